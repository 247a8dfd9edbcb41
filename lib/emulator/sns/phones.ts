import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { keptList } from '../kept-list.ts';
import type { EmulatorClock } from '../service.ts';
import { segmentsOf } from './segments.ts';

/** A text, to the phone or from it. */
export type Text = z.infer<typeof Text>;

export type Phones = {
  /** Oldest first. */
  texts(number?: string): readonly Text[];
  deliver(text: {
    readonly number: string;
    readonly body: string;
    readonly attributes: Text['attributes'];
  }): Text;
  answer(number: string, body: string): Text;
  isOptedOut(number: string): boolean;
  optIn(number: string): void;
  optedOut(): readonly string[];
};

export function createPhones({
  clock,
  dataFolder,
}: {
  readonly clock: EmulatorClock;
  readonly dataFolder?: string | undefined;
}): Phones {
  const fileOf = (name: string) => (dataFolder === undefined ? undefined : join(dataFolder, name));
  const texts = keptList(fileOf('texts.jsonl'), Text, TEXTS_KEPT);
  const consents = keptList(fileOf('opted-out.jsonl'), Consent);
  const isOptedOut = (number: string): boolean => consents.get(number)?.optedOut ?? false;

  function keep(text: Omit<Text, 'id' | 'at' | 'encoding' | 'segments'>): Text {
    const { encoding, count: segments } = segmentsOf(text.body);
    const kept = { id: randomUUID(), at: clock.now(), encoding, segments, ...text };
    texts.put(kept);
    return kept;
  }

  return {
    texts: (number) => texts.all().filter((text) => number === undefined || text.number === number),
    // SNS accepts the message and then does not deliver it:
    // https://docs.aws.amazon.com/sns/latest/dg/sms_stats_cloudwatch.html#sms_stats_delivery_fail_reasons
    deliver: (text) =>
      keep({
        ...text,
        direction: 'to',
        ...(isOptedOut(text.number) && { failure: 'Phone number is opted out' }),
      }),
    answer(number, body) {
      if (isOptOut(body)) consents.put({ id: number, optedOut: true });
      return keep({ number, body, attributes: {}, direction: 'from' });
    },
    isOptedOut,
    optIn: (number) => consents.put({ id: number, optedOut: false }),
    optedOut: () =>
      consents
        .all()
        .filter(({ optedOut }) => optedOut)
        .map(({ id }) => id),
  };
}

const TEXTS_KEPT = 10_000;

/** https://docs.aws.amazon.com/sns/latest/dg/sms_manage.html#sms_manage_optout */
export const isOptOut = (body: string): boolean => STOP.has(body.trim().toUpperCase());

const STOP = new Set([
  'ARRET',
  'CANCEL',
  'END',
  'OPT-OUT',
  'OPTOUT',
  'QUIT',
  'REMOVE',
  'STOP',
  'TD',
  'UNSUBSCRIBE',
]);

const Text = z.object({
  id: z.string(),
  /** Milliseconds of the emulator's clock. */
  at: z.number(),
  direction: z.enum(['to', 'from']),
  /** E.164. */
  number: z.string(),
  body: z.string(),
  encoding: z.enum(['GSM-7', 'UCS-2']),
  segments: z.number(),
  /** `AWS.SNS.SMS.SenderID` and the like. */
  attributes: z.record(z.string(), z.string()),
  /** Why it did not arrive. */
  failure: z.string().optional(),
});
const Consent = z.object({ id: z.string(), optedOut: z.boolean() });
