import { isSupportedCountry } from 'libphonenumber-js/min';
import { readChannelColumn } from '../event-file/channel-column.ts';
import { missingColumn, type NeededColumn } from '../event-file/columns.ts';
import { type FieldSource, readFieldSource } from '../event-file/field-source.ts';
import { each } from '../event-file/read-mapping.ts';
import { type Accepted, refuse } from '../refusal.ts';
import type { CustomerFlags, CustomerMapping } from './customer-mapping.ts';
import { CUSTOMER, OWN_TRAITS } from './own-names.ts';
import { isPinpoint, PINPOINT, pinpointTraits } from './pinpoint.ts';

/**
 * What the columns of a file mean: what the flags say, and names that need no flag, Pinpoint's and Sojourn's own.
 * @param columns  of a table; of JSON lines, the names that need no flag
 */
export function readCustomerFlags(
  flags: CustomerFlags,
  { file, columns, table }: { file: string; columns: readonly string[]; table: boolean },
): Accepted<CustomerMapping> {
  const named = each(flags.column, (one) => readFieldSource('--column', one));
  if (!named.ok) return named;
  const consents = each(flags.consent, (one) => readChannelColumn('--consent', one));
  if (!consents.ok) return consents;
  const optOuts = each(flags.optOut, (one) => readChannelColumn('--opt-out', one));
  if (!optOuts.ok) return optOuts;
  const country = flags.country?.toUpperCase();
  if (country !== undefined && !isSupportedCountry(country)) {
    return refuse(`--country ${country} is not a country.`, 'Write it in two letters, as in KR.');
  }
  const needed: NeededColumn[] = [
    ...named.value.flatMap((one) => ('column' in one ? [{ column: one.column, flag: '--column' }] : [])),
    ...consents.value.map(({ column }) => ({ column, flag: '--consent' })),
    ...optOuts.value.map(({ column }) => ({ column, flag: '--opt-out' })),
  ];
  const missing = table ? missingColumn(file, needed, columns) : undefined;
  if (missing !== undefined) return missing;
  const endpoints = isPinpoint(columns);
  const customerColumn = customerColumnOf(named.value, { columns, endpoints });
  if (customerColumn === undefined) {
    return refuse(
      `${file} does not say which column tells one customer from another.`,
      `Write --column customerId=column. Its columns are: ${columns.join(', ')}.`,
    );
  }
  if (flags.othersConsented && !endpoints && optOuts.value.length === 0) {
    return refuse(
      '--others-consented needs to know who refused.',
      'Name the column: --opt-out email=Unsubscribed.',
    );
  }
  return {
    ok: true,
    value: {
      customerColumn,
      traits: traitsOf(named.value, { columns, endpoints }),
      consents: consents.value,
      optOuts: optOuts.value,
      othersConsented: flags.othersConsented,
      country,
      endpoints,
    },
  };
}

type Known = { readonly columns: readonly string[]; readonly endpoints: boolean };

function customerColumnOf(named: readonly FieldSource[], { columns, endpoints }: Known): string | undefined {
  const flagged = named.find(({ name }) => name === CUSTOMER);
  if (flagged !== undefined && 'column' in flagged) return flagged.column;
  return columnCalled(CUSTOMER, columns) ?? (endpoints ? PINPOINT.user : undefined);
}

/** The flags come last: they win. */
function traitsOf(named: readonly FieldSource[], { columns, endpoints }: Known): FieldSource[] {
  const own = OWN_TRAITS.flatMap((name) => {
    const column = columnCalled(name, columns);
    return column === undefined ? [] : [{ name, column, type: undefined }];
  });
  const others = named.filter(({ name }) => name !== CUSTOMER);
  return [...own, ...(endpoints ? pinpointTraits(columns) : []), ...others];
}

/** `customer_id`, `Customer ID` and `customerId` are one name. */
function columnCalled(name: string, columns: readonly string[]): string | undefined {
  return columns.find((column) => plain(column) === plain(name));
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_-]/g, '');
}
