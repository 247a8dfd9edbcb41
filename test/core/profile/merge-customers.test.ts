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
    expect(profile.traits).toMatchObject({ city: 'Seoul', likes: 'tea' });
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

  it('does not put her into a journey by an event whose first try died before the two were one', async () => {
    const world = aWorld([browsing]);
    const viewed = anEvent('Product Viewed', { customerId: 'browser-1' });
    const { start } = world.ports.runner;
    world.ports.runner.start = async () => {
      throw new Error('the process died here');
    };
    await expect(world.ingest(viewed)).rejects.toThrow('died');
    world.ports.runner.start = start;
    await parkAt(world, 'browser-1');
    await world.ingest(aSignUp({ anonymousId: 'browser-1' }));
    await world.ingest(viewed);
    expect(await journeysOf(world, 'browser-1')).toEqual([]);
    expect(await journeysOf(world, 'c1')).toHaveLength(1);
  });

  it('lets an event enter under her name, which was kept before the two were one and did nothing yet', async () => {
    const world = aWorld([browsing]);
    const viewed = anEvent('Product Viewed', { customerId: 'browser-1' });
    const { enrol } = world.ports.enrolments;
    world.ports.enrolments.enrol = async () => {
      throw new Error('the process died here');
    };
    await expect(world.ingest(viewed)).rejects.toThrow('died');
    world.ports.enrolments.enrol = enrol;
    await world.ingest(aSignUp({ anonymousId: 'browser-1' }));
    await world.ingest(viewed);
    expect(await journeysOf(world, 'browser-1')).toEqual([]);
    expect(await journeysOf(world, 'c1')).toMatchObject([{ customerId: 'c1', status: 'RUNNING' }]);
  });

  it('lets nobody in under its own name while the two become one: the event comes again', async () => {
    const world = aWorld([browsing]);
    const viewed = anEvent('Product Viewed', { customerId: 'browser-1' });
    const { enrol } = world.ports.enrolments;
    world.ports.enrolments.enrol = async (...entry) => {
      world.ports.enrolments.enrol = enrol;
      await world.ingest(aSignUp({ anonymousId: 'browser-1' }));
      return enrol(...entry);
    };
    await expect(world.ingest(viewed)).rejects.toMatchObject({ name: 'StoreBusyError' });
    await world.ingest(viewed);
    expect(await journeysOf(world, 'browser-1')).toEqual([]);
    expect(await journeysOf(world, 'c1')).toHaveLength(1);
  });

  it('leaves a journey that her own earlier event ends: she bought before the browser was known as hers', async () => {
    const leaving = { ...browsing, exit: [{ event: 'Order Completed' }] };
    const world = aWorld([leaving]);
    await world.ingest(anEvent('Product Viewed', { customerId: 'browser-1' }));
    await parkAt(world, 'browser-1');
    world.pass(HOUR / 2);
    await world.ingest(anEvent('Order Completed'));
    await world.ingest(aSignUp({ anonymousId: 'browser-1' }));
    expect(await journeysOf(world, 'c1')).toMatchObject([{ status: 'DONE', reason: 'exit-came-first' }]);
  });

  it('ends a wait of hers for what happened there before it was known as hers', async () => {
    const world = aWorld([{ ...browsing, entry: { event: 'Signed Up', reentry: 'never' } }]);
    await world.ingest(aSignUp());
    const { enrolmentId, leg, visit, at } = await world.enrolment('c1');
    const run = { customerId: 'c1', enrolmentId, leg, visit, at };
    const waiting = {
      since: world.now(),
      onDue: 'late',
      onEvent: 'soon',
      for: { event: 'Product Viewed' },
    };
    await world.ports.enrolments.park(run, { at: 'pause', dueAt: world.now() + HOUR, waiting });
    await world.ingest(anEvent('Product Viewed', { customerId: 'browser-1' }));
    await world.ingest(anEvent('Identified', { anonymousId: 'browser-1' }));
    expect(await journeysOf(world, 'c1')).toMatchObject([{ status: 'RUNNING', at: 'soon' }]);
  });

  it('goes on in a journey that she had been through long before, where she may enter it again', async () => {
    const again = { ...browsing, entry: { event: 'Product Viewed', reentry: 'afterEnd' as const } };
    const world = aWorld([again]);
    await world.ingest(anEvent('Product Viewed'));
    await world.ports.enrolments.exit(await world.enrolment('c1'), {
      reason: 'completed',
      endedAt: world.now(),
    });
    world.pass(HOUR);
    await world.ingest(anEvent('Product Viewed', { customerId: 'browser-1' }));
    await parkAt(world, 'browser-1');
    await world.ingest(aSignUp({ anonymousId: 'browser-1' }));
    expect(await journeysOf(world, 'c1')).toMatchObject([{ status: 'DONE' }, { status: 'PARKED' }]);
    world.pass(HOUR);
    await world.ingest(anEvent('Product Viewed'));
    expect(await journeysOf(world, 'c1')).toHaveLength(2);
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

async function journeysOf(world: World, customerId: string) {
  return (await world.ports.customers.customer(customerId)).enrolments;
}

function namesOf(world: World, name: string) {
  return world.ports.customers.eventsNamed({ customerId: 'c1', name, since: 0 });
}

async function parkAt(world: World, customerId: string): Promise<void> {
  const { enrolmentId, leg, visit, at } = await world.enrolment(customerId);
  const run = { customerId, enrolmentId, leg, visit, at };
  const waiting = { since: world.now(), onDue: 'next' };
  await world.ports.enrolments.park(run, { at: 'pause', dueAt: world.now() + HOUR, waiting });
}
