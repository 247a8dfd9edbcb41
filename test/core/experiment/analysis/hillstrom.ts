import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import type { Arm, Metric } from '../../../../lib/core/experiment/analysis/input.ts';

/**
 * Hillstrom's e-mail test of 2008 (MineThatData challenge): 64,000 customers in three groups, with visits, orders and spend of two
 * weeks. Not part of this repository: put `hillstrom.csv.gz` in a folder and name it in SOJOURN_DATA.
 */
const FILE = join(process.env.SOJOURN_DATA ?? 'no-such-folder', 'hillstrom.csv.gz');
export const HILLSTROM_IS_HERE = existsSync(FILE);

const Row = z.object({
  segment: z.enum(['No E-Mail', 'Mens E-Mail', 'Womens E-Mail']),
  visit: z.coerce.number(),
  conversion: z.coerce.number(),
  spend: z.coerce.number(),
});
export type Customer = z.infer<typeof Row>;

/** As the file has them; 3,167 rows have a quoted comma. */
export function hillstrom(): Customer[] {
  return z.array(Row).parse(parse(gunzipSync(readFileSync(FILE)), { columns: true }));
}

const SPEND = (customer: Customer) => Math.round(customer.spend * 100);

export function armsOf(customers: readonly Customer[], ids: readonly Customer['segment'][]): Arm[] {
  return ids.map((id) => ({
    id,
    expected: 1,
    assigned: customers.filter(({ segment }) => segment === id).length,
  }));
}

/** Visits and orders as shares, spend in cents as a mean. */
export function metricsOf(
  customers: readonly Customer[],
  primary: 'visit' | 'conversion' | 'spend',
): Metric[] {
  const role = (id: string) => (id === primary ? 'primary' : 'secondary');
  const by = Object.groupBy(customers, ({ segment }) => segment);
  const totals = <Totals>(of: (group: readonly Customer[]) => Totals) =>
    Object.fromEntries(Object.entries(by).map(([id, group]) => [id, of(group ?? [])]));
  const converters = (what: 'visit' | 'conversion') =>
    totals((group) => ({ converters: group.filter((one) => one[what] === 1).length }));
  const spend = totals((group) => ({
    converters: group.filter((one) => one.spend > 0).length,
    sum: group.reduce((sum, one) => sum + SPEND(one), 0),
    squares: group.reduce((sum, one) => sum + SPEND(one) ** 2, 0),
    largest: Math.max(...group.map(SPEND)),
  }));
  return [
    { id: 'visit', role: role('visit'), kind: 'share', totals: converters('visit') },
    { id: 'conversion', role: role('conversion'), kind: 'share', totals: converters('conversion') },
    { id: 'spend', role: role('spend'), kind: 'mean', totals: spend },
  ];
}
