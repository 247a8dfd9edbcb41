import type { Consent, ConsentEntry } from '../core/consent/definition.ts';
import { frozenCopy } from './memory-copy.ts';
import type { CustomerRow } from './memory-table.ts';

export function followsEpoch(row: CustomerRow, consent: Consent): boolean {
  const known = row.consents.find((one) => one.channel === consent.channel);
  return consent.epoch === (known?.epoch ?? 0) + 1;
}

export function withConsents(known: readonly Consent[], changed: readonly Consent[]): readonly Consent[] {
  if (changed.length === 0) return known;
  const unchanged = known.filter((one) => changed.every((other) => other.channel !== one.channel));
  const all = [...unchanged, ...changed].toSorted((one, other) => (one.channel < other.channel ? -1 : 1));
  return frozenCopy(all);
}

/** Adds lines that are not there yet. */
export function withEntries(
  ledger: readonly ConsentEntry[],
  added: readonly ConsentEntry[],
): readonly ConsentEntry[] {
  if (added.length === 0) return ledger;
  const lines = new Map([...ledger, ...added].map((entry) => [`${entry.at} ${nameOf(entry)}`, entry]));
  return frozenCopy([...lines.values()].toSorted(byTime));
}

/** By moment, and at the same moment by event, channel and scope. */
function byTime(one: ConsentEntry, other: ConsentEntry): number {
  return one.at - other.at || (nameOf(one) < nameOf(other) ? -1 : 1);
}

function nameOf({ eventId, channel, scope }: ConsentEntry): string {
  return `${eventId}#${channel}#${scope}`;
}
