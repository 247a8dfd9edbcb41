import type { Channel } from '../channel/definition.ts';
import type { PaceStore } from '../ports.ts';
import type { Settings } from '../settings.ts';
import type { EpochMs } from '../time/instant.ts';
import type { Pace } from './definition.ts';

/** Short of the account's rate, so that newcomers and those who wait do not throttle each other again. */
const SHARE_OF_RATE = 0.9;

/** What SES gives an account in its sandbox, until it has told us more: one message a second. */
const UNKNOWN_RATE = 1;

/**
 * May a message go now? Not while the channel is closed; and while others wait, only who waited and has his turn, so that
 * nobody overtakes. @param turnAt the turn that this message was given, if it waited
 */
export function mayGo(pace: Pace, { now, turnAt }: { now: EpochMs; turnAt: EpochMs | undefined }): boolean {
  if (pace.closed !== undefined && pace.closed.until > now) return false;
  return pace.nextAt <= now || (turnAt !== undefined && turnAt <= now);
}

/** The next turn on a channel: after all who wait already, and not before the channel opens again. */
export async function nextTurn(
  channel: Channel,
  { pace, settings, now }: { pace: Pace; settings: Settings; now: EpochMs },
  ports: { readonly pace: Pick<PaceStore, 'takeTurn'> },
): Promise<EpochMs> {
  const perSecond =
    channel === 'email' ? (pace.allowance?.perSecond ?? UNKNOWN_RATE) : settings.sms.perSecond;
  const from = Math.max(now, pace.closed?.until ?? 0);
  return ports.pace.takeTurn(channel, from, perSecond * SHARE_OF_RATE);
}
