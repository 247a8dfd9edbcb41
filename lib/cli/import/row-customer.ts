import { addressFor } from '../../core/channel/address.ts';
import { CHANNELS, type Channel } from '../../core/channel/definition.ts';
import type { ConsentStatus } from '../../core/consent/definition.ts';
import type { Json } from '../../core/json.ts';
import { fieldValue } from '../event-file/field-source.ts';
import { fieldText } from '../event-file/field-text.ts';
import type { Row } from '../event-file/row.ts';
import { badLine, customerOf } from '../event-file/row-event.ts';
import type { CustomerMapping } from './customer-mapping.ts';
import { importedPhone } from './phone.ts';
import { attributesOf, type Endpoint, endpointOf, PINPOINT } from './pinpoint.ts';
import { inColumn, type Reject } from './reject.ts';
import { saidByRow } from './row-consent.ts';

export type ImportedCustomer = {
  readonly customerId: string;
  readonly traits: Readonly<Record<string, Json>>;
  /** What the line says of each channel; nothing where it says nothing. */
  readonly said: Readonly<Partial<Record<Channel, ConsentStatus>>>;
  /** Addresses that are none and were left out. */
  readonly withoutAddress: readonly Reject[];
};

/** The customer that a line tells of. An address that is none is left out; the rest, and above all a refusal, is kept. */
export function rowCustomer(row: Row, mapping: CustomerMapping): ImportedCustomer | Reject {
  const { customerColumn, endpoints } = mapping;
  const customerId = customerOf(row, customerColumn);
  if (customerId === undefined) return inColumn(customerColumn, badLine(row, `nothing in ${customerColumn}`));
  const endpoint = endpoints ? endpointOf(row) : undefined;
  if (endpoints && endpoint === undefined) {
    const column = PINPOINT.channel;
    return inColumn(column, badLine(row, 'neither e-mail nor SMS', row.field(column)));
  }
  const said = saidByRow(row, mapping, endpoint);
  if ('reason' in said) return said;
  const traits = traitsOf(row, mapping, endpoint);
  if ('reason' in traits) return traits;
  return { customerId, said: said.words, ...withAddresses(row, traits.values, mapping) };
}

function traitsOf(
  row: Row,
  { traits, endpoints }: CustomerMapping,
  endpoint: Endpoint | undefined,
): { readonly values: Record<string, Json> } | Reject {
  const values: Record<string, Json> = endpoints ? attributesOf(row) : {};
  for (const source of traits) {
    const read = fieldValue(source, row);
    if ('problem' in read) {
      const bad = badLine(row, read.problem, read.found);
      return 'column' in source ? inColumn(source.column, bad) : bad;
    }
    if (read.value !== undefined) values[source.name] = read.value;
  }
  if (endpoint !== undefined && endpoint.address !== '' && !endpoint.inactive) {
    values[TRAIT[endpoint.channel]] = endpoint.address;
  }
  return { values };
}

const TRAIT: Readonly<Record<Channel, string>> = { email: 'email', sms: 'phone' };

/** Addresses in the one form that sending compares. */
function withAddresses(
  row: Row,
  traits: Readonly<Record<string, Json>>,
  { country, endpoints, traits: sources }: CustomerMapping,
): Pick<ImportedCustomer, 'traits' | 'withoutAddress'> {
  const kept = { ...traits };
  const withoutAddress: Reject[] = [];
  for (const channel of CHANNELS) {
    const trait = TRAIT[channel];
    const written = fieldText(traits[trait]).trim();
    delete kept[trait];
    if (written === '') continue;
    const address =
      channel === 'email' ? emailAddress(written) : importedPhone(written, { country, bare: endpoints });
    if (address !== undefined) {
      kept[trait] = address;
      continue;
    }
    const source = sources.findLast(({ name }) => name === trait);
    const column = source !== undefined && 'column' in source ? source.column : PINPOINT.address;
    withoutAddress.push(inColumn(column, badLine(row, NO_ADDRESS[channel], written)));
  }
  return { traits: kept, withoutAddress };
}

const NO_ADDRESS: Readonly<Record<Channel, string>> = {
  email: 'not an e-mail address; the customer comes without it',
  sms: 'not a telephone number with its country; the customer comes without it',
};

function emailAddress(written: string): string | undefined {
  const found = addressFor('email', { email: written });
  return 'address' in found ? found.address : undefined;
}
