import * as z from 'zod';
import { keptList } from '../kept-list.ts';
import type { EmulatorClock } from '../service.ts';

export type Suppressed = {
  readonly address: string;
  readonly reason: 'BOUNCE' | 'COMPLAINT';
  readonly at: number;
};

export type Suppression = {
  get(address: string): Suppressed | undefined;
  add(address: string, reason: Suppressed['reason']): void;
  /** @returns whether it was there */
  remove(address: string): boolean;
  list(): readonly Suppressed[];
};

/**
 * The account's suppression list: who bounced hard or complained gets nothing more.
 * https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list.html
 */
export function createSuppression({
  clock,
  file,
}: {
  readonly clock: EmulatorClock;
  readonly file: string | undefined;
}): Suppression {
  const entries = keptList(file, Entry);
  const read = ({ id, reason, at }: z.infer<typeof Entry>): Suppressed[] =>
    reason === undefined ? [] : [{ address: id, reason, at }];
  function get(address: string): Suppressed | undefined {
    const entry = entries.get(address.toLowerCase());
    return entry === undefined ? undefined : read(entry)[0];
  }
  return {
    get,
    add: (address, reason) => entries.put({ id: address.toLowerCase(), reason, at: clock.now() }),
    remove(address) {
      if (get(address) === undefined) return false;
      entries.put({ id: address.toLowerCase(), at: clock.now() });
      return true;
    },
    list: () => entries.all().flatMap(read),
  };
}

/** Without a reason: no longer suppressed. */
const Entry = z.object({
  id: z.string(),
  reason: z.enum(['BOUNCE', 'COMPLAINT']).optional(),
  at: z.number(),
});
