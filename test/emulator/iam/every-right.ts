import { readFileSync } from 'node:fs';
import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { Journey } from '../../../lib/core/journey/definition.ts';
import type { Emulator } from '../../../lib/emulator/emulator.ts';
import type { AccessDecision } from '../../../lib/emulator/iam/authorizer.ts';
import { sojournApp } from '../../../lib/infra/app.ts';
import { loadProject } from '../../../lib/project/load.ts';
import { clientOf, eventually, mailsTo } from '../end-to-end-stack.ts';

/** Every kind of step. */
const EVERY_STEP = Journey.parse({
  id: 'every-right',
  title: 'Every right',
  stage: 'decision',
  purpose: 'transactional',
  entry: { event: 'Signed Up' },
  exit: [
    { event: 'Went Away' },
    {
      when: {
        any: [
          { event: 'Was Lost' },
          { entry: 'plan', equals: 'none' },
          { message: 'mail', was: 'complained' },
        ],
      },
    },
  ],
  goal: { event: 'Bought', within: 'P1D', value: 'total' },
  steps: [
    {
      id: 'split',
      experiment: {
        variants: [
          { id: 'a', weight: 50, steps: [] },
          { id: 'b', weight: 50, steps: [] },
        ],
      },
    },
    { id: 'mail', send: { message: 'welcome', channel: 'email' } },
    { id: 'clicked', waitFor: { message: 'mail', was: 'clicked', for: 'P1D' } },
    // It has happened before it is waited for.
    { id: 'clicked-already', waitFor: { message: 'mail', was: 'clicked', for: 'P1D' } },
    { id: 'text', send: { message: 'first-steps', channel: 'sms' } },
    { id: 'visit', waitFor: { event: 'Visited', for: 'P1D' } },
    {
      id: 'known',
      branch: [
        {
          when: {
            all: [{ event: 'Visited' }, { message: 'mail', was: 'sent' }, { entry: 'plan', equals: 'gold' }],
          },
          steps: [{ id: 'tell', emit: { event: 'Came Back', properties: { plan: { entry: 'plan' } } } }],
        },
      ],
    },
    { id: 'short', wait: { for: 'PT1M' } },
    // Longer than SQS can delay a message: the time wheel must hand it over.
    { id: 'long', wait: { for: 'PT30M' } },
    { id: 'mark', update: { set: { plan: { entry: 'plan' } } } },
  ],
});

/** For a marketing message consent is checked once more while it is claimed. */
const MARKETING = Journey.parse({
  id: 'marketing',
  title: 'Marketing',
  stage: 'awareness',
  purpose: 'marketing',
  entry: { event: 'Signed Up' },
  steps: [{ id: 'mail', send: { message: 'first-steps', channel: 'email' } }],
});

/** This repository's stack with these journeys, into the folder. */
export async function synthesizeEveryRight(folder: string): Promise<void> {
  const read = await loadProject('workflows');
  if (!read.ok) throw new Error('the shipped workflows are wrong');
  const { context }: { context: unknown } = JSON.parse(readFileSync('cdk.json', 'utf8'));
  // As `cdk synth` hands them over.
  process.env['CDK_CONTEXT_JSON'] = JSON.stringify(context);
  process.env['CDK_OUTDIR'] = folder;
  const journeys = [EVERY_STEP, MARKETING].map((journey) => ({ file: `${journey.id}.json`, journey }));
  sojournApp({ ...read.value, journeys }).synth();
}

/** Goes every way that needs a right of its own. @param decisions as they come in */
export async function goEveryWay(emulator: Emulator, decisions: readonly AccessDecision[]): Promise<void> {
  const { endpoint } = emulator.place;
  const world = worldOf(emulator);
  await world.publish('Signed Up', customer('ann'));
  await world.publish('Signed Up', customer('bob'));
  await world.publish('Signed Up', customer('lost', 'bounce@simulator.amazonses.com'));
  for (const queue of ['EventIntakeEventsQueue', 'TimeWheelWakeUpsQueue', 'MessageEventsMessageNewsQueue']) {
    await world.send(queue, { nonsense: true });
  }

  const { customerId, enrolmentId, leg } = await world.parked('ann', 1);
  // As when a wait was made longer: it comes too early.
  await world.send('TimeWheelWakeUpsQueue', { customerId, enrolmentId, leg, dueAt: emulator.clock.now() });
  await world.parked('bob', 1);
  await world.publish('Went Away', customer('bob'));
  const [mail] = await mailsTo(endpoint, 'ann@example.com');
  await fetch(`${endpoint}/inbox/${mail?.id}/click/0`, { redirect: 'manual' });

  await world.parked('ann', 3);
  await world.publish('Visited', customer('ann'));
  await world.publish('Bought', { ...customer('ann'), properties: { total: 12 } });
  await world.ended('ann');
  await heard(decisions, { by: 'recorddeliveryRole', action: 'dynamodb:PutItem', row: 'suppression#' });
}

/** What happens when others fail: it needs rights of its own. */
export async function goWrongWays(emulator: Emulator, decisions: readonly AccessDecision[]): Promise<void> {
  const { iam } = emulator.services;
  const world = worldOf(emulator);
  const denyAll = (more: object) => ({ Statement: { Effect: 'Deny', Action: '*', ...more } });
  const fromRules = denyAll({ Principal: { Service: 'events.amazonaws.com' } });

  // Killed behind its call to SES: the second try looks what became of the first.
  const send = { functionName: 'sojourn-dev-send-message', action: 'ses:SendEmail' };
  const killed = emulator.services.lambda.killDuring(send);
  await world.publish('Signed Up', customer('cid'));
  await killed;
  await heard(decisions, { by: 'sendmessageRole', action: 'dynamodb:GetItem', row: 'send#' });

  iam.addResourcePolicy(world.arn('MessageEventsMessageNewsQueue'), fromRules);
  await world.publish('Signed Up', customer('dan'));
  await heard(decisions, { by: 'FromSes', action: 'sqs:SendMessage', on: 'DeadLetters' });

  iam.addRolePolicy(world.arn('assignvariantRole'), denyAll({ Resource: '*' }));
  await world.publish('Signed Up', customer('eve'));
  await heard(decisions, { by: 'failRole', action: 'dynamodb:UpdateItem' });
  await heard(decisions, { by: 'failRole', action: 'logs:PutLogEvents' });

  iam.addResourcePolicy(world.arn('EventIntakeEventsQueue'), fromRules);
  await world.publish('Visited', customer('fay'));
  await heard(decisions, { by: 'Everything', action: 'sqs:SendMessage', on: 'DeadLetters' });
}

function customer(customerId: string, email = `${customerId}@example.com`) {
  return {
    customerId,
    traits: { email, phone: '+821012345678', locale: 'en' },
    consent: { email: 'granted', sms: 'granted' },
    properties: { plan: 'gold' },
  };
}

/** Waits until such a caller was allowed such a thing. */
async function heard(
  decisions: readonly AccessDecision[],
  { by, action, on = '', row = '' }: Heard,
): Promise<void> {
  await eventually(async () =>
    decisions.find(
      ({ principal, need, allowed }) =>
        allowed &&
        principal.kind !== 'account' &&
        (principal.kind === 'role' ? principal.arn : principal.sourceArn).includes(by) &&
        need.action === action &&
        need.resource.includes(on) &&
        JSON.stringify(need.context ?? {}).includes(row),
    ),
  );
}

type Heard = { readonly by: string; readonly action: string; readonly on?: string; readonly row?: string };

const Enrolment = z.object({
  journeyId: z.string(),
  customerId: z.string(),
  enrolmentId: z.string(),
  leg: z.number(),
  status: z.string(),
});

/** The stack as somebody outside sees it, who owns the account. */
function worldOf({ place, stacks }: Emulator) {
  const client = clientOf(place.endpoint);
  const [events, queues, table] = [
    new EventBridgeClient(client),
    new SQSClient(client),
    new DynamoDBClient(client),
  ];

  function resource(logicalId: string) {
    const all = stacks.flatMap(({ resources }) => resources);
    const found = all.find((one) => new RegExp(`^${logicalId}[0-9A-F]{8}$`).test(one.logicalId));
    if (found === undefined) throw new Error(`the stack has no ${logicalId}`);
    return found;
  }

  async function enrolment(customerId: string) {
    const { Items = [] } = await table.send(
      new QueryCommand({
        TableName: resource('Table').ref,
        KeyConditionExpression: 'pk = :customer and begins_with(sk, :kind)',
        ExpressionAttributeValues: marshall({ ':customer': `customer#${customerId}`, ':kind': 'enrolment#' }),
      }),
    );
    const all = Items.map((item) => Enrolment.parse(unmarshall(item)));
    return all.find(({ journeyId }) => journeyId === EVERY_STEP.id);
  }

  return {
    arn: (logicalId: string) => resource(logicalId).attributes['Arn'] ?? '',
    publish: (name: string, detail: object) => {
      const entry = {
        EventBusName: 'sojourn-dev',
        Source: 'shop',
        DetailType: name,
        Detail: JSON.stringify(detail),
      };
      return events.send(new PutEventsCommand({ Entries: [entry] }));
    },
    send: (queue: string, body: object) =>
      queues.send(
        new SendMessageCommand({ QueueUrl: resource(queue).ref, MessageBody: JSON.stringify(body) }),
      ),
    /** Waits until the customer waits, for the nth time. */
    parked: (customerId: string, leg: number) =>
      eventually(async () => {
        const found = await enrolment(customerId);
        return found?.status === 'PARKED' && found.leg === leg ? found : undefined;
      }),
    ended: (customerId: string) =>
      eventually(async () => ((await enrolment(customerId))?.status === 'DONE' ? true : undefined)),
  };
}
