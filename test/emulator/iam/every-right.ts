import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Emulator } from '../../../lib/emulator/emulator.ts';
import type { AccessDecision } from '../../../lib/emulator/iam/authorizer.ts';
import { clientOf } from '../end-to-end-stack.ts';
import { type Heard, heard } from './heard.ts';
import { quotaAt } from './quota.ts';
import { readerAt } from './reader.ts';
import { MARKETING } from './synthesize-every-right.ts';
import { addressOf, customer, type World, worldOf } from './world.ts';

type Way = {
  readonly emulator: Emulator;
  readonly world: World;
  readonly reader: ReturnType<typeof readerAt>;
  /** Waits for it. */
  readonly hear: (what: Heard) => Promise<void>;
};

/** Goes every way that needs a right of its own. @param decisions as they come in */
export async function goEveryWay(emulator: Emulator, decisions: readonly AccessDecision[]): Promise<void> {
  const reader = readerAt(emulator.place.endpoint);
  const way: Way = {
    emulator,
    world: worldOf(emulator),
    reader,
    hear: (what) => heard(decisions, what),
  };
  await Promise.all([
    throughTheJourney(way),
    answerTexts(way),
    putNonsense(way),
    callTheCollector(way),
    walkAndReview(way),
  ]);
  await watchTheTrial(way);
  await complain(way);
  await Promise.all([waitForATurn(way), rotateKeys(way)]);
}

async function throughTheJourney({ emulator, world, reader, hear }: Way): Promise<void> {
  await world.publish('Signed Up', customer('ann'));
  await world.publish('Signed Up', customer('bob'));
  // No advertising, whose bounce might suppress the address before the mail that is to be followed by a text goes out.
  const lost = { ...customer('lost', 'bounce@simulator.amazonses.com'), consent: {} };
  await world.publish('Signed Up', lost);

  const { customerId, enrolmentId, leg } = await world.parked('ann', 1);
  // As when a wait was made longer: it comes too early.
  await world.send('TimeWheelWakeUpsQueue', { customerId, enrolmentId, leg, dueAt: emulator.clock.now() });
  await world.parked('bob', 1);
  await world.publish('Went Away', customer('bob'));
  await reader.clicks(addressOf('ann'));

  await world.parked('ann', 3);
  await world.publish('Visited', customer('ann'));
  await world.publish('Bought', { ...customer('ann'), properties: { total: 12 } });
  await world.ended('ann');
  await reader.unsubscribes(addressOf('bob'));
  await hear({ by: 'recorddeliveryRole', action: 'dynamodb:PutItem', row: 'suppression#' });
  // The mail to the lost one bounced: a text goes out in its place.
  await hear({ by: 'settlesendRole', action: 'sns:Publish' });
}

async function answerTexts({ reader, hear }: Way): Promise<void> {
  await reader.texts('STOP');
  await hear({ by: 'recordreplyRole', action: 'sns:Publish' });
  await reader.texts('START');
  await hear({ by: 'recordreplyRole', action: 'dynamodb:DeleteItem' });
}

async function putNonsense({ emulator, world, hear }: Way): Promise<void> {
  const queues = [
    'EventIntakeEventsQueue',
    'TimeWheelWakeUpsQueue',
    'TimeWheelDueSendsQueue',
    'MessageEventsMessageNewsQueue',
    'InboundTextsRepliesQueue',
    'TimeWheelReviewsQueue',
  ];
  for (const queue of queues) await world.send(queue, { nonsense: true });
  // A full mailbox, which SES's simulator does not have.
  await world.send('MessageEventsMessageNewsQueue', {
    sendId: 'unknown',
    providerMessageId: 'unknown',
    channel: 'email',
    kind: 'bounced',
    permanent: false,
    byMachine: false,
    address: addressOf('full'),
    at: emulator.clock.now(),
  });
  await hear({ by: 'recorddeliveryRole', action: 'dynamodb:PutItem', row: 'bounces#' });
}

/** An event that is known, one that is not, and a key that is none. */
async function callTheCollector({ world, hear }: Way): Promise<void> {
  await world.track('Visited', 'kim');
  await world.track('Unheard Of', 'kim');
  // This only Sojourn itself may say.
  await world.track('Segment Entered', 'kim');
  await world.publish('Unheard Of', { customerId: 'kim' });
  await hear({ by: 'collectRole', action: 'events:PutEvents' });
  await hear({ by: 'collectRole', action: 'dynamodb:PutItem', row: 'aside#' });
  await hear({ by: 'ingestRole', action: 'dynamodb:PutItem', row: 'aside#' });
}

/** The walk after the deployment, that of a schedule, and a segment that ends by time alone. */
async function walkAndReview({ world, hear }: Way): Promise<void> {
  // Somebody who was somebody else before.
  await world.publish('Signed Up', customer('visitor'));
  await world.parked('visitor', 1);
  await world.publish('Visited', { ...customer('mia'), anonymousId: 'visitor' });
  await hear({ by: 'ingestRole', action: 'dynamodb:BatchWriteItem', row: 'history#' });
  await hear({ by: 'tickRole', action: 'sqs:SendMessage', on: 'Reviews' });
  await hear({ by: 'walkcustomersRole', action: 'events:PutEvents' });
  await hear({ by: 'reviewagendaRole', action: 'events:PutEvents' });
}

/** One test on a share ends when somebody comes back who waited for it, the other at the watch's next look. */
async function watchTheTrial({ emulator, hear }: Way): Promise<void> {
  await hear({ by: 'assignvariantRole', action: 'dynamodb:Query', row: 'totals#' });
  // The hour may not be over yet.
  const FunctionName = 'sojourn-dev-watch-experiments';
  await new LambdaClient(clientOf(emulator.place.endpoint)).send(new InvokeCommand({ FunctionName }));
  await hear({ by: 'watchexperimentsRole', action: 'dynamodb:PutItem', row: 'decisions#' });
}

/** Two complaints pause a journey's marketing. */
async function complain({ world, reader, hear }: Way): Promise<void> {
  await world.resend('ann', MARKETING.id);
  await hear({ by: 'settlesendRole', action: 'dynamodb:PutItem', row: 'served#' });
  await reader.complains(addressOf('ann'));
  await reader.complains(addressOf('bob'));
  await hear({ by: 'recorddeliveryRole', action: 'sns:Publish' });
}

/** SES takes nothing for a while: what was to go out waits in turn. Then the day's messages come to an end: somebody is told. */
async function waitForATurn({ emulator, world, hear }: Way): Promise<void> {
  const quota = quotaAt(emulator.place.endpoint);
  await quota.throttle();
  await world.publish('Signed Up', customer('hal'));
  await hear({ by: 'sendmessageRole', action: 'dynamodb:UpdateItem', row: 'pace#' });
  await hear({ by: 'sendmessageRole', action: 'sqs:SendMessage', on: 'WakeUps' });
  await quota.nearlyUseUp();
  await hear({ by: 'watchsendingRole', action: 'sns:Publish' });
  await quota.release();
}

async function rotateKeys({ world, hear }: Way): Promise<void> {
  await world.rotate('TokenKeysSecret');
  await hear({ by: 'rotatekeysRole', action: 'secretsmanager:UpdateSecretVersionStage' });
  await hear({ by: 'rotatekeysRole', action: 'logs:PutLogEvents' });
}
