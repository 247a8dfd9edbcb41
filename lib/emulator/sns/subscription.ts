import * as z from 'zod';
import { AwsError, type Principal } from '../service.ts';
import type { MessageAttributes } from '../sqs/message.ts';
import type { Notice } from './topics.ts';

export type Subscription = z.infer<typeof SubscriptionSettings> & { readonly arn: string };

const flag = z.union([z.boolean(), z.stringbool()]).default(false);

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-subscription.html */
export const SubscriptionSettings = z.strictObject({
  Protocol: z.enum(
    ['email', 'email-json', 'sms', 'sqs'],
    'the emulator has subscriptions of e-mail, sms and sqs only',
  ),
  Endpoint: z.string(),
  RawMessageDelivery: flag,
  RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string() }).optional(),
});

export type DeliveryCalls = {
  readonly text: (number: string, body: string) => void;
  readonly send: (
    message: { readonly queueArn: string; readonly body: string; readonly attributes: MessageAttributes },
    principal: Principal,
  ) => Promise<unknown>;
  readonly log: (message: string) => void;
};

/** Brings a notice to one subscriber. */
export function deliver(notice: Notice, subscription: Subscription, calls: DeliveryCalls): void {
  if (subscription.Protocol === 'sms') calls.text(subscription.Endpoint, notice.body);
  if (subscription.Protocol === 'sqs') void toQueue(notice, subscription, calls);
}

/**
 * What a queue refuses will not be tried again: missing rights and missing queues are no faults of the server.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html
 */
async function toQueue(notice: Notice, subscription: Subscription, calls: DeliveryCalls): Promise<void> {
  const { Endpoint: queueArn, RedrivePolicy } = subscription;
  const why = await sent(queueArn, notice, { subscription, calls });
  if (why === undefined) return;
  calls.log(`${notice.topicArn} could not reach ${queueArn}: ${why}`);
  if (RedrivePolicy === undefined) return;
  const whyNot = await sent(RedrivePolicy.deadLetterTargetArn, notice, { subscription, calls });
  if (whyNot !== undefined) calls.log(`nor the dead-letter queue of ${subscription.arn}: ${whyNot}`);
}

type Way = { readonly subscription: Subscription; readonly calls: DeliveryCalls };

/** @returns why it was refused */
async function sent(
  queueArn: string,
  notice: Notice,
  { subscription, calls }: Way,
): Promise<string | undefined> {
  const message = subscription.RawMessageDelivery
    ? { body: notice.body, attributes: notice.attributes }
    : { body: envelope(notice, subscription), attributes: {} };
  const principal: Principal = { kind: 'service', service: 'sns.amazonaws.com', sourceArn: notice.topicArn };
  try {
    await calls.send({ queueArn, ...message }, principal);
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return error.message;
    throw error;
  }
}

/**
 * A queue gets what an HTTP endpoint would get.
 * https://docs.aws.amazon.com/sns/latest/dg/http-notification-json.html and
 * https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html
 */
function envelope({ id, at, topicArn, subject, body, attributes }: Notice, { arn }: Subscription): string {
  const named = Object.entries(attributes).map(([name, { DataType: Type, StringValue, BinaryValue }]) => [
    name,
    { Type, Value: StringValue ?? BinaryValue },
  ]);
  return JSON.stringify({
    Type: 'Notification',
    MessageId: id,
    TopicArn: topicArn,
    Subject: subject, // missing where there is none
    Message: body,
    Timestamp: new Date(at).toISOString(),
    SignatureVersion: '1',
    // Only AWS can sign as AWS.
    Signature: 'bm90IHNpZ25lZA==',
    SigningCertURL: 'https://sns.amazonaws.com/SimpleNotificationService-emulator.pem',
    UnsubscribeURL: `https://sns.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${arn}`,
    ...(named.length > 0 && { MessageAttributes: Object.fromEntries(named) }),
  });
}
