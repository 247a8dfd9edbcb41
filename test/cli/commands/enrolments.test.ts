import { describe, expect, it } from 'vitest';
import { EnrolmentsInput, enrolmentsCommand } from '../../../lib/cli/commands/enrolments.ts';
import { enrolled, parked, runOf } from '../../contract/fixtures.ts';
import { aDeployed, NOON } from './a-deployed.ts';

/** Two wait at cool-off, one is on the way, one failed, one is done; another is in another journey. */
async function aJourney() {
  const world = aDeployed();
  const { stores } = world;
  const here = { journeyId: 'welcome' };
  await parked(stores, here);
  await parked(stores, { ...here, version: 'v0' });
  await enrolled(stores, here);
  const failing = await enrolled(stores, here);
  await stores.enrolments.fail(runOf(failing), { at: 'welcome', reason: 'RenderError', endedAt: NOON });
  const leaving = await enrolled(stores, here);
  await stores.enrolments.exit(leaving, { reason: 'bought', endedAt: NOON });
  await enrolled(stores, { journeyId: 'win-back' });
  const count = (flags: object = {}) =>
    enrolmentsCommand(EnrolmentsInput.parse({ journey: 'welcome', ...flags }), world.terminal.io, world.open);
  return { ...world, count };
}

describe('sojourn enrolments', () => {
  it('counts who stands where, with the reasons of what failed and of those who left', async () => {
    const { count, terminal } = await aJourney();
    expect(await count()).toBe(0);
    const told = terminal.out();
    expect(told).toContain('welcome: 5 enrolments, 4 inside');
    expect(told).toMatch(/cool-off +– +2 +–/);
    expect(told).toMatch(/welcome +1 +– +1 +RenderError 1/);
    expect(told).toContain('ended: bought 1');
  });

  it('tells of several versions, and how to try those again that failed', async () => {
    const { count, terminal } = await aJourney();
    await count({ stage: 'prod' });
    expect(terminal.out()).toContain('versions: v1 3, v0 1');
    expect(terminal.out()).toContain('next: npx sojourn retry welcome --stage prod');
  });

  it('tells machines the same', async () => {
    const { count, terminal } = await aJourney();
    await count({ json: true });
    expect(JSON.parse(terminal.out())).toMatchObject({
      journey: 'welcome',
      total: 5,
      ended: [{ reason: 'bought', count: 1 }],
      versions: { v1: 3, v0: 1 },
    });
  });
});
