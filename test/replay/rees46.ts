import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import type { Row } from './funnel.ts';

/** Two hours and fifty minutes of a shop's stream (REES46). No part of this repository. */
const FILE = join(process.env['SOJOURN_DATA'] ?? 'no-such-folder', 'rees46-2019-10-01-head.csv.gz');
export const REES46_IS_HERE = existsSync(FILE);

const Line = z.object({
  event_time: z.string(),
  event_type: z.enum(['view', 'cart', 'purchase']),
  brand: z.string(),
  price: z.coerce.number(),
  user_id: z.string(),
  user_session: z.string(),
});

/** In the order of the file, which is that of time, to the second. */
export function rees46(): Row[] {
  return parse(gunzipSync(readFileSync(FILE)), { columns: true }).map((line: unknown) => {
    const { event_time, event_type, user_id, user_session, price, brand } = Line.parse(line);
    const at = Date.parse(event_time.replace(' UTC', 'Z').replace(' ', 'T'));
    return { type: event_type, customer: user_id, session: user_session, at, price, brand };
  });
}
