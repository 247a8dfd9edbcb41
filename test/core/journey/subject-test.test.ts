import { expect, it } from 'vitest';
import { STEP_TASKS } from '../../../lib/core/journey/compiled.ts';
import { SendStep } from '../../../lib/core/journey/definition.ts';
import { sendStates } from '../../../lib/core/journey/steps/send.ts';
import { AssignVariantInput, SendMessageInput } from '../../../lib/core/tasks/input.ts';

const resources = {
  decide: 'decide',
  'assign-variant': 'assign-variant',
  'send-message': 'send-message',
  park: 'park',
  complete: 'complete',
  fail: 'fail',
  'update-profile': 'update-profile',
  'emit-event': 'emit-event',
} satisfies Record<(typeof STEP_TASKS)[number], string>;

it('a message with two subjects asks for the variant first, and sends with it', () => {
  const step = SendStep.parse({
    id: 'mail',
    send: {
      message: 'offer',
      test: {
        variants: [
          { id: 'plain', weight: 50, subject: { en: 'Your cart' } },
          { id: 'eager', weight: 50, subject: { en: 'Still thinking?' } },
        ],
      },
    },
  });
  const pin = { id: 'cart', version: 'v1', purpose: 'marketing', priority: 5 } as const;
  const states = sendStates(step, 'next', { pin, resources, messages: { offer: 'h' }, goal: undefined });
  expect(states['mail']).toMatchObject({
    Resource: 'assign-variant',
    ResultPath: '$.assigned',
    Next: 'mail+',
  });
  expect(states['mail+']).toMatchObject({
    Resource: 'send-message',
    Parameters: { 'variant.$': '$.assigned.variant' },
    Next: 'mail?',
  });
  const run = { customerId: 'c', enrolmentId: 'e', leg: 1, visit: 1, at: 'mail' };
  const parametersOf = (name: string) => {
    const state = states[name];
    return state?.Type === 'Task' ? { ...state.Parameters, run, variant: 'eager' } : undefined;
  };
  expect(AssignVariantInput.parse(parametersOf('mail')).step.plan).toMatchObject({
    control: 'plain',
    measure: 'click',
  });
  expect(SendMessageInput.parse(parametersOf('mail+')).step.subjects?.['eager']).toEqual({
    en: 'Still thinking?',
  });
});
