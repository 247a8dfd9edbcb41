import { describe, expect, it } from 'vitest';
import type { EventCatalog } from '../../../lib/core/event/catalog.ts';
import { eraseCustomer } from '../../../lib/core/tasks/erase-customer.ts';
import { anEvent, aSignUp, aWorld, DAY, HOUR, NOON, runOf, triggersOf } from '../../support/world.ts';

const CATALOG: EventCatalog['events'] = {
  'Order Completed': {
    properties: { type: 'object', required: ['total'], properties: { total: { type: 'number' } } },
  },
};

describe('an event that is not taken in', () => {
  it('lies aside with its reason, and is counted: its name is not known', async () => {
    const world = aWorld([], { catalog: CATALOG });
    const typo = anEvent('Order Complete', { properties: { total: 12 } });
    expect(await world.ingest(typo)).toMatchObject({ outcome: 'set-aside' });
    expect(await asideOf(world)).toMatchObject([
      { id: typo.messageId, name: 'Order Complete', reason: 'unknown-event', event: typo },
    ]);
    expect(await world.ports.asides.counts(NOON - DAY)).toMatchObject([
      { name: 'Order Complete', reason: 'unknown-event', count: 1 },
    ]);
  });

  it('or a property is not what it should be: in words that say which', async () => {
    const world = aWorld([], { catalog: CATALOG });
    await world.ingest(anEvent('Order Completed', { properties: { total: '12,50' } }));
    const [aside] = await asideOf(world);
    expect(aside).toMatchObject({ reason: 'invalid-properties' });
    expect(aside?.detail).toContain('total');
  });

  it('changes nothing of the customer', async () => {
    const world = aWorld([triggersOf({ entry: { event: 'Order Completed', reentry: 'never' } })], {
      catalog: CATALOG,
    });
    await world.ingest(anEvent('Order Completed', { traits: { city: 'Busan' } }));
    expect(await world.ports.customers.customer('c1')).toMatchObject({
      profile: { version: 0, traits: {} },
      enrolments: [],
    });
  });

  it('is not Sojourn’s own, though no file names it', async () => {
    const world = aWorld([triggersOf()], { catalog: CATALOG });
    const own = anEvent('Enrolment Requested', { properties: { journey: 'hello' } });
    expect(await world.ingest(own)).toMatchObject({ outcome: 'kept', entered: [{ journeyId: 'hello' }] });
  });
});

describe('a customer who was erased', () => {
  it('has left all journeys, and nothing of her is known any more', async () => {
    const world = aWorld();
    await world.ingest(aSignUp({ anonymousId: 'browser-1' }));
    const erased = await eraseCustomer({ customerId: 'c1' }, world.ports);
    expect(erased).toMatchObject({ enrolmentsEnded: 1, hadAddresses: true });
    expect([...erased.ids].toSorted()).toEqual(['browser-1', 'c1']);
    const { profile, consents, enrolments } = await world.ports.customers.customer('c1');
    expect([profile.traits, consents, enrolments]).toEqual([{}, [], []]);
    expect(
      await world.ports.customers.eventsNamed({ customerId: 'c1', name: 'Signed Up', since: 0 }),
    ).toEqual([]);
  });

  it.each(['c1', 'browser-1'])(
    'is not begun anew by what still comes in for %s; not even that is kept',
    async (id) => {
      const world = aWorld();
      await world.ingest(aSignUp({ anonymousId: 'browser-1' }));
      await eraseCustomer({ customerId: 'c1' }, world.ports);
      expect(await world.ingest(aSignUp({ customerId: id }))).toMatchObject({ outcome: 'set-aside' });
      expect(await asideOf(world)).toMatchObject([{ reason: 'erased-customer' }]);
      expect(JSON.stringify(await asideOf(world))).not.toContain('Ada');
      expect((await world.ports.customers.customer('c1')).profile.traits).toEqual({});
    },
  );
});

describe('what lies aside', () => {
  it('holds nothing of a customer any more once she is erased, and takes nothing in of her', async () => {
    const world = aWorld([], { catalog: CATALOG });
    const typo = anEvent('Order Complete', { properties: { greeting: 'for Ada' } });
    await world.ingest(typo);
    await eraseCustomer({ customerId: 'c1' }, world.ports);
    await world.ingest({ ...typo, messageId: 'later' });
    const asides = await asideOf(world);
    expect(asides).toMatchObject([{ reason: 'unknown-event' }, { reason: 'erased-customer' }]);
    expect(JSON.stringify(asides)).not.toContain('Ada');
  });
});

describe('an event out of an older history', () => {
  it('keeps its own time, however long ago, and starts nothing', async () => {
    const world = aWorld();
    const old = aSignUp({ timestamp: '2011-12-09T12:50:00Z', imported: true });
    expect(await world.ingest(old)).toMatchObject({
      outcome: 'kept',
      clamped: false,
      entered: [],
      notEntered: [],
    });
    const [kept] = await world.ports.customers.eventsNamed({ customerId: 'c1', name: 'Signed Up', since: 0 });
    expect(kept?.occurredAt).toBe(Date.parse('2011-12-09T12:50:00Z'));
    expect((await world.ports.customers.customer('c1')).profile.traits).toMatchObject({ firstName: 'Ada' });
  });

  it('ends no journey and wakes nobody', async () => {
    const journey = triggersOf({ exit: [{ event: 'Order Completed' }] });
    const world = aWorld([journey]);
    await world.ingest(aSignUp());
    world.pass(HOUR);
    await world.ingest(anEvent('Order Completed', { imported: true }));
    expect(await world.enrolment('c1')).toMatchObject({ status: 'RUNNING' });
  });
});

describe('a journey that is over once the customer has said no to every channel', () => {
  const leaves = triggersOf({ exit: [{ consent: 'withdrawn' }] });

  it('goes on while one is left', async () => {
    const world = aWorld([leaves]);
    await world.ingest(aSignUp());
    await world.ingest(anEvent('Said No', { consent: { email: 'withdrawn' } }));
    expect(await world.enrolment('c1')).toMatchObject({ status: 'RUNNING' });
  });

  it('ends at once with the last, in mid-wait too', async () => {
    const world = aWorld([leaves]);
    await world.ingest(aSignUp());
    const { visitBegan: since, ...enrolment } = await world.enrolment('c1');
    await world.ports.enrolments.park(runOf({ ...enrolment, visitBegan: since }), {
      at: 'pause',
      dueAt: NOON + DAY,
      waiting: { since, onDue: 'next' },
    });
    await world.ingest(anEvent('Said No', { consent: { email: 'withdrawn', sms: 'withdrawn' } }));
    expect(await world.enrolment('c1')).toMatchObject({ status: 'DONE', reason: 'consent-withdrawn' });
  });
});

async function asideOf(world: ReturnType<typeof aWorld>) {
  const all = [];
  for await (const aside of world.ports.asides.of(world.now())) all.push(aside);
  return all;
}
