import { mistake } from '../../diagnostic.ts';
import { didYouMean } from '../../did-you-mean.ts';
import { messageQuestions } from '../message-questions.ts';
import { nodesById } from '../ways.ts';
import type { Rule } from './rule.ts';

/** What asks after a message names the step that sends it. */
export const messageConditionsNameASendStep: Rule = (context) => {
  const nodes = nodesById(context.graph);
  const sends = new Set(context.graph.nodes.filter(({ step }) => 'send' in step).map(({ id }) => id));
  return messageQuestions(context).flatMap(({ sendStep, path }) => {
    if (sends.has(sendStep)) return [];
    const isStep = nodes.has(sendStep);
    return mistake({
      rule: 'message-conditions-name-a-send-step',
      path: [...path, 'message'],
      message: isStep ? `step "${sendStep}" sends nothing` : `no step "${sendStep}" sends a message`,
      hint: didYouMean(sendStep, [...sends]) ?? 'name the id of a send step, not the message itself',
    });
  });
};
