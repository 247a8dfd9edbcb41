import { mistake } from '../../diagnostic.ts';
import { didYouMean } from '../../did-you-mean.ts';
import type { Rule } from './rule.ts';

/** Every message that is sent has its folder. */
export const messagesExist: Rule = ({ graph, messages }) =>
  graph.nodes.flatMap(({ step, path }) => {
    if (!('send' in step) || Object.hasOwn(messages, step.send.message)) return [];
    return mistake({
      rule: 'messages-exist',
      path: [...path, 'send', 'message'],
      message: `message "${step.send.message}" does not exist`,
      hint: didYouMean(step.send.message, Object.keys(messages)),
    });
  });
