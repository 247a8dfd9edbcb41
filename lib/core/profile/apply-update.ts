import type { Json } from '../json.ts';
import type { EpochMs } from '../time/instant.ts';
import type { Profile } from './definition.ts';

export type TraitChanges = {
  readonly set: Readonly<Record<string, Json>>;
  readonly increment: Readonly<Record<string, number>>;
  readonly add: Readonly<Record<string, Json>>;
};

/**
 * The profile after an `update` step: traits set, numbers incremented (what is no number counts as 0), values added to
 * lists that do not hold them yet (what is no list becomes one).
 */
export function applyUpdate(profile: Profile, changes: TraitChanges, now: EpochMs): Profile {
  const { traits } = profile;
  const changed = {
    ...changes.set,
    ...mapValues(changes.increment, (by, name) => numberOf(traits[name]) + by),
    ...mapValues(changes.add, (value, name) => withValue(traits[name], value)),
  };
  return {
    ...profile,
    traits: { ...traits, ...changed },
    traitTimes: { ...profile.traitTimes, ...mapValues(changed, () => now) },
    version: profile.version + 1,
  };
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From, name: string) => To,
) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));
}

function numberOf(value: Json | undefined): number {
  return typeof value === 'number' ? value : 0;
}

function withValue(list: Json | undefined, value: Json): Json {
  if (list === undefined || list === null) return [value];
  const values: readonly Json[] = Array.isArray(list) ? list : [list];
  return values.includes(value) ? values : [...values, value];
}
