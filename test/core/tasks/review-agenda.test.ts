import { describe, expect, it } from 'vitest';
import { reviewDue } from '../../../lib/core/tasks/review-agenda.ts';
import { anAudienceWorld, DAY, NOON } from '../../support/audience-world.ts';

const fresh = { when: { event: 'Signed Up', within: 'P1D' } };
const DUE = NOON + DAY + 1;

async function signedUp() {
  const world = anAudienceWorld({ segments: { fresh } });
  await world.take({ event: 'Signed Up' });
  return world;
}

describe('an agenda that is due', () => {
  it('is reviewed', async () => {
    const world = await signedUp();
    world.sleepTo(DUE);
    expect(await reviewDue({ customerId: 'c1', dueAt: DUE }, world.ports)).toBe('reviewed');
    expect(await world.memberships()).toEqual([]);
  });

  it('is handed over again where the queue was early', async () => {
    const world = await signedUp();
    world.sleepTo(DUE - 1);
    expect(await reviewDue({ customerId: 'c1', dueAt: DUE }, world.ports)).toBe('early');
    expect(world.handed).toEqual([{ customerId: 'c1', dueAt: DUE }]);
    expect(await world.memberships()).toEqual(['fresh']);
  });

  it('changes nothing a second time, and nothing where it is due later by now', async () => {
    const world = await signedUp();
    await world.passTo(DUE + 1);
    world.requests.length = 0;
    await reviewDue({ customerId: 'c1', dueAt: DUE }, world.ports);
    await reviewDue({ customerId: 'nobody', dueAt: DUE }, world.ports);
    expect(world.requests).toEqual([]);
    expect(world.handed).toEqual([]);
  });
});

describe('an agenda whose customer changed without an event', () => {
  it('is reviewed for messages that were opened or clicked', async () => {
    const clicker = { when: { lastMessages: 1, were: 'clicked' } };
    const world = anAudienceWorld({ segments: { clicker } });
    await world.take({ event: 'Signed Up' });
    const { customer } = world.ports.customers;
    world.ports.customers.customer = async (id) => {
      const record = await customer(id);
      const contact = { sendId: 's', channel: 'email', at: NOON, clicked: true } as const;
      return { ...record, contacts: { ...record.contacts, recent: [contact] } };
    };
    await reviewDue({ customerId: 'c1', dueAt: NOON }, world.ports);
    expect(await world.memberships()).toEqual(['clicker']);
  });

  it('is reviewed for the traits that a journey set', async () => {
    const gold = { when: { trait: 'plan', equals: 'gold' } };
    const world = anAudienceWorld({ segments: { gold } });
    await world.take({ event: 'Signed Up' });
    const { profile } = await world.customer();
    const version = profile.version + 1;
    await world.ports.customers.putProfile({ ...profile, traits: { plan: 'gold' }, version });
    await reviewDue({ customerId: 'c1', dueAt: NOON, traits: ['plan'] }, world.ports);
    expect(await world.memberships()).toEqual(['gold']);
  });
});
