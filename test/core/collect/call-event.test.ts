import { describe, expect, it } from 'vitest';
import { OWN_EVENTS } from '../../../lib/core/event/own-events.ts';
import { aCollector, NOON } from './a-collector.ts';

/** What a call becomes, through the door that all take. */
async function eventOf(call: object) {
  const { bus, asides, post } = aCollector();
  await post('/v1/batch', { batch: [{ messageId: 'm1', ...call }] });
  return bus[0] ?? asides[0];
}
const noon = new Date(NOON).toISOString();
const bare = { messageId: 'm1', timestamp: noon, properties: {}, traits: {}, consent: {}, hop: 0 };

// The calls are those of https://www.twilio.com/docs/segment/connections/spec
describe('a call', () => {
  it('track is its event', async () => {
    const call = { type: 'track', userId: 'u1', event: 'Order Completed', properties: { total: 39.95 } };
    expect(await eventOf(call)).toEqual({
      ...bare,
      event: 'Order Completed',
      customerId: 'u1',
      properties: { total: 39.95 },
    });
  });

  it('identify tells traits', async () => {
    const call = { type: 'identify', userId: 'u1', traits: { email: 'mina@shop.example', plan: 'pro' } };
    expect(await eventOf(call)).toEqual({
      ...bare,
      event: 'Identified',
      customerId: 'u1',
      traits: { email: 'mina@shop.example', plan: 'pro' },
    });
  });

  it.each([
    ['page', 'Page Viewed'],
    ['screen', 'Screen Viewed'],
  ])('%s has its name and category among the properties', async (type, event) => {
    const call = {
      type,
      userId: 'u1',
      name: 'Shirts',
      category: 'Shop',
      properties: { url: 'https://a.example' },
    };
    expect(await eventOf(call)).toEqual({
      ...bare,
      event,
      customerId: 'u1',
      properties: { name: 'Shirts', category: 'Shop', url: 'https://a.example' },
    });
  });

  it('group says where she belongs; the traits are those of the group, and not hers', async () => {
    const call = { type: 'group', userId: 'u1', groupId: 'acme', traits: { plan: 'enterprise' } };
    expect(await eventOf(call)).toEqual({
      ...bare,
      event: 'Group Joined',
      customerId: 'u1',
      properties: { groupId: 'acme', traits: { plan: 'enterprise' } },
    });
  });

  it('alias makes two ids one', async () => {
    expect(await eventOf({ type: 'alias', userId: 'u1', previousId: 'a1' })).toEqual({
      ...bare,
      event: 'Alias',
      customerId: 'u1',
      anonymousId: 'a1',
    });
  });

  it('of somebody who is known by two names says that they are one', async () => {
    const call = { type: 'track', userId: 'u1', anonymousId: 'a1', event: 'Seen' };
    expect(await eventOf(call)).toMatchObject({ customerId: 'u1', anonymousId: 'a1' });
  });

  it.each([[null], [''], [undefined]])(
    'of somebody without a name yet goes by the anonymous id: %j',
    async (userId) => {
      const event = await eventOf({ type: 'track', userId, anonymousId: 'a1', event: 'Seen' });
      expect(event).toMatchObject({ customerId: 'a1' });
      expect(event).not.toHaveProperty('anonymousId');
    },
  );

  it('may have numbers for ids, as some SDKs write them', async () => {
    expect(await eventOf({ type: 'track', userId: 42, event: 'Seen' })).toMatchObject({ customerId: '42' });
  });

  it('cannot say what is not for it to say: imported, hops', async () => {
    const event = await eventOf({ type: 'track', userId: 'u1', event: 'Seen', imported: true, hop: 3 });
    expect(event).toMatchObject({ hop: 0 });
    expect(event).not.toHaveProperty('imported');
  });

  it.each(OWN_EVENTS)('cannot say what Sojourn itself says: %s', async (event) => {
    expect(await eventOf({ type: 'track', userId: 'u1', event })).toMatchObject({ reason: 'own-event' });
  });

  it.each([
    ['a type that is none', { type: 'trak', userId: 'u1', event: 'Seen' }, /^type: /],
    ['an id of 201 letters', { type: 'track', userId: 'u'.repeat(201), event: 'Seen' }, /^customerId: /],
    [
      'an id that is Sojourn’s own to give, which would make the real one a duplicate',
      { type: 'track', userId: 'u1', event: 'Seen', messageId: 'own:abc' },
      /own:/,
    ],
    ['no name', { type: 'track', userId: 'u1', event: '' }, /name of its event/],
    ['no group', { type: 'group', userId: 'u1' }, /groupId/],
    ['no id before', { type: 'alias', userId: 'u1' }, /previousId/],
    [
      'a key of the prototype',
      { type: 'track', userId: 'u1', event: 'Seen', traits: { constructor: 1 } },
      /"constructor"/,
    ],
  ])('with %s is set aside', async (_what, call, detail) => {
    expect(await eventOf(call)).toMatchObject({
      reason: 'invalid-call',
      detail: expect.stringMatching(detail),
    });
  });
});

describe('the time of a call', () => {
  const at = async (timestamp: string | undefined, sentAt: string | undefined) => {
    const event = await eventOf({ type: 'track', userId: 'u1', event: 'Seen', timestamp, sentAt });
    return event !== undefined && 'timestamp' in event ? event.timestamp : undefined;
  };

  // By hand: it arrived at 12:00:00; the device says it sent it at 12:20:00, so its clock is 20 minutes ahead.
  it('is corrected by what the clock of the device is off', async () => {
    expect(await at('2026-03-02T12:15:00Z', '2026-03-02T12:20:00Z')).toBe('2026-03-02T11:55:00.000Z');
  });

  it('is taken as it is where nobody says when it was sent', async () => {
    expect(await at('2026-03-01T09:00:00+09:00', undefined)).toBe('2026-03-01T00:00:00.000Z');
    expect(await at('2026-03-01T09:00:00+09:00', 'yesterday')).toBe('2026-03-01T00:00:00.000Z');
  });

  it('is when it arrived, where nobody says anything', async () => {
    expect(await at(undefined, '2026-03-02T12:20:00Z')).toBe('2026-03-02T12:00:00.000Z');
  });

  it('that cannot be read is left for ingest to note', async () => {
    expect(await at('yesterday', undefined)).toBe('yesterday');
    expect(await at('+275760-09-13T00:00:00Z', '1970-01-01T00:00:00Z')).toBe('+275760-09-13T00:00:00Z');
  });

  it('may be said once for a whole batch', async () => {
    const { bus, post } = aCollector();
    const call = { type: 'track', userId: 'u1', event: 'Seen', timestamp: '2026-03-02T12:15:00Z' };
    await post('/v1/batch', { batch: [call], sentAt: '2026-03-02T12:20:00Z' });
    expect(bus).toMatchObject([{ timestamp: '2026-03-02T11:55:00.000Z' }]);
  });
});

describe('what a call says of the customer', () => {
  const device = { locale: 'ko-KR', timezone: 'Asia/Seoul' };
  const traits = async (call: object) => {
    const event = await eventOf({ type: 'track', event: 'Seen', ...call });
    return event !== undefined && 'traits' in event ? event.traits : undefined;
  };

  it('has the language and the zone of the device, of somebody without a name yet', async () => {
    expect(await traits({ anonymousId: 'a1', context: device })).toEqual({
      locale: 'ko-KR',
      zone: 'Asia/Seoul',
    });
  });

  it('does not, of a customer who may have chosen another one', async () => {
    expect(await traits({ userId: 'u1', context: device })).toEqual({});
  });

  it('has them in identify, where her own word comes first', async () => {
    const call = { type: 'identify', userId: 'u1', context: device, traits: { locale: 'en' } };
    expect(await traits(call)).toEqual({ locale: 'en', zone: 'Asia/Seoul' });
  });

  it.each([
    [{ timezone: '+09:00' }],
    [{ timezone: 'Korea Standard Time' }],
    [{ locale: '<script>' }],
    [{ locale: 7, timezone: null }],
  ])('has nothing that is no zone of IANA and no language: %j', async (context) => {
    expect(await traits({ anonymousId: 'a1', context })).toEqual({});
  });

  it('has the traits that any call may carry in its context', async () => {
    expect(await traits({ userId: 'u1', context: { traits: { plan: 'pro' } } })).toEqual({ plan: 'pro' });
  });

  it('has no consent by what she said of cookies', async () => {
    const consent = { categoryPreferences: { Advertising: true } };
    const event = await eventOf({ type: 'track', userId: 'u1', event: 'Seen', context: { consent } });
    expect(event).toMatchObject({ consent: {} });
  });
});
