import { describe, expect, it } from 'vitest';
import { aMessage, branch, goto, pause, saidBy, send } from '../../../support/a-journey.ts';

const messages = { hello: aMessage({ sms: { en: 'Hello' } }) };
const said = (...steps: object[]) => saidBy('loops-contain-a-wait', { steps }, { messages });

const update = { id: 'count', update: { increment: { rounds: 1 } } };
const clicked = (then: object[], orElse: object[] = []) => ({
  id: 'clicked',
  waitFor: { message: 'reminder', was: 'clicked', for: 'P1D' },
  then,
  else: orElse,
});

describe('a loop', () => {
  it.each([
    ['for a duration', { for: 'P1D' }],
    ['until a time of day', { untilLocal: '09:30' }],
  ])('may go round with a wait %s', (_what, wait) => {
    expect(said(update, { id: 'rest', wait }, branch('gold', [goto('again', 'count')]))).toEqual([]);
  });

  it('may go round with a wait for an event', () => {
    const order = {
      id: 'order',
      waitFor: { event: 'Order Completed', for: 'P1D' },
      then: [goto('again', 'count')],
    };
    expect(said(update, order)).toEqual([]);
  });

  it('must not go round without a wait', () => {
    expect(said(update, branch('gold', [goto('again', 'count')]))).toEqual([
      'steps.1.branch.0.steps.0.goto: step "again" leads back to itself without a wait',
    ]);
  });

  it('must not have the wait on another way', () => {
    expect(
      said(update, branch('gold', [pause('rest'), goto('slow', 'count')], [goto('fast', 'count')])),
    ).toEqual(['steps.1.else.0.goto: step "fast" leads back to itself without a wait']);
  });

  it('must not lead to itself', () => {
    expect(said(goto('spin', 'spin'))).toEqual([
      'steps.0.goto: step "spin" leads back to itself without a wait',
    ]);
  });

  it('is not held by a date, which has passed the second time', () => {
    const xmas = { id: 'xmas', wait: { until: '2026-12-24T09:00:00+09:00' } };
    expect(said(xmas, branch('gold', [goto('again', 'xmas')]))).toEqual([
      'steps.1.branch.0.steps.0.goto: step "again" leads back to itself without a wait',
    ]);
  });

  it('is not held by a click that has happened already', () => {
    expect(said(send('reminder'), clicked([update, branch('gold', [goto('again', 'clicked')])]))).toEqual([
      'steps.1.id: step "clicked" leads back to itself without a wait',
    ]);
  });

  it('is held by a click on a message that it sends anew', () => {
    expect(said(send('reminder'), clicked([update, branch('gold', [goto('again', 'reminder')])]))).toEqual(
      [],
    );
  });

  it('is held where the click did not come in time', () => {
    expect(said(send('reminder'), clicked([], [goto('again', 'clicked')]))).toEqual([]);
  });
});
