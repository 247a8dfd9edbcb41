import { describe, expect, it } from 'vitest';
import { EraseInput, eraseCommand } from '../../../lib/cli/commands/erase.ts';
import { anEvent, aProfile, enrolled } from '../../contract/fixtures.ts';
import { aDeployed } from './a-deployed.ts';

async function mina() {
  const world = aDeployed();
  await world.stores.customers.keepEvent({
    event: anEvent({ customerId: 'mina' }),
    profile: aProfile('mina'),
    consents: [],
    said: [],
  });
  await enrolled(world.stores, { customerId: 'mina' });
  const erase = (flags: object = {}) =>
    eraseCommand(EraseInput.parse({ customer: 'mina', ...flags }), world.terminal.io, world.open);
  return { ...world, erase };
}

describe('sojourn erase', () => {
  it('only says what there is, without --yes', async () => {
    const { erase, terminal, stores } = await mina();
    await erase();
    expect(terminal.out()).toContain('1 enrolment would be deleted');
    expect(terminal.out()).toContain('next: npx sojourn erase mina --stage dev --yes');
    expect((await stores.customers.customer('mina')).profile.traits).toEqual({ firstName: 'Mina' });
  });

  it('deletes what is kept, and says what stays', async () => {
    const { erase, terminal, stores } = await mina();
    await erase({ yes: true });
    const { profile, enrolments } = await stores.customers.customer('mina');
    expect(profile.traits).toEqual({});
    expect(profile.erasedAt).toBeDefined();
    expect(enrolments).toEqual([]);
    expect(terminal.out()).toContain('✔ erased: mina; 1 enrolment ended');
    expect(terminal.out()).toContain('What stays');
  });

  it('says so when nobody has that id', async () => {
    const { erase, terminal } = await mina();
    expect(await erase({ customer: 'nobody', yes: true })).toBe(2);
    expect(terminal.err()).toContain('Nobody is known as nobody.');
  });
});
