import { GetScheduleCommand, ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSchedule } from '../../lib/emulator/scheduler/schedule-expression.ts';
import { createScheduler } from '../../lib/emulator/scheduler/scheduler.ts';
import { AwsError, type Principal } from '../../lib/emulator/service.ts';
import { type BehindGateway, behindGateway, PLACE } from './behind-gateway.ts';
import { type RecordedCalls, recordedCalls, settled } from './recorded-calls.ts';
import { aClock } from './sqs/a-clock.ts';

const FUNCTION = 'arn:aws:lambda:eu-central-1:123456789012:function:tick';
const QUEUE = 'arn:aws:sqs:eu-central-1:123456789012:ticks';
const DEAD_LETTERS = 'arn:aws:sqs:eu-central-1:123456789012:dead-letters';
const ROLE = 'arn:aws:iam::123456789012:role/ticks';
const SCHEDULE = 'arn:aws:scheduler:eu-central-1:123456789012:schedule/default/each-minute';

/** The first `count` times from `from` on. */
function times(
  expression: string,
  { from, zone = 'UTC', count = 2 }: { from: string; zone?: string; count?: number },
) {
  const schedule = readSchedule({ expression, zone, from: Date.parse(from) });
  const found: string[] = [];
  for (
    let at = schedule.next(Date.parse(from));
    at !== undefined && found.length < count;
    at = schedule.next(at + 1)
  ) {
    found.push(new Date(at).toISOString().replace(':00.000Z', 'Z'));
  }
  return found;
}

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html and
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html; dates from a calendar of 2026 */
describe('schedule expressions', () => {
  const from = '2026-01-01T00:00:00Z'; // a Thursday

  it.each([
    ['a rate begins at once', 'rate(5 minutes)', ['2026-01-01T00:00Z', '2026-01-01T00:05Z']],
    ['every day at 12:15', 'cron(15 12 * * ? *)', ['2026-01-01T12:15Z', '2026-01-02T12:15Z']],
    ['Monday to Friday at 18:00', 'cron(0 18 ? * MON-FRI *)', ['2026-01-01T18:00Z', '2026-01-02T18:00Z']],
    ['days of the week count from Sunday', 'cron(0 18 ? * 2 *)', ['2026-01-05T18:00Z', '2026-01-12T18:00Z']],
    ['the first of the month', 'cron(0 8 1 * ? *)', ['2026-01-01T08:00Z', '2026-02-01T08:00Z']],
    ['every 15 minutes', 'cron(0/15 * * * ? *)', ['2026-01-01T00:00Z', '2026-01-01T00:15Z']],
    ['the last day of the month', 'cron(0 8 L * ? *)', ['2026-01-31T08:00Z', '2026-02-28T08:00Z']],
    [
      'the last Friday of the month',
      'cron(15 10 ? * 6L 2026-2027)',
      ['2026-01-30T10:15Z', '2026-02-27T10:15Z'],
    ],
    ['the second Tuesday of the month', 'cron(0 8 ? * 3#2 *)', ['2026-01-13T08:00Z', '2026-02-10T08:00Z']],
    ['the weekday closest to the third', 'cron(0 8 3W * ? *)', ['2026-01-02T08:00Z', '2026-02-03T08:00Z']],
    ['a year that has gone', 'cron(0 8 * * ? 2025)', []],
    ['once', 'at(2026-12-24T18:00:00)', ['2026-12-24T18:00Z']],
  ])('%s: %s', (_, expression, expected) => {
    expect(times(expression, { from })).toEqual(expected);
  });

  it('a time is one of its own zone', () => {
    expect(times('cron(0 9 * * ? *)', { from, zone: 'Asia/Seoul', count: 1 })).toEqual(['2026-01-01T00:00Z']);
    expect(times('at(2026-07-01T09:00:00)', { from, zone: 'Europe/Berlin' })).toEqual(['2026-07-01T07:00Z']);
  });

  it('a time that spring leaps over is left out', () => {
    // In New York 02:30 does not exist on March 8th.
    expect(
      times('cron(30 2 * * ? *)', { from: '2026-03-07T12:00:00Z', zone: 'America/New_York', count: 1 }),
    ).toEqual(['2026-03-09T06:30Z']);
  });

  it('a time that autumn has twice comes once', () => {
    expect(times('cron(30 1 * * ? *)', { from: '2026-11-01T04:00:00Z', zone: 'America/New_York' })).toEqual([
      '2026-11-01T05:30Z',
      '2026-11-02T06:30Z',
    ]);
  });

  it.each([
    'every minute',
    'rate(0 minutes)',
    'rate(5 seconds)',
    'cron(* * * * *)',
    'cron(0 8 * * * *)',
    'cron(0 8 ? * ? *)',
    'cron(70 8 * * ? *)',
    'at(2026-02-30T08:00:00)',
  ])('%s is refused', (expression) => {
    expect(() => times(expression, { from })).toThrow(`Invalid Schedule Expression ${expression}.`);
  });

  it('a zone that is not there is refused', () => {
    expect(() => times('cron(0 8 * * ? *)', { from, zone: 'Mars/Olympus' })).toThrow(
      'Invalid Schedule Expression',
    );
  });
});

let clock: ReturnType<typeof aClock>;
let calls: RecordedCalls;
let scheduler: ReturnType<typeof createScheduler>;
let gateway: BehindGateway;

beforeEach(async () => {
  clock = aClock();
  calls = recordedCalls();
  scheduler = createScheduler({
    place: PLACE,
    clock,
    assume: (arn, { service, sourceArn }): Principal => ({
      kind: 'role',
      arn,
      session: `${service} ${sourceArn}`,
    }),
    calls,
    log: () => undefined,
    random: () => 1,
  });
  gateway = await behindGateway([scheduler.service]);
});
afterEach(async () => {
  scheduler.stop();
  await gateway.close();
});

async function aSchedule(properties: Record<string, unknown> = {}, target: Record<string, unknown> = {}) {
  const create = scheduler.resources['AWS::Scheduler::Schedule'];
  return create?.({
    logicalId: 'EachMinute',
    stack: 'stack',
    properties: {
      Name: 'each-minute',
      ScheduleExpression: 'rate(1 minute)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ...properties,
      Target: { Arn: FUNCTION, RoleArn: ROLE, ...target },
    },
  });
}

describe('a schedule', () => {
  it('runs from the start on, at its times, in its role', async () => {
    await aSchedule();
    clock.pass(600);
    scheduler.start();
    clock.pass(130);
    await settled();
    // Skipped: the ten minutes before the start. In time: at once, after one minute and after two.
    expect(calls.invoked.map(({ payload }) => payload)).toMatchObject(
      ['00:10', '00:11', '00:12'].map((time) => ({ time: `2026-03-01T${time}:00Z`, resources: [SCHEDULE] })),
    );
    // https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
    expect(calls.invoked[0]?.principal).toEqual({
      kind: 'role',
      arn: ROLE,
      session: 'scheduler.amazonaws.com arn:aws:scheduler:eu-central-1:123456789012:schedule-group/default',
    });
  });

  it('gives its target what the template says, with the run’s facts', async () => {
    const Input = '{"at":"<aws.scheduler.scheduled-time>","by":"<aws.scheduler.schedule-arn>"}';
    await aSchedule({}, { Arn: QUEUE, Input });
    scheduler.start();
    clock.pass(0);
    await settled();
    expect(calls.sent.map(({ body }) => JSON.parse(body))).toEqual([
      { at: '2026-03-01T00:00:00Z', by: SCHEDULE },
    ]);
  });

  it('begins and ends when it says, and not at all when it is disabled', async () => {
    await aSchedule({ StartDate: '2026-03-01T01:00:00Z', EndDate: '2026-03-01T01:02:00Z' });
    await aSchedule({ Name: 'off', State: 'DISABLED' });
    scheduler.start();
    clock.pass(7200);
    await settled();
    expect(calls.invoked.map(({ payload }) => payload)).toMatchObject([
      { time: '2026-03-01T01:00:00Z' },
      { time: '2026-03-01T01:01:00Z' },
    ]);
  });

  it('tries again, then tells the dead-letter queue', async () => {
    const RetryPolicy = { MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 3600 };
    await aSchedule(
      { ScheduleExpression: 'rate(1 day)' },
      { RetryPolicy, DeadLetterConfig: { Arn: DEAD_LETTERS } },
    );
    calls.fail(FUNCTION, new AwsError('ServiceException', 'out of order', 500));
    scheduler.start();
    for (const seconds of [0, 1]) {
      clock.pass(seconds);
      await settled();
    }
    // https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
    expect(calls.sent).toMatchObject([
      {
        queueArn: DEAD_LETTERS,
        principal: { kind: 'role', arn: ROLE },
        attributes: {
          SCHEDULE_ARN: SCHEDULE,
          TARGET_ARN: FUNCTION,
          SCHEDULED_TIME: '2026-03-01T00:00:00Z',
          ERROR_CODE: 'ServiceException',
          ERROR_MESSAGE: 'out of order',
          RETRY_ATTEMPTS: '1',
          EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
        },
      },
    ]);
  });

  it('with no retries fails once and for all', async () => {
    await aSchedule({ ScheduleExpression: 'rate(1 day)' }, { RetryPolicy: { MaximumRetryAttempts: 0 } });
    calls.fail(FUNCTION, new AwsError('ServiceException', 'out of order', 500));
    scheduler.start();
    clock.pass(0);
    await settled();
    calls.fail(FUNCTION, undefined);
    clock.pass(3600);
    await settled();
    expect(calls.invoked).toEqual([]);
  });

  it('can be looked at', async () => {
    await aSchedule();
    const client = new SchedulerClient(gateway.client);
    const { Schedules } = await client.send(new ListSchedulesCommand({}));
    expect(Schedules).toMatchObject([{ Name: 'each-minute', Arn: SCHEDULE, State: 'ENABLED' }]);
    expect(await client.send(new GetScheduleCommand({ Name: 'each-minute' }))).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: FUNCTION, RoleArn: ROLE },
    });
    await expect(client.send(new GetScheduleCommand({ Name: 'none' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it.each([
    ['an unknown property', { KmsKeyArn: 'key' }, {}, 'KmsKeyArn'],
    ['an unknown target property', {}, { KinesisParameters: {} }, 'KinesisParameters'],
    [
      'a universal target',
      {},
      { Arn: 'arn:aws:scheduler:::aws-sdk:ses:sendEmail' },
      'cannot call the target',
    ],
    ['a wrong expression', { ScheduleExpression: 'daily' }, {}, 'Invalid Schedule Expression daily.'],
  ])('with %s is refused', async (_, properties, target, says) => {
    await expect(aSchedule(properties, target)).rejects.toThrow(says);
  });
});
