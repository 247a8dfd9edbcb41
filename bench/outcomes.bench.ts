import { experimentStore } from '../lib/aws/dynamo/experiment-store.ts';
import { crashAround } from '../test/support/crash-around.ts';
import { startDynamoDb } from '../test/support/dynamodb-local.ts';
import { createTable } from '../test/support/dynamodb-table.ts';
import { counted, crashes, outcomeStorm } from '../test/support/outcome-storm.ts';
import type { Benches } from './bench.ts';

export const benches: Benches = {};

const OUTCOMES = 100_000;

/** The whole storm on DynamoDB's own engine: what the test does with fewer. */
export async function report(): Promise<readonly string[]> {
  const engine = await startDynamoDb();
  const dynamo = await createTable(engine.endpoint);
  const stopCrashing = crashAround(dynamo, crashes(3));
  const experiments = experimentStore(dynamo);
  const { expected, retries, seconds } = await outcomeStorm({
    experiments,
    outcomes: OUTCOMES,
    seed: 3,
    workers: 16,
  });
  stopCrashing();
  const { totals, recounted } = await counted(experiments);
  engine.stop();
  const exact = same(totals, expected) && same(recounted, expected);
  return [
    `${OUTCOMES.toLocaleString('en')} outcomes, 5 % repeated, 20 % out of order, ${retries.toLocaleString('en')} crashes`,
    `totals and recount ${exact ? 'exact to the unit' : 'WRONG'}; ${Math.round(OUTCOMES / seconds)} a second`,
  ];
}

function same(one: unknown, other: unknown): boolean {
  return textOf(one) === textOf(other);
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner));
}
