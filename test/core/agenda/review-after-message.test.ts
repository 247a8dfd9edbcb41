import { describe, expect, it } from 'vitest';
import type { Purpose } from '../../../lib/core/journey/definition.ts';
import { reviewDue } from '../../../lib/core/tasks/review-agenda.ts';
import { sendMessage } from '../../../lib/core/tasks/send-message.ts';
import { anAudience } from '../../support/audience-world.ts';
import { aSignUp, aWorld, HOUR, runOf } from '../../support/world.ts';

const unmoved = anAudience({
  segments: { unmoved: { when: { lastMessages: 1, were: 'clicked', atMost: 0 } } },
});
const vip = anAudience({ segments: { vip: { when: { trait: 'plan', equals: 'gold' } } } });

async function sent(audience: typeof unmoved, purpose: Purpose) {
  const world = aWorld(undefined, { audience });
  await world.ingest(aSignUp());
  world.pass(HOUR);
  const run = runOf(await world.enrolment('c1'));
  const journey = { id: 'hello', version: 'v1', purpose, priority: 5 };
  const step = { id: 'greeting', message: { id: 'welcome', hash: 'h' }, channel: 'email' } as const;
  await sendMessage({ run, journey, step }, world.ports);
  expect(world.emails).toHaveLength(1);
  return world;
}

describe('a segment of those who met none of the last messages', () => {
  it('has the customer in it as soon as the last of them has gone out', async () => {
    const world = await sent(unmoved, 'marketing');
    expect(world.toReview).toEqual([{ customerId: 'c1', dueAt: world.now() }]);
    for (const due of world.toReview) await reviewDue(due, world.ports);
    expect(world.published.at(-1)).toMatchObject({
      event: 'Segment Entered',
      properties: { segment: 'unmoved' },
    });
  });

  it('looks at marketing only', async () => {
    expect((await sent(unmoved, 'transactional')).toReview).toEqual([]);
  });
});

describe('where no segment looks at messages', () => {
  it('nobody is reviewed after one', async () => {
    expect((await sent(vip, 'marketing')).toReview).toEqual([]);
  });
});
