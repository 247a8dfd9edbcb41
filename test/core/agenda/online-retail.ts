import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';

/**
 * Orders of a year at a British gift shop (UCI Online Retail; Chen, Sain and Guo 2012, CC BY 4.0). Not part of this
 * repository: put `online-retail.csv.gz` in a folder and name it in SOJOURN_DATA.
 */
const FILE = join(process.env.SOJOURN_DATA ?? 'no-such-folder', 'online-retail.csv.gz');
export const ONLINE_RETAIL_IS_HERE = existsSync(FILE);

export type Order = { readonly id: string; readonly customerId: string; readonly at: number };

const Line = z.object({
  InvoiceNo: z.string(),
  InvoiceDate: z.string(),
  CustomerID: z.string(),
  Quantity: z.coerce.number(),
});

/** One for each invoice with a known customer that is no cancellation, by the shop's clock read as UTC; in order. */
export function onlineRetail(): Order[] {
  const orders = new Map<string, Order>();
  for (const row of parse(gunzipSync(readFileSync(FILE)), { columns: true, relax_quotes: true })) {
    const { InvoiceNo: id, InvoiceDate, CustomerID, Quantity } = Line.parse(row);
    if (CustomerID === '' || id.startsWith('C') || Quantity <= 0 || orders.has(id)) continue;
    const at = Date.parse(`${InvoiceDate.replace(' ', 'T')}Z`);
    orders.set(id, { id, customerId: CustomerID.replace(/\.0$/, ''), at });
  }
  return [...orders.values()].toSorted((one, other) => one.at - other.at);
}
