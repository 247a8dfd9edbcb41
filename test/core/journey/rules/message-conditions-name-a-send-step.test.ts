import { expect, it } from 'vitest';
import { pause, saidBy, send } from '../../../support/a-journey.ts';

const asking = (message: string) => ({
  exit: [{ when: { message, was: 'complained' } }],
  steps: [
    send('reminder'),
    pause('rest'),
    { id: 'clicked', waitFor: { message, was: 'clicked', for: 'P1D' } },
    { id: 'opened', branch: [{ when: { not: { message, was: 'opened' } }, steps: [] }] },
  ],
});
const RULE = 'message-conditions-name-a-send-step';

it('a send step can be asked for', () => {
  expect(saidBy(RULE, asking('reminder'))).toEqual([]);
});

it('a message’s own name is a mistake', () => {
  expect(saidBy(RULE, asking('hello'))).toEqual([
    'exit.0.when.message: no step "hello" sends a message',
    'steps.2.waitFor.message: no step "hello" sends a message',
    'steps.3.branch.0.when.not.message: no step "hello" sends a message',
  ]);
});

it('a step that sends nothing is a mistake', () => {
  expect(saidBy(RULE, asking('rest'))).toContain('steps.2.waitFor.message: step "rest" sends nothing');
});
