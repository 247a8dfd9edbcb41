import { describe, expect, it } from 'vitest';
import { ExitInput, exitCommand } from '../../../lib/cli/commands/exit.ts';
import { enrolled, parked } from '../../contract/fixtures.ts';
import { aDeployed } from './a-deployed.ts';

async function aJourney() {
  const world = aDeployed();
  const mina = await parked(world.stores, { customerId: 'mina', journeyId: 'welcome' });
  const jun = await enrolled(world.stores, { customerId: 'jun', journeyId: 'welcome' });
  const elsewhere = await enrolled(world.stores, { customerId: 'mina', journeyId: 'win-back' });
  const exit = (flags: object) =>
    exitCommand(ExitInput.parse({ journey: 'welcome', ...flags }), world.terminal.io, world.open);
  const statuses = async () =>
    Promise.all(
      [mina, jun, elsewhere].map(async (one) => (await world.stores.enrolments.enrolment(one))?.status),
    );
  return { ...world, exit, statuses };
}

describe('sojourn exit', () => {
  it('asks whom, and does not take everybody for an answer', async () => {
    const { exit, terminal, statuses } = await aJourney();
    expect(await exit({ yes: true })).toBe(2);
    expect(terminal.err()).toContain('Whom? One customer, or all.');
    expect(await statuses()).toEqual(['PARKED', 'RUNNING', 'RUNNING']);
  });

  it('only counts without --yes', async () => {
    const { exit, terminal, statuses } = await aJourney();
    await exit({ all: true });
    expect(terminal.out()).toContain('2 enrolments of welcome would end.');
    expect(terminal.out()).toContain('next: npx sojourn exit welcome --stage dev --all --yes');
    expect(await statuses()).toEqual(['PARKED', 'RUNNING', 'RUNNING']);
  });

  it('takes one customer out of one journey', async () => {
    const { exit, statuses } = await aJourney();
    await exit({ customer: 'mina', yes: true });
    expect(await statuses()).toEqual(['DONE', 'RUNNING', 'RUNNING']);
  });

  it('takes everybody out, whether they wait or are on the way', async () => {
    const { exit, statuses, terminal } = await aJourney();
    await exit({ all: true, yes: true });
    expect(await statuses()).toEqual(['DONE', 'DONE', 'RUNNING']);
    expect(terminal.out()).toContain('✔ 2 enrolments ended');
  });
});
