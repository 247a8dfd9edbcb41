import type { QuietHours } from '../settings.ts';
import { quietUntil } from '../time/quiet-hours.ts';
import type { Pack, PolicyRule, Recipient } from './definition.ts';

/**
 * A rule on the time of day at which advertising texts may come. No law that we know of holds e-mail to hours (Korea's says
 * so: Decree art. 61(2)), so e-mail goes at any.
 * @param given.hours when they may not
 * @param given.reason what a text waits for
 * @param given.zonesOf whose clocks count: those of every zone that the customer may be in, unless told otherwise; an empty
 * list binds nobody
 */
export function hoursRule(given: {
  readonly id: string;
  readonly pack: Pack;
  readonly source: string;
  readonly says: string;
  readonly hours: QuietHours;
  readonly reason: string;
  readonly zonesOf?: (about: Recipient) => readonly string[];
}): PolicyRule {
  const { hours, reason, zonesOf, ...about } = given;
  return {
    ...about,
    binds: 'advertising',
    channels: ['sms'],
    recipient: (recipient) => {
      const zones = zonesOf?.(recipient) ?? recipient.zones;
      const until = quietUntil({ hours, zones, now: recipient.now });
      return until === undefined ? { verdict: 'allow' } : { verdict: 'defer', until, reason };
    },
  };
}
