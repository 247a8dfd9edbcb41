import type { InboundEvent } from '../../core/event/definition.ts';
import { fieldText } from '../event-file/field-text.ts';
import { isBad, type Row } from '../event-file/row.ts';
import type { CustomerMapping } from './customer-mapping.ts';
import { type ImportOf, importEvent } from './import-event.ts';
import type { RunningImportTally } from './import-tally.ts';
import type { CustomerFile } from './open-customer-file.ts';
import type { Reject } from './reject.ts';
import { type ImportedCustomer, rowCustomer } from './row-customer.ts';

/** One line of the file, read: the event that it makes, and what is to be mended in it. */
export type ImportRow = {
  readonly line: number;
  readonly event: InboundEvent | undefined;
  /** Why there is no event, or which addresses it lacks. */
  readonly rejects: readonly Reject[];
  /** The columns of a table, as they are. */
  readonly cells: readonly string[];
};

export type ImportPlan = {
  readonly file: CustomerFile;
  readonly mapping: CustomerMapping;
  readonly of: ImportOf;
};

/** Reads the lines as they are asked for, and counts them. */
export async function* importRows(
  { file, mapping, of }: ImportPlan,
  tally: RunningImportTally,
): AsyncGenerator<ImportRow> {
  const columns = file.table ? file.columns : [];
  for await (const row of file.rows) {
    const { line } = row;
    if (isBad(row)) {
      tally.rejected(row);
      yield { line, event: undefined, rejects: [row], cells: [] };
      continue;
    }
    const cells = columns.map((column) => fieldText(row.field(column)));
    const read = eventOf(row, mapping, of);
    if ('reason' in read) {
      tally.rejected(read);
      yield { line, event: undefined, rejects: [read], cells };
    } else {
      tally.imported(read.customer);
      yield { line, event: read.event, rejects: read.customer.withoutAddress, cells };
    }
  }
}

function eventOf(
  row: Row,
  mapping: CustomerMapping,
  of: ImportOf,
): { readonly customer: ImportedCustomer; readonly event: InboundEvent } | Reject {
  const customer = rowCustomer(row, mapping);
  if ('reason' in customer) return customer;
  const event = importEvent(row.line, customer, of);
  return 'reason' in event ? event : { customer, event };
}
