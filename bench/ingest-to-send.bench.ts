import type { Benches } from './bench.ts';
import { ingestToSend, PARCELVOY } from './ingest-to-send.ts';

export const benches: Benches = {};

/** One entry: event → gate → A/B split → accepted e-mail, stores in memory, beside Parcelvoy measured on the same kind of machine. */
export async function report(): Promise<readonly string[]> {
  const { entries, cpuMsPerEntry, storageRequestsPerEntry, requests } = await ingestToSend(5_000);
  return [
    `${entries.toLocaleString('en')} entries, each from the event to the accepted e-mail and the end of its leg`,
    `CPU of an entry        ${cpuMsPerEntry.toFixed(2)} ms   Parcelvoy ${PARCELVOY.cpuMsPerEntry} ms: ${times(PARCELVOY.cpuMsPerEntry, cpuMsPerEntry)}, without SDK, Lambda and database`,
    `storage requests       ${storageRequestsPerEntry.toFixed(0)}        Parcelvoy ${PARCELVOY.storageRequestsPerEntry}: ${times(PARCELVOY.storageRequestsPerEntry, storageRequestsPerEntry)}`,
    `  of which ${Object.entries(requests)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}`,
  ];
}

function times(theirs: number, ours: number): string {
  return `${(theirs / ours).toPrecision(2)} times less`;
}
