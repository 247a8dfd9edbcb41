import { slotFor } from '../contact/slot-for.ts';
import { withoutContacts } from '../contact/with-contact.ts';
import type { PolicyResult } from '../policy/definition.ts';
import { spreadOf } from '../policy/spread.ts';
import type { EpochMs } from '../time/instant.ts';
import { quietUntil } from '../time/quiet-hours.ts';
import type { ChannelQuestion } from './choice.ts';
import type { Channel } from './definition.ts';

export type Moment =
  /** `waitsFor`: what would be in the way until just before; undefined where it can go now. */
  | {
      readonly at: EpochMs;
      readonly waitsFor: string | undefined;
      readonly policies: readonly PolicyResult[];
    }
  | { readonly never: string; readonly policies: readonly PolicyResult[] };

/**
 * The first moment from now at which nothing is in the way of a message on this channel: not the law, not quiet hours,
 * not the caps. Each is asked again for the moment at which another would let it go, so that the end of one night is not
 * in the middle of another.
 */
export function momentFor(channel: Channel, address: string, question: ChannelQuestion): Moment {
  const policies = new Map<string, PolicyResult>();
  let at = question.now;
  let waitsFor: string | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const judgement = question.judge(channel, address, at);
    for (const result of judgement.results) policies.set(JSON.stringify(result), result);
    const hindrance =
      inTheWay(judgement) ?? quietHours({ channel, address, at }, question) ?? caps(channel, at, question);
    if (hindrance === undefined) return { at, waitsFor, policies: [...policies.values()] };
    if ('never' in hindrance) return { never: hindrance.never, policies: [...policies.values()] };
    at = hindrance.until;
    waitsFor = hindrance.reason;
  }
  return { never: 'no-hour-suits-all-zones', policies: [...policies.values()] };
}

/** A night in each of the packs and one of the company are over in fewer; who gets so far finds no common hour. */
const ROUNDS = 20;

type Hindrance = { readonly until: EpochMs; readonly reason: string } | { readonly never: string };

function inTheWay(judgement: ReturnType<ChannelQuestion['judge']>): Hindrance | undefined {
  if (judgement.verdict === 'deny') return { never: judgement.reason };
  return judgement.verdict === 'defer' ? judgement : undefined;
}

/** Not all at the stroke of the hour: each address some minutes later, where the day is long enough for that. */
function quietHours(
  { channel, address, at }: { channel: Channel; address: string; at: EpochMs },
  { settings, critical, zones }: ChannelQuestion,
): Hindrance | undefined {
  const hours = settings.quietHours[channel];
  if (hours === undefined || critical) return undefined;
  const end = quietUntil({ hours, zones, now: at });
  if (end === undefined) return undefined;
  if (end === Number.POSITIVE_INFINITY) return { never: 'no-hour-suits-all-zones' };
  const until = end + spreadOf(address);
  const isLoud = quietUntil({ hours, zones, now: until }) === undefined;
  return { until: isLoud ? until : end, reason: 'quiet-hours' };
}

function caps(channel: Channel, at: EpochMs, question: ChannelQuestion): Hindrance | undefined {
  const { purpose, settings, contacts, countedBefore, zone, priority, waiting } = question;
  if (purpose === 'transactional') return undefined;
  const history = withoutContacts(contacts, countedBefore);
  const slot = slotFor({ caps: settings.caps, history, channel, now: at, zone, priority, waiting });
  if (slot === 'free') return undefined;
  return slot === 'none'
    ? { never: 'cap-reached' }
    : { until: slot.giveWayUntil, reason: 'waits-for-higher-priority' };
}
