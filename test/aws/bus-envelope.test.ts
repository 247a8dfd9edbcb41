import { describe, expect, it } from 'vitest';
import { inboundEventFrom } from '../../lib/aws/bus-envelope.ts';
import { InvalidInputError } from '../../lib/core/errors.ts';

// https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
const envelope = (detail: unknown) => ({
  version: '0',
  id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
  'detail-type': 'Order Completed',
  source: 'shop.checkout',
  account: '111122223333',
  time: '2026-11-02T09:30:00Z',
  region: 'ap-northeast-2',
  resources: [],
  detail,
});

describe('an event on the bus', () => {
  it('is named, identified and dated by its envelope where its detail does not say', () => {
    expect(inboundEventFrom(envelope({ customerId: 'c1', properties: { total: 42 } }))).toEqual({
      messageId: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
      event: 'Order Completed',
      customerId: 'c1',
      timestamp: '2026-11-02T09:30:00Z',
      properties: { total: 42 },
      traits: {},
      consent: {},
      hop: 0,
    });
  });

  it('keeps what its detail says', () => {
    const detail = {
      messageId: 'order-7',
      event: 'Order Paid',
      customerId: 'c1',
      timestamp: '2026-11-01T00:00:00+09:00',
    };
    expect(inboundEventFrom(envelope(detail))).toMatchObject(detail);
  });

  it.each([
    ['a customer is missing', envelope({ properties: {} }), /customerId/],
    ['a customer is a number', envelope({ customerId: 7 }), /customerId/],
    ['the detail is a list', envelope(['c1']), /not an event from an event bus/],
    ['there is no envelope', { customerId: 'c1' }, /not an event from an event bus/],
    ['it is null', null, /not an event from an event bus/],
  ])('is refused when %s, and says so', (_case, value, reason) => {
    expect(() => inboundEventFrom(value)).toThrow(InvalidInputError);
    expect(() => inboundEventFrom(value)).toThrow(reason);
  });

  it('is refused when it is nested ten thousand deep', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(10_000)}${']'.repeat(10_000)}`);
    expect(() => inboundEventFrom(envelope({ customerId: 'c1', properties: { deep } }))).toThrow(
      /nested deeper/,
    );
  });
});
