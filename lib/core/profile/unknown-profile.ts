import type { Profile } from './definition.ts';

/** The profile of a customer never heard of: version 0 and no traits. */
export function unknownProfile(customerId: string): Profile {
  return { customerId, traits: {}, traitTimes: {}, createdAt: 0, lastOccurredAt: 0, version: 0 };
}
