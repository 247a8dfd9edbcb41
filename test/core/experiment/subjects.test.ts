import { expect, it } from 'vitest';
import { sendMessage } from '../../../lib/core/tasks/send-message.ts';
import { aSignUp, aWorld, runOf } from '../../support/world.ts';

const SUBJECTS = {
  plain: { en: 'Your cart' },
  eager: { en: 'Still thinking, {{ customer.firstName }}?' },
};

async function subjectOf(variant: 'plain' | 'eager') {
  const world = aWorld();
  await world.ingest(aSignUp());
  await sendMessage(
    {
      run: runOf(await world.enrolment('c1')),
      journey: { id: 'hello', version: 'v1', purpose: 'marketing', priority: 5 },
      step: {
        id: 'greeting',
        message: { id: 'welcome', hash: 'h' },
        channel: 'email',
        subjects: SUBJECTS,
      },
      variant,
    },
    world.ports,
  );
  return world.emails.map(({ subject }) => subject);
}

it('a message goes out with the subject of the customer’s variant, which is a template like any other', async () => {
  expect(await subjectOf('plain')).toEqual(['Your cart']);
  expect(await subjectOf('eager')).toEqual(['Still thinking, Ada?']);
});
