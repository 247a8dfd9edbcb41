import { describe, expect, it } from 'vitest';
import { aMessage, saidBy, send } from '../../../support/a-journey.ts';

const said = (purpose: string, critical: boolean) =>
  saidBy(
    'critical-messages-are-transactional',
    { purpose, steps: [send('first'), send('again')] },
    { messages: { hello: aMessage({ sms: { en: 'Hello' }, critical }) } },
  );

describe('a critical message', () => {
  it('is for journeys that advertise nothing', () => {
    expect(said('transactional', true)).toEqual([]);
    expect(said('marketing', true)).toEqual([
      'steps.0.send.message: message "hello" is critical, but the journey is marketing',
    ]);
  });

  it('is none unless it says so', () => {
    expect(said('marketing', false)).toEqual([]);
  });
});
