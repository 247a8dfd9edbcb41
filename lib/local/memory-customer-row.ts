import type { Profile } from '../core/profile/definition.ts';
import { frozenCopy } from './memory-copy.ts';
import type { CustomerRow, MemoryTable } from './memory-table.ts';

/** The row to write to, made when the customer is new. */
export function customerRow(table: MemoryTable, customerId: string): CustomerRow {
  const known = table.customers.get(customerId);
  if (known !== undefined) return known;
  const row: CustomerRow = {
    profile: undefined,
    consents: [],
    ledger: [],
    contacts: undefined,
    agenda: undefined,
    enrolments: [],
    history: [],
  };
  table.customers.set(customerId, row);
  return row;
}

/** Every customer with a profile is in the directory, also a merged or an erased one. */
export function setProfile(table: MemoryTable, profile: Profile): void {
  customerRow(table, profile.customerId).profile = frozenCopy(profile);
  table.directory.add(EVERYBODY, profile.customerId);
}
/** The directory's one list. */
export const EVERYBODY = 'everybody';
