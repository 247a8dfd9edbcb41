import {
  DescribeRuleCommand,
  EventBridgeClient,
  ListEventBusesCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  type PutEventsRequestEntry,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEvents, type Events } from '../../lib/emulator/events/events.ts';
import { AwsError, type Principal } from '../../lib/emulator/service.ts';
import { type BehindGateway, behindGateway, PLACE } from './behind-gateway.ts';
import { type RecordedCalls, recordedCalls, settled } from './recorded-calls.ts';
import { aClock } from './sqs/a-clock.ts';

const BUS = 'arn:aws:events:eu-central-1:123456789012:event-bus/shop';
const QUEUE = 'arn:aws:sqs:eu-central-1:123456789012:orders';
const DEAD_LETTERS = 'arn:aws:sqs:eu-central-1:123456789012:dead-letters';
const FUNCTION = 'arn:aws:lambda:eu-central-1:123456789012:function:tick';
const MACHINE = 'arn:aws:states:eu-central-1:123456789012:stateMachine:journey';
const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:news';
const ROLE = 'arn:aws:iam::123456789012:role/starts-journeys';

const ORDER: PutEventsRequestEntry = {
  EventBusName: 'shop',
  Source: 'checkout',
  DetailType: 'Order Completed',
  Detail: '{"total":42}',
};

let clock: ReturnType<typeof aClock>;
let calls: RecordedCalls;
let events: Events;
let gateway: BehindGateway;
let client: EventBridgeClient;
let log: string[];

beforeEach(async () => {
  clock = aClock();
  calls = recordedCalls();
  log = [];
  events = createEvents({
    place: PLACE,
    clock,
    authorize: () => undefined,
    assume: (arn, { sourceArn }): Principal => ({ kind: 'role', arn, session: sourceArn }),
    calls,
    log: (message) => log.push(message),
    random: () => 1,
  });
  gateway = await behindGateway([events.service]);
  client = new EventBridgeClient(gateway.client);
  await make('AWS::Events::EventBus', 'Bus', { Name: 'shop' });
});
afterEach(async () => {
  events.stop();
  await gateway.close();
});

async function make(type: string, logicalId: string, properties: Record<string, unknown>) {
  const create = events.resources[type];
  if (create === undefined) throw new Error(`no ${type}`);
  return create({ logicalId, stack: 'stack', properties });
}

const rule = (properties: Record<string, unknown>) =>
  make('AWS::Events::Rule', 'Rule', {
    Name: 'all',
    EventBusName: 'shop',
    EventPattern: { source: [{ prefix: '' }] },
    ...properties,
  });

async function put(...entries: PutEventsRequestEntry[]) {
  const answer = await client.send(new PutEventsCommand({ Entries: entries }));
  await settled();
  return answer;
}

describe('PutEvents', () => {
  it('brings an event in its envelope to the queue of the rule that chooses it', async () => {
    await rule({ Targets: [{ Id: 'T', Arn: QUEUE }] });
    const answer = await put({ ...ORDER, Time: new Date('2026-02-03T04:05:06.789Z'), Resources: ['cart-1'] });
    const id = answer.Entries?.[0]?.EventId;
    expect(answer.FailedEntryCount).toBe(0);
    // Fields: https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
    expect(calls.sent.map(({ body, queueArn }) => [queueArn, JSON.parse(body)])).toEqual([
      [
        QUEUE,
        {
          version: '0',
          id,
          'detail-type': 'Order Completed',
          source: 'checkout',
          account: '123456789012',
          time: '2026-02-03T04:05:06Z',
          region: 'eu-central-1',
          resources: ['cart-1'],
          detail: { total: 42 },
        },
      ],
    ]);
  });

  it('calls the target in its own name, for the rule', async () => {
    const { attributes } = await rule({ Targets: [{ Id: 'T', Arn: QUEUE }] });
    await put(ORDER);
    expect(calls.sent[0]?.principal).toEqual({
      kind: 'service',
      service: 'events.amazonaws.com',
      sourceArn: attributes['Arn'],
    });
    expect(attributes['Arn']).toBe('arn:aws:events:eu-central-1:123456789012:rule/shop/all');
  });

  it('asks IAM for the right to each bus, with source and detail type', async () => {
    await put(ORDER, { ...ORDER, EventBusName: 'default' });
    const context = { 'events:source': 'checkout', 'events:detail-type': 'Order Completed' };
    expect(gateway.asked()).toEqual([
      { action: 'events:PutEvents', resource: BUS, context },
      {
        action: 'events:PutEvents',
        resource: 'arn:aws:events:eu-central-1:123456789012:event-bus/default',
        context,
      },
    ]);
  });

  it('is refused as a whole where IAM refuses, under the name that the SDK knows', async () => {
    gateway.refuse(() => true);
    await expect(put(ORDER)).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('tells which entries failed and takes the others', async () => {
    await rule({ Targets: [{ Id: 'T', Arn: QUEUE }] });
    const { Source: _, ...withoutSource } = ORDER;
    const answer = await put(
      ORDER,
      { ...ORDER, Detail: 'not json' },
      { ...ORDER, Source: 'aws.ses' },
      withoutSource,
    );
    expect(answer.FailedEntryCount).toBe(3);
    expect(answer.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      undefined,
      'MalformedDetail',
      'NotAuthorizedForSourceException',
      'InvalidArgument',
    ]);
    expect(calls.sent).toHaveLength(1);
  });

  it('takes ten entries and refuses eleven', async () => {
    await put(...Array.from({ length: 10 }, () => ORDER));
    await expect(put(...Array.from({ length: 11 }, () => ORDER))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it('refuses 256 KB', async () => {
    await expect(put({ ...ORDER, Detail: JSON.stringify('x'.repeat(256 * 1024)) })).rejects.toThrow(
      'Total size of the entries in the request is over the limit.',
    );
  });

  it('brings nothing to rules of other buses, to disabled rules and to those that choose other events', async () => {
    const Targets = [{ Id: 'T', Arn: QUEUE }];
    await rule({ Name: 'elsewhere', EventBusName: 'default', Targets });
    await rule({ Name: 'off', State: 'DISABLED', Targets });
    await rule({ Name: 'others', EventPattern: { source: ['warehouse'] }, Targets });
    await put(ORDER);
    expect(calls.sent).toEqual([]);
  });

  it('accepts an event for a bus that is not there, and says where it went', async () => {
    expect(await put({ ...ORDER, EventBusName: 'shpo' })).toMatchObject({ FailedEntryCount: 0 });
    expect(log).toEqual([expect.stringContaining('there is no event bus shpo')]);
  });
});

describe('events of the emulated services', () => {
  const SES: Principal = {
    kind: 'service',
    service: 'ses.amazonaws.com',
    sourceArn: 'arn:aws:ses:eu-central-1:123456789012:configuration-set/mails',
  };

  it('reach the default bus without anybody’s leave', async () => {
    await rule({
      EventBusName: 'default',
      EventPattern: { source: ['aws.ses'] },
      Targets: [{ Id: 'T', Arn: QUEUE }],
    });
    const entry = {
      source: 'aws.ses',
      detailType: 'Email Bounced',
      detail: '{"mail":{}}',
      busName: 'default',
    };
    await events.put({ ...entry, resources: ['identity'] }, SES);
    await settled();
    expect(calls.sent.map(({ body }) => JSON.parse(body))).toMatchObject([
      { source: 'aws.ses', 'detail-type': 'Email Bounced', resources: ['identity'], detail: { mail: {} } },
    ]);
  });
});

describe('targets', () => {
  it('a function gets the event as its payload', async () => {
    await rule({ Targets: [{ Id: 'T', Arn: FUNCTION }] });
    await put(ORDER);
    expect(calls.invoked).toMatchObject([{ functionArn: FUNCTION, payload: { source: 'checkout' } }]);
  });

  it('a topic gets the event as a notice, in the name of the rule', async () => {
    const { attributes } = await rule({ Targets: [{ Id: 'T', Arn: TOPIC, InputPath: '$.detail' }] });
    await put(ORDER);
    expect(calls.published).toEqual([
      {
        topicArn: TOPIC,
        body: '{"total":42}',
        principal: { kind: 'service', service: 'events.amazonaws.com', sourceArn: attributes['Arn'] },
      },
    ]);
  });

  it('a state machine is started in the target’s role', async () => {
    const { attributes } = await rule({ Targets: [{ Id: 'T', Arn: MACHINE, RoleArn: ROLE }] });
    await put(ORDER);
    expect(calls.started).toMatchObject([
      { stateMachineArn: MACHINE, principal: { kind: 'role', arn: ROLE, session: attributes['Arn'] } },
    ]);
  });

  it.each([
    ['Input', { Input: '{"fixed":true}' }, { fixed: true }],
    ['InputPath', { InputPath: '$.detail' }, { total: 42 }],
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
    [
      'InputTransformer',
      {
        InputTransformer: {
          InputPathsMap: { total: '$.detail.total', from: '$.source', gone: '$.detail.nothing' },
          InputTemplate:
            '{"sum": <total>, "from": <from>, "text": "<from> took \\"<total>\\"<gone>", "rule": <aws.events.rule-name>}',
        },
      },
      { sum: 42, from: 'checkout', text: 'checkout took "42"', rule: 'all' },
    ],
  ])('%s decides what the target gets', async (_, input, expected) => {
    await rule({ Targets: [{ Id: 'T', Arn: QUEUE, ...input }] });
    await put(ORDER);
    expect(calls.sent.map(({ body }) => JSON.parse(body))).toEqual([expected]);
  });
});

describe('a target that fails', () => {
  const busy = new AwsError('ServiceUnavailable', 'busy', 503);

  it('is tried again until it takes the event', async () => {
    await rule({ Targets: [{ Id: 'T', Arn: QUEUE }] });
    calls.fail(QUEUE, busy);
    await put(ORDER);
    clock.pass(1);
    await settled();
    calls.fail(QUEUE, undefined);
    clock.pass(2);
    await settled();
    expect(calls.sent).toHaveLength(1);
  });

  it('gives the event to the dead-letter queue, with why, once the retries are used up', async () => {
    const RetryPolicy = { MaximumRetryAttempts: 2 };
    const { attributes } = await rule({
      Targets: [{ Id: 'T', Arn: QUEUE, RetryPolicy, DeadLetterConfig: { Arn: DEAD_LETTERS } }],
    });
    calls.fail(QUEUE, busy);
    await put(ORDER);
    for (const seconds of [1, 2]) {
      expect(calls.sent).toEqual([]);
      clock.pass(seconds);
      await settled();
    }
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
    expect(calls.sent.map((one) => [one.queueArn, one.attributes, JSON.parse(one.body).source])).toEqual([
      [
        DEAD_LETTERS,
        {
          RULE_ARN: attributes['Arn'],
          TARGET_ARN: QUEUE,
          ERROR_CODE: 'ERROR_FROM_TARGET',
          ERROR_MESSAGE: 'busy',
          RETRY_ATTEMPTS: '2',
          EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
        },
        'checkout',
      ],
    ]);
  });

  it('gives up when the event has become too old', async () => {
    const RetryPolicy = { MaximumEventAgeInSeconds: 60 };
    await rule({ Targets: [{ Id: 'T', Arn: QUEUE, RetryPolicy, DeadLetterConfig: { Arn: DEAD_LETTERS } }] });
    calls.fail(QUEUE, busy);
    await put(ORDER);
    for (let second = 0; second < 130; second += 1) {
      clock.pass(1);
      await settled();
    }
    expect(calls.sent.map(({ attributes }) => attributes['EXHAUSTED_RETRY_CONDITION'])).toEqual([
      'MaximumEventAgeInSeconds',
    ]);
  });

  it.each([
    ['NO_PERMISSIONS', new AwsError('AccessDenied', 'no', 403)],
    ['NO_RESOURCE', new AwsError('AWS.SimpleQueueService.NonExistentQueue', 'no such queue', 400)],
  ])('is not tried again where that cannot help: %s', async (code, error) => {
    await rule({ Targets: [{ Id: 'T', Arn: QUEUE, DeadLetterConfig: { Arn: DEAD_LETTERS } }] });
    calls.fail(QUEUE, error);
    await put(ORDER);
    expect(calls.sent).toMatchObject([{ attributes: { ERROR_CODE: code, RETRY_ATTEMPTS: '0' } }]);
    expect(calls.sent[0]?.attributes).not.toHaveProperty('EXHAUSTED_RETRY_CONDITION');
  });
});

describe('a rule with a schedule', () => {
  it('sends an event of its own at each time', async () => {
    const { attributes } = await rule({
      EventBusName: 'default',
      EventPattern: undefined,
      ScheduleExpression: 'cron(30 8 * * ? *)',
      Targets: [{ Id: 'T', Arn: FUNCTION }],
    });
    events.start();
    clock.pass(2 * 86_400); // from midnight, UTC
    await settled();
    expect(calls.invoked.map(({ payload }) => payload)).toMatchObject(
      ['2026-03-01T08:30:00Z', '2026-03-02T08:30:00Z'].map((time) => ({
        time,
        source: 'aws.events',
        'detail-type': 'Scheduled Event',
        resources: [attributes['Arn']],
      })),
    );
  });
});

describe('what people look at', () => {
  it('lists buses, rules and targets', async () => {
    await rule({ Targets: [{ Id: 'T', Arn: QUEUE }] });
    const on = { EventBusName: 'shop' };
    const [buses, rules, one, targets] = await Promise.all([
      client.send(new ListEventBusesCommand({})),
      client.send(new ListRulesCommand(on)),
      client.send(new DescribeRuleCommand({ ...on, Name: 'all' })),
      client.send(new ListTargetsByRuleCommand({ ...on, Rule: 'all' })),
    ]);
    expect(buses.EventBuses?.map(({ Name }) => Name)).toEqual(['default', 'shop']);
    expect(rules.Rules).toMatchObject([{ Name: 'all', State: 'ENABLED' }]);
    expect(one).toMatchObject({ EventPattern: '{"source":[{"prefix":""}]}', EventBusName: 'shop' });
    expect(targets.Targets).toMatchObject([{ Id: 'T', Arn: QUEUE }]);
  });

  it('tests a pattern', async () => {
    const answer = await client.send(
      new TestEventPatternCommand({ EventPattern: '{"source":["a"]}', Event: '{"source":"a"}' }),
    );
    expect(answer.Result).toBe(true);
  });

  it('names a rule that is not there', async () => {
    await expect(client.send(new DescribeRuleCommand({ Name: 'none' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

describe('a template that the emulator cannot follow is refused', () => {
  it.each([
    ['an unknown property of a rule', { RoleArn: ROLE }, 'RoleArn'],
    [
      'an unknown property of a target',
      { Targets: [{ Id: 'T', Arn: QUEUE, EcsParameters: {} }] },
      'EcsParameters',
    ],
    [
      'a target of another service',
      { Targets: [{ Id: 'T', Arn: 'arn:aws:ecs:r:1:cluster/c' }] },
      'arn:aws:ecs',
    ],
    ['a state machine without a role', { Targets: [{ Id: 'T', Arn: MACHINE }] }, 'RoleArn'],
    [
      'a pattern with an unknown operator',
      { EventPattern: { a: [{ like: 'b' }] } },
      'Unrecognized match type like',
    ],
    ['a bus that is not there', { EventBusName: 'none' }, 'no event bus none'],
    ['a schedule on another bus', { ScheduleExpression: 'rate(1 day)' }, 'only on the default event bus'],
    ['a path that is more than names', { Targets: [{ Id: 'T', Arn: QUEUE, InputPath: '$..a' }] }, '$..a'],
  ])('%s', async (_, properties, says) => {
    await expect(rule(properties)).rejects.toThrow(says);
  });
});
