import { describe, expect, it } from 'vitest';
import { aMessage, saidBy } from '../../../support/a-journey.ts';

const said = (channel: unknown, content: Parameters<typeof aMessage>[0]) =>
  saidBy(
    'channels-have-content',
    { steps: [{ id: 'hello', send: { message: 'hello', channel } }] },
    { messages: { hello: aMessage(content) } },
  );
const both = { email: { en: 'Hello' }, sms: { en: 'Hello' } };
const emailOnly = { email: { en: 'Hello' } };

describe('a message has a text for each channel', () => {
  it.each(['best', 'both', 'email', 'sms', ['sms', 'email']])('that is wanted: %j', (channel) => {
    expect(said(channel, both)).toEqual([]);
  });

  it('and the best channel is chosen among those it has', () => {
    expect(said('best', emailOnly)).toEqual([]);
  });

  it.each(['sms', 'both', ['email', 'sms']])('or it is a mistake: %j', (channel) => {
    expect(said(channel, emailOnly)).toEqual(['steps.0.send.channel: message "hello" has no text message']);
  });

  it('and at least one', () => {
    expect(said('best', {})).toEqual([
      'steps.0.send.message: message "hello" has neither an e-mail nor a text message',
    ]);
  });
});
