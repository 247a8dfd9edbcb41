import { OptedOutException, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { snsSms } from '../../lib/aws/sns-sms.ts';

const sns = mockClient(SNSClient);
beforeEach(() => {
  sns.reset();
  sns.on(PublishCommand).resolves({ MessageId: 'sns-1' });
});

const sms = { sendId: 'send-1', to: '+821012345678', text: '주문이 출발했어요' };
const send = snsSms(new SNSClient({}));
const published = () => sns.commandCalls(PublishCommand).map((call) => call.args[0].input);

describe('a text message', () => {
  it('of marketing is Promotional, under the sender id', async () => {
    expect(await send({ ...sms, purpose: 'marketing', senderId: 'MARU' })).toEqual({
      outcome: 'accepted',
      providerMessageId: 'sns-1',
    });
    expect(published()).toEqual([
      {
        PhoneNumber: '+821012345678',
        Message: '주문이 출발했어요',
        MessageAttributes: {
          'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Promotional' },
          'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: 'MARU' },
        },
      },
    ]);
  });

  // https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html: 5 to 14 digits, a plus sign before them or none
  it.each(['020000000', '+82212345678'])(
    'comes from the number %s where the sender is one',
    async (senderId) => {
      await send({ ...sms, purpose: 'marketing', senderId });
      expect(published()[0]?.MessageAttributes).toEqual({
        'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Promotional' },
        'AWS.MM.SMS.OriginationNumber': { DataType: 'String', StringValue: senderId },
      });
    },
  );

  it('that the customer waits for is Transactional, and needs no sender id', async () => {
    await send({ ...sms, purpose: 'transactional', senderId: undefined });
    expect(published()[0]?.MessageAttributes).toEqual({
      'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
    });
  });

  it('to someone who replied STOP is refused', async () => {
    sns.on(PublishCommand).rejects(new OptedOutException({ message: 'no', $metadata: {} }));
    expect(await send({ ...sms, purpose: 'marketing', senderId: undefined })).toEqual({
      outcome: 'refused',
      code: 'OptedOutException',
    });
  });
});
