import { expect, it } from 'vitest';
import { recount } from '../../../lib/core/experiment/recount.ts';
import { NOTHING } from '../../../lib/core/experiment/totals.ts';
import { storesOn } from '../../support/dynamodb-stores.ts';
import { describeOnDynamoDb } from '../../support/on-dynamodb.ts';

const AT = Date.parse('2026-03-02T12:00:00Z');
const cohort = { variant: 'a', day: '2026-03-02', weights: { a: 100 } };

describeOnDynamoDb('a recount', (newTable) => {
  it('finds to the unit what the counters lack, and agrees once that is put right', async () => {
    const { experiments } = storesOn(await newTable());
    for (const customerId of ['c1', 'c2', 'c3']) {
      const assignment = { experimentId: 'x', customerId, variant: 'a', weights: { a: 100 }, at: AT };
      await experiments.join(assignment, 'enrolment');
      const order = { experimentId: 'x', customerId, eventId: 'e', valueMinor: 250, at: AT };
      await experiments.credit({ ...order, metric: 'converted' });
    }
    expect(await recount('x', { experiments })).toEqual([]);

    const lost = { ...cohort, ...NOTHING, converted: -1, valueMinor: -250, valueSquares: -62_500n };
    await experiments.amend('x', lost);
    const found = await recount('x', { experiments });
    expect(found).toEqual([
      { ...cohort, ...NOTHING, converted: 1, valueMinor: 250, valueSquares: 62_500n }, // 250²
    ]);

    for (const one of found) await experiments.amend('x', one);
    expect(await recount('x', { experiments })).toEqual([]);
  });
});
