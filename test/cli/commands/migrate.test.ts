import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MigrateInput, migrateCommand } from '../../../lib/cli/commands/migrate.ts';
import { enrolled, parked } from '../../contract/fixtures.ts';
import { welcomeJourney } from '../../project/a-workflows-folder.ts';
import { aDeployed, aProject } from './a-deployed.ts';

/** The live version has renamed `cool-off` to `rest`, and waits there for an order no longer. */
const LIVE = {
  ...welcomeJourney,
  steps: [
    { id: 'rest', wait: { for: 'P1D' } },
    { id: 'hello', send: { message: 'hello' } },
    {
      id: 'order',
      waitFor: { event: 'Order Completed', for: 'P7D' },
      then: [{ id: 'thanks', exit: 'bought' }],
    },
    { id: 'last', wait: { for: 'P2D' } },
  ],
};

async function aNewVersion() {
  const { folder, deployment } = await aProject({ 'journeys/welcome.json': LIVE });
  const world = aDeployed({ deployment });
  const live = (await (await world.open()).content.registry()).journeys[0];
  const old = { journeyId: 'welcome', version: 'old', machine: 'welcome@old' };
  const mina = await parked(world.stores, old);
  const jun = await enrolled(world.stores, old);
  const map = join(folder, 'steps.json');
  await writeFile(map, JSON.stringify({ 'cool-off': 'rest' }));
  const migrate = (flags: object = {}) =>
    migrateCommand(
      MigrateInput.parse({ journey: 'welcome', folder, ...flags }),
      world.terminal.io,
      world.open,
    );
  const now = () => world.stores.enrolments.enrolment(mina);
  return { ...world, live, mina, jun, map, migrate, now };
}

describe('sojourn migrate', () => {
  it('counts who would go where and who stays, and changes nothing', async () => {
    const { migrate, map, terminal, now } = await aNewVersion();
    expect(await migrate({ map })).toBe(0);
    expect(terminal.out()).toMatch(/cool-off → rest +1/);
    expect(terminal.out()).toMatch(/welcome +1 +stay: on the way just now; try again in some minutes/);
    expect(terminal.out()).toContain('--yes   # bring 1 customer over');
    expect(await now()).toMatchObject({ version: 'old', at: 'cool-off' });
  });

  it('brings those who wait over to the live version, where they wait on until the same time', async () => {
    const { migrate, map, live, mina, now } = await aNewVersion();
    await migrate({ map, yes: true });
    expect(await now()).toMatchObject({
      version: live?.version,
      machine: live?.machine,
      status: 'PARKED',
      at: 'rest',
      dueAt: mina.dueAt,
      leg: mina.leg,
      waiting: { onDue: 'hello' },
    });
  });

  it('lists the steps that the map leaves out, and leaves who waits there where they are', async () => {
    const { migrate, terminal, now } = await aNewVersion();
    await migrate({ yes: true });
    expect(terminal.out()).toMatch(
      /cool-off +1 +stay: the live version has no such step; name one in the map/,
    );
    expect(await now()).toMatchObject({ version: 'old' });
  });

  it('does nothing in a dry run, even with --yes', async () => {
    const { migrate, map, now } = await aNewVersion();
    await migrate({ map, yes: true, dryRun: true });
    expect(await now()).toMatchObject({ version: 'old' });
  });

  it('refuses when the folder is not what is deployed', async () => {
    const { terminal, open } = await aNewVersion();
    const { folder } = await aProject();
    const input = MigrateInput.parse({ journey: 'welcome', folder, yes: true });
    expect(await migrateCommand(input, terminal.io, open)).toBe(2);
    expect(terminal.err()).toContain('is not the version that is live');
  });
});
