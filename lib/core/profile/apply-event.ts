import type { CustomerEvent, InboundEvent } from '../event/definition.ts';
import type { Profile } from './definition.ts';

/** The profile after an event: for each trait the latest by time of occurrence wins, whatever the order of arrival. */
export function applyEvent(profile: Profile, event: CustomerEvent, traits: InboundEvent['traits']): Profile {
  const newer = Object.entries(traits).filter(
    ([name]) => event.occurredAt >= (profile.traitTimes[name] ?? Number.NEGATIVE_INFINITY),
  );
  return {
    customerId: profile.customerId,
    traits: { ...profile.traits, ...Object.fromEntries(newer) },
    traitTimes: {
      ...profile.traitTimes,
      ...Object.fromEntries(newer.map(([name]) => [name, event.occurredAt])),
    },
    createdAt: profile.version === 0 ? event.receivedAt : profile.createdAt,
    lastOccurredAt: Math.max(profile.lastOccurredAt, event.occurredAt),
    version: profile.version + 1,
  };
}
