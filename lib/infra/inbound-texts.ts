import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import { ConsumedQueue } from './consumed-queue.ts';
import { ourOwn } from './our-own.ts';

/**
 * What customers answer to our texts, and the way from there to `record-reply`. Whoever orders the telephone number names
 * this topic as its two-way destination: numbers take registration, so they are not for this stack to order.
 */
export class InboundTexts extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, { recordReply, alarms }: { recordReply: Function; alarms: Alarms }) {
    super(scope, 'InboundTexts');
    // Encrypted on disk like every topic. A key of AWS's own (aws/sns) would lock the publishing service out:
    // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
    this.topic = new Topic(this, 'Topic', { enforceSSL: true });
    // https://docs.aws.amazon.com/sms-voice/latest/userguide/two-way-sms-iam-policy-sns.html
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [ourOwn(this, 'sms-voice.amazonaws.com')],
        resources: [this.topic.topicArn],
      }),
    );
    const replies = new ConsumedQueue(this, 'Replies', {
      consumer: recordReply,
      // A STOP is to be confirmed within five minutes (47 CFR 64.1200(a)(12)).
      lateAfter: Duration.minutes(4),
      alarms,
    });
    replies.subscribeTo(this.topic);
  }
}
