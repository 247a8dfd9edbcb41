import { basename } from 'node:path';
import { CHANNELS } from '../../core/channel/definition.ts';
import type { InboundEvent } from '../../core/event/definition.ts';
import { parseInboundEvent } from '../../core/event/parse.ts';
import { canonicalJson, shortId } from '../../core/hash.ts';
import { type EpochMs, toIso } from '../../core/time/instant.ts';
import type { BadLine } from '../event-file/row.ts';
import type { ImportedCustomer } from './row-customer.ts';

export const CUSTOMER_IMPORTED = 'Customer Imported';

/** Which file is imported, and since when: for all its lines the same moment, so that of a yes and a no the no stands. */
export type ImportOf = { readonly file: string; readonly hash: string; readonly startedAt: EpochMs };

/**
 * What is put on the bus for a line. Its id is made from what is in the file, the line and what was understood of it: the
 * same again is the same event, and a line that is read otherwise (other flags) is another.
 */
export function importEvent(
  line: number,
  { customerId, traits, said }: ImportedCustomer,
  { file, hash, startedAt }: ImportOf,
): InboundEvent | BadLine {
  const source = `import ${basename(file)}`.slice(0, LONGEST_SOURCE);
  const proof = `line ${line} of sha256:${hash}`;
  const parsed = parseInboundEvent({
    messageId: shortId('import', hash, line, canonicalJson({ customerId, traits, said })),
    event: CUSTOMER_IMPORTED,
    customerId,
    timestamp: toIso(startedAt),
    traits,
    consent: Object.fromEntries(
      CHANNELS.flatMap((channel) => {
        const status = said[channel];
        return status === undefined ? [] : [[channel, { status, source, proof }]];
      }),
    ),
  });
  return parsed.ok ? parsed.event : { line, reason: parsed.reason };
}

/** Of a word's source: see core/consent/definition. */
const LONGEST_SOURCE = 200;
