import { describe, expect, it } from 'vitest';
import { experimentLines } from '../../lib/cli/render/experiment.ts';
import { simulate } from '../../lib/local/simulate.ts';
import { ada, aSimulation } from './a-simulation.ts';

const DAYS = 24;
const EACH_DAY = 30;

/** A new customer every three quarters of an hour; every other e-mail is clicked. */
const newcomers = Array.from({ length: DAYS * EACH_DAY }, (_, index) => {
  const at = new Date(Date.UTC(2026, 2, 2) + (index * 24 * 3_600_000) / EACH_DAY).toISOString();
  const customerId = `c${index}`;
  const traits = { email: `${customerId}@mail.example`, zone: 'Asia/Seoul' };
  return ada('Started', at, { customerId, messageId: customerId, traits });
});

/** Only with an e-mail can anybody click. */
async function simulated(decide: 'report' | 'bandit') {
  const variants = [
    { id: 'none', weight: 50, steps: [] },
    { id: 'mail', weight: 50, steps: [{ id: 'hello', send: { message: 'hello', channel: 'email' } }] },
  ];
  const steps = [{ id: 'offer', experiment: { decide, measure: 'click', variants } }];
  const behaviour = { clickRate: 0.5, openRate: 0.6 };
  const report = await simulate(aSimulation(steps, newcomers, { behaviour, forDuration: 'P25D' }));
  const experiment = report.journeys[0]?.experiments[0];
  if (experiment === undefined) throw new Error('no experiment');
  const assigned = (id: string) => experiment.variants.find(({ variant }) => variant === id)?.assigned ?? 0;
  return { report, experiment, mail: assigned('mail'), none: assigned('none') };
}

describe('a journey that decides by itself', () => {
  it('does so in a simulation too, once customers’ time is over, and the report says who decided', async () => {
    const { report, experiment, mail, none } = await simulated('bandit');
    const [first] = experiment.decisions;
    expect(first).toMatchObject({ kind: 'bandit', by: 'watch' });
    // A hundred of each must have had their seven days.
    expect((first?.at ?? 0) - report.from).toBeGreaterThan(13 * 86_400_000);
    expect(mail).toBeGreaterThan(1.5 * none);
    expect(experimentLines(experiment).at(-1)).toMatch(/^2026-03-\d\d bandit, by Sojourn: each variant gets/);
  });

  it('is left to people where the file says so', async () => {
    const { experiment, mail, none } = await simulated('report');
    expect(experiment.decisions).toEqual([]);
    // Within four standard deviations of one half.
    expect(Math.abs(mail - none)).toBeLessThan(4 * Math.sqrt(newcomers.length));
  });
});
