import { afterAll, describe, expect, it } from 'vitest';
import { bundledWorld } from './bundled-world.ts';
import { PLANTED_BUGS } from './planted-bugs.ts';

/** Small worlds, and twice as many faults as usual, so that what happens seldom happens here. */
const PLANS = [11, 12].map((seed) => ({ seed, sends: 600, faults: 0.02 }));

describe('the simulator with faults', () => {
  const table: string[] = [];
  afterAll(() => console.info(table.join('\n')));

  it('finds nothing in the code as it is, with the seeds of these tests', async () => {
    const run = await bundledWorld([]);
    const reports = await Promise.all(PLANS.map(run));
    expect(reports.flatMap(({ violations }) => violations)).toEqual([]);
  });

  it.each(PLANTED_BUGS)('finds out when $name', async ({ name, edits }) => {
    const run = await bundledWorld(edits);
    const reports = await Promise.all(PLANS.map(run));
    const caught = reports.filter(({ violations }) => violations.length > 0);
    const rules = new Set(caught.flatMap(({ violations }) => violations.map(({ rule }) => rule)));
    table.push(`${caught.length} of ${PLANS.length} seeds  ${name}: ${[...rules].join(', ')}`);
    expect(caught.length).toBeGreaterThanOrEqual(1);
  });
});
