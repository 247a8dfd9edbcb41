import * as z from 'zod';
import { physicalName } from '../physical-name.ts';
import type { ResourceTypes } from '../service.ts';
import { QueueSettings } from './queue-settings.ts';
import type { NamedQueue, Queues } from './queues.ts';

type SqsResourceParts = {
  readonly queues: Queues;
  readonly addPolicy: (queue: NamedQueue, document: unknown) => void;
};

export function sqsResources({ queues, addPolicy }: SqsResourceParts): ResourceTypes {
  return {
    'AWS::SQS::Queue': async ({ stack, logicalId, properties }) => {
      const settings = QueueSettings.parse(properties);
      const name = settings.QueueName ?? physicalName({ stack, logicalId, longest: 80 });
      const queue = queues.add(name, settings);
      return { ref: queue.url, attributes: { Arn: queue.arn, QueueName: name, QueueUrl: queue.url } };
    },
    'AWS::SQS::QueuePolicy': async ({ logicalId, properties }) => {
      const { Queues: urls, PolicyDocument } = QueuePolicy.parse(properties);
      for (const url of urls) addPolicy(queues.byUrl(url), PolicyDocument);
      return { ref: logicalId, attributes: { Id: logicalId } };
    },
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queuepolicy.html */
const QueuePolicy = z.strictObject({ Queues: z.array(z.string()), PolicyDocument: z.unknown() });
