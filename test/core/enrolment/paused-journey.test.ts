import { describe, expect, it } from 'vitest';
import type { JourneyLife } from '../../../lib/core/journey/life.ts';
import { sendMessage } from '../../../lib/core/tasks/send-message.ts';
import { wake } from '../../../lib/core/tasks/wake.ts';
import { aSignUp, aWorld, DAY, HOUR, runOf, triggersOf, type World } from '../../support/world.ts';

describe('a journey that is paused by its file', () => {
  const paused = { lives: { hello: { state: 'paused' } } } as const;

  /** Parked until an hour from now, as of a time when the journey still ran. */
  async function waiting(life: Partial<JourneyLife>) {
    const lives: Record<string, Partial<JourneyLife>> = { hello: {} };
    const world = aWorld([triggersOf()], { lives });
    await world.ingest(aSignUp());
    const before = await world.enrolment('c1');
    const dueAt = world.now() + HOUR;
    await world.ports.enrolments.park(runOf(before), {
      at: 'pause',
      dueAt,
      waiting: { since: before.visitBegan, onDue: 'greeting' },
    });
    const enters = (state: JourneyLife['state']) => {
      lives.hello = { ...life, state };
    };
    const wakeUp = async () => wake({ ...(await dueOf(world)) }, world.ports);
    return { world, dueAt, enters, wakeUp };
  }

  async function dueOf(world: World) {
    const { customerId, enrolmentId, leg, dueAt = 0 } = await world.enrolment('c1');
    return { customerId, enrolmentId, leg, dueAt };
  }

  it('takes nobody in', async () => {
    const world = aWorld([triggersOf()], paused);
    expect((await world.ingest(aSignUp())).notEntered).toMatchObject([{ reason: 'journey-paused' }]);
  });

  it('keeps people where they are; they go on once it runs again, and it is known how late', async () => {
    const { world, dueAt, enters, wakeUp } = await waiting({});
    enters('paused');
    world.pass(HOUR);
    expect(await wakeUp()).toBe('postponed');
    world.pass(DAY);
    expect(await wakeUp()).toBe('postponed');
    enters('active');
    world.pass(HOUR);
    expect(await wakeUp()).toBe('woken');
    expect(await world.enrolment('c1')).toMatchObject({
      status: 'RUNNING',
      at: 'greeting',
      lateSince: dueAt,
    });
  });

  it.each([
    ['sends late what fell due in it', { onResume: 'send' }, 'SENT', undefined],
    ['skips what fell due in it', { onResume: 'skip' }, 'SKIPPED', 'too-late'],
    ['skips what is later than it may be', { maxLateness: 'PT2H' }, 'SKIPPED', 'too-late'],
    ['sends what is not too late', { maxLateness: 'P2D' }, 'SENT', undefined],
  ] as const)('%s, if it says so', async (_, life, status, reason) => {
    const { world, enters, wakeUp } = await waiting(life);
    enters('paused');
    world.pass(HOUR);
    await wakeUp();
    world.pass(3 * HOUR);
    enters('active');
    await wakeUp();
    const result = await sendMessage(
      {
        run: runOf(await world.enrolment('c1')),
        journey: { id: 'hello', version: 'v1', purpose: 'marketing', priority: 5 },
        step: { id: 'greeting', message: { id: 'welcome', hash: 'h' }, channel: 'email' },
      },
      world.ports,
    );
    expect(result.sends).toMatchObject([{ status, ...(reason && { reason }) }]);
  });

  it.each([
    ['for those whose time came in it, if it says so', { onResume: 'end' }, 'active', 'fell-due-in-pause'],
    ['for everybody, once it has ended', {}, 'ended', 'journey-ended'],
  ] as const)('is over %s', async (_, life, next, reason) => {
    const { world, enters, wakeUp } = await waiting(life);
    enters('paused');
    world.pass(HOUR);
    await wakeUp();
    enters(next);
    world.pass(HOUR);
    expect(await wakeUp()).toBe('exited');
    expect(await world.enrolment('c1')).toMatchObject({ status: 'DONE', reason });
  });

  it('is over for those who came to a message in it too, if it says so, however short it was', async () => {
    const { world, enters } = await waiting({ onResume: 'end' });
    world.pass(HOUR);
    await wake(await dueOf(world), world.ports);
    enters('paused');
    await sendMessage(
      {
        run: runOf(await world.enrolment('c1')),
        journey: { id: 'hello', version: 'v1', purpose: 'marketing', priority: 5 },
        step: { id: 'greeting', message: { id: 'welcome', hash: 'h' }, channel: 'email' },
      },
      world.ports,
    );
    enters('active');
    world.pass(HOUR);
    expect(await wake(await dueOf(world), world.ports)).toBe('exited');
    expect(world.emails).toEqual([]);
  });
});
