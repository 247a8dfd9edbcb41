import { sha256Hex } from '../../core/hash.ts';
import type { CompiledMessage } from '../../core/message/definition.ts';
import { SCENARIO_MESSAGES } from './scenario-journeys.ts';

/** The messages of one edition, by their content hash, and the hash of each by its id. */
export function scenarioMessages(edition: string): {
  readonly byHash: Readonly<Record<string, CompiledMessage>>;
  readonly hashes: Readonly<Record<string, string>>;
} {
  const made = Object.keys(SCENARIO_MESSAGES).map((id) => {
    const message = aMessage(id, edition);
    return { id, message, hash: sha256Hex(JSON.stringify(message)) };
  });
  return {
    byHash: Object.fromEntries(made.map(({ hash, message }) => [hash, message])),
    hashes: Object.fromEntries(made.map(({ id, hash }) => [id, hash])),
  };
}

/** Short, for a million of them are written; with all that the law of Korea and of the US asks for. */
function aMessage(id: string, edition: string): CompiledMessage {
  const mark = `#{{ entry.occasion }}.${id}.${edition}#`;
  const footer = '{{ brand.name }}, {{ brand.address }}, {{ brand.contact }}';
  const mail = (hello: string) => ({
    subject: `${hello} {{ customer.firstName }}`,
    html: `<p>${hello} {{ customer.firstName }} ${mark}</p><p><a href="https://shop.example/{{ entry.occasion }}">shop</a></p><p>${footer} <a href="{{ links.unsubscribe }}">수신거부 / Unsubscribe</a></p>`,
    text: `${hello} {{ customer.firstName }} ${mark}\nhttps://shop.example/{{ entry.occasion }}\n${footer}\n수신거부 / Unsubscribe: {{ links.unsubscribe }}`,
  });
  return {
    id,
    topic: id.startsWith('club') ? 'club' : 'offers',
    urgency: id.startsWith('order') ? 'urgent' : 'detail',
    critical: false,
    email: { en: mail('Hello'), ko: mail('안녕하세요') },
    sms: { en: { text: `${mark} Hello from Maru` }, ko: { text: `${mark} 마루입니다` } },
  };
}
