import { InvalidInputError } from '../errors.ts';
import type { CustomerEvent, InboundEvent } from '../event/definition.ts';
import type { Profile } from './definition.ts';
import { laterTrait } from './later-trait.ts';

/** A DynamoDB item holds 400 KB, and in UTF-8 a character takes up to three bytes; times and keys need room too. */
const MAX_TRAITS_LENGTH = 100_000;

/**
 * The profile after an event: for each trait the latest by time of occurrence wins, whatever the order of arrival.
 * @throws InvalidInputError when the customer would have more traits than a row can hold
 */
export function applyEvent(profile: Profile, event: CustomerEvent, traits: InboundEvent['traits']): Profile {
  const newer = Object.entries(traits).filter(([name, value]) => isNewer(profile, name, { value, event }));
  const merged = { ...profile.traits, ...Object.fromEntries(newer) };
  if (newer.length > 0 && JSON.stringify(merged).length > MAX_TRAITS_LENGTH) {
    throw new InvalidInputError(
      `traits: the customer would have more than ${MAX_TRAITS_LENGTH} characters of them`,
    );
  }
  return {
    ...profile,
    traits: merged,
    traitTimes: {
      ...profile.traitTimes,
      ...Object.fromEntries(newer.map(([name]) => [name, event.occurredAt])),
    },
    createdAt: profile.version === 0 ? event.receivedAt : profile.createdAt,
    lastOccurredAt: Math.max(profile.lastOccurredAt, event.occurredAt),
    version: profile.version + 1,
  };
}

function isNewer(
  { traits, traitTimes }: Profile,
  name: string,
  { value, event }: { value: InboundEvent['traits'][string]; event: CustomerEvent },
): boolean {
  const at = Object.hasOwn(traitTimes, name) ? traitTimes[name] : undefined;
  if (at === undefined) return true;
  const known = { value: traits[name] ?? null, at };
  return laterTrait(known, { value, at: event.occurredAt }) !== known;
}
