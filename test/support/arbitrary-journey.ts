import fc from 'fast-check';
import type { Condition } from '../../lib/core/condition/definition.ts';
import { Journey } from '../../lib/core/journey/definition.ts';

/** The messages and segments that arbitrary journeys name. */
export const SENT_MESSAGES = ['hello', 'offer'] as const;
export const NAMED_SEGMENTS: Readonly<Record<string, Condition>> = {
  vip: { trait: 'tier', equals: 'vip' },
  regular: { any: [{ segment: 'vip' }, { event: 'Order Completed', atLeast: 3, within: 'P365D' }] },
};

/**
 * Journeys of every kind of step, valid by the rules: branches in branches, ways that rejoin, gotos ahead and loops back.
 * A list of steps either falls through to what follows, or is closed by an exit or a goto. Of the ways out of a step at
 * least one falls through, and a goto leads into a list further out: so every step is reached, and from every step the
 * end. Every goto back comes right after a wait, so no loop is without one.
 */
export function arbitraryJourney(): fc.Arbitrary<Journey> {
  return fc
    .record({
      purpose: fc.constantFrom('marketing', 'transactional'),
      exit: fc.constantFrom<unknown[]>(
        [],
        [{ event: 'Order Completed', sameKey: true }],
        [{ when: { segment: 'vip' } }],
      ),
      goal: fc.constantFrom(undefined, { event: 'Order Completed', within: 'P7D', value: 'total' }),
      list: shapes.openList.filter(({ steps }) => steps.length > 0),
    })
    .map(({ list, ...rest }) =>
      Journey.parse({
        id: 'arbitrary',
        title: 'Arbitrary',
        stage: 'decision',
        entry: { event: 'Checkout Started', key: 'cartId', if: { segment: 'regular' } },
        ...rest,
        steps: stepsOf(list),
      }),
    );
}

/** A step that is still without a name; `lists` are its ways out, put in place by `within`. */
type Shape = { kind: string; lists: ListShape[]; within: (lists: object[][]) => object };
type ListShape = { steps: Shape[]; end: 'open' | 'exit' | 'ahead' | 'back'; which: number };

const conditions: fc.Arbitrary<Condition> = fc.oneof(
  fc.integer({ min: 1, max: 99 }).map((points) => ({ trait: 'points', moreThan: points })),
  fc.constantFrom<Condition>(
    { segment: 'vip' },
    { segment: 'regular' },
    { entry: 'value', atLeast: 30 },
    { not: { event: 'Order Completed', sinceEntry: true } },
    {
      all: [{ trait: 'plan', equals: 'plus' }, { any: [{ segment: 'vip' }, { trait: 'age', lessThan: 30 }] }],
    },
  ),
);

const plain = (kind: string, content: object): Shape => ({
  kind,
  lists: [],
  within: () => ({ [kind]: content }),
});

const leaf: fc.Arbitrary<Shape> = fc.oneof(
  fc
    .record({
      message: fc.constantFrom(...SENT_MESSAGES),
      channel: fc.constantFrom('best', 'sms', ['email', 'sms']),
    })
    .map((send) => plain('send', send)),
  fc
    .constantFrom<object>(
      { for: 'PT1H' },
      { until: '2026-12-24T09:00:00+09:00' },
      { untilLocal: '09:30' },
      { untilLocal: '18:00', on: ['monday'] },
    )
    .map((wait) => plain('wait', wait)),
  fc
    .constantFrom<object>(
      { set: { plan: 'plus', cart: { entry: 'cartId' } } },
      { increment: { points: 5 } },
      { add: { tags: 'x' } },
    )
    .map((update) => plain('update', update)),
  fc.constant(plain('emit', { event: 'Call Requested', properties: { cartId: { entry: 'cartId' } } })),
);

const shapes = fc.letrec<{
  openList: ListShape;
  anyList: ListShape;
  step: Shape;
  branch: Shape;
  experiment: Shape;
  waitFor: Shape;
}>((tie) => {
  const list = (ends: ListShape['end'][]) =>
    fc.record({
      steps: fc.array(tie('step'), { maxLength: 4, depthIdentifier: 'journey' }),
      end: fc.constantFrom(...ends),
      which: fc.nat({ max: 50 }),
    });
  const waysOut = (min: number, max: number) =>
    fc.tuple(fc.array(tie('anyList'), { minLength: min - 1, maxLength: max - 1 }), tie('openList'));
  return {
    openList: list(['open']),
    anyList: list(['open', 'open', 'exit', 'ahead', 'back']),
    step: fc.oneof(
      { depthIdentifier: 'journey', maxDepth: 4 },
      leaf,
      tie('branch'),
      tie('experiment'),
      tie('waitFor'),
    ),
    branch: fc
      .record({
        whens: fc.uniqueArray(conditions, {
          minLength: 1,
          maxLength: 3,
          selector: (one) => JSON.stringify(one),
        }),
        ways: waysOut(3, 3),
        hasElse: fc.boolean(),
      })
      .map(({ whens, ways: [closable, open], hasElse }) => {
        const lists = [...closable, open].slice(-whens.length - (hasElse ? 1 : 0));
        const within = (cases: object[][]) => ({
          branch: whens.slice(0, cases.length).map((when, index) => ({ when, steps: cases[index] })),
          ...(cases.length > whens.length && { else: cases.at(-1) }),
        });
        return { kind: 'branch', lists, within };
      }),
    experiment: fc
      .record({ first: fc.integer({ min: 1, max: 98 }), three: fc.boolean(), ways: waysOut(3, 3) })
      .map(({ first, three, ways: [closable, open] }) => {
        const weights = three ? [first, 1, 99 - first] : [first, 100 - first];
        const lists = [...closable, open].slice(-weights.length);
        const within = (ways: object[][]) => ({
          experiment: {
            variants: weights.map((weight, index) => ({
              id: `variant-${index}`,
              weight,
              steps: ways[index],
            })),
          },
        });
        return { kind: 'experiment', lists, within };
      }),
    waitFor: fc
      .record({ open: tie('openList'), closable: tie('anyList'), which: fc.constantFrom('then', 'else') })
      .map(({ open, closable, which }) => {
        const within = ([first, second]: object[][]) => ({
          waitFor: { event: 'Order Completed', sameKey: true, for: 'P1D' },
          ...(which === 'then' ? { then: first, else: second } : { then: second, else: first }),
        });
        return { kind: 'wait-for', lists: [open, closable], within };
      }),
  };
});

type Named = { id: string; [kind: string]: unknown };
/** A list that the steps at hand stand in, and where. */
type Outer = { readonly steps: readonly Named[]; readonly at: number };

function stepsOf(list: ListShape): Named[] {
  let count = 0;
  const id = (kind: string) => `${kind}-${(count += 1)}`;
  const settle: (() => void)[] = []; // a goto ahead knows its target only when all steps have names

  const build = ({ steps, end, which }: ListShape, outer: readonly Outer[]): Named[] => {
    const built: Named[] = [];
    for (const [at, shape] of steps.entries()) {
      const step: Named = { id: id(shape.kind) };
      built.push(step);
      Object.assign(
        step,
        shape.within(shape.lists.map((inner) => build(inner, [...outer, { steps: built, at }]))),
      );
    }
    if (end === 'open') return built;
    if (end === 'back') built.push({ id: id('rest'), wait: { for: 'P1D' } });
    const last: Named = { id: id(end) };
    built.push(last);
    settle.push(() => {
      const targets = outer
        .flatMap(({ steps: all, at }) => (end === 'back' ? all.slice(0, at + 1) : all.slice(at + 1)))
        .filter((step) => !('goto' in step) && !/^(ahead|back|exit)-/.test(step.id));
      const target = targets[which % targets.length];
      Object.assign(
        last,
        end === 'exit' || target === undefined ? { exit: 'not-interested' } : { goto: target.id },
      );
    });
    return built;
  };
  const steps = build(list, []);
  for (const one of settle) one();
  return steps;
}
