import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { alarmTopic } from '../../lib/aws/alarm-topic.ts';

const sns = mockClient(SNSClient);
const TOPIC = 'arn:aws:sns:us-east-1:111122223333:alarms';
beforeEach(() => {
  sns.reset();
  sns.on(PublishCommand).resolves({});
});

async function published(alarm: { subject: string; text: string }) {
  await alarmTopic(new SNSClient({}), TOPIC).raise(alarm);
  return sns.commandCalls(PublishCommand).map((call) => call.args[0].input);
}

describe('an alarm', () => {
  it('is told on the topic that people listen to', async () => {
    expect(await published({ subject: 'email: nothing goes out', text: 'It is refused.' })).toEqual([
      { TopicArn: TOPIC, Subject: 'email: nothing goes out', Message: 'It is refused.' },
    ]);
  });

  // https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
  it('has a subject as SNS takes it: one line of less than 100 characters', async () => {
    const [alarm] = await published({ subject: `a\nb\t${'c'.repeat(200)}`, text: 'x\ny' });
    expect(alarm?.Subject).toBe(`a b ${'c'.repeat(95)}`);
    expect(alarm?.Message).toBe('x\ny');
  });
});
