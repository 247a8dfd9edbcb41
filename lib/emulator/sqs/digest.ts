import { createHash } from 'node:crypto';
import type { MessageAttributes } from './message.ts';

export function md5Of(body: string): string {
  return createHash('md5').update(body).digest('hex');
}

/**
 * The digest by which a client knows that its attributes arrived: sorted by name, each as length and name, length and
 * type, a byte for the kind of value, length and value.
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 * @returns undefined where there is none
 */
export function md5OfAttributes(attributes: MessageAttributes): string | undefined {
  const names = Object.keys(attributes).toSorted();
  if (names.length === 0) return undefined;
  const hash = createHash('md5');
  for (const name of names) {
    const { DataType = '', StringValue, BinaryValue = '' } = attributes[name] ?? {};
    hash.update(withLength(Buffer.from(name)));
    hash.update(withLength(Buffer.from(DataType)));
    hash.update(Buffer.from([StringValue === undefined ? BINARY : STRING]));
    hash.update(
      withLength(Buffer.from(StringValue ?? BinaryValue, StringValue === undefined ? 'base64' : 'utf8')),
    );
  }
  return hash.digest('hex');
}

const STRING = 1;
const BINARY = 2;

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
