import { CHANNELS, type Channel } from '../channel/definition.ts';
import type { Pace } from '../pace/definition.ts';
import type { Alarms, Allowances, Clock, PaceStore } from '../ports.ts';
import type { EpochMs } from '../time/instant.ts';

export type WatchSendingPorts = {
  readonly clock: Clock;
  readonly allowances: Allowances;
  readonly pace: Pick<PaceStore, 'pace' | 'setAllowance'>;
  readonly alarms: Alarms;
};

/**
 * Notes what the provider lets the account send, so that whoever waits goes at that rate; and tells a person, once, when a
 * channel is closed or the day's messages are nearly used up. Called every five minutes.
 * @returns the names of what was told just now
 */
export async function watchSending(ports: WatchSendingPorts): Promise<{ told: readonly string[] }> {
  const now = ports.clock.now();
  const allowance = await ports.allowances.email();
  const paces = await Promise.all(
    CHANNELS.map(async (channel) => ({ channel, pace: await ports.pace.pace(channel) })),
  );
  const before = paces.find(({ channel }) => channel === 'email')?.pace.allowance?.told ?? [];
  const troubles = [...paces.flatMap((one) => closedTrouble(one, now)), ...quotaTrouble(allowance)];
  const news = troubles.filter(({ name, isOn }) => isOn && !before.includes(name));
  // Told first and noted second: a crash in between tells twice, the other way round it would be never.
  for (const { subject, text } of news) await ports.alarms.raise({ subject, text });
  const told = troubles.map(({ name }) => name).filter((name) => isKnown(name, { before, news }));
  await ports.pace.setAllowance('email', { ...allowance, told });
  return { told: news.map(({ name }) => name) };
}

type Trouble = {
  readonly name: string;
  /** Otherwise it is only just over, and would not be news if it came back. */
  readonly isOn: boolean;
  readonly subject: string;
  readonly text: string;
};

function isKnown(
  name: string,
  { before, news }: { before: readonly string[]; news: readonly Trouble[] },
): boolean {
  return before.includes(name) || news.some((one) => one.name === name);
}

/** A stopped account opens for a moment every ten minutes, so that somebody may try: that is no end of it. */
const OVER_AFTER_MS = 60 * 60_000;

function closedTrouble({ channel, pace }: { channel: Channel; pace: Pace }, now: EpochMs): Trouble[] {
  const { closed } = pace;
  if (closed === undefined || closed.until <= now - OVER_AFTER_MS) return [];
  return [
    {
      name: `closed-${channel}`,
      isOn: closed.until > now,
      subject: `${channel}: nothing goes out`,
      text: `The provider refuses every message on this channel: ${closed.reason}. What waits goes out by itself once it is taken again; look at the account until then.`,
    },
  ];
}

const NEARLY_USED_UP = 0.8;
/** The day's messages are counted over the last 24 hours, so the share moves up and down. */
const CLEARLY_LESS = 0.7;

function quotaTrouble({ perDay, sentLastDay }: NonNullable<Pace['allowance']>): Trouble[] {
  const share = perDay > 0 ? sentLastDay / perDay : 1;
  if (share < CLEARLY_LESS) return [];
  return [
    {
      name: 'quota-email',
      isOn: share >= NEARLY_USED_UP,
      subject: `email: ${Math.floor(share * 100)} % of the day's messages are used up`,
      text: `${sentLastDay} of ${perDay} e-mails were sent in the last 24 hours. When they are used up, messages wait until some are free again; ask SES for more if this is to go on.`,
    },
  ];
}
