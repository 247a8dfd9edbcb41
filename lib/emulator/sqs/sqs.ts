import {
  type Authorize,
  AwsError,
  type EmulatorClock,
  type Place,
  type Principal,
  type ResourceTypes,
  type Service,
} from '../service.ts';
import { signerOf } from '../signature.ts';
import { jsonProtocol } from './json-protocol.ts';
import type { MessageAttributes } from './message.ts';
import { sqsOperations } from './operations/operations.ts';
import { checkMessage } from './operations/send.ts';
import type { Protocol } from './protocol.ts';
import { queryProtocol } from './query-protocol.ts';
import { createQueues, type NamedQueue, type Queues } from './queues.ts';
import { sqsResources } from './sqs-resources.ts';

/**
 * Amazon SQS: standard queues.
 * @param dataFolder where messages are kept, to be found again; without it they end with the process
 */
export function createSqs({ place, clock, authorize, addResourcePolicy, dataFolder }: SqsParts): Sqs {
  const queues = createQueues({ place, clock, dataFolder });
  const operations = sqsOperations();
  /** As GetQueueAttributes shows it. */
  const policies = new Map<string, unknown>();
  const policyOf = ({ arn }: NamedQueue): unknown => policies.get(arn);

  const service: Service = {
    signingName: 'sqs',
    operation(request) {
      const protocol = protocolOf(request.headers);
      const { name, input } = protocol.read(request);
      const operation = operations.get(name);
      if (operation === undefined) {
        throw new AwsError('UnknownOperationException', `the emulator's SQS does not do ${name}`);
      }
      const senderId = signerOf(request)?.accessKeyId ?? place.account;
      const { needs, run } = operation(input, { queues, clock, policyOf, senderId });
      return { needs, run: async () => protocol.answer(name, await run()) };
    },
    failure: (error, { headers }) => protocolOf(headers).failure(error),
  };

  return {
    service,
    queues,
    resources: sqsResources({
      queues,
      addPolicy: (queue, document) => {
        policies.set(queue.arn, document);
        addResourcePolicy(queue.arn, document);
      },
    }),
    async send({ queueArn, body, attributes = {}, delaySeconds }, principal) {
      authorize(principal, { action: 'sqs:SendMessage', resource: queueArn });
      const queue = queues.byArn(queueArn);
      checkMessage({ body, attributes, longest: queue.settings.MaximumMessageSize });
      queue.send({ body, attributes, delaySeconds, senderId: senderOf(principal, place) });
    },
    close() {
      for (const queue of queues.all()) queue.close();
    },
  };
}

export type Sqs = {
  readonly service: Service;
  readonly resources: ResourceTypes;
  /** For event source mappings, and for pages that show what waits where. */
  readonly queues: Queues;
  /**
   * Sends as another service does.
   * @throws AwsError AccessDenied · QueueDoesNotExist · what SendMessage refuses
   */
  send(message: SentByService, principal: Principal): Promise<void>;
  close(): void;
};

type SentByService = {
  readonly queueArn: string;
  readonly body: string;
  readonly attributes?: MessageAttributes;
  readonly delaySeconds?: number;
};

type SqsParts = {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly authorize: Authorize;
  readonly addResourcePolicy: (resourceArn: string, document: unknown) => void;
  readonly dataFolder?: string | undefined;
};

function protocolOf(headers: Readonly<Record<string, string>>): Protocol {
  return headers['x-amz-target'] === undefined ? queryProtocol : jsonProtocol;
}

function senderOf(principal: Principal, { account }: Place): string {
  if (principal.kind === 'account') return account;
  return principal.kind === 'service' ? principal.service : `${principal.arn}:${principal.session}`;
}
