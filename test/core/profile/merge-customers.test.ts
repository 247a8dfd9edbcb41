import { describe, expect, it } from 'vitest';
import { findEnrolment } from '../../../lib/core/enrolment/find-enrolment.ts';
import { wake } from '../../../lib/core/tasks/wake.ts';
import { anEvent, aSignUp, aWorld, HOUR, triggersOf } from '../../support/world.ts';

const browsing = triggersOf({ id: 'browsing', entry: { event: 'Product Viewed', reentry: 'never' } });

describe('a browser whose owner becomes known', () => {
  it('gives her its history and its traits; the later word stands', async () => {
    const world = aWorld([]);
    await world.ingest(
      anEvent('Product Viewed', { customerId: 'browser-1', traits: { city: 'Busan', likes: 'tea' } }),
    );
    world.pass(HOUR);
    await world.ingest(aSignUp({ anonymousId: 'browser-1', traits: { city: 'Seoul' } }));
    const { profile } = await world.ports.customers.customer('c1');
    expect(profile.traits).toEqual({ city: 'Seoul', likes: 'tea' });
    expect(profile.aliases).toEqual(['browser-1']);
    expect(await namesOf(world, 'Product Viewed')).toHaveLength(1);
  });

  it('is hers from then on, also where only its own id comes', async () => {
    const world = aWorld([]);
    await world.ingest(anEvent('Product Viewed', { customerId: 'browser-1' }));
    await world.ingest(aSignUp({ anonymousId: 'browser-1' }));
    await world.ingest(anEvent('Product Viewed', { customerId: 'browser-1', traits: { likes: 'tea' } }));
    expect(await namesOf(world, 'Product Viewed')).toHaveLength(2);
    expect((await world.ports.customers.customer('c1')).profile.traits).toMatchObject({ likes: 'tea' });
  });

  it('brings the journey along that it is in, which goes on where it stood', async () => {
    const world = aWorld([browsing]);
    await world.ingest(anEvent('Product Viewed', { customerId: 'browser-1' }));
    await parkAt(world, 'browser-1');
    await world.ingest(aSignUp({ anonymousId: 'browser-1' }));
    expect((await world.ports.customers.customer('c1')).enrolments).toMatchObject([
      { customerId: 'c1', journeyId: 'browsing', status: 'PARKED', at: 'pause', assignedAs: 'browser-1' },
    ]);
    expect((await world.ports.customers.customer('browser-1')).enrolments).toEqual([]);
  });

  it('is found under her new name by what was on its way under the old one: a wake-up, a click', async () => {
    const world = aWorld([browsing]);
    await world.ingest(anEvent('Product Viewed', { customerId: 'browser-1' }));
    await parkAt(world, 'browser-1');
    const { enrolmentId, leg, dueAt = 0 } = await world.enrolment('browser-1');
    await world.ingest(aSignUp({ anonymousId: 'browser-1' }));
    world.pass(HOUR);
    expect(await wake({ customerId: 'browser-1', enrolmentId, leg, dueAt }, world.ports)).toBe('woken');
    expect(world.started.at(-1)?.run).toMatchObject({ customerId: 'c1', at: 'next' });
    expect(await findEnrolment({ customerId: 'browser-1', enrolmentId }, world.ports)).toMatchObject({
      customerId: 'c1',
    });
  });

  it('does not put her into one journey twice', async () => {
    const world = aWorld([browsing]);
    await world.ingest(anEvent('Product Viewed', { customerId: 'browser-1' }));
    await parkAt(world, 'browser-1');
    await world.ingest(anEvent('Product Viewed'));
    await world.ingest(aSignUp({ anonymousId: 'browser-1' }));
    expect((await world.ports.customers.customer('c1')).enrolments).toHaveLength(1);
    expect((await world.ports.customers.customer('browser-1')).enrolments).toMatchObject([
      { status: 'DONE', reason: 'merged' },
    ]);
  });

  it('stays with the first of two people who share it', async () => {
    const world = aWorld([]);
    await world.ingest(anEvent('Product Viewed', { customerId: 'browser-1' }));
    await world.ingest(aSignUp({ anonymousId: 'browser-1' }));
    await world.ingest(aSignUp({ customerId: 'c2', anonymousId: 'browser-1' }));
    expect((await world.ports.customers.customer('c2')).profile.aliases).toBeUndefined();
    expect((await world.ports.customers.customer('browser-1')).profile.mergedInto).toBe('c1');
  });

  it('waits while a leg runs, and loses nothing by that', async () => {
    const world = aWorld([browsing]);
    await world.ingest(anEvent('Product Viewed', { customerId: 'browser-1' }));
    const signUp = aSignUp({ anonymousId: 'browser-1' });
    await expect(world.ingest(signUp)).rejects.toMatchObject({ name: 'StoreBusyError' });
    await parkAt(world, 'browser-1');
    await world.ingest(signUp);
    expect((await world.ports.customers.customer('c1')).enrolments).toHaveLength(1);
  });
});

type World = ReturnType<typeof aWorld>;

function namesOf(world: World, name: string) {
  return world.ports.customers.eventsNamed({ customerId: 'c1', name, since: 0 });
}

async function parkAt(world: World, customerId: string): Promise<void> {
  const { enrolmentId, leg, visit, at } = await world.enrolment(customerId);
  const run = { customerId, enrolmentId, leg, visit, at };
  const waiting = { since: world.now(), onDue: 'next' };
  await world.ports.enrolments.park(run, { at: 'pause', dueAt: world.now() + HOUR, waiting });
}
