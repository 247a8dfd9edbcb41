import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { resources, type Statement, statementsOf, taskFunctions } from './read-template.ts';

const TABLE = '${Table.Arn}';
const CONTENT = '${ContentBucket.Arn}';
const MACHINES = 'arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:sojourn-test-*';
const SES = 'arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}';
const KEYS = '${TokenKeysSecret}';
/** What whoever sends needs: to claim in one transaction, to call the providers, to write and sign links. */
const SEND = [
  `dynamodb:ConditionCheckItem on ${TABLE} [customer#* journey#* suppression#*]`,
  `dynamodb:GetItem on ${TABLE} [experiment#* history#* pace#* report send#*]`,
  `dynamodb:PutItem on ${TABLE} [customer#* experiment#* send#* served#*]`,
  `dynamodb:Query on ${TABLE} [customer#*]`,
  `dynamodb:UpdateItem on ${TABLE} [customer#* experiment#* pace#* send#* totals#*]`,
  `s3:GetObject on ${CONTENT}/messages/*`,
  `s3:GetObject on ${CONTENT}/registry.json`,
  `secretsmanager:GetSecretValue on ${KEYS}`,
  `ses:SendEmail on ${SES}:configuration-set/\${MessageEventsEmails}`,
  `ses:SendEmail on ${SES}:identity/hello@mail.shop.example`,
  `ses:SendEmail on ${SES}:identity/mail.shop.example`,
  'sns:Publish on *',
  // Segments over the last messages: one that has gone out may change them.
  `s3:GetObject on ${CONTENT}/audiences/*`,
  'sqs:SendMessage on ${TimeWheelReviewsQueue.Arn}',
];
/** What whoever reckons agendas anew needs: to read a customer, to write her agenda and segments, to tell. */
const REVIEW = [
  `dynamodb:DeleteItem on ${TABLE} [customer#*]`,
  `dynamodb:PutItem on ${TABLE} [customer#*]`,
  `dynamodb:Query on ${TABLE} [customer#* history#*]`,
  `dynamodb:UpdateItem on ${TABLE} [customer#*]`,
  'events:PutEvents on ${EventIntakeBus.Arn}',
  `s3:GetObject on ${CONTENT}/audiences/*`,
  `s3:GetObject on ${CONTENT}/registry.json`,
  'sqs:SendMessage on ${TimeWheelReviewsQueue.Arn}',
];
/** What reading a queue takes. */
const consume = (queue: string) =>
  ['DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage'].map((action) => `sqs:${action} on ${queue}`);

/**
 * All that each function may do, written down by hand: `service:Action on what`, and for the table in brackets which
 * rows. A right that is not here is one too many; think before you add it.
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  ingest: [
    // What two ids of one customer left behind comes together.
    `dynamodb:BatchWriteItem on ${TABLE} [consent-ledger#* history#*]`,
    // Nobody enters under an id that is merged or erased at the same moment.
    `dynamodb:ConditionCheckItem on ${TABLE} [customer#*]`,
    `dynamodb:DeleteItem on ${TABLE} [customer#*]`,
    `dynamodb:GetItem on ${TABLE} [customer#* experiment#* history#* journey#* send#*]`,
    `dynamodb:PutItem on ${TABLE} [aside#* aside-id#* aside-of#* consent-ledger#* customer#* event#* experiment#* history#*]`,
    `dynamodb:Query on ${TABLE} [capacity#* consent-ledger#* customer#* history#*]`,
    `dynamodb:UpdateItem on ${TABLE} [aside-count#* capacity#* customer#* event#* experiment#* totals#*]`,
    'events:PutEvents on ${EventIntakeBus.Arn}',
    `s3:GetObject on ${CONTENT}/audiences/*`,
    `s3:GetObject on ${CONTENT}/catalogs/*`,
    `s3:GetObject on ${CONTENT}/journeys/*`,
    `s3:GetObject on ${CONTENT}/registry.json`,
    ...consume('${EventIntakeEventsQueue.Arn}'),
    'sqs:SendMessage on ${EventIntakeEventsDeadLetters.Arn}',
    'sqs:SendMessage on ${TimeWheelReviewsQueue.Arn}',
    `states:StartExecution on ${MACHINES}`,
  ],
  decide: [
    `dynamodb:GetItem on ${TABLE} [history#* send#*]`,
    `dynamodb:Query on ${TABLE} [customer#* history#*]`,
    `s3:GetObject on ${CONTENT}/journeys/*`,
    `s3:GetObject on ${CONTENT}/registry.json`,
  ],
  'assign-variant': [
    `dynamodb:PutItem on ${TABLE} [decisions#* experiment#*]`,
    `dynamodb:Query on ${TABLE} [decisions#* totals#*]`,
    `dynamodb:UpdateItem on ${TABLE} [customer#* totals#*]`,
    'events:PutEvents on ${EventIntakeBus.Arn}',
  ],
  'send-message': [...SEND, 'sqs:SendMessage on ${TimeWheelWakeUpsQueue.Arn}'],
  'settle-send': [
    ...SEND,
    ...consume('${TimeWheelDueSendsQueue.Arn}'),
    'sqs:SendMessage on ${TimeWheelDueSendsQueue.Arn}',
    'sqs:SendMessage on ${TimeWheelDueSendsDeadLetters.Arn}',
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
    `dynamodb:GetItem on ${TABLE} [customer#* history#* journey#* send#*]`,
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
    'sqs:SendMessage on ${TimeWheelReviewsQueue.Arn}',
  ],
  'emit-event': [
    `dynamodb:GetItem on ${TABLE} [history#*]`,
    `dynamodb:Query on ${TABLE} [customer#*]`,
    'events:PutEvents on ${EventIntakeBus.Arn}',
  ],
  'record-delivery': [
    `dynamodb:GetItem on ${TABLE} [bounces#* customer#* experiment#* send#*]`,
    `dynamodb:PutItem on ${TABLE} [bounces#* customer#* experiment#* journey#* send#* suppression#*]`,
    // Whoever was merged since is found under the other id.
    `dynamodb:Query on ${TABLE} [customer#* health#*]`,
    `dynamodb:UpdateItem on ${TABLE} [customer#* experiment#* health#* send#* totals#*]`,
    'sns:Publish on ${AlarmsTopic}',
    ...consume('${MessageEventsMessageNewsQueue.Arn}'),
    'sqs:SendMessage on ${MessageEventsMessageNewsDeadLetters.Arn}',
    'sqs:SendMessage on ${TimeWheelDueSendsQueue.Arn}',
    'sqs:SendMessage on ${TimeWheelReviewsQueue.Arn}',
    `states:StartExecution on ${MACHINES}`,
  ],
  'record-reply': [
    `dynamodb:DeleteItem on ${TABLE} [suppression#*]`,
    `dynamodb:PutItem on ${TABLE} [suppression#*]`,
    `s3:GetObject on ${CONTENT}/registry.json`,
    'sns:Publish on *',
    ...consume('${InboundTextsRepliesQueue.Arn}'),
    'sqs:SendMessage on ${InboundTextsRepliesDeadLetters.Arn}',
  ],
  // Open to the world: it keeps what a customer said, and can neither write to anyone nor start a leg.
  'public-pages': [
    `dynamodb:GetItem on ${TABLE} [history#*]`,
    `dynamodb:PutItem on ${TABLE} [consent-ledger#* customer#* event#* history#*]`,
    `dynamodb:Query on ${TABLE} [customer#*]`,
    'events:PutEvents on ${EventIntakeBus.Arn}',
    `s3:GetObject on ${CONTENT}/registry.json`,
    `secretsmanager:GetSecretValue on ${KEYS}`,
    'sqs:SendMessage on ${MessageEventsMessageNewsQueue.Arn}',
  ],
  'watch-sending': [
    `dynamodb:GetItem on ${TABLE} [pace#*]`,
    `dynamodb:UpdateItem on ${TABLE} [pace#*]`,
    'ses:GetAccount on *',
    'sns:Publish on ${AlarmsTopic}',
  ],
  'watch-experiments': [
    `dynamodb:GetItem on ${TABLE} [snapshots#*]`,
    `dynamodb:PutItem on ${TABLE} [decisions#* snapshots#*]`,
    `dynamodb:Query on ${TABLE} [decisions#* totals#*]`,
    'events:PutEvents on ${EventIntakeBus.Arn}',
    `s3:GetObject on ${CONTENT}/journeys/*`,
    `s3:GetObject on ${CONTENT}/registry.json`,
  ],
  'make-report': [
    `dynamodb:GetItem on ${TABLE} [send#* snapshots#*]`,
    `dynamodb:Query on ${TABLE} [customer#* totals#*]`,
    `dynamodb:Query on ${TABLE}/index/due [roll#*]`,
    `dynamodb:UpdateItem on ${TABLE} [report]`,
    `s3:GetObject on ${CONTENT}/journeys/*`,
    `s3:GetObject on ${CONTENT}/registry.json`,
  ],
  'rotate-keys': ['DescribeSecret', 'GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage'].map(
    (action) => `secretsmanager:${action} on ${KEYS}`,
  ),
  tick: [
    `dynamodb:GetItem on ${TABLE} [wheel]`,
    `dynamodb:Query on ${TABLE}/index/due [due#* due-agenda#* due-send#*]`,
    `dynamodb:UpdateItem on ${TABLE} [wheel]`,
    `s3:GetObject on ${CONTENT}/audiences/*`,
    `s3:GetObject on ${CONTENT}/registry.json`,
    'sqs:SendMessage on ${TimeWheelDueSendsQueue.Arn}',
    'sqs:SendMessage on ${TimeWheelReviewsQueue.Arn}',
    'sqs:SendMessage on ${TimeWheelWakeUpsQueue.Arn}',
    'states:StartExecution on ${CustomerWalkMachine}',
  ],
  'review-agenda': [
    ...REVIEW,
    ...consume('${TimeWheelReviewsQueue.Arn}'),
    'sqs:SendMessage on ${TimeWheelReviewsDeadLetters.Arn}',
  ],
  'walk-customers': [...REVIEW, `dynamodb:Query on ${TABLE}/index/due [directory#* member#*]`],
  // Open to the world: it puts events on the bus or aside (and notes whose, for an erasure), and can read no customer.
  collect: [
    `dynamodb:PutItem on ${TABLE} [aside#* aside-id#* aside-of#*]`,
    `dynamodb:UpdateItem on ${TABLE} [aside-count#*]`,
    'events:PutEvents on ${EventIntakeBus.Arn}',
    'secretsmanager:GetSecretValue on ${WriteKeysSecret}',
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

    it.each(['send-message', 'settle-send'])(
      'let e-mail of %s come from the address in the settings only',
      (task) => {
        const send = functions.find((one) => one.task === task);
        const email = allowedTo(send?.role ?? '').find(({ Action }) => Action.includes('ses:SendEmail'));
        expect(email?.Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'hello@mail.shop.example' } });
      },
    );

    it.each(['send-message', 'settle-send', 'record-reply'])(
      'let text messages of %s go to telephone numbers and never to a topic',
      (task) => {
        const send = functions.find((one) => one.task === task);
        const denied = statementsOf(template, send?.role ?? '').filter(({ Effect }) => Effect === 'Deny');
        expect(denied).toMatchObject([{ Action: ['sns:Publish'], Resource: ['arn:*:sns:*:*:*'] }]);
      },
    );

    it('let these reach a customer and no others, though the pages are open to everyone', () => {
      const reach = functions.filter(({ role }) =>
        inWords(allowedTo(role)).some((right) => /^ses:Send|^sns:Publish on \*/.test(right)),
      );
      expect(reach.map(({ task }) => task).toSorted()).toEqual([
        'record-reply',
        'send-message',
        'settle-send',
      ]);
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

    it.each([
      ['TimeWheel', 'tick'],
      ['SendingWatch', 'watchsending'],
      ['ExperimentsWatch', 'watchexperiments'],
    ])('let the schedule of %s call %s and nothing else', (schedule, task) => {
      expect(inWords(allowedTo(roleOf(`${schedule}SchedulerRole`)))).toEqual([
        `lambda:InvokeFunction on \${${task}Function.Arn}`,
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
