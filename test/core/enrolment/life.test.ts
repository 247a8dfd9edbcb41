import { describe, expect, it } from 'vitest';
import { closedFor, isTooLate } from '../../../lib/core/enrolment/life.ts';
import { JourneyLife } from '../../../lib/core/journey/life.ts';
import { anEvent, aSignUp, aWorld, DAY, HOUR, NOON, triggersOf } from '../../support/world.ts';

const life = (part: Partial<JourneyLife> = {}) => JourneyLife.parse(part);

describe('a journey takes people in', () => {
  it.each([
    ['as it is', {}, undefined],
    ['not while it is a draft', { state: 'draft' }, 'journey-draft'],
    ['not while it is paused', { state: 'paused' }, 'journey-paused'],
    ['not once it has ended', { state: 'ended' }, 'journey-ended'],
    ['not before its first day', { from: '2026-03-02T12:00:01Z' }, 'not-yet-open'],
    ['from its first instant on', { from: '2026-03-02T12:00:00Z' }, undefined],
    ['until its last instant, and not in it', { until: '2026-03-02T12:00:00Z' }, 'no-longer-open'],
  ] as const)('%s', (_, part, refusal) => {
    expect(closedFor(life(part), NOON)).toBe(refusal);
  });

  it('as many as it may hold, and says so to the next one', async () => {
    const world = aWorld([triggersOf()], { lives: { hello: { capacity: 2 } } });
    for (const customerId of ['c1', 'c2']) await world.ingest(aSignUp({ customerId }));
    const third = await world.ingest(aSignUp({ customerId: 'c3' }));
    expect(third).toMatchObject({
      entered: [],
      notEntered: [{ journeyId: 'hello', reason: 'journey-full' }],
    });
  });

  it('by a person’s hand, whatever its own entry is', async () => {
    const world = aWorld();
    const asked = anEvent('Enrolment Requested', { properties: { journey: 'hello' } });
    expect((await world.ingest(asked)).entered).toMatchObject([{ journeyId: 'hello' }]);
    const other = anEvent('Enrolment Requested', { customerId: 'c2', properties: { journey: 'another' } });
    expect(await world.ingest(other)).toMatchObject({ entered: [], notEntered: [] });
  });

  it('but nobody of the global holdout, if it is marketing', async () => {
    const part = { settings: { ...(await settingsOf()), holdout: { percent: 50 } } };
    const entered = async (purpose: 'marketing' | 'transactional') => {
      const world = aWorld([triggersOf({ purpose })], part);
      const results = [];
      for (let n = 0; n < 200; n += 1) results.push(await world.ingest(aSignUp({ customerId: `c${n}` })));
      return results.filter((one) => one.entered.length === 1).length;
    };
    expect(await entered('transactional')).toBe(200);
    // Half of 200, and five standard deviations (√(200 · ½ · ½) = 7.1) on either side.
    expect(Math.abs((await entered('marketing')) - 100)).toBeLessThan(36);
  });
});

describe('a message is too late', () => {
  const onTime = { visitBegan: NOON };
  it.each([
    ['never, unless somebody says so', onTime, {}, false],
    [
      'when it fell due in a pause and such are skipped',
      { ...onTime, lateSince: NOON - HOUR },
      { onResume: 'skip' },
      true,
    ],
    ['not when they are sent', { ...onTime, lateSince: NOON - HOUR }, { onResume: 'send' }, false],
    [
      'after the longest lateness',
      { ...onTime, lateSince: NOON - 2 * DAY - 1 },
      { maxLateness: 'P2D' },
      true,
    ],
    ['not just within it', { ...onTime, lateSince: NOON - 2 * DAY }, { maxLateness: 'P2D' }, false],
    [
      'also where quiet hours or a full account held it',
      { visitBegan: NOON - 3 * DAY },
      { maxLateness: 'P2D' },
      true,
    ],
  ] as const)('%s', (_, enrolment, part, late) => {
    expect(isTooLate(enrolment, life(part), NOON)).toBe(late);
  });
});

async function settingsOf() {
  return (await aWorld().ports.content.registry()).settings;
}
