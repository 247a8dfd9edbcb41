import { addressFor } from '../../core/channel/address.ts';
import { countriesOf } from '../../core/channel/countries-of.ts';
import type { Channel } from '../../core/channel/definition.ts';
import type { Purpose } from '../../core/journey/definition.ts';
import type { JsonObject } from '../../core/json.ts';
import type { MessageLinks } from '../../core/message/make-links.ts';
import { type RenderedMessage, renderFor } from '../../core/message/render-for.ts';
import { SAMPLE_LINKS } from '../../core/message/sample-links.ts';
import type { PolicyResult, Recipient } from '../../core/policy/definition.ts';
import { judgeContent } from '../../core/policy/evaluate.ts';
import { EXAMPLE_REPORT } from '../../core/report/example.ts';
import type { Settings } from '../../core/settings.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { plausibleZones } from '../../core/time/plausible-zones.ts';
import type { ProjectMessage } from '../../project/project.ts';

/** A message to look at, and whom it is written to. */
export type PreviewOrder = {
  readonly message: ProjectMessage;
  readonly settings: Settings;
  readonly customer: JsonObject;
  /** The entry event's properties. */
  readonly entry: JsonObject;
  /** The journey that sends it; its purpose decides what the law asks of it. */
  readonly journey: { readonly id: string; readonly purpose: Purpose };
  readonly now: EpochMs;
};

/** A message as it would leave, after what the law changes in it; or why it would not. */
export type Previewed =
  | { readonly unwritten: string }
  | {
      readonly message: RenderedMessage;
      readonly results: readonly PolicyResult[];
      /** Why it would be refused all the same. */
      readonly denied: string | undefined;
    };

/** Writes the message in one language for one channel, exactly as a send would. Its links to the public pages are samples. */
export function previewOf(
  order: PreviewOrder,
  version: { readonly channel: Channel; readonly locale: string },
  links: MessageLinks = SAMPLE_LINKS,
): Previewed {
  const { message, settings, entry, journey } = order;
  const { channel, locale } = version;
  const traits = { ...order.customer, locale };
  const rendered = renderFor({
    message: message.compiled,
    channel,
    settings,
    profile: { ...NOBODY, traits },
    entry,
    report: EXAMPLE_REPORT,
    links,
    about: { journeyId: journey.id, messageId: message.file.id, purpose: journey.purpose },
  });
  if ('reason' in rendered) return { unwritten: rendered.reason.replace(/^render: /, '') };
  const judged = judgeContent(recipient(order, channel), rendered);
  return {
    message: 'message' in judged ? judged.message : rendered,
    results: judged.results,
    denied: 'denied' in judged ? judged.denied : undefined,
  };
}

const NOBODY = { customerId: 'preview', traitTimes: {}, createdAt: 0, lastOccurredAt: 0, version: 0 };

/** Someone who agreed to everything: the preview shows the message, not who may get it. */
function recipient({ message, settings, customer, journey, now }: PreviewOrder, channel: Channel): Recipient {
  const found = addressFor(channel, customer);
  const address = 'address' in found ? found.address : '';
  const word = { status: 'granted', at: now, eventId: 'preview', basis: 'express-written' } as const;
  const consent = { customerId: 'preview', channel, epoch: 1, all: word, night: word, topics: {} };
  return {
    channel,
    purpose: journey.purpose,
    topic: message.file.topic,
    address,
    countries: countriesOf({ address, traits: customer, settings }),
    zones: plausibleZones({ address, traits: customer, settings }),
    consent,
    traits: customer,
    settings,
    earlier: { sent: 1, lastAt: now },
    now,
  };
}
