import { describe, expect, it } from 'vitest';
import { reckonReport } from '../../../lib/core/report/reckon-report.ts';
import { anEvent, aSignUp, aWorld, DAY, NOON, triggersOf } from '../../support/world.ts';

const goal = { event: 'Bought', within: 'P3D', value: 'total' };

/** NOON is Monday, 2 March 2026; the company lives by UTC. */
const signUp = (customerId: string) => aSignUp({ customerId, traits: {} });
const buys = (customerId: string, total: number) => anEvent('Bought', { customerId, properties: { total } });

describe('the report', () => {
  it('judges each week by those whose time for the goal ended in it', async () => {
    const world = aWorld([triggersOf({ goal })]);
    for (const id of ['a', 'b', 'c']) await world.ingest(signUp(id)); // 2 March: judged on the 5th
    world.pass(DAY);
    await world.ingest(buys('a', 12.5));
    world.pass(6 * DAY);
    for (const id of ['d', 'e']) await world.ingest(signUp(id)); // 9 March: judged on the 12th
    await world.ingest(buys('d', 30));
    world.pass(6 * DAY);
    await world.ingest(signUp('f')); // 15 March: judged on the 18th, after the report
    world.pass(DAY);
    // Monday, 16 March: the weeks are 9 to 15 and 2 to 8 March
    const { journeys } = await reckonReport(world.ports);
    expect(journeys).toEqual([
      expect.objectContaining({
        id: 'hello',
        stage: 'consideration',
        inside: 6,
        last: { entered: 3, judged: 2, goals: 1, valueMinor: 3_000, sent: 0, clicked: 0 },
        before: { entered: 3, judged: 3, goals: 1, valueMinor: 1_250, sent: 0, clicked: 0 },
        credits: [{ goals: 1, valueMinor: 3_000 }],
      }),
    ]);
  });

  it('counts everyone who came again: the last entry does not hide the one before', async () => {
    const again = { event: 'Visited', reentry: 'afterEnd' } as const;
    const world = aWorld([triggersOf({ entry: again })]);
    await world.ingest(anEvent('Visited'));
    await world.ports.enrolments.exit(await world.enrolment('c1'), { reason: 'done', endedAt: NOON });
    world.pass(7 * DAY);
    await world.ingest(anEvent('Visited'));
    world.pass(7 * DAY);
    const [journey] = (await reckonReport(world.ports)).journeys;
    expect([journey?.before.entered, journey?.last.entered]).toEqual([1, 1]);
  });

  it('leaves out what advertises nothing and has no target, drafts, and what has ended', async () => {
    const notice = triggersOf({ id: 'notice', purpose: 'transactional' });
    const draft = triggersOf({ id: 'draft' });
    const world = aWorld([notice, draft, triggersOf({ id: 'late', stage: 'aftercare' }), triggersOf()], {
      lives: { draft: { state: 'draft' } },
    });
    const { journeys } = await reckonReport(world.ports);
    expect(journeys.map(({ id }) => id)).toEqual(['hello', 'late']);
  });

  it('tells how each experiment stands that somebody has come to', async () => {
    const plan = {
      stepId: 'subject',
      control: 'a',
      variants: [
        { id: 'a', weight: 50 },
        { id: 'b', weight: 50 },
      ],
      measure: 'goal',
      decide: 'report',
      within: 'P3D',
    } as const;
    const world = aWorld([
      triggersOf({
        goal,
        experiments: [{ ...plan, variants: [...plan.variants] }],
        title: { en: 'Hi', ko: '안녕' },
      }),
    ]);
    expect((await reckonReport(world.ports)).experiments).toEqual([]);
    const assignment = { experimentId: 'hello.subject', customerId: 'c1', variant: 'b', at: NOON };
    await world.ports.experiments.join({ ...assignment, weights: { a: 50, b: 50 } }, 'e1');
    const [news] = (await reckonReport(world.ports)).experiments;
    expect(news).toMatchObject({ journeyId: 'hello', stepId: 'subject', status: 'collecting' });
    expect(news?.sentence.en).toBe(
      'Too early: “a” has 0 customers who count for “converted”, and every variant needs 25.',
    );
    expect(news?.sentence.ko).toBe(
      '아직 이릅니다. “a” 안의 “목표 달성” 지표에 해당하는 고객이 0명입니다. 안마다 25명이 필요합니다.',
    );
  });
});
