import { Duration } from 'aws-cdk-lib';
import type { IRuleTarget } from 'aws-cdk-lib/aws-events';
import { Grant, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, type Function } from 'aws-cdk-lib/aws-lambda';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import { FUNCTION_TIMEOUT } from './task-function.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html: at least six, so that retries of a throttled call fit in. */
const VISIBILITY_PER_TIMEOUT = 6;
const TRIES = 5;
/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html: what an event source mapping needs. */
const TO_CONSUME = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/**
 * A queue, its dead-letter queue and the function that empties it. What fails five times lands among the dead letters;
 * what can never be processed is put there by the function itself, with the reason.
 */
export class ConsumedQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(
    scope: Construct,
    id: string,
    { consumer, lateAfter, alarms }: { consumer: Function; lateAfter: Duration; alarms: Alarms },
  ) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(VISIBILITY_PER_TIMEOUT * FUNCTION_TIMEOUT.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: TRIES },
    });
    const mapping = new EventSourceMapping(this, 'Consumer', {
      target: consumer,
      eventSourceArn: this.queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
    });
    Grant.addToPrincipal({
      grantee: consumer,
      actions: TO_CONSUME,
      resourceArns: [this.queue.queueArn],
    }).applyBefore(mapping);
    consumer.addEnvironment('DEAD_LETTER_QUEUE_URL', this.deadLetters.queueUrl);
    Grant.addToPrincipal({
      grantee: consumer,
      actions: ['sqs:SendMessage'],
      resourceArns: [this.deadLetters.queueArn],
    });
    alarms.onDeadLetters(id, this.deadLetters);
    alarms.onLateness(id, this.queue, lateAfter);
  }

  /** Takes what is published on a topic, as it was published, the topic being allowed to send to it and no more. */
  subscribeTo(topic: Topic): void {
    topic.addSubscription(
      new SqsSubscription(this.queue, { rawMessageDelivery: true, deadLetterQueue: this.deadLetters }),
    );
  }

  /** The queue as what a rule hands its events to, the rule being allowed to send to it and no more. */
  get target(): IRuleTarget {
    return {
      bind: (rule) => {
        for (const queue of [this.queue, this.deadLetters])
          queue.addToResourcePolicy(mayBeSentTo(queue, rule.ruleRef.ruleArn));
        return { arn: this.queue.queueArn, deadLetterConfig: { arn: this.deadLetters.queueArn } };
      },
    };
  }
}

function mayBeSentTo(queue: Queue, ruleArn: string): PolicyStatement {
  return new PolicyStatement({
    actions: ['sqs:SendMessage'],
    principals: [new ServicePrincipal('events.amazonaws.com')],
    resources: [queue.queueArn],
    conditions: { ArnEquals: { 'aws:SourceArn': ruleArn } },
  });
}
