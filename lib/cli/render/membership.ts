import type { Reason } from '../../core/condition/explain.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Paint } from '../io.ts';
import { momentWords } from '../words/moment-words.ts';
import { reasonLines } from './reason.ts';

/** Whether a customer belongs to a segment, since when, what time alone will change, and why. */
export function membershipLines(
  told: {
    readonly segment: string;
    readonly customer: string;
    /** As the agenda has it. */
    readonly since: EpochMs | undefined;
    readonly changes: EpochMs | undefined;
    /** As it is at this moment. */
    readonly reason: Reason;
    readonly now: EpochMs;
  },
  paint: Paint,
): string[] {
  const { segment, customer, since, changes, reason } = told;
  const belongs = reason.holds
    ? `belongs to ${segment}${since === undefined ? '' : ` since ${momentWords(since)}`}`
    : `does not belong to ${segment}`;
  const soon =
    (since !== undefined) === reason.holds
      ? []
      : ['  what is written down still says otherwise: the next event or the time wheel sees to it'];
  const later =
    changes === undefined
      ? ['  nothing changes that by time alone']
      : [`  if nothing happens, that may change ${momentWords(changes)}`];
  return [`${paint('bold', customer)} ${belongs}`, ...later, ...soon, '', ...reasonLines(reason, paint)];
}
