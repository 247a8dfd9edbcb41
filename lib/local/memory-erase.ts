import { allSendNames } from '../core/enrolment/all-send-names.ts';
import type { Enrolment } from '../core/enrolment/definition.ts';
import { customersNamed } from '../core/event/customers-named.ts';
import { forgottenAside } from '../core/event/forgotten-aside.ts';
import { experimentIdOf } from '../core/experiment/experiment-id.ts';
import { unknownProfile } from '../core/profile/unknown-profile.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { withoutAgenda } from './memory-agendas.ts';
import { frozenCopy } from './memory-copy.ts';
import { customerRow, setProfile } from './memory-customer-row.ts';
import { removeEnrolment } from './memory-enrolment-row.ts';
import { guardOf } from './memory-entries.ts';
import { removeSend } from './memory-send-row.ts';
import type { CustomerTotals, MemoryTable } from './memory-table.ts';

/** Takes away all but the fact of the erasure and the consent ledger, as lib/aws/dynamo/erase-customer.ts does. */
export function eraseCustomer(table: MemoryTable, customerId: string, at: EpochMs): void {
  const row = customerRow(table, customerId);
  const { version = 0, aliases, mergedInto, erasedAt = at } = row.profile ?? {};
  for (const enrolment of row.enrolments) eraseEnrolment(table, enrolment);
  withoutAgenda(table, row);
  row.consents = [];
  row.contacts = undefined;
  row.history.length = 0;
  row.ledger = frozenCopy(row.ledger.map(({ source: _source, proof: _proof, ...entry }) => entry));
  for (const aside of table.asides.values())
    if (customersNamed(aside.event).includes(customerId))
      table.asides.set(aside.id, frozenCopy(forgottenAside(aside)));
  const kept = { ...(aliases && { aliases }), ...(mergedInto !== undefined && { mergedInto }) };
  setProfile(table, { ...unknownProfile(customerId), ...kept, version: version + 2, erasedAt });
}

function eraseEnrolment(table: MemoryTable, enrolment: Enrolment): void {
  const { customerId, journeyId, assignedAs = customerId, variants } = enrolment;
  for (const sendId of allSendNames(enrolment)) removeSend(table, sendId);
  for (const stepId of Object.keys(variants))
    withoutName(table.experiments.get(experimentIdOf(journeyId, stepId)), assignedAs);
  table.entries.delete(guardOf(enrolment));
  removeEnrolment(table, enrolment);
}

/** The totals of a variant are those of all, and stay. */
function withoutName(customers: Map<string, CustomerTotals> | undefined, customerId: string): void {
  const totals = customers?.get(customerId);
  if (customers === undefined || totals === undefined) return;
  customers.delete(customerId);
  customers.set(JSON.stringify(['erased', customers.size]), totals);
}
