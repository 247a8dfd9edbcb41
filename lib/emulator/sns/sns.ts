import { randomUUID } from 'node:crypto';
import type {
  Answer,
  Authorize,
  AwsError,
  AwsRequest,
  EmulatorClock,
  Place,
  Principal,
  ResourceTypes,
  Service,
} from '../service.ts';
import { xml } from '../xml.ts';
import { snsOperation } from './operations.ts';
import { phonePages } from './phone-pages.ts';
import { createPhones } from './phones.ts';
import { createTopics } from './topics.ts';

export type Sns = {
  readonly service: Service;
  readonly resources: ResourceTypes;
  /** `/phone` and what is below it. */
  pages(request: AwsRequest): Answer | undefined;
  /** Publishes to a topic in a service's name. @throws AwsError when it may not, or there is no such topic */
  publish(
    notice: { readonly topicArn: string; readonly subject?: string; readonly body: string },
    principal: Principal,
  ): void;
};

/**
 * SNS: texts to phone numbers, which arrive on a page that looks like a phone and can answer, and topics.
 * @param dataFolder where texts and those who opted out outlive the emulator; without it they live in memory
 */
export function createSns(parts: {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly authorize: Authorize;
  readonly addResourcePolicy: (resourceArn: string, document: unknown) => void;
  readonly dataFolder?: string | undefined;
}): Sns {
  const phones = createPhones(parts);
  const text = (number: string, body: string): void => void phones.deliver({ number, body, attributes: {} });
  const topics = createTopics({ ...parts, text });
  return {
    service: {
      signingName: 'sns',
      operation: (request) => snsOperation(request, { phones, topics }),
      failure,
    },
    resources: topics.resources,
    pages: phonePages({ phones, topics, clock: parts.clock }),
    publish(notice, principal) {
      parts.authorize(principal, { action: 'sns:Publish', resource: notice.topicArn });
      topics.publish(notice);
    },
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
