import { expect, it } from 'vitest';
import type { ExperimentStore } from '../../../lib/core/ports.ts';
import { createMemoryStores } from '../../../lib/local/memory-stores.ts';
import { crashAround } from '../../support/crash-around.ts';
import { storesOn } from '../../support/dynamodb-stores.ts';
import { describeOnDynamoDb } from '../../support/on-dynamodb.ts';
import { counted, crashes, outcomeStorm } from '../../support/outcome-storm.ts';

it('100,000 outcomes in memory, repeated, out of order and with crashes, add up to the unit', async () => {
  const store = createMemoryStores().experiments;
  const experiments = crashing(store, crashes(1));
  const storm = { experiments, outcomes: 100_000, seed: 1, workers: 16 };
  const { expected, retries } = await outcomeStorm(storm);
  expect(retries).toBeGreaterThan(1_000);
  expect(await counted(store)).toEqual({ totals: expected, recounted: expected });
}, 120_000);

describeOnDynamoDb('on DynamoDB', (newTable) => {
  it('2,000 outcomes, with crashes at every request, add up to the unit; so do the rows', async () => {
    const dynamo = await newTable();
    const stopCrashing = crashAround(dynamo, crashes(2));
    const { experiments } = storesOn(dynamo);
    const { expected, retries } = await outcomeStorm({ experiments, outcomes: 2_000, seed: 2, workers: 8 });
    stopCrashing();
    expect(retries).toBeGreaterThan(50);
    expect(await counted(experiments)).toEqual({ totals: expected, recounted: expected });
  }, 120_000);
});

/** May die before each call, and after it. */
function crashing(store: ExperimentStore, mayCrash: () => void): ExperimentStore {
  const around = async <T>(call: () => Promise<T>): Promise<T> => {
    mayCrash();
    const answer = await call();
    mayCrash();
    return answer;
  };
  return {
    ...store,
    join: (assignment, by) => around(() => store.join(assignment, by)),
    credit: (outcome) => around(() => store.credit(outcome)),
  };
}
