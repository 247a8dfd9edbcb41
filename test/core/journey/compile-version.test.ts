import { describe, expect, it } from 'vitest';
import { aJourney, compiled } from '../../support/journey-builders.ts';

const steps = [{ id: 'hello', send: { message: 'hello' } }];
const entry = { event: 'Signed Up', if: { segment: 'vip' } };
const before = {
  segments: { vip: { trait: 'tier', equals: 'vip' }, unused: { trait: 'a', equals: 1 } },
  messages: { hello: 'a', unused: 'b' },
};

function version(
  journey: object = {},
  after: Partial<typeof before> = {},
  changedSteps: object[] = steps,
): string {
  return compiled(aJourney(changedSteps, { entry, ...journey }), { ...before, ...after }).triggers.version;
}

describe('the version of a journey', () => {
  it.each<[string, string]>([
    ['a step', version({}, {}, [{ id: 'hello', send: { message: 'hello', channel: 'sms' } }])],
    ['the entry', version({ entry: { ...entry, reentry: 'afterEnd' } })],
    ['an exit', version({ exit: [{ event: 'Order Completed' }] })],
    ['the goal', version({ goal: { event: 'Order Completed', within: 'P7D' } })],
    ['the purpose', version({ purpose: 'transactional' })],
    [
      'a segment that it names',
      version({}, { segments: { ...before.segments, vip: { trait: 'tier', equals: 'gold' } } }),
    ],
    ['the words of a message that it sends', version({}, { messages: { ...before.messages, hello: 'c' } })],
  ])('changes with %s', (_, changed) => {
    expect(changed).not.toBe(version());
  });

  it.each<[string, string]>([
    ['its title', version({ title: 'Hello' })],
    ['what it is measured by', version({ kpi: { measure: 'clicks', target: 5 } })],
    ['the schema that its editor uses', version({ $schema: '../journey.schema.json' })],
    [
      'a segment that it does not name',
      version({}, { segments: { ...before.segments, unused: { trait: 'a', equals: 2 } } }),
    ],
    ['a message that it does not send', version({}, { messages: { ...before.messages, unused: 'c' } })],
    [
      'what is written out that was understood before',
      version({ entry: { ...entry, reentry: 'never' }, exit: [] }),
    ],
  ])('does not change with %s', (_, same) => {
    expect(same).toBe(version());
  });

  it('stands in the machine and in what every verb is told', () => {
    const { triggers, machine } = compiled(aJourney(steps));
    expect(machine.Comment).toBe(`Journey welcome, version ${triggers.version}`);
    expect(machine.States.hello).toMatchObject({
      Parameters: { journey: { id: 'welcome', version: triggers.version } },
    });
  });
});
