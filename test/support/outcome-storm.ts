import { byCohort, type Cohort, METRICS, type Metric } from '../../lib/core/experiment/totals.ts';
import type { ExperimentStore } from '../../lib/core/ports.ts';
import { recordOutcome } from '../../lib/core/tasks/record-outcome.ts';
import { randomStream } from '../../lib/local/random.ts';

const NOON = Date.parse('2026-03-02T12:00:00Z');
const WEIGHTS = { control: 50, treatment: 50 };
const EXPERIMENT = { journeyId: 'cart', stepId: 'offer', experimentId: 'cart.offer' };

type Outcome = {
  readonly eventId: string;
  readonly customerId: string;
  readonly metric: Metric;
  readonly valueMinor: number;
};
export type Storm = {
  readonly experiments: ExperimentStore;
  readonly outcomes: number;
  readonly seed: number;
  /** How many are under way side by side. */
  readonly workers: number;
};
/** Thrown where a process would have died: before a call, or after it was done and before anybody heard. */
class Crash extends Error {
  override readonly name = 'Crash';
}

/** One crash in fifty, at each place that asks. */
export function crashes(seed: number): () => void {
  const random = randomStream(seed, 'crashes');
  return () => {
    if (random() < 0.02) throw new Crash();
  };
}

/**
 * Outcomes of a tenth as many customers; 5 % come twice and 20 % out of order, and whoever crashes tries again, as a queue
 * would. @returns what a plain sum over the outcomes says
 */
export async function outcomeStorm(storm: Storm) {
  const { experiments, seed } = storm;
  const outcomes = makeOutcomes(storm);
  const customers = [...new Set(outcomes.map(({ customerId }) => customerId))];
  let retries = 0;
  const patiently = async (work: () => Promise<unknown>) => {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof Error && ['Crash', 'StoreBusyError'].includes(error.name))) throw error;
        retries += 1;
      }
    }
  };
  await inParallel(customers, storm.workers, (customerId) => {
    const variant = variantOf(customerId);
    const assignment = { experimentId: EXPERIMENT.experimentId, customerId, variant, weights: WEIGHTS };
    return patiently(() => experiments.join({ ...assignment, at: NOON }, 'enrolment'));
  });
  const began = performance.now();
  await inParallel(delivered(outcomes, seed), storm.workers, ({ customerId, ...outcome }) => {
    const of = { customerId, journeyId: EXPERIMENT.journeyId, variants: { offer: variantOf(customerId) } };
    return patiently(() => recordOutcome({ of, ...outcome, at: NOON }, { experiments }));
  });
  const seconds = (performance.now() - began) / 1_000;
  return { expected: expected(outcomes, customers), retries, seconds };
}

/** What the store counts, and what its rows add up to. */
export async function counted(experiments: ExperimentStore) {
  const rows: Cohort[] = [];
  for await (const row of experiments.rows(EXPERIMENT.experimentId)) rows.push(row);
  return { totals: await experiments.totals(EXPERIMENT.experimentId), recounted: byCohort(rows) };
}

function variantOf(customerId: string): 'control' | 'treatment' {
  return Number(customerId.slice(1)) % 2 === 0 ? 'control' : 'treatment';
}

function makeOutcomes({ outcomes: count, seed }: Storm): Outcome[] {
  const random = randomStream(seed, 'outcomes');
  return Array.from({ length: count }, (_, index) => {
    const metric = METRICS[Math.floor(random() * METRICS.length)] ?? 'clicked';
    const value = 1 + Math.floor(random() * 5_000_000);
    const valueMinor = metric === 'converted' ? value : metric === 'refunded' ? -value : 0;
    const customerId = `c${Math.floor((random() * count) / 10)}`;
    return { eventId: `event-${index}`, customerId, metric, valueMinor };
  });
}

/** As a queue that delivers at least once and in no order would. */
function delivered(outcomes: readonly Outcome[], seed: number): Outcome[] {
  const random = randomStream(seed, 'delivery');
  const queue = outcomes.flatMap((one) => (random() < 0.05 ? [one, one] : [one]));
  for (let index = 0; index < queue.length; index += 1) {
    if (random() >= 0.2) continue;
    const other = Math.floor(random() * queue.length);
    const [one, two] = [queue[index], queue[other]];
    if (one === undefined || two === undefined) continue;
    [queue[index], queue[other]] = [two, one];
  }
  return queue;
}

/** Sums customer by customer, by nothing that the recording uses. */
function expected(outcomes: readonly Outcome[], customers: readonly string[]) {
  const byCustomer = Map.groupBy(outcomes, ({ customerId }) => customerId);
  return ['control', 'treatment'].map((variant) => {
    const mine = customers.filter((customerId) => variantOf(customerId) === variant);
    const did = (metric: Metric) =>
      mine.filter((one) => byCustomer.get(one)?.some((outcome) => outcome.metric === metric)).length;
    const values = mine.map((one) =>
      (byCustomer.get(one) ?? []).reduce((total, { valueMinor }) => total + BigInt(valueMinor), 0n),
    );
    return {
      variant,
      day: '2026-03-02',
      weights: WEIGHTS,
      assigned: mine.length,
      exposed: did('exposed'),
      clicked: did('clicked'),
      converted: did('converted'),
      refunded: did('refunded'),
      unsubscribed: did('unsubscribed'),
      complained: did('complained'),
      bounced: did('bounced'),
      valueMinor: Number(values.reduce((total, value) => total + value, 0n)),
      valueSquares: values.reduce((total, value) => total + value * value, 0n),
    };
  });
}

async function inParallel<T>(
  items: readonly T[],
  workers: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const left = items.values();
  const one = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: workers }, one));
}
