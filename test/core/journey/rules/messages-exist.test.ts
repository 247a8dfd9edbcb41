import { expect, it } from 'vitest';
import { aMessage, readAJourney, saidBy, send } from '../../../support/a-journey.ts';

const messages = { 'cart-reminder': aMessage({ sms: { en: 'Your cart' } }) };

it('a message that has its folder can be sent', () => {
  expect(saidBy('messages-exist', { steps: [send('remind', 'cart-reminder')] }, { messages })).toEqual([]);
});

it('a message without one is a mistake, with the name that was probably meant', () => {
  expect(readAJourney({ steps: [send('remind', 'cart-remainder')] }, { messages }).diagnostics).toMatchObject(
    [
      {
        rule: 'messages-exist',
        path: ['steps', 0, 'send', 'message'],
        message: 'message "cart-remainder" does not exist',
        hint: 'did you mean "cart-reminder"?',
      },
    ],
  );
});

it('a name that every object has is no message', () => {
  expect(saidBy('messages-exist', { steps: [send('remind', 'constructor')] }, { messages })).toHaveLength(1);
});
