import type { Emulator } from '../../../lib/emulator/emulator.ts';
import type { AccessDecision } from '../../../lib/emulator/iam/authorizer.ts';
import { type Heard, heard } from './heard.ts';
import { quotaAt } from './quota.ts';
import { readerAt } from './reader.ts';
import { addressOf, customer, worldOf } from './world.ts';

/** What happens when others fail: it needs rights of its own. @param decisions as they come in */
export async function goWrongWays(emulator: Emulator, decisions: readonly AccessDecision[]): Promise<void> {
  const { iam, lambda } = emulator.services;
  const { endpoint } = emulator.place;
  const world = worldOf(emulator);
  const quota = quotaAt(endpoint);
  const reader = readerAt(endpoint);
  const hear = (what: Heard) => heard(decisions, what);
  const denyAll = (more: object) => ({ Statement: { Effect: 'Deny', Action: '*', ...more } });
  const from = (service: string) => denyAll({ Principal: { Service: `${service}.amazonaws.com` } });

  // Nothing is heard any more of what becomes of messages.
  iam.addResourcePolicy(world.arn('MessageEventsMessageNewsQueue'), from('events'));
  // Killed behind its call to SES: the second try looks what became of the first.
  const killed = lambda.killDuring({ functionName: 'sojourn-dev-send-message', action: 'ses:SendEmail' });
  await world.publish('Signed Up', customer('cid'));
  await killed;
  await hear({ by: 'sendmessageRole', action: 'dynamodb:GetItem', row: 'send#' });
  await hear({ by: 'FromSes', action: 'sqs:SendMessage', on: 'DeadLetters' });
  // Nobody knows whether it went out: a quarter of an hour later it is sent once more, when SES takes it.
  await quota.throttle();
  await hear({ by: 'settlesendRole', action: 'dynamodb:UpdateItem', row: 'pace#' });
  await hear({ by: 'settlesendRole', action: 'sqs:SendMessage', on: 'DueSendsQueue' });
  await quota.release();
  await hear({ by: 'settlesendRole', action: 'ses:SendEmail', on: 'configuration-set' });

  iam.addResourcePolicy(world.arn('InboundTextsRepliesQueue'), from('sns'));
  await reader.texts('HELP');
  await hear({ by: 'InboundTexts', action: 'sqs:SendMessage', on: 'DeadLetters' });

  iam.addRolePolicy(world.arn('assignvariantRole'), denyAll({ Resource: '*' }));
  await world.publish('Signed Up', customer('eve'));
  await hear({ by: 'failRole', action: 'dynamodb:UpdateItem' });
  await hear({ by: 'failRole', action: 'logs:PutLogEvents' });

  iam.addResourcePolicy(world.arn('EventIntakeEventsQueue'), from('events'));
  await world.publish('Visited', customer('fay'));
  await hear({ by: 'Everything', action: 'sqs:SendMessage', on: 'DeadLetters' });
  // Kept by the page, and never heard of on the bus: whoever asks again is answered from the history.
  await reader.unsubscribes(addressOf('ann'));
  await reader.unsubscribes(addressOf('ann'));
  await hear({ by: 'publicpagesRole', action: 'dynamodb:GetItem', row: 'history#' });
}
