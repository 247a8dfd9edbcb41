import { isZone } from '../../core/time/zone.ts';
import { type Accepted, refuse } from '../refusal.ts';
import { readChannelColumn } from './channel-column.ts';
import { isEncoding } from './encoding.ts';
import { readFieldSource } from './field-source.ts';
import type { EventMapping, MappingFlags } from './mapping.ts';
import { readRowTest } from './row-test.ts';

export function readMapping(flags: MappingFlags): Accepted<EventMapping> {
  const { event, eventColumn, zone = 'UTC', encoding = 'utf-8' } = flags;
  if (event !== undefined && eventColumn !== undefined) {
    return refuse(
      '--event and --event-column exclude each other.',
      'One name for all lines, or a column of names.',
    );
  }
  if (!isZone(zone)) return refuse(`--zone ${zone} is not a time zone.`, 'Write it as in Asia/Seoul.');
  if (!isEncoding(encoding))
    return refuse(`--encoding ${encoding} is not known.`, 'Try utf-8, euc-kr or windows-1252.');
  const properties = each(flags.property, (one) => readFieldSource('--property', one));
  if (!properties.ok) return properties;
  const traits = each(flags.trait, (one) => readFieldSource('--trait', one));
  if (!traits.ok) return traits;
  const consents = each(flags.consent, (one) => readChannelColumn('--consent', one));
  if (!consents.ok) return consents;
  const sums = each(flags.sum, readSum);
  if (!sums.ok) return sums;
  const where = each(flags.where, readRowTest);
  if (!where.ok) return where;
  const rename = each(flags.rename, readRename);
  if (!rename.ok) return rename;
  return {
    ok: true,
    value: {
      event: event === undefined ? { column: eventColumn ?? 'event' } : { fixed: event },
      rename: new Map(rename.value),
      customerColumn: flags.customerColumn ?? 'customerId',
      timeColumn: flags.timeColumn ?? 'timestamp',
      idColumn: flags.idColumn,
      zone,
      encoding,
      groupBy: flags.groupBy,
      properties: properties.value,
      sums: sums.value,
      traits: traits.value,
      consents: consents.value,
      where: where.value,
    },
  };
}

/** Reads a flag that may be given again and again; the first that is not understood is the answer. */
export function each<T>(
  written: readonly string[] | undefined,
  read: (one: string) => Accepted<T>,
): Accepted<T[]> {
  const values: T[] = [];
  for (const one of written ?? []) {
    const result = read(one);
    if (!result.ok) return result;
    values.push(result.value);
  }
  return { ok: true, value: values };
}

function readSum(written: string): Accepted<{ name: string; columns: string[] }> {
  const [name = '', product = ''] = split(written);
  const columns = product.split('*').map((column) => column.trim());
  if (name === '' || columns.includes('')) {
    return refuse(
      `--sum "${written}" is not understood.`,
      'Write --sum total=Amount or --sum total=Quantity*UnitPrice.',
    );
  }
  return { ok: true, value: { name, columns } };
}

function readRename(written: string): Accepted<[string, string]> {
  const [from = '', to = ''] = split(written);
  if (from === '' || to === '') {
    return refuse(`--rename "${written}" is not understood.`, 'Write --rename "purchase=Order Completed".');
  }
  return { ok: true, value: [from, to] };
}

function split(written: string): string[] {
  const at = written.indexOf('=');
  return at < 0 ? [] : [written.slice(0, at).trim(), written.slice(at + 1).trim()];
}
