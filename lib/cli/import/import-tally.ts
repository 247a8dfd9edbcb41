import { CHANNELS, type Channel } from '../../core/channel/definition.ts';
import { type EventFileTally, startTally } from '../event-file/tally.ts';
import type { Reject } from './reject.ts';
import type { ImportedCustomer } from './row-customer.ts';

/** What became of the lines of a customer file. */
export type ImportTally = {
  /** Without the header and empty lines. */
  readonly rows: number;
  /** Rows that make an event. */
  readonly imported: number;
  readonly rejected: number;
  readonly consents: Readonly<Record<Channel, number>>;
  readonly optOuts: Readonly<Record<Channel, number>>;
  /** Rows that say nothing of any channel. */
  readonly silent: number;
  /** Why rows were rejected, the most frequent first. */
  readonly rejects: EventFileTally['bad'];
  /** Addresses that were left out. */
  readonly invalidAddresses: EventFileTally['bad'];
};

/** Counts while the file is read. */
export function startImportTally() {
  const counts = { rows: 0, imported: 0, rejected: 0, silent: 0 };
  const consents: Record<Channel, number> = { email: 0, sms: 0 };
  const optOuts: Record<Channel, number> = { email: 0, sms: 0 };
  const [rejects, addresses] = [startTally([]), startTally([])];
  return {
    rejected: (reject: Reject) => {
      counts.rows += 1;
      counts.rejected += 1;
      rejects.bad(reject);
    },
    imported: ({ said, withoutAddress }: ImportedCustomer) => {
      counts.rows += 1;
      counts.imported += 1;
      withoutAddress.forEach(addresses.bad);
      if (Object.keys(said).length === 0) counts.silent += 1;
      for (const channel of CHANNELS) {
        if (said[channel] === 'granted') consents[channel] += 1;
        if (said[channel] === 'withdrawn') optOuts[channel] += 1;
      }
    },
    result: (): ImportTally => ({
      ...counts,
      consents,
      optOuts,
      rejects: rejects.result().bad,
      invalidAddresses: addresses.result().bad,
    }),
  };
}
export type RunningImportTally = ReturnType<typeof startImportTally>;
