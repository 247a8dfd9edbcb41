import { describe, expect, it } from 'vitest';
import { readEvent } from '../../../lib/core/event/read-event.ts';

const ORDER = 'workflows/events/order-completed.json';

function read(event: object, file = ORDER) {
  const text = JSON.stringify({ event: 'Order Completed', title: 'Order', ...event }, undefined, 2);
  return readEvent({ text, file });
}
function complaints(properties: object): string[] {
  return read({ properties }).diagnostics.map(({ rule, message, hint }) =>
    [`${rule}: ${message}`, hint].filter((one) => one !== undefined).join(' · '),
  );
}

describe('the file of an event', () => {
  it('holds the name, what it means, and how its properties look', () => {
    const properties = { type: 'object', properties: { total: { type: 'number' } } };
    expect(read({ properties })).toEqual({
      ok: true,
      value: { event: 'Order Completed', title: 'Order', properties },
      diagnostics: [],
    });
  });

  it('may leave the properties open', () => {
    expect(read({})).toMatchObject({ ok: true, value: { properties: {} } });
  });

  it.each([
    ['Order Completed', 'order-completed'],
    ['checkout_step 2', 'checkout-step-2'],
    ['주문 완료', '주문-완료'],
  ])('is called as its event is: %s lies in %s.json', (event, name) => {
    expect(read({ event }, `workflows/events/${name}.json`).ok).toBe(true);
    expect(read({ event }, 'workflows/events/other.json').diagnostics).toMatchObject([
      { rule: 'id-matches-file', hint: `call it ${name}.json`, place: { line: 2 } },
    ]);
  });

  it('is not needed for what Sojourn itself says', () => {
    const { diagnostics } = read({ event: 'Segment Entered' }, 'workflows/events/segment-entered.json');
    expect(diagnostics).toMatchObject([{ rule: 'not-our-own' }]);
  });

  it('with a keyword that is not known says which one was meant', () => {
    expect(complaints({ properties: { total: { type: 'number', minimun: 0 } } })).toEqual([
      'schema: "minimun" is not known here · did you mean "minimum"?',
    ]);
  });

  it('with a type that is none says which one was meant', () => {
    expect(complaints({ properties: { total: { type: 'nubmer' } } }).join()).toContain(
      'did you mean "number"?',
    );
  });

  it('with a pattern that is no regular expression is wrong', () => {
    expect(complaints({ properties: { code: { pattern: '[a-' } } })).toEqual([
      'patterns-readable: "pattern" is no regular expression: [a-',
    ]);
  });

  it('with bounds that leave no room is wrong, also deep inside', () => {
    const items = { anyOf: [{ minimum: 5, maximum: 2 }] };
    expect(complaints({ properties: { list: { items } } })).toEqual([
      'limits-ordered: nothing is at least 5 and at most 2',
    ]);
  });

  it('that requires what it does not describe is taken, with a doubt', () => {
    const asked = read({ properties: { required: ['totl'], properties: { total: {} } } });
    expect(asked).toMatchObject({
      ok: true,
      diagnostics: [{ rule: 'required-described', severity: 'warning', hint: 'did you mean "total"?' }],
    });
  });
});
