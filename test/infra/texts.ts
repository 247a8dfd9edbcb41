import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { resources } from './read-template.ts';

export function texts(template: Template): void {
  describe('texts of customers', () => {
    // https://docs.aws.amazon.com/sms-voice/latest/userguide/two-way-sms-iam-policy-sns.html
    it('come from the telephone numbers of this account, over TLS', () => {
      const policy = resources(template, 'AWS::SNS::TopicPolicy').find(({ id }) =>
        id.startsWith('InboundTexts'),
      );
      expect(policy?.Properties['PolicyDocument']).toMatchObject({
        Statement: [
          { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
          {
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'sms-voice.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          },
        ],
      });
    });

    it('go to the queue as they are, and what it does not take is kept', () => {
      const subscriptions = resources(template, 'AWS::SNS::Subscription').map(({ Properties }) => Properties);
      expect(subscriptions).toMatchObject([
        {
          Protocol: 'sqs',
          TopicArn: { Ref: expect.stringMatching(/^InboundTextsTopic/) },
          Endpoint: { 'Fn::GetAtt': [expect.stringMatching(/^InboundTextsRepliesQueue/), 'Arn'] },
          RawMessageDelivery: true,
          RedrivePolicy: {
            deadLetterTargetArn: {
              'Fn::GetAtt': [expect.stringMatching(/^InboundTextsRepliesDeadLetters/), 'Arn'],
            },
          },
        },
      ]);
    });

    it('have an address that whoever orders the number can look up', () => {
      expect(Object.keys(template.findOutputs('InboundTextsTopicArn'))).toEqual(['InboundTextsTopicArn']);
    });
  });
}
