import { afterAll, describe, expect, it } from 'vitest';
import { bundledWorld } from './bundled-world.ts';
import { PLANTED_BUGS } from './planted-bugs.ts';

/** Small worlds with three times as many faults as usual, so that what happens seldom happens here. */
const PLAN = { sends: 400, faults: 0.03 };
/** Tried one after the other until one of them finds the bug out. docs/decisions/0009-chaos.md has how many of them do. */
const SEEDS = [13, 14, 11, 12, 15, 16];
/** The worlds share two cores. */
const TIMEOUT_MS = 120_000;

describe('the simulator with faults', () => {
  const table: string[] = [];
  afterAll(() => console.info(table.join('\n')));

  it.concurrent(
    'finds nothing in the code as it is, with a seed of these tests',
    async () => {
      const run = await bundledWorld([]);
      const { violations } = await run({ ...PLAN, seed: 13 });
      expect(violations).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it.concurrent.each(PLANTED_BUGS)(
    'finds out when $name',
    async ({ name, edits }) => {
      const run = await bundledWorld(edits);
      for (const [before, seed] of SEEDS.entries()) {
        const { violations } = await run({ ...PLAN, seed });
        if (violations.length === 0) continue;
        const rules = new Set(violations.map(({ rule }) => rule));
        table.push(
          `by seed ${seed} (number ${before + 1} of ${SEEDS.length})  ${name}: ${[...rules].join(', ')}`,
        );
        return;
      }
      expect.fail(`none of ${SEEDS.length} seeds found it out`);
    },
    TIMEOUT_MS,
  );
});
