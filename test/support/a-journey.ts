import type { Read } from '../../lib/core/diagnostic.ts';
import type { Journey } from '../../lib/core/journey/definition.ts';
import { type JourneyContext, type MessageSource, readJourney } from '../../lib/core/journey/read.ts';
import type { JsonObject } from '../../lib/core/json.ts';

type GivenJourney = { readonly steps?: readonly object[]; readonly [key: string]: unknown };

/** Reads a journey through the door that files come through. What is not given is of no matter and valid. */
export function readAJourney(
  { steps = [exit('done')], ...given }: GivenJourney,
  context: Partial<JourneyContext> = {},
  file = 'a-journey.json',
): Read<Journey> {
  const journey = {
    id: 'a-journey',
    title: 'A journey',
    stage: 'decision',
    purpose: 'marketing',
    entry: { event: 'Signed Up' },
    ...given,
    steps,
  };
  const text = JSON.stringify(journey, undefined, 2);
  return readJourney({
    text,
    file: `workflows/journeys/${file}`,
    context: { segments: {}, messages: {}, ...context },
  });
}

/** What one rule says of a journey of the right shape, as `path: message`. */
export function saidBy(
  rule: string,
  given: GivenJourney,
  { file, ...context }: Partial<JourneyContext> & { file?: string } = {},
): string[] {
  const { diagnostics } = readAJourney(given, context, file);
  const shape = diagnostics.find((one) => one.rule === 'schema');
  if (shape !== undefined) throw new Error(`not a journey: ${shape.path.join('.')}: ${shape.message}`);
  return diagnostics
    .filter((one) => one.rule === rule)
    .map(({ path, message }) => `${path.join('.')}: ${message}`);
}

/** A message with these texts in these languages; one sample of a customer unless told otherwise. */
export function aMessage(given: {
  email?: Readonly<Record<string, string>>;
  sms?: Readonly<Record<string, string>>;
  subject?: string;
  critical?: boolean;
  samples?: { customer: JsonObject; entry: JsonObject }[];
}): MessageSource {
  const { email = {}, sms = {}, subject = 'Hello', samples = [{ customer: {}, entry: {} }] } = given;
  const { critical = false } = given;
  const about = { id: 'hello', topic: 'offers', urgency: 'detail' as const, critical };
  const emails = Object.entries(email).map(([locale, html]) => [locale, { subject, html, text: html }]);
  const texts = Object.entries(sms).map(([locale, text]) => [locale, { text }]);
  return {
    file: { ...about, title: 'Hello', samples },
    compiled: { ...about, email: Object.fromEntries(emails), sms: Object.fromEntries(texts) },
  };
}

export const exit = (id: string) => ({ id, exit: 'done' });
export const pause = (id: string) => ({ id, wait: { for: 'P1D' } });
export const goto = (id: string, target: string) => ({ id, goto: target });
export const send = (id: string, message = 'hello') => ({ id, send: { message } });
export const branch = (id: string, steps: object[], orElse?: object[]) => ({
  id,
  branch: [{ when: { trait: 'plan', equals: 'gold' }, steps }],
  ...(orElse === undefined ? {} : { else: orElse }),
});
