import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { walks } from '../../lib/aws/walks.ts';

const stepFunctions = mockClient(SFNClient);
beforeEach(() => {
  stepFunctions.reset();
  stepFunctions.on(StartExecutionCommand).resolves({});
});

const machine = 'arn:aws:states:us-east-1:123456789012:stateMachine:walk';
const weekly = {
  name: 'schedule.weekly-news.2027-03-01T09:00',
  at: Date.parse('2027-03-01T00:00:00Z'),
  job: { schedule: { journeyId: 'weekly-news', occasion: '2027-03-01T09:00' } },
};
const start = (walk: typeof weekly) => walks(new SFNClient({}), machine).start(walk);
const started = () => stepFunctions.commandCalls(StartExecutionCommand).map((call) => call.args[0].input);
const nameOf = async (name: string) => {
  stepFunctions.resetHistory();
  await start({ ...weekly, name });
  return started()[0]?.name ?? '';
};

describe('a walk', () => {
  it('is an execution that begins at its time and knows its job', async () => {
    await start(weekly);
    expect(started()).toEqual([
      {
        stateMachineArn: machine,
        name: expect.stringMatching(/^schedule_weekly-news_2027-03-01T09_00-/),
        input: JSON.stringify({ at: '2027-03-01T00:00:00.000Z', job: weekly.job }),
      },
    ]);
  });

  it('that has begun before does not begin again, and that is no error', async () => {
    stepFunctions
      .on(StartExecutionCommand)
      .rejects(new ExecutionAlreadyExists({ message: 'there', $metadata: {} }));
    await expect(start(weekly)).resolves.toBeUndefined();
  });

  it('that cannot begin is an error', async () => {
    stepFunctions.on(StartExecutionCommand).rejects(new Error('down'));
    await expect(start(weekly)).rejects.toThrow('down');
  });

  // https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html: 1 to 80 characters, and for
  // logs only letters, digits, - and _
  it.each(['backfill.a1', weekly.name, `schedule.${'x'.repeat(60)}.2027-03-01T09:00`, '방학.봄', '.'])(
    'is named so that Step Functions takes it: %s',
    async (name) => {
      expect(await nameOf(name)).toMatch(/^[A-Za-z0-9_-]{1,80}$/);
    },
  );

  it('keeps its name, and shares it with no other', async () => {
    const names = ['a.b', 'a_b', 'a:b', `${'x'.repeat(90)}1`, `${'x'.repeat(90)}2`];
    const once: string[] = [];
    const again: string[] = [];
    for (const name of names) once.push(await nameOf(name));
    for (const name of names) again.push(await nameOf(name));
    expect(again).toEqual(once);
    expect(new Set(once).size).toBe(names.length);
  });
});
