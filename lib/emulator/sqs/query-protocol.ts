import { randomUUID } from 'node:crypto';
import { withExceptionName } from '../aws-json.ts';
import { type Answer, AwsError } from '../service.ts';
import { type XmlElements, xml } from '../xml.ts';
import { queryCode } from './error-codes.ts';
import type { Protocol } from './protocol.ts';
import { readQuery } from './query-input.ts';

/**
 * What SDKs and CLIs spoke until 2023: forms in, XML out.
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-xml.html
 */
export const queryProtocol: Protocol = {
  read({ body, query, path }) {
    const form = new URLSearchParams([...query, ...new URLSearchParams(body.toString('utf8'))]);
    const name = form.get('Action');
    if (name === null)
      throw new AwsError(
        'MissingRequiredParameterException',
        'The request must contain the parameter Action.',
      );
    // The oldest clients call the queue's own address.
    if (!form.has('QueueUrl') && path !== '/') form.set('QueueUrl', path);
    return { name, input: readQuery(form) };
  },
  answer(name, output) {
    const result =
      Object.keys(output).length > 0 ? { [`${name}Result`]: elements(output, BATCH_ENTRIES[name]) } : {};
    return document(
      { [`${name}Response`]: { ...result, ResponseMetadata: { RequestId: randomUUID() } } },
      200,
    );
  },
  failure(error) {
    const { code, message, status } = withExceptionName(error);
    const Type = status < 500 ? 'Sender' : 'Receiver';
    return document(
      {
        ErrorResponse: { Error: { Type, Code: queryCode(code), Message: message }, RequestId: randomUUID() },
      },
      status,
    );
  },
};

function document(content: XmlElements, status: number): Answer {
  const namespace = ' xmlns="http://queue.amazonaws.com/doc/2012-11-05/"';
  const [root = ''] = Object.keys(content);
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: `<?xml version="1.0"?>${xml(content).replace(root, `${root}${namespace}`)}`,
  };
}

/** Lists are flattened: their elements follow one another, called by the singular. */
const SINGULAR: Readonly<Record<string, string>> = {
  Messages: 'Message',
  QueueUrls: 'QueueUrl',
  Failed: 'BatchResultErrorEntry',
  Results: 'Result',
};
const BATCH_ENTRIES: Readonly<Record<string, string>> = {
  SendMessageBatch: 'SendMessageBatchResultEntry',
  DeleteMessageBatch: 'DeleteMessageBatchResultEntry',
  ChangeMessageVisibilityBatch: 'ChangeMessageVisibilityBatchResultEntry',
};
const MAPS: Readonly<Record<string, string>> = {
  Attributes: 'Attribute',
  MessageAttributes: 'MessageAttribute',
};

function elements(output: object, entry?: string): XmlElements {
  return Object.fromEntries(
    Object.entries(output).map(([name, value]) => {
      const map = MAPS[name];
      if (map !== undefined) {
        const pairs = Object.entries(Object(value)).map(([Name, Value]) => ({ Name, Value: one(Value) }));
        return [map, pairs];
      }
      const called = (name === 'Successful' ? entry : SINGULAR[name]) ?? name;
      return [called, Array.isArray(value) ? value.map(one) : one(value)];
    }),
  );
}

function one(value: unknown): XmlElements | string | number | boolean | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'object' && value !== null ? elements(value) : undefined;
}
