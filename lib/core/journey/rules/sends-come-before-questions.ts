import { doubt } from '../../diagnostic.ts';
import { messageQuestions } from '../message-questions.ts';
import { nodesById, reachableFrom } from '../ways.ts';
import type { Rule } from './rule.ts';

/** A step that asks what became of a message stands on a path after the step that sends it. */
export const sendsComeBeforeQuestions: Rule = (context) => {
  const nodes = nodesById(context.graph);
  const after = new Map<string, ReadonlySet<string>>();
  return messageQuestions(context).flatMap(({ sendStep, path, asker }) => {
    if (asker === undefined || !nodes.has(sendStep)) return [];
    const later = after.get(sendStep) ?? reachableFrom(sendStep, nodes);
    after.set(sendStep, later);
    if (later.has(asker)) return [];
    return doubt({
      rule: 'sends-come-before-questions',
      path: [...path, 'message'],
      message: `no path leads from "${sendStep}" to "${asker}", so the message is never there when "${asker}" asks`,
    });
  });
};
