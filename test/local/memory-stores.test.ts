import { describe, expect, it } from 'vitest';
import { createMemoryStores } from '../../lib/local/memory-stores.ts';
import { anEnrolment, anEvent, aProfile, aSend, placeOf, reachable } from '../contract/fixtures.ts';

describe('stores in memory', () => {
  it('keep what they were given, whatever the giver does with it later', async () => {
    const { customers } = createMemoryStores();
    const traits = { tags: ['new'] };
    const event = anEvent();
    const { customerId } = event;
    await customers.keepEvent({ event, profile: aProfile(customerId, { traits }), consents: [], said: [] });
    traits.tags.push('changed');
    expect((await customers.customer(customerId)).profile.traits).toEqual({ tags: ['new'] });
  });

  it('hand out what nobody can change', async () => {
    const { customers, enrolments } = createMemoryStores();
    const enrolment = anEnrolment();
    await enrolments.enrol(enrolment, undefined);
    const read = await enrolments.enrolment(enrolment);
    expect(() => Object.assign(read ?? {}, { leg: 9 })).toThrow(TypeError);
    expect(() => Object.assign(read?.entry ?? {}, { id: 'x' })).toThrow(TypeError);
    const record = await customers.customer(enrolment.customerId);
    expect(Object.isFrozen(record.enrolments)).toBe(true);
  });

  it('leave out what is undefined, as DynamoDB does', async () => {
    const { enrolments } = createMemoryStores();
    const enrolment = anEnrolment({ key: undefined });
    await enrolments.enrol(enrolment, undefined);
    expect(Object.keys((await enrolments.enrolment(enrolment)) ?? {})).not.toContain('key');
  });

  it('keep a property with the name of the prototype as a property', async () => {
    const { customers } = createMemoryStores();
    const properties = JSON.parse('{"__proto__": {"total": 1}}');
    const event = anEvent({ properties });
    await customers.keepEvent({ event, profile: aProfile(event.customerId), consents: [], said: [] });
    const kept = await customers.event(event.customerId, event);
    expect(JSON.stringify(kept?.properties)).toBe('{"__proto__":{"total":1}}');
  });

  it('show everything that they hold, for a report', async () => {
    const stores = createMemoryStores();
    const one = await reachable(stores);
    const other = await reachable(stores);
    const send = aSend(one);
    await stores.sends.skip(send, placeOf(one, send));
    expect([...stores.everything.enrolments()].map((each) => each.enrolmentId)).toEqual([
      one.enrolmentId,
      other.enrolmentId,
    ]);
    expect([...stores.everything.sends()]).toEqual([send]);
  });
});
