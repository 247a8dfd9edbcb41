import { randomUUID } from 'node:crypto';
import type {
  Answer,
  Authorize,
  AwsError,
  AwsRequest,
  EmulatorClock,
  Need,
  Place,
  Principal,
  ResourceTypes,
  Service,
} from '../service.ts';
import { xml } from '../xml.ts';
import { inboundNotice, twoWaySms } from './inbound.ts';
import { snsOperation } from './operations.ts';
import { phonePages } from './phone-pages.ts';
import { createPhones, type Text } from './phones.ts';
import type { DeliveryCalls } from './subscription.ts';
import { createTopics, type NewNotice } from './topics.ts';

export type Sns = {
  readonly service: Service;
  readonly resources: ResourceTypes;
  /** `/phone` and what is below it. */
  pages(request: AwsRequest): Answer | undefined;
  /** Publishes to a topic in a service's name. @throws AwsError when it may not, or there is no such topic */
  publish(notice: NewNotice, principal: Principal): void;
};

/**
 * SNS: texts to phone numbers, which arrive on a page that looks like a phone and can answer, and topics. What the phone
 * answers goes to every topic whose policy lets two-way SMS publish: there is no number here that a topic could be tied to.
 * @param dataFolder where texts and those who opted out outlive the emulator; without it they live in memory
 */
export function createSns(parts: {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly authorize: Authorize;
  /** Whether IAM would agree, without anything being called. */
  readonly allows: (principal: Principal, need: Need) => boolean;
  readonly send: DeliveryCalls['send'];
  readonly log: DeliveryCalls['log'];
  readonly addResourcePolicy: (resourceArn: string, document: unknown) => void;
  readonly dataFolder?: string | undefined;
}): Sns {
  const phones = createPhones(parts);
  const text = (number: string, body: string): void => void phones.deliver({ number, body, attributes: {} });
  const topics = createTopics({ ...parts, text });

  function publish(notice: NewNotice, principal: Principal): void {
    parts.authorize(principal, { action: 'sns:Publish', resource: notice.topicArn });
    topics.publish(notice);
  }
  function answer(number: string, words: string): Text {
    const principal = twoWaySms(parts.place);
    const answered = phones.answer(number, words);
    const body = inboundNotice(answered, { phones, place: parts.place });
    for (const topicArn of topics.arns()) {
      const need = { action: 'sns:Publish', resource: topicArn };
      if (parts.allows(principal, need)) publish({ topicArn, body }, principal);
    }
    return answered;
  }

  return {
    service: {
      signingName: 'sns',
      operation: (request) => snsOperation(request, { phones, topics }),
      failure,
    },
    resources: topics.resources,
    pages: phonePages({ phones, topics, clock: parts.clock, answer }),
    publish,
  };
}

function failure({ code, message, status }: AwsError): Answer {
  const error = {
    Error: {
      Type: status < 500 ? 'Sender' : 'Receiver',
      // https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_Errors
      Code: code === 'AccessDenied' ? 'AuthorizationError' : code,
      Message: message,
    },
    RequestId: randomUUID(),
  };
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">${xml(error)}</ErrorResponse>`,
  };
}
