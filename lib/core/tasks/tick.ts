import type {
  AgendaStore,
  EnrolmentStore,
  ReviewQueue,
  SendQueue,
  SendStore,
  WakeQueue,
  WheelStore,
} from '../ports.ts';
import { type BeginWalksPorts, beginWalks } from '../schedule/begin-walks.ts';
import type { EpochMs } from '../time/instant.ts';
import { HORIZON_MS, OVERDUE_MS, OVERLAP_MS } from '../time/wheel.ts';

export type TickPorts = BeginWalksPorts & {
  readonly enrolments: Pick<EnrolmentStore, 'fallingDue'>;
  readonly sends: Pick<SendStore, 'fallingDue'>;
  readonly agendas: Pick<AgendaStore, 'fallingDue'>;
  readonly wheel: WheelStore;
  readonly wakeQueue: WakeQueue;
  readonly sendQueue: SendQueue;
  readonly reviewQueue: ReviewQueue;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BATCH = 100;

/**
 * Turns the time wheel, once a minute: hands over the enrolments, sends and agendas that fall due until the horizon and have
 * not been handed over yet, and again what is overdue and still there, because a wake-up was lost or a leg died with its
 * lease. The first tick of each hour looks a day back for it, the others a quarter of an hour, for each hour looked at costs
 * a dozen queries. Walks begin here too: those of schedules ahead of their time, and one over all customers after a
 * deployment that changed what is reckoned for them.
 */
export async function tick(
  ports: TickPorts,
): Promise<{ handedOver: number; overdue: number; walks: readonly string[] }> {
  const now = ports.clock.now();
  const until = now + HORIZON_MS;
  const before = (await ports.wheel.handedUntil()) ?? now;
  const handedOver = await handOver(before - OVERLAP_MS, until, ports);
  const walks = await beginWalks({ from: before, to: until }, ports);
  await ports.wheel.setHandedUntil(until);
  const lookBack = now % HOUR < MINUTE ? 24 * HOUR : 15 * MINUTE;
  const overdue = await handOver(now - lookBack, now - OVERDUE_MS, ports);
  return { handedOver, overdue, walks };
}

async function handOver(from: EpochMs, to: EpochMs, ports: TickPorts): Promise<number> {
  const now = ports.clock.now();
  const counts = await Promise.all([
    inBatches(ports.enrolments.fallingDue(from, to), (batch) => ports.wakeQueue.wakeAt(batch, now)),
    inBatches(ports.sends.fallingDue(from, to), (batch) => ports.sendQueue.settleAt(batch, now)),
    inBatches(ports.agendas.fallingDue(from, to), (batch) => ports.reviewQueue.reviewAt(batch, now)),
  ]);
  return counts.reduce((sum, count) => sum + count, 0);
}

async function inBatches<Due>(
  due: AsyncIterable<Due>,
  hand: (batch: readonly Due[]) => Promise<void>,
): Promise<number> {
  let count = 0;
  let batch: Due[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await hand(batch);
    count += batch.length;
    batch = [];
  };
  for await (const one of due) {
    batch.push(one);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return count;
}
