import * as z from 'zod';
import { Consent } from '../../core/consent/definition.ts';
import { JsonObject } from '../../core/json.ts';
import { Profile } from '../../core/profile/definition.ts';
import { DIRECTORY_SHARDS } from '../../core/profile/directory.ts';
import { shardOf } from '../../core/shard-of.ts';
import { put } from './actions.ts';
import { directoryPartition } from './audience-keys.ts';
import type { Item } from './dynamo.ts';
import { jsonText } from './json-text.ts';
import { consentKey, profileKey } from './table-shape.ts';

const neverWritten = 'attribute_not_exists(pk)';

/** Puts a profile, if nobody wrote it since the version before. */
export function putProfile(table: string, profile: Profile) {
  const { traits, traitTimes, version } = profile;
  const item = {
    ...profileKey(profile.customerId),
    ...directoryEntry(profile.customerId),
    ...profile,
    traits: JSON.stringify(traits),
    traitTimes: JSON.stringify(traitTimes),
  };
  const hasVersionBefore = '#version = :before';
  const condition =
    version === 1 ? { only: neverWritten } : { only: hasVersionBefore, values: { before: version - 1 } };
  return put(table, item, condition);
}

/**
 * What puts a customer into the directory: the same in every write of the row, which for that reason costs the index nothing
 * after the first.
 */
export function directoryEntry(customerId: string): { customerId: string; duePk: string; dueSk: string } {
  const shard = shardOf(customerId, DIRECTORY_SHARDS);
  return { customerId, duePk: directoryPartition(shard), dueSk: customerId };
}

/** Puts the customer's word on a channel, if it is the next one. */
export function putConsent(table: string, consent: Consent) {
  const { customerId, channel, epoch } = consent;
  const hasEpochBefore = '#epoch = :before';
  const condition =
    epoch === 1 ? { only: neverWritten } : { only: hasEpochBefore, values: { before: epoch - 1 } };
  return put(table, { ...consentKey(customerId, channel), ...consent }, condition);
}

const ProfileItem = Profile.extend({
  traits: jsonText(JsonObject),
  traitTimes: jsonText(z.record(z.string(), z.number())),
});

export function readProfile(item: Item): Profile {
  return ProfileItem.parse(item);
}

export function readConsent(item: Item): Consent {
  return Consent.parse(item);
}
