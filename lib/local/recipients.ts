import type { Channel } from '../core/channel/definition.ts';
import type { MessageEvent } from '../core/event/definition.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { randomShare } from './random.ts';
import type { Behaviour } from './report.ts';

/**
 * What becomes of an accepted message: delivered after seconds, perhaps opened after hours, perhaps clicked after
 * minutes more. Chance is drawn from the send's own id, so that no other send and no order of events changes it, and
 * a higher rate only adds to who opened or clicked before. Providers see no opens or clicks of text messages.
 */
export function whatBecomes(
  send: { readonly sendId: string; readonly channel: Channel; readonly acceptedAt: EpochMs },
  behaviour: Behaviour,
  seed: number,
): { readonly kind: MessageEvent; readonly at: EpochMs }[] {
  const share = (what: string) => randomShare(seed, `${send.sendId} ${what}`);
  const deliveredAt = send.acceptedAt + 1_000 + Math.round(19_000 * share('delivery'));
  const delivered = { kind: 'delivered', at: deliveredAt } as const;
  if (send.channel === 'sms') return [delivered];

  const interest = share('interest');
  const clicks = interest < behaviour.clickRate;
  if (!clicks && interest >= behaviour.openRate) return [delivered];
  const openedAt = deliveredAt + exponential(3 * HOUR, share('opening'));
  const opened = { kind: 'opened', at: openedAt } as const;
  if (!clicks) return [delivered, opened];
  const clicked = { kind: 'clicked', at: openedAt + exponential(2 * MINUTE, share('click')) } as const;
  return [delivered, opened, clicked];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function exponential(mean: number, share: number): number {
  return Math.round(-mean * Math.log1p(-share));
}
