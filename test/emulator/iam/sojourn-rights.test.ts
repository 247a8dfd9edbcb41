import { beforeAll, describe, expect, it } from 'vitest';
import { AwsError, type Principal } from '../../../lib/emulator/service.ts';
import { type DeployedRights, deployedRights } from './deployed-rights.ts';

let rights: DeployedRights;
beforeAll(async () => {
  rights = await deployedRights();
});

/** As the function runs. */
function role(task: string): Principal {
  const arn = rights.arn(`${task}Role`);
  return rights.authorizer.assume(arn, {
    service: 'lambda.amazonaws.com',
    sourceArn: `arn:aws:lambda:eu-central-1:123456789012:function:${task}`,
  });
}

function may(
  principal: Principal,
  action: string,
  resource: string,
  context: Record<string, string[] | string> = {},
) {
  try {
    rights.authorizer.authorize(principal, { action, resource, context });
    return true;
  } catch (error) {
    if (error instanceof AwsError) return false;
    throw error;
  }
}

const keys = (...partitions: string[]) => ({ 'dynamodb:LeadingKeys': partitions });

/** What the README and the design say of each function, asked of the rights in Sojourn's own template. */
describe('with the rights of Sojourn’s template', () => {
  it('ingest reads its own queue and sends to nobody else’s', () => {
    const queue = rights.arn('EventIntakeEventsQueue');
    expect(may(role('ingest'), 'sqs:ReceiveMessage', queue)).toBe(true);
    expect(may(role('ingest'), 'sqs:SendMessage', queue)).toBe(false);
    expect(may(role('ingest'), 'sqs:SendMessage', rights.arn('EventIntakeEventsDeadLetters'))).toBe(true);
  });

  it('rows are reached by the kind that their keys name', () => {
    const table = rights.arn('Table');
    const send = role('sendmessage');
    expect(may(send, 'dynamodb:PutItem', table, keys('send#1'))).toBe(true);
    expect(may(send, 'dynamodb:PutItem', table, keys('suppression#1'))).toBe(false);
    expect(may(send, 'dynamodb:PutItem', table, keys('send#1', 'suppression#1'))).toBe(false);
    expect(may(send, 'dynamodb:ConditionCheckItem', table, keys('customer#1', 'suppression#1'))).toBe(true);
  });

  it('only the index is queried for what falls due', () => {
    const table = rights.arn('Table');
    expect(may(role('tick'), 'dynamodb:Query', `${table}/index/due`, keys('due#1'))).toBe(true);
    expect(may(role('tick'), 'dynamodb:Query', table, keys('due#1'))).toBe(false);
  });

  it('texts go to telephones and never to a topic', () => {
    expect(may(role('sendmessage'), 'sns:Publish', '*')).toBe(true);
    expect(may(role('sendmessage'), 'sns:Publish', 'arn:aws:sns:eu-central-1:123456789012:any')).toBe(false);
  });

  it('mails leave under one address', () => {
    const identity = 'arn:aws:ses:eu-central-1:123456789012:identity/mail.shop.example';
    const from = (address: string) => ({ 'ses:FromAddress': address });
    expect(may(role('sendmessage'), 'ses:SendEmail', identity, from('hello@mail.shop.example'))).toBe(true);
    expect(may(role('sendmessage'), 'ses:SendEmail', identity, from('boss@mail.shop.example'))).toBe(false);
    expect(may(role('park'), 'ses:SendEmail', identity, from('hello@mail.shop.example'))).toBe(false);
  });

  it('of the bucket a function reads what its rights name, and writes nothing', () => {
    const bucket = rights.arn('ContentBucket');
    expect(may(role('sendmessage'), 's3:GetObject', `${bucket}/messages/hash.json`)).toBe(true);
    expect(may(role('sendmessage'), 's3:GetObject', `${bucket}/journeys/hash.json`)).toBe(false);
    expect(may(role('sendmessage'), 's3:PutObject', `${bucket}/messages/hash.json`)).toBe(false);
  });

  it('the queue takes events from its own rule and from no other', () => {
    const queue = rights.arn('EventIntakeEventsQueue');
    const events = (rule: string): Principal => ({
      kind: 'service',
      service: 'events.amazonaws.com',
      sourceArn: rule,
    });
    expect(may(events(rights.arn('EventIntakeEverything')), 'sqs:SendMessage', queue)).toBe(true);
    expect(may(events(rights.arn('MessageEventsFromSes')), 'sqs:SendMessage', queue)).toBe(false);
  });

  it('the schedule’s role is for Scheduler in this account, and may only tick', () => {
    const arn = rights.arn('TimeWheelSchedulerRole');
    const by = (account: string) => ({
      service: 'scheduler.amazonaws.com',
      sourceArn: `arn:aws:scheduler:eu-central-1:${account}:schedule-group/default`,
    });
    const scheduler = rights.authorizer.assume(arn, by('123456789012'));
    expect(may(scheduler, 'lambda:InvokeFunction', rights.arn('tickFunction'))).toBe(true);
    expect(may(scheduler, 'lambda:InvokeFunction', rights.arn('ingestFunction'))).toBe(false);
    expect(() => rights.authorizer.assume(arn, by('999999999999'))).toThrow('sts:AssumeRole');
  });

  it('public-pages keeps what was said and clicked, and sends nothing', () => {
    const table = rights.arn('Table');
    const pages = role('publicpages');
    expect(may(pages, 'dynamodb:PutItem', table, keys('consent-ledger#1'))).toBe(true);
    expect(may(pages, 'dynamodb:PutItem', table, keys('suppression#1'))).toBe(false);
    expect(may(pages, 'sqs:SendMessage', rights.arn('MessageEventsMessageNewsQueue'))).toBe(true);
    expect(may(pages, 'sqs:SendMessage', rights.arn('TimeWheelDueSendsQueue'))).toBe(false);
    expect(may(pages, 'sns:Publish', '*')).toBe(false);
  });

  it('record-reply suppresses and releases addresses, and knows no customer', () => {
    const table = rights.arn('Table');
    const reply = role('recordreply');
    for (const action of ['dynamodb:PutItem', 'dynamodb:DeleteItem'])
      expect(may(reply, action, table, keys('suppression#sms#1'))).toBe(true);
    for (const action of ['dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:PutItem'])
      expect(may(reply, action, table, keys('customer#1'))).toBe(false);
  });

  it('settle-send sends as the step does, and wakes nobody', () => {
    const settle = role('settlesend');
    expect(may(settle, 'sqs:SendMessage', rights.arn('TimeWheelDueSendsQueue'))).toBe(true);
    expect(may(settle, 'sqs:SendMessage', rights.arn('TimeWheelWakeUpsQueue'))).toBe(false);
    expect(may(settle, 'sns:Publish', '*')).toBe(true);
  });

  it('watch-sending sees the account and the pace, and tells people', () => {
    const table = rights.arn('Table');
    const watch = role('watchsending');
    expect(may(watch, 'ses:GetAccount', '*')).toBe(true);
    expect(may(watch, 'dynamodb:UpdateItem', table, keys('pace#email'))).toBe(true);
    expect(may(watch, 'dynamodb:UpdateItem', table, keys('send#1'))).toBe(false);
    expect(may(watch, 'sns:Publish', rights.arn('AlarmsTopic'))).toBe(true);
    expect(may(watch, 'sns:Publish', rights.arn('InboundTextsTopic'))).toBe(false);
  });

  it('rotate-keys alone writes the secret, and those who sign or check links read it', () => {
    const secret = rights.arn('TokenKeysSecret');
    expect(may(role('rotatekeys'), 'secretsmanager:PutSecretValue', secret)).toBe(true);
    for (const task of ['publicpages', 'sendmessage', 'settlesend']) {
      expect(may(role(task), 'secretsmanager:GetSecretValue', secret)).toBe(true);
      expect(may(role(task), 'secretsmanager:PutSecretValue', secret)).toBe(false);
    }
    expect(may(role('decide'), 'secretsmanager:GetSecretValue', secret)).toBe(false);
  });

  it('only two-way SMS in this account tells what customers answer', () => {
    const topic = rights.arn('InboundTextsTopic');
    const by = (service: string, account: string): Principal => ({
      kind: 'service',
      service,
      sourceArn: `arn:aws:sms-voice:eu-central-1:${account}:phone-number/any`,
    });
    expect(may(by('sms-voice.amazonaws.com', '123456789012'), 'sns:Publish', topic)).toBe(true);
    expect(may(by('sms-voice.amazonaws.com', '999999999999'), 'sns:Publish', topic)).toBe(false);
    expect(may(by('events.amazonaws.com', '123456789012'), 'sns:Publish', topic)).toBe(false);
  });

  it('the account’s owner may do everything', () => {
    expect(may({ kind: 'account' }, 'sqs:PurgeQueue', rights.arn('EventIntakeEventsQueue'))).toBe(true);
  });
});
