import { describe, expect, it } from 'vitest';
import { aMessage, saidBy, send } from '../../../support/a-journey.ts';

const said = (...contents: Parameters<typeof aMessage>[0][]) =>
  saidBy(
    'languages-agree',
    { steps: contents.map((_, index) => send(`s${index}`, `m${index}`)) },
    { messages: Object.fromEntries(contents.map((content, index) => [`m${index}`, aMessage(content)])) },
  );

describe('the texts of a journey', () => {
  it('are in the same languages', () => {
    const inBoth = { en: 'Hello', ko: '안녕' };
    expect(said({ email: inBoth, sms: inBoth }, { sms: inBoth })).toEqual([]);
  });

  it('leave a doubt where one channel lacks a language', () => {
    expect(said({ email: { en: 'Hello', ko: '안녕' }, sms: { en: 'Hello' } })).toEqual([
      'steps.0.send.message: message "m0" has no ko for sms, which other texts of this journey have',
    ]);
  });

  it('leave a doubt where one message does', () => {
    expect(said({ sms: { en: 'Hello' } }, { sms: { en: 'Hello', ko: '안녕' } })).toEqual([
      'steps.0.send.message: message "m0" has no ko for sms, which other texts of this journey have',
    ]);
  });
});
