import { describe, expect, it } from 'vitest';
import { anEvent, aSignUp, aWorld, DAY, HOUR, NOON, triggersOf } from '../../support/world.ts';

describe('an event that comes in', () => {
  it('tells who the customer is, and is kept in the history', async () => {
    const world = aWorld([]);
    await world.ingest(aSignUp({ messageId: 'e1' }));
    const { profile, consents } = await world.ports.customers.customer('c1');
    expect(profile.traits).toMatchObject({ firstName: 'Ada', locale: 'en' });
    expect(consents.map(({ channel, all }) => [channel, all?.status])).toEqual([
      ['email', 'granted'],
      ['sms', 'granted'],
    ]);
    const history = await world.ports.customers.eventsNamed({
      customerId: 'c1',
      name: 'Signed Up',
      since: 0,
    });
    expect(history.map(({ id, occurredAt }) => [id, occurredAt])).toEqual([['e1', NOON]]);
  });

  it('changes nothing the second time', async () => {
    const world = aWorld();
    await world.ingest(aSignUp({ messageId: 'e1' }));
    const before = await world.ports.customers.customer('c1');
    world.pass(HOUR);
    const again = await world.ingest(aSignUp({ messageId: 'e1' }));
    expect(again.outcome).toBe('duplicate');
    expect(await world.ports.customers.customer('c1')).toEqual(before);
  });

  it('finishes what a first try left undone: enrolled, but no leg started', async () => {
    const world = aWorld();
    const { start } = world.ports.runner;
    world.ports.runner.start = async () => {
      throw new Error('the process died here');
    };
    await expect(world.ingest(aSignUp({ messageId: 'e1' }))).rejects.toThrow('died');
    world.ports.runner.start = start;
    await world.ingest(aSignUp({ messageId: 'e1' }));
    expect(world.started.map(({ run }) => [run.leg, run.at])).toEqual([[1, 'greeting']]);
  });

  it('does nothing the second time even where it could by then: a customer who left is not entered anew', async () => {
    const world = aWorld([triggersOf({ entry: { event: 'Signed Up', reentry: 'afterEnd' } })]);
    await world.ingest(aSignUp({ messageId: 'e1' }));
    expect((await world.ingest(aSignUp({ messageId: 'e2' }))).notEntered).toMatchObject([
      { reason: 'still-inside' },
    ]);
    await world.ports.enrolments.exit(await world.enrolment('c1'), { reason: 'test', endedAt: world.now() });
    expect(await world.ingest(aSignUp({ messageId: 'e2' }))).toMatchObject({
      outcome: 'duplicate',
      entered: [],
    });
  });

  it('lets the later word stand, whatever the order of arrival', async () => {
    const world = aWorld([]);
    await world.ingest(anEvent('Moved', { timestamp: '2026-03-02T11:00:00Z', traits: { city: 'Busan' } }));
    await world.ingest(
      anEvent('Moved', { timestamp: '2026-03-02T10:00:00Z', traits: { city: 'Seoul', floor: 3 } }),
    );
    const { profile } = await world.ports.customers.customer('c1');
    expect(profile.traits).toEqual({ city: 'Busan', floor: 3 });
  });

  it('is refused, with its reason, when a profile would outgrow its row', async () => {
    const world = aWorld([]);
    const large = (name: string) => anEvent('Seen', { traits: { [name]: 'x'.repeat(30_000) } });
    for (const name of ['a', 'b', 'c']) await world.ingest(large(name));
    await expect(world.ingest(large('d'))).rejects.toMatchObject({
      name: 'InvalidInputError',
      message: expect.stringContaining('traits'),
    });
    expect((await world.ingest(large('a'))).outcome).toBe('kept'); // what is there may still change
  });

  it('lets a withdrawal win over a consent of the same moment, whichever arrives first', async () => {
    const at = '2026-03-02T11:00:00Z';
    for (const order of [
      ['granted', 'withdrawn'],
      ['withdrawn', 'granted'],
    ] as const) {
      const world = aWorld([]);
      for (const word of order)
        await world.ingest(anEvent('Said', { timestamp: at, consent: { email: word } }));
      expect((await world.ports.customers.customer('c1')).consents).toMatchObject([
        { all: { status: 'withdrawn' } },
      ]);
    }
  });

  it('lets no older consent undo a withdrawal', async () => {
    const world = aWorld([]);
    await world.ingest(
      anEvent('Unsubscribed', { timestamp: '2026-03-02T11:00:00Z', consent: { email: 'withdrawn' } }),
    );
    await world.ingest(
      anEvent('Imported', { timestamp: '2026-03-02T10:00:00Z', consent: { email: 'granted' } }),
    );
    const { consents } = await world.ports.customers.customer('c1');
    expect(consents).toMatchObject([{ channel: 'email', all: { status: 'withdrawn' }, epoch: 1 }]);
  });

  it.each([
    ['1970-01-01T00:00:00Z', NOON - 7 * DAY],
    ['9999-12-31T00:00:00Z', NOON + 5 * 60_000],
    ['yesterday', NOON],
  ])('dated %s is clamped, and keeps what it claimed', async (timestamp, occurredAt) => {
    const world = aWorld([]);
    const result = await world.ingest(anEvent('Seen', { timestamp }));
    expect(result.clamped).toBe(true);
    const history = await world.ports.customers.eventsNamed({ customerId: 'c1', name: 'Seen', since: 0 });
    expect(history).toMatchObject([{ occurredAt, claimedTimestamp: timestamp }]);
  });
});

describe('entering a journey', () => {
  it('starts the first leg on the version of the day, with ids only', async () => {
    const world = aWorld();
    const { entered } = await world.ingest(aSignUp());
    expect(entered).toHaveLength(1);
    expect(world.started).toEqual([
      {
        machine: 'hello@v1',
        run: { customerId: 'c1', enrolmentId: entered[0]?.enrolmentId, leg: 1, visit: 1, at: 'greeting' },
      },
    ]);
  });

  it('asks the event what `where` says, and the customer what `if` says', async () => {
    const world = aWorld([
      triggersOf({
        entry: {
          event: 'Checkout Started',
          where: { property: 'value', atLeast: 30 },
          if: { trait: 'plan', equals: 'gold' },
          reentry: 'never',
        },
      }),
    ]);
    const cheap = await world.ingest(
      anEvent('Checkout Started', { properties: { value: 29 }, traits: { plan: 'gold' } }),
    );
    const silver = await world.ingest(
      anEvent('Checkout Started', {
        customerId: 'c2',
        properties: { value: 30 },
        traits: { plan: 'silver' },
      }),
    );
    const right = await world.ingest(anEvent('Checkout Started', { properties: { value: 30 } }));
    expect(cheap.notEntered).toEqual([{ journeyId: 'hello', reason: 'where-not-met' }]);
    expect(silver.notEntered).toEqual([{ journeyId: 'hello', reason: 'if-not-met' }]);
    expect(right.entered).toHaveLength(1);
  });

  it('counts each key as an occasion of its own', async () => {
    const world = aWorld([triggersOf({ entry: { event: 'Cart', key: 'cartId', reentry: 'never' } })]);
    const cart = (cartId: string) => world.ingest(anEvent('Cart', { properties: { cartId } }));
    expect((await cart('a')).entered).toHaveLength(1);
    expect((await cart('b')).entered).toHaveLength(1);
    expect((await cart('a')).notEntered).toEqual([{ journeyId: 'hello', reason: 'entered-before' }]);
    expect((await world.ingest(anEvent('Cart'))).notEntered).toEqual([
      { journeyId: 'hello', reason: 'no-key' },
    ]);
  });

  it.each([
    ['never', 'entered-before', 'entered-before', 'entered-before'],
    ['afterEnd', 'still-inside', undefined, undefined],
    [{ after: 'P7D' }, 'still-inside', 'entered-recently', undefined],
  ] as const)('again, by the rule %j', async (reentry, inside, endedAfterADay, afterEightDays) => {
    const world = aWorld([triggersOf({ entry: { event: 'Signed Up', reentry } })]);
    const outcome = async () => (await world.ingest(aSignUp())).notEntered[0]?.reason;
    await outcome();
    expect(await outcome()).toBe(inside);
    world.pass(DAY);
    const first = await world.enrolment('c1');
    await world.ports.enrolments.exit(first, { reason: 'test', endedAt: world.now() });
    expect(await outcome()).toBe(endedAfterADay);
    const second = await world.enrolment('c1');
    await world.ports.enrolments.exit(second, { reason: 'test', endedAt: world.now() });
    world.pass(7 * DAY);
    expect(await outcome()).toBe(afterEightDays);
  });

  it('happens not at all when the exit, out of order, came first', async () => {
    const world = aWorld([triggersOf({ exit: [{ event: 'Order Completed' }] })]);
    await world.ingest(anEvent('Order Completed', { timestamp: '2026-03-02T11:00:00Z' }));
    const late = await world.ingest(aSignUp({ timestamp: '2026-03-02T10:00:00Z' }));
    expect(late.notEntered).toEqual([{ journeyId: 'hello', reason: 'exit-came-first' }]);
  });

  it('lets twenty entries at the same moment make one enrolment, those in each other’s way coming again', async () => {
    const world = aWorld();
    let waiting = Array.from({ length: 20 }, () => aSignUp());
    for (let round = 0; waiting.length > 0; round += 1) {
      expect(round).toBeLessThan(20);
      const outcomes = await Promise.allSettled(waiting.map((event) => world.ingest(event)));
      const reasons = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.name] : []));
      expect(reasons.filter((name) => name !== 'StoreBusyError')).toEqual([]);
      waiting = waiting.filter((_, index) => outcomes[index]?.status === 'rejected');
    }
    const { enrolments } = await world.ports.customers.customer('c1');
    expect(enrolments).toHaveLength(1);
  });
});

describe('leaving and reaching the goal', () => {
  const cart = triggersOf({
    entry: { event: 'Cart', key: 'cartId', reentry: 'never' },
    exit: [{ event: 'Order Completed', sameKey: true }, { when: { trait: 'blocked', equals: true } }],
    goal: { event: 'Order Completed', within: 'P7D', value: 'total' },
  });
  const enter = async () => {
    const world = aWorld([cart]);
    await world.ingest(anEvent('Cart', { properties: { cartId: 'a' } }));
    return world;
  };

  it('an exit event ends the enrolment at once, and names the reason', async () => {
    const world = await enter();
    await world.ingest(anEvent('Order Completed', { properties: { cartId: 'a' } }));
    expect(await world.enrolment('c1')).toMatchObject({ status: 'DONE', reason: 'Order Completed' });
  });

  it('the order of another cart ends nothing, but counts for the goal', async () => {
    const world = await enter();
    await world.ingest(
      anEvent('Order Completed', { messageId: 'o', properties: { cartId: 'b', total: 12.34 } }),
    );
    expect(await world.enrolment('c1')).toMatchObject({
      status: 'RUNNING',
      goal: { at: NOON, eventId: 'o', valueMinor: 1234 },
    });
  });

  it('the goal counts until its time is over, also after the end of the journey', async () => {
    const world = await enter();
    await world.ports.enrolments.exit(await world.enrolment('c1'), { reason: 'test', endedAt: world.now() });
    world.pass(7 * DAY + 1);
    await world.ingest(anEvent('Order Completed', { properties: { total: 1 } }));
    expect((await world.enrolment('c1')).goal).toBeUndefined();
    await world.ingest(
      anEvent('Order Completed', { timestamp: '2026-03-09T11:59:00Z', properties: { total: 2 } }),
    );
    expect((await world.enrolment('c1')).goal).toMatchObject({ valueMinor: 200 });
  });

  it('what happened before the entry, and only arrives after it, neither ends nor counts', async () => {
    const world = await enter();
    const early = { timestamp: '2026-03-02T11:00:00Z', properties: { cartId: 'a', total: 5 } };
    await world.ingest(anEvent('Order Completed', early));
    const enrolment = await world.enrolment('c1');
    expect([enrolment.status, enrolment.goal]).toEqual(['RUNNING', undefined]);
  });

  it('the entry event is no exit, also when it comes again because a first try died', async () => {
    const again = triggersOf({ entry: { event: 'Bought', reentry: 'never' }, exit: [{ event: 'Bought' }] });
    const world = aWorld([again]);
    const { start } = world.ports.runner;
    world.ports.runner.start = async () => {
      throw new Error('the process died here');
    };
    const bought = anEvent('Bought');
    await expect(world.ingest(bought)).rejects.toThrow('died');
    world.ports.runner.start = start;
    await world.ingest(bought);
    expect(await world.enrolment('c1')).toMatchObject({ status: 'RUNNING' });
  });

  it('an exit condition is checked with every event', async () => {
    const world = await enter();
    await world.ingest(anEvent('Blocked', { traits: { blocked: true } }));
    expect(await world.enrolment('c1')).toMatchObject({ status: 'DONE', reason: 'exit-condition' });
  });

  it('an event that is exit and entry ends the old enrolment and starts a new one', async () => {
    const world = aWorld([
      triggersOf({
        entry: { event: 'Order Completed', reentry: 'afterEnd' },
        exit: [{ event: 'Order Completed' }],
        goal: { event: 'Order Completed', within: 'P30D' },
      }),
    ]);
    await world.ingest(anEvent('Order Completed'));
    world.pass(DAY);
    await world.ingest(anEvent('Order Completed'));
    const { enrolments } = await world.ports.customers.customer('c1');
    expect(enrolments.map(({ status, goal }) => [status, goal !== undefined])).toEqual([
      ['DONE', true],
      ['RUNNING', false],
    ]);
  });
});

describe('a change of consent', () => {
  const told = (world: ReturnType<typeof aWorld>) => world.published.map(({ properties }) => properties);

  it('is an event of its own, thing by thing, one journey further', async () => {
    const world = aWorld([]);
    const said = {
      topics: { offers: 'granted', tips: 'withdrawn' },
      source: 'form',
      basis: 'express',
    } as const;
    await world.ingest(anEvent('Said', { messageId: 'e1', hop: 2, consent: { email: said } }));
    const changes = [
      { channel: 'email', scope: 'topic:offers', status: 'granted' },
      { channel: 'email', scope: 'topic:tips', status: 'withdrawn' },
    ];
    expect(told(world)).toEqual(
      changes.map((change) => ({
        ...change,
        source: 'form',
        at: '2026-03-02T12:00:00.000Z',
        causedBy: 'e1',
        changes,
      })),
    );
    expect(world.published.map(({ event, customerId, hop }) => [event, customerId, hop])).toEqual([
      ['Consent Changed', 'c1', 3],
      ['Consent Changed', 'c1', 3],
    ]);
  });

  it('goes into the ledger', async () => {
    const world = aWorld([]);
    await world.ingest(anEvent('Said', { messageId: 'e1', consent: { sms: 'granted' } }));
    expect(await world.ports.customers.consentLedger('c1')).toMatchObject([
      { channel: 'sms', scope: 'all', status: 'granted', eventId: 'e1', at: NOON, epoch: 1 },
    ]);
  });

  it('is none when the customer says the same once more, or said it before what is known', async () => {
    const world = aWorld([]);
    await world.ingest(anEvent('Said', { consent: { email: 'withdrawn' } }));
    world.pass(HOUR);
    await world.ingest(anEvent('Said', { consent: { email: 'withdrawn' } }));
    await world.ingest(anEvent('Said', { timestamp: '2026-03-01T12:00:00Z', consent: { email: 'granted' } }));
    expect(told(world)).toMatchObject([{ channel: 'email', status: 'withdrawn' }]);
  });

  it('is told again, under the same id, by the try that finishes the event', async () => {
    const world = aWorld([]);
    const { publish } = world.ports.publisher;
    world.ports.publisher.publish = async (event) => {
      await publish(event);
      throw new Error('the process died here');
    };
    const said = anEvent('Said', { consent: { email: 'granted' } });
    await expect(world.ingest(said)).rejects.toThrow('died');
    world.ports.publisher.publish = publish;
    await world.ingest(said);
    await world.ingest(said); // finished by now
    expect(world.published).toHaveLength(2);
    expect(world.published[0]).toEqual(world.published[1]);
  });

  it('that is itself told of changes nothing more: no echo', async () => {
    const world = aWorld([]);
    await world.ingest(anEvent('Consent Changed', { consent: { email: 'granted' } }));
    expect(world.published).toEqual([]);
  });
});
