import { CHANNELS } from '../core/channel/definition.ts';
import type { Finding } from '../core/document/parse.ts';
import type { CompiledMessage, MessageFile } from '../core/message/definition.ts';
import { type RenderResult, renderMessage } from '../core/message/render.ts';
import { sampleContext } from '../core/message/sample-context.ts';
import { type OddSign, smsAdvice } from '../core/message/sms-advice.ts';
import { smsParts } from '../core/message/sms-parts.ts';
import type { Settings } from '../core/settings.ts';

/** Longer ones arrive in pieces on some phones, and each part is paid for. */
const USUAL_PARTS = 3;

/** Writes the message for each of its samples, in each language: what fails here would fail for a customer. */
export function sampleFindings(
  message: CompiledMessage,
  samples: MessageFile['samples'],
  settings: Settings,
): Finding[] {
  const versions = CHANNELS.flatMap((channel) =>
    Object.keys(message[channel]).map((locale) => ({ message, channel, locale, zone: settings.zone })),
  );
  return samples.flatMap((sample, index) =>
    versions.flatMap((version) => {
      const context = sampleContext({ ...version, sample, settings });
      const result = renderMessage({ ...version, context });
      const what = `${version.channel === 'email' ? 'e-mail' : 'SMS'} in "${version.locale}"`;
      return findingsOf(result, what).map((finding) => ({ ...finding, path: ['samples', index] }));
    }),
  );
}

function findingsOf(result: RenderResult, what: string): Omit<Finding, 'path'>[] {
  if (!result.ok) {
    const reason = result.reason.replace(/^render: /, '');
    const message = `the ${what} cannot be written for this sample: ${reason}`;
    const hint = 'give it a default, as in {{ customer.firstName | default: "there" }}';
    return [{ rule: 'samples-render', severity: 'error', message, hint }];
  }
  return result.channel === 'email' ? [] : smsFindings(result.text, what);
}

function smsFindings(text: string, what: string): Omit<Finding, 'path'>[] {
  const { parts } = smsParts(text);
  const { odd, partsInstead } = smsAdvice(text);
  if (parts <= USUAL_PARTS && partsInstead === undefined) return [];
  const hint = partsInstead === undefined ? {} : { hint: advice(odd, partsInstead) };
  return [
    {
      rule: 'sms-parts',
      severity: 'warning',
      message: `the ${what} is sent, and billed, as ${parts} ${parts === 1 ? 'message' : 'messages'}`,
      ...hint,
    },
  ];
}

/** `“ → "  would make it 1` */
function advice(odd: readonly OddSign[], parts: number): string {
  const changes = odd
    .map(({ sign, instead }) => `${sign} by ${instead === '' ? 'nothing' : instead}`)
    .join(', ');
  return `${parts} would do: replace ${changes}`;
}
