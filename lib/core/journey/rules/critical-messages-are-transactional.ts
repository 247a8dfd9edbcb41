import { mistake } from '../../diagnostic.ts';
import { messagesSent } from '../sends-of.ts';
import type { Rule } from './rule.ts';

/** What goes out at night and over the caps is what a customer waits for, never advertising. */
export const criticalMessagesAreTransactional: Rule = (context) => {
  if (context.journey.purpose === 'transactional') return [];
  return messagesSent(context)
    .filter(({ message }) => message.compiled.critical)
    .map(({ id, path }) =>
      mistake({
        rule: 'critical-messages-are-transactional',
        path: [...path, 'message'],
        message: `message "${id}" is critical, but the journey is ${context.journey.purpose}`,
        hint: 'take "critical" out of the message; or, if nothing in the journey advertises: "purpose": "transactional"',
      }),
    );
};
