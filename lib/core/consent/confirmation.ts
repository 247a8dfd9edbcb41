import type { InboundEvent } from '../event/definition.ts';
import { CONSENT_CONFIRMED } from '../event/own-events.ts';
import type { Profile } from '../profile/definition.ts';
import { toIso } from '../time/instant.ts';
import type { Consent } from './definition.ts';

/**
 * The trait by which a journey knows when a customer must be told of his or her consents again: the moment of giving or of
 * the last telling, the oldest of all that stand (Korea's Network Act art. 50(8) asks for it every two years).
 */
export const CONSENT_CONFIRMED_ON = 'consentConfirmedOn';

/** What an event says to messages; `Consent Confirmed` says that the customer was told of everything that stands. */
export function saidToMessages(
  { event, consent }: Pick<InboundEvent, 'event' | 'consent'>,
  consents: readonly Consent[],
): InboundEvent['consent'] {
  if (event !== CONSENT_CONFIRMED) return consent;
  const told = { topics: {}, basis: 'express', confirmed: true } as const;
  return Object.fromEntries(consents.map(({ channel }) => [channel, told]));
}

/** The profile with the trait as the consents have it: they decide, whatever the order of arrival. */
export function withConfirmedOn(profile: Profile, consents: readonly Consent[], at: number): Profile {
  const standing = consents.flatMap(({ all }) =>
    all?.status === 'granted' ? [Math.max(all.at, all.confirmedAt ?? 0)] : [],
  );
  const { [CONSENT_CONFIRMED_ON]: _trait, ...traits } = profile.traits;
  const { [CONSENT_CONFIRMED_ON]: _time, ...traitTimes } = profile.traitTimes;
  if (standing.length === 0) return { ...profile, traits, traitTimes };
  return {
    ...profile,
    traits: { ...traits, [CONSENT_CONFIRMED_ON]: toIso(Math.min(...standing)) },
    traitTimes: { ...traitTimes, [CONSENT_CONFIRMED_ON]: at },
  };
}
