import type { Consent } from '../consent/definition.ts';
import { strongerWord } from '../consent/stronger-word.ts';
import { withWord, wordOn, wordsOf } from '../consent/words.ts';
import type { ContactHistory } from '../contact/definition.ts';
import type { Json } from '../json.ts';
import type { CustomerRecord } from '../ports.ts';
import type { Profile } from './definition.ts';
import { laterTrait } from './later-trait.ts';

export type Merged = {
  readonly profile: Profile;
  readonly consents: readonly Consent[];
  readonly contacts: ContactHistory | undefined;
};

/**
 * A customer with all that was known under an earlier id of hers. Traits and consents as if all events had come in under
 * one id: in whatever order ids are merged, the same stands in the end.
 */
export function merged(from: CustomerRecord, into: CustomerRecord): Merged {
  return {
    profile: mergedProfile(from.profile, into.profile),
    consents: from.consents.flatMap((consent) => mergedConsent(consent, into)),
    contacts: mergedContacts(from.contacts, into.contacts),
  };
}

function mergedProfile(from: Profile, into: Profile): Profile {
  const names = new Set([...Object.keys(from.traits), ...Object.keys(into.traits)]);
  const later = [...names].map((name) => [name, laterOf(name, from, into)] as const);
  const aliases = new Set([...(into.aliases ?? []), from.customerId, ...(from.aliases ?? [])]);
  return {
    ...into,
    traits: Object.fromEntries(later.map(([name, { value }]) => [name, value])),
    traitTimes: Object.fromEntries(later.map(([name, { at }]) => [name, at])),
    createdAt: into.version === 0 ? from.createdAt : Math.min(from.createdAt, into.createdAt),
    lastOccurredAt: Math.max(from.lastOccurredAt, into.lastOccurredAt),
    aliases: [...aliases],
    version: into.version + 1,
  };
}

function laterOf(name: string, one: Profile, other: Profile): { value: Json; at: number } {
  const known = [one, other].flatMap(({ traits, traitTimes }) =>
    Object.hasOwn(traits, name) ? [{ value: traits[name] ?? null, at: traitTimes[name] ?? 0 }] : [],
  );
  return known.reduce(laterTrait);
}

/** Word by word the stronger one. Nothing, where that changes nothing. */
function mergedConsent(from: Consent, { profile, consents }: CustomerRecord): Consent[] {
  const { customerId } = profile;
  const { channel } = from;
  const known = consents.find((one) => one.channel === channel);
  const before: Consent = known ?? { customerId, channel, epoch: 0, topics: {} };
  const after = wordsOf(from).reduce((consent, { scope, word }) => {
    const here = wordOn(consent, scope);
    return here !== undefined && strongerWord(here, word) === here
      ? consent
      : withWord(consent, { scope, word });
  }, before);
  return after === before ? [] : [{ ...after, epoch: before.epoch + 1 }];
}

function mergedContacts(from: ContactHistory, into: ContactHistory): ContactHistory | undefined {
  if (from.version === 0) return undefined;
  const add = (channel: 'email' | 'sms') => ({
    sent: from[channel].sent + into[channel].sent,
    clicked: from[channel].clicked + into[channel].clicked,
  });
  return {
    customerId: into.customerId,
    recent: [...from.recent, ...into.recent].toSorted((one, other) => one.at - other.at),
    email: add('email'),
    sms: add('sms'),
    version: into.version + 1,
  };
}
