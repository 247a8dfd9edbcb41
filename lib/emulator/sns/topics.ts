import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { physicalName } from '../physical-name.ts';
import { AwsError, type EmulatorClock, type Place, type ResourceTypes } from '../service.ts';
import type { MessageAttributes } from '../sqs/message.ts';
import { type DeliveryCalls, deliver, type Subscription, SubscriptionSettings } from './subscription.ts';

export type Notice = {
  readonly id: string;
  readonly at: number;
  readonly topicArn: string;
  readonly subject?: string | undefined;
  readonly body: string;
  readonly attributes: MessageAttributes;
};

export type Topics = {
  readonly resources: ResourceTypes;
  /** @throws AwsError NotFound */
  publish(notice: NewNotice): Notice;
  arns(): readonly string[];
  /** Oldest first. */
  notices(): readonly Notice[];
};
export type NewNotice = Pick<Notice, 'topicArn' | 'subject' | 'body'> & Partial<Pick<Notice, 'attributes'>>;

/** So many notices are kept to look at. */
const KEPT = 1_000;

/**
 * Topics and what was published to them, which stays here to be looked at. E-mail subscriptions are never confirmed,
 * so nothing goes out to them, as with AWS; texts go to the phone, and queues get theirs if they let the topic send.
 */
export function createTopics({ place, clock, addResourcePolicy, ...calls }: TopicParts): Topics {
  const subscriptions = new Map<string, Subscription[]>();
  let notices: readonly Notice[] = [];

  return {
    resources: {
      'AWS::SNS::Topic': async ({ stack, logicalId, properties }) => {
        const topic = TopicProperties.parse(properties);
        const name = topic.TopicName ?? physicalName({ stack, logicalId, longest: 256 });
        const arn = `arn:aws:sns:${place.region}:${place.account}:${name}`;
        subscriptions.set(
          arn,
          topic.Subscription.map((one) => ({ ...one, arn: `${arn}:${randomUUID()}` })),
        );
        return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
      },
      'AWS::SNS::TopicPolicy': async ({ stack, logicalId, properties }) => {
        const { Topics: arns, PolicyDocument } = TopicPolicyProperties.parse(properties);
        for (const arn of arns) addResourcePolicy(arn, PolicyDocument);
        return { ref: physicalName({ stack, logicalId }), attributes: {} };
      },
      'AWS::SNS::Subscription': async ({ properties }) => {
        const { TopicArn, ...subscription } = SubscriptionProperties.parse(properties);
        const arn = `${TopicArn}:${randomUUID()}`;
        const subscribed = subscriptions.get(TopicArn);
        if (subscribed === undefined) throw new Error(`there is no topic ${TopicArn}`);
        subscribed.push({ ...subscription, arn });
        return { ref: arn, attributes: { Arn: arn } };
      },
    },
    publish(notice) {
      const subscribed = subscriptions.get(notice.topicArn);
      if (subscribed === undefined) throw new AwsError('NotFound', 'Topic does not exist', 404);
      const kept = { attributes: {}, ...notice, id: randomUUID(), at: clock.now() };
      notices = [...notices, kept].slice(-KEPT);
      for (const subscription of subscribed) deliver(kept, subscription, calls);
      return kept;
    },
    arns: () => [...subscriptions.keys()],
    notices: () => notices,
  };
}

type TopicParts = DeliveryCalls & {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly addResourcePolicy: (resourceArn: string, document: unknown) => void;
};

const TopicProperties = z.strictObject({
  TopicName: z.string().optional(),
  DisplayName: z.string().optional(),
  Subscription: z.array(SubscriptionSettings).default([]),
  KmsMasterKeyId: z.unknown().optional(),
  Tags: z.unknown().optional(),
});
const TopicPolicyProperties = z.strictObject({ Topics: z.array(z.string()), PolicyDocument: z.unknown() });
const SubscriptionProperties = SubscriptionSettings.extend({ TopicArn: z.string() });
