import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anAudienceWorld, DAY, NOON } from '../../support/audience-world.ts';

const HALF_DAY = DAY / 2;
const segments = {
  buyer: { when: { event: 'Order Completed' }, stage: 'purchase' },
  regular: { when: { event: 'Order Completed', atLeast: 2, within: 'P3D' } },
  lapsed: {
    when: { all: [{ segment: 'buyer' }, { event: 'Order Completed', within: 'P2D', atMost: 0 }] },
    stage: 'aftercare',
  },
  gold: { when: { trait: 'plan', equals: 'gold' } },
  'gold-browser': {
    when: { all: [{ segment: 'gold' }, { event: 'Page Viewed', within: 'P1D', atMost: 2 }] },
  },
  prospect: { when: { not: { segment: 'buyer' } }, stage: 'awareness' },
};

/** What happened within six days, each at its own moment: half a day is the unit of windows, so that edges meet. */
const happenings = fc.uniqueArray(
  fc.record({
    event: fc.constantFrom('Order Completed', 'Page Viewed', 'Plan Changed'),
    plan: fc.constantFrom('gold', 'silver'),
    at: fc.integer({ min: 0, max: 12 }).map((halves) => NOON + halves * HALF_DAY),
  }),
  { minLength: 1, maxLength: 8, selector: ({ at }) => at },
);
type Happening = { readonly event: string; readonly plan: string; readonly at: number };

/** Each arrives so many half days after it happened, the wheel turning all the while. */
async function lived(events: readonly Happening[], delays: readonly number[]) {
  const world = anAudienceWorld({ segments });
  const arriving = events
    .map((one, index) => ({
      ...one,
      messageId: `m${one.at}`,
      arrives: one.at + (delays[index] ?? 0) * HALF_DAY,
    }))
    .toSorted((one, other) => one.arrives - other.arrives);
  for (const { event, plan, at, arrives, messageId } of arriving) {
    await world.passTo(arrives);
    const traits = event === 'Plan Changed' ? { plan } : {};
    await world.take({ messageId, event, timestamp: new Date(at).toISOString(), traits });
  }
  await world.passTo(NOON + 14 * DAY);
  return world;
}

describe('the order in which events arrive', () => {
  it('changes neither the memberships in the end nor the stage', async () => {
    const delays = fc.array(fc.integer({ min: 0, max: 13 }), { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(happenings, delays, async (events, late) => {
        const inOrder = await lived(events, []);
        const shuffled = await lived(events, late);
        expect(await shuffled.memberships()).toEqual(await inOrder.memberships());
        expect((await shuffled.agenda()).stage).toBe((await inOrder.agenda()).stage);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves what was told in step with what is: entered and left by turns, later and later', async () => {
    const delays = fc.array(fc.integer({ min: 0, max: 13 }), { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(happenings, delays, async (events, late) => {
        const world = await lived(events, late);
        for (const segment of Object.keys(segments)) {
          const told = world.told.filter(({ properties }) => properties.segment === segment);
          const names = told.map(({ event }) => event);
          expect(names).toEqual(
            names.map((_, index) => (index % 2 === 0 ? 'Segment Entered' : 'Segment Left')),
          );
          const isIn = (await world.memberships()).includes(segment);
          expect(names.length % 2 === 1).toBe(isIn);
          const times = told.map(({ timestamp }) => timestamp ?? '');
          expect(new Set(times).size).toBe(times.length);
          expect(times).toEqual(times.toSorted());
        }
      }),
      { numRuns: 300 },
    );
  });

  it('in time: all is told at the instants that a plain recount from the list of events finds', async () => {
    await fc.assert(
      fc.asyncProperty(happenings, async (events) => {
        const world = await lived(events, []);
        const told = world.told
          .filter(({ properties }) => properties.segment === 'regular')
          .map(({ timestamp }) => Date.parse(timestamp ?? ''));
        // each millisecond at which an order comes, or one is three days and a millisecond old
        const orders = events.filter(({ event }) => event === 'Order Completed').map(({ at }) => at);
        const instants = orders.flatMap((at) => [at, at + 3 * DAY + 1]).toSorted((one, other) => one - other);
        const twoWithin = (now: number) =>
          orders.filter((at) => at <= now && now <= at + 3 * DAY).length >= 2;
        const flips = instants.filter((at) => twoWithin(at) !== twoWithin(at - 1));
        // two changes of one millisecond are told one after the other
        expect(told.map((at, index) => at - (flips[index] ?? 0)).every((late) => late >= 0 && late < 5)).toBe(
          true,
        );
        expect(told).toHaveLength(flips.length);
      }),
      { numRuns: 200 },
    );
  });
});
