import { describe, expect, it } from 'vitest';
import { CHANNELS, type Channel } from '../../../lib/core/channel/definition.ts';
import { watchSending } from '../../../lib/core/tasks/watch-sending.ts';
import { memoryPace } from '../../../lib/local/memory-pace.ts';
import { createMemoryTable } from '../../../lib/local/memory-table.ts';

const MINUTE = 60_000;
const NOON = Date.parse('2026-03-02T12:00:00Z');

/** An account, its paces, and whoever hears the alarms. */
function aWatch() {
  let now = NOON;
  let quota = { perSecond: 14, perDay: 1_000, sentLastDay: 0 };
  const heard: string[] = [];
  const pace = memoryPace(createMemoryTable());
  const ports = {
    clock: { now: () => now },
    allowances: { email: async () => ({ ...quota, at: now }) },
    pace,
    alarms: { raise: async ({ subject }: { subject: string }) => void heard.push(subject) },
  };
  return {
    pace,
    heard,
    account: (changed: Partial<typeof quota>) => {
      quota = { ...quota, ...changed };
    },
    close: (channel: Channel, minutes: number) =>
      pace.close(channel, { until: now + minutes * MINUTE, reason: 'SendingPausedException' }),
    /** Every five minutes, as the schedule does. */
    async watch(forMinutes = 5) {
      for (let minute = 0; minute < forMinutes; minute += 5) {
        now += 5 * MINUTE;
        await watchSending(ports);
      }
    },
    watchOnce: () => watchSending(ports),
  };
}

describe('the watch on what may be sent', () => {
  it('notes what the provider lets the account send', async () => {
    const { watch, pace, account } = aWatch();
    account({ perSecond: 50, perDay: 200_000, sentLastDay: 12 });
    await watch();
    const { allowance } = await pace.pace('email');
    expect(allowance).toMatchObject({
      perSecond: 50,
      perDay: 200_000,
      sentLastDay: 12,
      at: NOON + 5 * MINUTE,
    });
  });

  it('is silent as long as all is well', async () => {
    const { watch, heard, account } = aWatch();
    account({ sentLastDay: 799 });
    await watch(60);
    expect(heard).toEqual([]);
  });

  it.each([...CHANNELS])(
    'tells once that %s is closed, though it closes anew every ten minutes',
    async (channel) => {
      const { watch, heard, close } = aWatch();
      for (let tries = 0; tries < 30; tries += 1) {
        await close(channel, 10);
        await watch(15);
      }
      expect(heard).toEqual([`${channel}: nothing goes out`]);
    },
  );

  it('tells again when a channel closes that had been open for an hour', async () => {
    const { watch, heard, close } = aWatch();
    await close('email', 10);
    await watch(75);
    await close('email', 10);
    await watch();
    expect(heard).toHaveLength(2);
  });

  it('does not tell of a closure that was over before anyone looked', async () => {
    const { watch, heard, close } = aWatch();
    await close('sms', 3);
    await watch(60);
    expect(heard).toEqual([]);
  });

  it('tells once when four of five messages of the day are used up, and again on another day', async () => {
    const { watch, heard, account } = aWatch();
    account({ sentLastDay: 800 });
    await watch();
    account({ sentLastDay: 790 });
    await watch();
    account({ sentLastDay: 950 });
    await watch(24 * 60);
    expect(heard).toEqual(["email: 80 % of the day's messages are used up"]);
    account({ sentLastDay: 100 });
    await watch();
    account({ sentLastDay: 857 });
    await watch();
    expect(heard.at(-1)).toBe("email: 85 % of the day's messages are used up");
    expect(heard).toHaveLength(2);
  });

  it('tells twice rather than never when it fails between telling and noting', async () => {
    const { watchOnce, heard, close, pace } = aWatch();
    await close('email', 60);
    const { setAllowance } = pace;
    pace.setAllowance = async () => {
      throw new Error('no');
    };
    await expect(watchOnce()).rejects.toThrow('no');
    pace.setAllowance = setAllowance;
    await watchOnce();
    await watchOnce();
    expect(heard).toHaveLength(2);
  });
});
