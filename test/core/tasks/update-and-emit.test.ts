import { describe, expect, it } from 'vitest';
import { decide } from '../../../lib/core/tasks/decide.ts';
import { emitEvent } from '../../../lib/core/tasks/emit-event.ts';
import { updateProfile } from '../../../lib/core/tasks/update-profile.ts';
import { aSignUp, aWorld, MINUTE, runOf, type World } from '../../support/world.ts';

const journey = { id: 'hello', version: 'v1', purpose: 'marketing', priority: 5 } as const;

async function entered(hop = 0) {
  const world = aWorld();
  await world.ingest(aSignUp({ hop, properties: { plan: 'gold' } }));
  return { world, run: runOf(await world.enrolment('c1')) };
}

/** Without what the sign-up itself tells: that consent was given. */
const emitted = ({ published }: World) => published.filter(({ event }) => event !== 'Consent Changed');

describe('updating the profile', () => {
  const step = {
    id: 'note',
    update: { set: { plan: { entry: 'plan' } }, increment: { nudges: 1 }, add: { tags: 'welcomed' } },
  };

  it('sets, counts and adds to lists, from literals and from the entry event', async () => {
    const { world, run } = await entered();
    await updateProfile({ run, journey, step }, world.ports);
    const { profile } = await world.ports.customers.customer('c1');
    expect(profile.traits).toMatchObject({ plan: 'gold', nudges: 1, tags: ['welcomed'], firstName: 'Ada' });
  });

  it('counts once for a visit, however often it is tried', async () => {
    const { world, run } = await entered();
    await updateProfile({ run, journey, step }, world.ports);
    await updateProfile({ run, journey, step }, world.ports);
    const { profile } = await world.ports.customers.customer('c1');
    expect(profile.traits.nudges).toBe(1);
  });
});

describe('what an update changes', () => {
  it('is handed over for the review of the segments that look at it, in every try', async () => {
    const { world, run } = await entered();
    const step = { id: 'note', update: { set: { plan: 'gold' }, increment: { nudges: 1 } } };
    await updateProfile({ run, journey, step }, world.ports);
    await updateProfile({ run, journey, step }, world.ports);
    const review = { customerId: 'c1', dueAt: world.now(), traits: ['plan', 'nudges'], hop: 1 };
    expect(world.toReview).toEqual([review, review]);
  });

  it('is told as one step further from the outside: journeys that update each other in and out end too', async () => {
    const { world, run } = await entered(9);
    const step = { id: 'note', update: { set: { plan: 'gold' } } };
    await updateProfile({ run, journey, step }, world.ports);
    expect(world.toReview).toMatchObject([{ hop: 10 }]);
  });
});

describe('emitting an event', () => {
  const step = {
    id: 'call',
    emit: { event: 'Call Requested', properties: { why: 'gold', plan: { entry: 'plan' } } },
  };

  it('carries the same id in every try, so that it counts once', async () => {
    const { world, run } = await entered();
    await emitEvent({ run, journey, step }, world.ports);
    await emitEvent({ run, journey, step }, world.ports);
    expect(new Set(emitted(world).map(({ messageId }) => messageId)).size).toBe(1);
    expect(emitted(world)[0]).toMatchObject({
      event: 'Call Requested',
      customerId: 'c1',
      properties: { why: 'gold', plan: 'gold' },
      hop: 1,
    });
  });

  it('carries the same id after a take-over, and another one when the step is met again', async () => {
    const { world, run } = await entered();
    await emitEvent({ run, journey, step }, world.ports);
    world.pass(10 * MINUTE);
    const from = { leg: 1, now: world.now(), leaseUntil: world.now() + MINUTE };
    const taken = await world.ports.enrolments.takeOver(run, from);
    if (taken === undefined) throw new Error('the leg was not taken over');
    await emitEvent({ run: runOf(taken), journey, step }, world.ports);
    await emitEvent({ run: { ...runOf(taken), visit: 2 }, journey, step }, world.ports);
    const [first, second, third] = emitted(world).map(({ messageId }) => messageId);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('stops journeys that start each other for ever', async () => {
    const { world, run } = await entered(10);
    await expect(emitEvent({ run, journey, step }, world.ports)).rejects.toMatchObject({
      name: 'TooManyHopsError',
    });
    expect(emitted(world)).toEqual([]);
  });
});

describe('deciding', () => {
  it('takes the first case that holds, and −1 when none does', async () => {
    const { world, run } = await entered();
    const cases = [
      { trait: 'firstName', equals: 'Bob' },
      { entry: 'plan', equals: 'gold' },
      { trait: 'firstName', exists: true },
    ];
    expect(await decide({ run, journey, step: { id: 'vip', cases } }, world.ports)).toEqual({ chosen: 1 });
    expect(
      await decide({ run, journey, step: { id: 'vip', cases: cases.slice(0, 1) } }, world.ports),
    ).toEqual({ chosen: -1 });
  });
});
