import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { physicalName } from '../physical-name.ts';
import { AwsError, type EmulatorClock, type Place, type ResourceTypes } from '../service.ts';

export type Notice = {
  readonly id: string;
  readonly at: number;
  readonly topicArn: string;
  readonly subject?: string | undefined;
  readonly body: string;
};

export type Topics = {
  readonly resources: ResourceTypes;
  /** @throws AwsError NotFound */
  publish(notice: Pick<Notice, 'topicArn' | 'subject' | 'body'>): Notice;
  arns(): readonly string[];
  /** Oldest first. */
  notices(): readonly Notice[];
};

/** So many notices are kept to look at. */
const KEPT = 1_000;

/**
 * Topics and what was published to them, which stays here to be looked at. E-mail subscriptions are never confirmed,
 * so nothing goes out to them, as with AWS; texts go to the phone.
 */
export function createTopics({
  place,
  clock,
  addResourcePolicy,
  text,
}: {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly addResourcePolicy: (resourceArn: string, document: unknown) => void;
  readonly text: (number: string, body: string) => void;
}): Topics {
  const numbers = new Map<string, string[]>();
  let notices: readonly Notice[] = [];

  function subscribe(topicArn: string, { Protocol, Endpoint }: z.infer<typeof Subscription>): void {
    if (Protocol === 'sms') numbers.get(topicArn)?.push(Endpoint);
  }

  return {
    resources: {
      'AWS::SNS::Topic': async ({ stack, logicalId, properties }) => {
        const topic = TopicProperties.parse(properties);
        const name = topic.TopicName ?? physicalName({ stack, logicalId, longest: 256 });
        const arn = `arn:aws:sns:${place.region}:${place.account}:${name}`;
        numbers.set(arn, []);
        for (const subscription of topic.Subscription) subscribe(arn, subscription);
        return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
      },
      'AWS::SNS::TopicPolicy': async ({ stack, logicalId, properties }) => {
        const { Topics: arns, PolicyDocument } = TopicPolicyProperties.parse(properties);
        for (const arn of arns) addResourcePolicy(arn, PolicyDocument);
        return { ref: physicalName({ stack, logicalId }), attributes: {} };
      },
      'AWS::SNS::Subscription': async ({ properties }) => {
        const { TopicArn, ...subscription } = SubscriptionProperties.parse(properties);
        subscribe(TopicArn, subscription);
        const arn = `${TopicArn}:${randomUUID()}`;
        return { ref: arn, attributes: { Arn: arn } };
      },
    },
    publish(notice) {
      const subscribed = numbers.get(notice.topicArn);
      if (subscribed === undefined) throw new AwsError('NotFound', 'Topic does not exist', 404);
      const kept = { ...notice, id: randomUUID(), at: clock.now() };
      notices = [...notices, kept].slice(-KEPT);
      for (const number of subscribed) text(number, notice.body);
      return kept;
    },
    arns: () => [...numbers.keys()],
    notices: () => notices,
  };
}

const Subscription = z.object({
  Protocol: z.enum(['email', 'email-json', 'sms'], 'the emulator has subscriptions of e-mail and sms only'),
  Endpoint: z.string(),
});
const TopicProperties = z.strictObject({
  TopicName: z.string().optional(),
  DisplayName: z.string().optional(),
  Subscription: z.array(Subscription).default([]),
  KmsMasterKeyId: z.unknown().optional(),
  Tags: z.unknown().optional(),
});
const TopicPolicyProperties = z.strictObject({ Topics: z.array(z.string()), PolicyDocument: z.unknown() });
const SubscriptionProperties = Subscription.extend({ TopicArn: z.string() }).strict();
