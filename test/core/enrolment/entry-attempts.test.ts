import { describe, expect, it } from 'vitest';
import { entryAttempts } from '../../../lib/core/enrolment/entry-attempts.ts';
import { JourneyLife } from '../../../lib/core/journey/life.ts';
import { createMemoryStores } from '../../../lib/local/memory-stores.ts';
import { anEnrolment, anEvent, aProfile, NOON } from '../../contract/fixtures.ts';
import { settings, triggersOf } from '../../support/world.ts';

const MINUTE = 60_000;

/** Mina's sign-ups, by minutes after noon; the journey takes who has ordered before. */
async function signUps(minutes: readonly number[], given: { orderAt?: number; enteredBy?: number } = {}) {
  const stores = createMemoryStores();
  const triggers = triggersOf({
    id: 'welcome',
    entry: { event: 'Signed Up', if: { event: 'Order Completed' }, reentry: 'afterEnd' },
  });
  const live = { id: 'welcome', version: triggers.version, machine: 'm', life: JourneyLife.parse({}) };
  let version = 0;
  const keep = async (name: string, at: number) => {
    version += 1;
    const event = anEvent({ id: `${name}-${at}`, customerId: 'mina', name, occurredAt: at, receivedAt: at });
    await stores.customers.keepEvent({
      event,
      profile: aProfile('mina', { version, lastOccurredAt: at }),
      consents: [],
      said: [],
    });
    return event;
  };
  if (given.orderAt !== undefined) await keep('Order Completed', NOON + given.orderAt * MINUTE);
  for (const minute of minutes) {
    const { id, name, occurredAt } = await keep('Signed Up', NOON + minute * MINUTE);
    if (minute !== given.enteredBy) continue;
    const entry = { id, name, occurredAt };
    const place = {
      customerId: 'mina',
      enrolmentId: 'e1',
      journeyId: 'welcome',
      entry,
      enteredAt: occurredAt,
    };
    await stores.enrolments.enrol(anEnrolment(place), undefined);
  }
  const record = await stores.customers.customer('mina');
  const registry = { settings, journeys: [live], audience: 'a', catalog: 'c' };
  const ports = { ...stores, clock: { now: () => NOON }, content: { registry: async () => registry } };
  const attempts = await entryAttempts({ record, live, triggers }, ports);
  return attempts.map(({ outcome }) => outcome);
}

describe('the events by which a customer might have entered', () => {
  it('are judged by what had come in by then, not by what came later', async () => {
    // ordered five minutes after the first sign-up, and before the second
    expect(await signUps([0, 10], { orderAt: 5 })).toEqual([
      { refused: 'if-not-met' },
      { refused: undefined },
    ]);
  });

  it('name the enrolment that they began', async () => {
    expect(await signUps([10], { orderAt: 5, enteredBy: 10 })).toEqual([{ entered: 'e1' }]);
  });

  it('were refused while the customer was inside, and not before', async () => {
    expect(await signUps([0, 10, 20], { orderAt: -5, enteredBy: 10 })).toEqual([
      { refused: undefined },
      { entered: 'e1' },
      { refused: 'still-inside' },
    ]);
  });
});
