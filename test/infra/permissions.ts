import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { resources, type Statement, statementsOf, taskFunctions } from './read-template.ts';

const TABLE = '${Table.Arn}';
const CONTENT = '${ContentBucket.Arn}';
const MACHINES = 'arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:sojourn-test-*';
const SES = 'arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}';
/** What reading a queue takes. */
const consume = (queue: string) =>
  ['DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage'].map((action) => `sqs:${action} on ${queue}`);

/**
 * All that each function may do, written down by hand: `service:Action on what`, and for the table in brackets which
 * rows. A right that is not here is one too many; think before you add it.
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  ingest: [
    `dynamodb:GetItem on ${TABLE} [experiment#* history#* send#*]`,
    `dynamodb:PutItem on ${TABLE} [customer#* event#* experiment#* history#*]`,
    `dynamodb:Query on ${TABLE} [customer#* history#*]`,
    `dynamodb:UpdateItem on ${TABLE} [customer#* event#* experiment#* totals#*]`,
    `s3:GetObject on ${CONTENT}/journeys/*`,
    `s3:GetObject on ${CONTENT}/registry.json`,
    ...consume('${EventIntakeEventsQueue.Arn}'),
    'sqs:SendMessage on ${EventIntakeEventsDeadLetters.Arn}',
    `states:StartExecution on ${MACHINES}`,
  ],
  decide: [
    `dynamodb:GetItem on ${TABLE} [history#* send#*]`,
    `dynamodb:Query on ${TABLE} [customer#* history#*]`,
    `s3:GetObject on ${CONTENT}/journeys/*`,
    `s3:GetObject on ${CONTENT}/registry.json`,
  ],
  'assign-variant': [
    `dynamodb:PutItem on ${TABLE} [experiment#*]`,
    `dynamodb:UpdateItem on ${TABLE} [customer#* totals#*]`,
  ],
  'send-message': [
    `dynamodb:ConditionCheckItem on ${TABLE} [customer#* suppression#*]`,
    `dynamodb:GetItem on ${TABLE} [history#* send#*]`,
    `dynamodb:PutItem on ${TABLE} [send#*]`,
    `dynamodb:Query on ${TABLE} [customer#*]`,
    `dynamodb:UpdateItem on ${TABLE} [customer#* send#*]`,
    `s3:GetObject on ${CONTENT}/messages/*`,
    `s3:GetObject on ${CONTENT}/registry.json`,
    `ses:SendEmail on ${SES}:configuration-set/\${MessageEventsEmails}`,
    `ses:SendEmail on ${SES}:identity/hello@mail.shop.example`,
    `ses:SendEmail on ${SES}:identity/mail.shop.example`,
    'sns:Publish on *',
  ],
  park: [
    `dynamodb:GetItem on ${TABLE} [send#*]`,
    `dynamodb:Query on ${TABLE} [customer#* history#*]`,
    `dynamodb:UpdateItem on ${TABLE} [customer#*]`,
    `s3:GetObject on ${CONTENT}/journeys/*`,
    `s3:GetObject on ${CONTENT}/registry.json`,
    'sqs:SendMessage on ${TimeWheelWakeUpsQueue.Arn}',
    `states:StartExecution on ${MACHINES}`,
  ],
  wake: [
    `dynamodb:GetItem on ${TABLE} [customer#* history#* send#*]`,
    `dynamodb:Query on ${TABLE} [customer#* history#*]`,
    `dynamodb:UpdateItem on ${TABLE} [customer#*]`,
    `s3:GetObject on ${CONTENT}/journeys/*`,
    `s3:GetObject on ${CONTENT}/registry.json`,
    ...consume('${TimeWheelWakeUpsQueue.Arn}'),
    'sqs:SendMessage on ${TimeWheelWakeUpsQueue.Arn}',
    'sqs:SendMessage on ${TimeWheelWakeUpsDeadLetters.Arn}',
    `states:StartExecution on ${MACHINES}`,
  ],
  complete: [`dynamodb:UpdateItem on ${TABLE} [customer#*]`],
  fail: [`dynamodb:UpdateItem on ${TABLE} [customer#*]`],
  'update-profile': [
    `dynamodb:GetItem on ${TABLE} [history#*]`,
    `dynamodb:PutItem on ${TABLE} [customer#*]`,
    `dynamodb:Query on ${TABLE} [customer#*]`,
    `dynamodb:UpdateItem on ${TABLE} [customer#*]`,
  ],
  'emit-event': [
    `dynamodb:GetItem on ${TABLE} [history#*]`,
    `dynamodb:Query on ${TABLE} [customer#*]`,
    'events:PutEvents on ${EventIntakeBus.Arn}',
  ],
  'record-delivery': [
    `dynamodb:GetItem on ${TABLE} [customer#* experiment#*]`,
    `dynamodb:PutItem on ${TABLE} [experiment#* suppression#*]`,
    `dynamodb:UpdateItem on ${TABLE} [customer#* experiment#* send#* totals#*]`,
    ...consume('${MessageEventsMessageNewsQueue.Arn}'),
    'sqs:SendMessage on ${MessageEventsMessageNewsDeadLetters.Arn}',
    `states:StartExecution on ${MACHINES}`,
  ],
  tick: [
    `dynamodb:GetItem on ${TABLE} [wheel]`,
    `dynamodb:PutItem on ${TABLE} [wheel]`,
    `dynamodb:Query on ${TABLE}/index/due [due#*]`,
    'sqs:SendMessage on ${TimeWheelWakeUpsQueue.Arn}',
  ],
};

export function permissions(template: Template): void {
  const functions = taskFunctions(template);
  const allowedTo = (role: string) => statementsOf(template, role).filter(({ Effect }) => Effect === 'Allow');

  describe('permissions', () => {
    it.each(functions)(
      '$task may do what is written down, write its own log and traces, and nothing else',
      (one) => {
        const log = `\${${one.task.replaceAll('-', '')}Log.Arn}`;
        const expected = [
          ...(ALLOWED[one.task] ?? []),
          `logs:CreateLogStream on ${log}`,
          `logs:PutLogEvents on ${log}`,
          'xray:PutTelemetryRecords on *',
          'xray:PutTraceSegments on *',
        ];
        expect(inWords(allowedTo(one.role))).toEqual(expected.toSorted());
      },
    );

    it('let e-mail come from the address in the settings only', () => {
      const send = functions.find(({ task }) => task === 'send-message');
      const email = allowedTo(send?.role ?? '').find(({ Action }) => Action.includes('ses:SendEmail'));
      expect(email?.Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'hello@mail.shop.example' } });
    });

    it('let text messages go to telephone numbers and never to a topic', () => {
      const send = functions.find(({ task }) => task === 'send-message');
      const denied = statementsOf(template, send?.role ?? '').filter(({ Effect }) => Effect === 'Deny');
      expect(denied).toMatchObject([{ Action: ['sns:Publish'], Resource: ['arn:*:sns:*:*:*'] }]);
    });

    it('let the state machines call the eight functions of the steps, each by its own name', () => {
      const invoke = allowedTo(roleOf('JourneysRole')).filter(({ Action }) =>
        Action.includes('lambda:InvokeFunction'),
      );
      expect(invoke.flatMap(({ Resource }) => Resource).toSorted()).toEqual([
        '${assignvariantFunction.Arn}',
        '${completeFunction.Arn}',
        '${decideFunction.Arn}',
        '${emiteventFunction.Arn}',
        '${failFunction.Arn}',
        '${parkFunction.Arn}',
        '${sendmessageFunction.Arn}',
        '${updateprofileFunction.Arn}',
      ]);
    });

    it('let the schedule call the tick and nothing else', () => {
      expect(inWords(allowedTo(roleOf('TimeWheelSchedulerRole')))).toEqual([
        'lambda:InvokeFunction on ${tickFunction.Arn}',
      ]);
    });

    it('name their actions one by one', () => {
      const ours = resources(template, 'AWS::IAM::Role').filter(({ id }) => !id.startsWith('CustomCDK'));
      const actions = ours.flatMap(({ id }) => allowedTo(id)).flatMap(({ Action }) => Action);
      expect(actions.length).toBeGreaterThan(0);
      expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    });

    it('come from no policy of AWS', () => {
      const managed = resources(template, 'AWS::IAM::Role').filter(
        ({ Properties }) => Properties['ManagedPolicyArns'] !== undefined,
      );
      expect(managed.map(({ id }) => id)).toEqual([expect.stringMatching(/^CustomCDKBucketDeployment/)]);
    });
  });

  function roleOf(name: string): string {
    return resources(template, 'AWS::IAM::Role').find(({ id }) => id.startsWith(name))?.id ?? name;
  }
}

/** One line for each action and resource. */
function inWords(statements: readonly Statement[]): string[] {
  return statements
    .flatMap(({ Action, Resource, Condition }) => {
      const rows = Condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'];
      const which = Array.isArray(rows) ? ` [${rows.map(String).toSorted().join(' ')}]` : '';
      return Action.flatMap((action) => Resource.map((resource) => `${action} on ${resource}${which}`));
    })
    .toSorted();
}
