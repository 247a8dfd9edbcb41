import { describe, expect, it } from 'vitest';
import { EnrolInput, enrolCommand } from '../../../lib/cli/commands/enrol.ts';
import { PauseInput, pauseCommand } from '../../../lib/cli/commands/pause.ts';
import { aDeployed, aProject, NOON } from './a-deployed.ts';

async function aShop() {
  const world = aDeployed(await aProject());
  const enrol = (flags: object = {}) =>
    enrolCommand(
      EnrolInput.parse({ customer: 'mina', journey: 'welcome', ...flags }),
      world.terminal.io,
      world.open,
    );
  const pause = (flags: object = {}) =>
    pauseCommand(PauseInput.parse({ journey: 'welcome', ...flags }), world.terminal.io, world.open);
  return { ...world, enrol, pause };
}

describe('sojourn enrol', () => {
  it('puts a request on the bus, with what is known of the occasion', async () => {
    const { enrol, published } = await aShop();
    expect(await enrol({ property: ['cartId=cart-7', 'value=94.5', 'note=a=b'] })).toBe(0);
    expect(published).toMatchObject([
      {
        event: 'Enrolment Requested',
        customerId: 'mina',
        properties: { journey: 'welcome', cartId: 'cart-7', value: 94.5, note: 'a=b' },
      },
    ]);
  });

  it('is about the journey that is named, whatever the properties say', async () => {
    const { enrol, published } = await aShop();
    await enrol({ property: ['journey=another'] });
    expect(published[0]?.properties).toEqual({ journey: 'welcome' });
  });

  it('knows the journeys that are deployed', async () => {
    const { enrol, published, terminal } = await aShop();
    expect(await enrol({ journey: 'welcom' })).toBe(2);
    expect(terminal.err()).toContain('Did you mean "welcome"?');
    expect(published).toEqual([]);
  });

  it('does not guess what a property without a value means', async () => {
    const { enrol, published, terminal } = await aShop();
    expect(await enrol({ property: ['vip'] })).toBe(2);
    expect(terminal.err()).toContain('--property vip: it has no "=".');
    expect(published).toEqual([]);
  });
});

describe('sojourn pause', () => {
  it('pauses a journey at once, with a reason for whoever asks later', async () => {
    const { pause, stores, terminal } = await aShop();
    await pause({ reason: 'wrong price' });
    expect(await stores.journeys.pauseOf('welcome')).toEqual({ reason: 'wrong price', at: NOON });
    expect(terminal.out()).toContain('✔ welcome is paused');
  });

  it('leaves an earlier pause and its reason as they are', async () => {
    const { pause, stores, terminal } = await aShop();
    await pause({ reason: 'wrong price' });
    await pause({ reason: 'another' });
    expect(await stores.journeys.pauseOf('welcome')).toMatchObject({ reason: 'wrong price' });
    expect(terminal.out()).toContain('was paused already');
  });

  it('pauses no journey that is not there', async () => {
    const { pause, stores } = await aShop();
    expect(await pause({ journey: 'nothing' })).toBe(2);
    expect(await stores.journeys.pauseOf('nothing')).toBeUndefined();
  });
});
