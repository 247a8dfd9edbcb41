import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../lib/emulator/emulator.ts';
import {
  canEmulate,
  clientOf,
  eventually,
  mailsTo,
  putFromOutside,
  runningStack,
} from './end-to-end-stack.ts';

// The stack of this repository, runningStack, reached only as another system would reach it.

describe.skipIf(!canEmulate)('an event from another system', () => {
  let emulator: Emulator;
  let endpoint: string;
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ emulator, end } = await runningStack({ speed: 1 }));
    ({ endpoint } = emulator.place);
  });
  afterAll(() => end());

  it('becomes an e-mail in the inbox', async () => {
    const answer = await putFromOutside(endpoint, signUp('mina', 'mina@example.com'));
    expect(answer).toMatchObject({ FailedEntryCount: 0, Entries: [{ EventId: expect.any(String) }] });
    const mail = await eventually(() => firstMailTo('mina@example.com'));
    // workflows/messages/welcome; the company is Korean, so the law's label stands in front (Network Act, Decree table 6)
    expect(mail).toMatchObject({ subject: '(광고) Welcome to Maru' });
  });

  it('becomes no second e-mail when it comes twice', async () => {
    const event = signUp('twice', 'twice@example.com');
    const same = { ...event, detail: { ...event.detail, messageId: 'e-1' } };
    await putFromOutside(endpoint, same);
    await putFromOutside(endpoint, same);
    await eventually(() => firstMailTo('twice@example.com'));
    await putFromOutside(endpoint, signUp('later', 'later@example.com')); // went the same way, behind the two
    await eventually(() => firstMailTo('later@example.com'));
    expect(await mailsTo(endpoint, 'twice@example.com')).toHaveLength(1);
  });

  // https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator
  it.each([
    ['a hard bounce', 'bounce@simulator.amazonses.com', 'hard-bounce'],
    ['a complaint', 'complaint@simulator.amazonses.com', 'complaint'],
  ])('ends all further mail after %s', async (_, address, reason) => {
    await putFromOutside(endpoint, signUp(`first-${reason}`, address));
    await eventually(() => row('begins_with(pk, :kind) AND reason = :value', 'suppression#', reason));
    await putFromOutside(endpoint, signUp(`second-${reason}`, address));
    const send = await eventually(() =>
      row('begins_with(pk, :kind) AND customerId = :value', 'send#', `second-${reason}`),
    );
    expect(send).toMatchObject({
      status: 'SKIPPED',
      reasons: expect.arrayContaining([expect.objectContaining({ channel: 'email', reason: 'suppressed' })]),
    });
    expect(await mailsTo(endpoint, address)).toHaveLength(1);
  });

  it('that cannot be read lies in the dead-letter queue, with the reason', async () => {
    await putFromOutside(endpoint, { name: 'Signed Up', detail: { traits: {} } });
    const letter = await eventually(async () => {
      const receive = new ReceiveMessageCommand({
        QueueUrl: refOf(/^EventIntakeEventsDeadLetters/, 'AWS::SQS::Queue'),
        MessageAttributeNames: ['All'],
        WaitTimeSeconds: 1,
      });
      return (await new SQSClient(clientOf(endpoint)).send(receive)).Messages?.[0];
    });
    expect(letter.MessageAttributes?.['reason']?.StringValue).toContain('customerId');
    expect(JSON.parse(letter.Body ?? '')).toMatchObject({ 'detail-type': 'Signed Up', source: 'shop' });
  });

  it('goes its way with no right missing', async () => {
    const page = await (await fetch(endpoint)).text();
    expect(page).toContain('Nothing so far: every call was within its role.');
  });

  const firstMailTo = async (address: string) => (await mailsTo(endpoint, address))[0];

  function refOf(logicalId: RegExp, type: string): string {
    const all = emulator.stacks.flatMap(({ resources }) => resources);
    const found = all.find((one) => logicalId.test(one.logicalId) && one.type === type);
    if (found === undefined) throw new Error(`the stack has no ${logicalId} of ${type}`);
    return found.ref;
  }

  /** The first row of the table that the filter lets through. */
  async function row(filter: string, kind: string, value: string) {
    const { Items = [] } = await new DynamoDBClient(clientOf(endpoint)).send(
      new ScanCommand({
        TableName: refOf(/^Table/, 'AWS::DynamoDB::Table'),
        FilterExpression: filter,
        ExpressionAttributeValues: marshall({ ':kind': kind, ':value': value }),
      }),
    );
    return Items[0] && unmarshall(Items[0]);
  }
});

function signUp(customerId: string, email: string) {
  return {
    name: 'Signed Up',
    detail: { customerId, traits: { email, locale: 'en' }, consent: { email: 'granted' } },
  };
}
