import * as z from 'zod';

/** Less than one message at any moment; turns still come every few seconds. */
const THROTTLED = { maxSendRate: 0.5, max24HourSend: 1_000_000 };
const AMPLE = { maxSendRate: 10_000, max24HourSend: 1_000_000 };
/** From here on somebody is told (lib/core/tasks/watch-sending.ts). */
const NEARLY_ALL = 0.8;

/** What SES lets the account send. @param endpoint the emulator's */
export function quotaAt(endpoint: string) {
  const url = `${endpoint}/inbox/api/quota`;
  const set = async (quota: typeof AMPLE): Promise<void> => {
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(quota),
    });
  };
  return {
    throttle: () => set(THROTTLED),
    /** A message or two are left of the day's. */
    nearlyUseUp: async () => {
      const { sentLast24Hours } = Sent.parse(await (await fetch(url)).json());
      await set({ ...AMPLE, max24HourSend: Math.floor(sentLast24Hours / NEARLY_ALL) });
    },
    release: () => set(AMPLE),
  };
}

const Sent = z.object({ sentLast24Hours: z.number() });
