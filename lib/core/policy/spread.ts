import { sha256Hex } from '../hash.ts';

/** Ten minutes: nobody minds, and no provider sees all of a night's messages in one second. */
const SPREAD_MS = 600_000;

/** How long after the end of forbidden hours this address is written to: the same for each address, evenly spread. */
export function spreadOf(address: string): number {
  return Number.parseInt(sha256Hex(`opening|${address}`).slice(0, 12), 16) % SPREAD_MS;
}
