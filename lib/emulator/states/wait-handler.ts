import * as z from 'zod';
import type { EmulatorClock } from '../service.ts';
import type { Visit } from './journal.ts';
import type { Lifetime } from './lifetime.ts';

type OnClock = { readonly clock: EmulatorClock; readonly lifetime: Lifetime };

/** Waits on the emulator's clock. Begun once, it ends when it would have ended, whatever happens in between. */
export async function waitHandler(
  input: unknown,
  { visit, ...on }: OnClock & { readonly visit: Visit },
): Promise<null> {
  const { seconds = 0, until } = WaitInput.parse(input);
  const end = visit.begin(() => until ?? new Date(on.clock.now() + seconds * 1_000).toISOString());
  await pause(Date.parse(end) - on.clock.now(), on);
  return null;
}

const WaitInput = z.object({
  seconds: z.number().optional(),
  until: z.iso.datetime({ offset: true }).optional(),
});

export function pause(milliseconds: number, { clock, lifetime }: OnClock): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(Math.max(0, milliseconds), () => {
      forget();
      resolve();
    });
    const forget = lifetime.onOver(cancel);
  });
}
