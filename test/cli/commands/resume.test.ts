import { describe, expect, it } from 'vitest';
import { ResumeInput, resumeCommand } from '../../../lib/cli/commands/resume.ts';
import { aDeployed, NOON } from './a-deployed.ts';

const HOUR = 3_600_000;

function aPaused() {
  const world = aDeployed();
  const resume = (flags: object = {}) =>
    resumeCommand(ResumeInput.parse({ journey: 'welcome', ...flags }), world.terminal.io, world.open);
  const pause = () =>
    world.stores.journeys.pause('welcome', {
      reason: 'complaints 0.12 % of 2,431 messages in 24 hours',
      at: NOON - HOUR,
    });
  return { ...world, resume, pause };
}

describe('sojourn resume', () => {
  it('shows since when and why a journey is paused, and leaves it so', async () => {
    const { resume, pause, terminal, stores } = aPaused();
    await pause();
    expect(await resume({ stage: 'prod' })).toBe(0);
    expect(terminal.out()).toContain(
      'welcome is paused since 2026-03-02 11:00 UTC: complaints 0.12 % of 2,431 messages in 24 hours',
    );
    expect(terminal.out()).toContain('last 24 hours: 0 sent');
    expect(terminal.out()).toMatch(/next: npx sojourn resume welcome --stage prod --yes/);
    expect(await stores.journeys.pauseOf('welcome')).toBeDefined();
  });

  it('lets its messages go when told so', async () => {
    const { resume, pause, terminal, stores } = aPaused();
    await pause();
    await resume({ yes: true });
    expect(terminal.out()).toContain('✔ its messages go out again');
    expect(await stores.journeys.pauseOf('welcome')).toBeUndefined();
  });

  it('shows the shares of the last day, whether paused or not', async () => {
    const { terminal, stores, open } = aPaused();
    const health = async (_journey: string, since: number) => {
      expect(since).toBe(NOON - 24 * HOUR);
      return { sent: 2_000, bounced: 50, complained: 3 };
    };
    const deployed = await open();
    await resumeCommand(ResumeInput.parse({ journey: 'welcome' }), terminal.io, async () => ({
      ...deployed,
      journeys: { ...stores.journeys, health },
    }));
    // 50 of 2000 are 2.5 %, 3 of 2000 are 0.15 %
    expect(terminal.out()).toBe(
      [
        '✔ welcome is not paused',
        '  last 24 hours: 2,000 sent, 50 to addresses that do not exist (2.50 %), 3 complained about (0.15 %)',
      ].join('\n'),
    );
  });

  it('tells machines whether it let them go', async () => {
    const { resume, pause, terminal } = aPaused();
    await pause();
    await resume({ yes: true, json: true });
    expect(JSON.parse(terminal.out())).toMatchObject({
      journey: 'welcome',
      pause: { at: NOON - HOUR },
      resumed: true,
    });
  });
});
