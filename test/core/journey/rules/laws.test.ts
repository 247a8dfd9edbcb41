import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Journey } from '../../../../lib/core/journey/definition.ts';
import { COMPLETE, type Graph, graphOf } from '../../../../lib/core/journey/graph.ts';
import { readAJourney } from '../../../support/a-journey.ts';

/**
 * Whatever the steps, the rules about paths say what the transitive closure of the graph says. The closure is found as
 * in a textbook (Warshall 1962), which is slow and hard to get wrong.
 */
const target = fc.constantFrom('s0', 's1', 's2', 's3', 's4');
const plain = fc.oneof(
  fc.constant({ wait: { for: 'P1D' } }),
  fc.constant({ update: { set: { x: 1 } } }),
  fc.constant({ exit: 'done' }),
  target.map((to) => ({ goto: to })),
  target.map((to) => ({ goto: to })),
);
const held = fc.array(plain, { maxLength: 2 });
const step = fc.oneof(
  { weight: 3, arbitrary: plain },
  { weight: 2, arbitrary: fc.record({ branch: held, else: held }) },
  {
    weight: 1,
    arbitrary: fc.record({ waitFor: fc.constant({ event: 'E', for: 'P1D' }), then: held, else: held }),
  },
);
const steps = fc.array(step, { minLength: 1, maxLength: 5 }).map((list) =>
  list.map((one, index) => {
    const named = (inner: readonly object[], list_: string) =>
      inner.map((held_, at) => ({ id: `s${index}-${list_}-${at}`, ...held_ }));
    const id = `s${index}`;
    if ('branch' in one) {
      const cases = [{ when: { trait: 'a', equals: 1 }, steps: named(one.branch, 'case') }];
      return { id, branch: cases, else: named(one.else, 'else') };
    }
    if ('waitFor' in one)
      return { id, waitFor: one.waitFor, then: named(one.then, 'then'), else: named(one.else, 'else') };
    return { id, ...one };
  }),
);

/** `from → to` for every step that can be reached over at least one edge. */
function closure(graph: Graph, follow: (id: string) => boolean): ReadonlySet<string> {
  const ids = [...graph.nodes.map((node) => node.id), COMPLETE];
  const ways = new Set<string>();
  for (const { id, edges } of graph.nodes)
    if (follow(id)) for (const { to } of edges) ways.add(`${id} → ${to}`);
  for (const via of ids) {
    for (const from of ids) {
      if (!ways.has(`${from} → ${via}`)) continue;
      for (const to of ids) if (ways.has(`${via} → ${to}`)) ways.add(`${from} → ${to}`);
    }
  }
  return ways;
}

describe('for any steps', () => {
  it('the rules complain of paths exactly when there is something to complain of', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(steps, (list) => {
        const journey = Journey.parse({
          id: 'a-journey',
          title: 'A',
          stage: 'decision',
          purpose: 'marketing',
          entry: { event: 'E' },
          steps: list,
        });
        const graph = graphOf(journey);
        const ids = new Set(graph.nodes.map(({ id }) => id));
        const dangling = graph.nodes.some(({ step: one }) => 'goto' in one && !ids.has(one.goto));
        const ways = closure(graph, () => true);
        const fromStart = (id: string) => id === graph.startAt || ways.has(`${graph.startAt} → ${id}`);
        const ends = new Set(graph.nodes.filter(({ edges }) => edges.length === 0).map(({ id }) => id));
        const endless = graph.nodes.some(
          ({ id }) =>
            fromStart(id) &&
            !ends.has(id) &&
            !ways.has(`${id} → ${COMPLETE}`) &&
            ![...ends].some((end) => ways.has(`${id} → ${end}`)),
        );
        const resting = new Set(
          graph.nodes.filter(({ step: one }) => 'wait' in one || 'waitFor' in one).map(({ id }) => id),
        );
        const restless = closure(graph, (id) => !resting.has(id));

        const complaints = new Set(readAJourney({ steps: list }).diagnostics.map(({ rule }) => rule));
        for (const rule of complaints) seen.add(rule);
        expect(complaints.has('targets-exist')).toBe(dangling);
        if (dangling) return;
        expect(complaints.has('steps-reachable')).toBe(graph.nodes.some(({ id }) => !fromStart(id)));
        expect(complaints.has('paths-end')).toBe(endless);
        expect(complaints.has('loops-contain-a-wait')).toBe(
          graph.nodes.some(({ id }) => restless.has(`${id} → ${id}`)),
        );
      }),
      { numRuns: 2_000 },
    );
    expect([...seen].toSorted()).toEqual([
      'loops-contain-a-wait',
      'paths-end',
      'steps-reachable',
      'targets-exist',
    ]);
  });
});
