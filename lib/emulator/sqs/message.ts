/** A message as a queue keeps it, in memory and on disk. Times are the clock's milliseconds. */
export type Message = {
  readonly id: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  /** X-Ray's, the one system attribute that a sender can set. */
  readonly traceHeader?: string | undefined;
  readonly senderId: string;
  readonly sentAt: number;
  /** Over all queues that it has been in. */
  readonly receiveCount: number;
  readonly firstReceivedAt?: number | undefined;
  /** The queue that gave it up. */
  readonly deadLetterSourceArn?: string | undefined;
};

export type MessageAttribute = {
  /** `String`, `Number` or `Binary`, perhaps with a suffix: `Number.float`. */
  readonly DataType: string;
  readonly StringValue?: string | undefined;
  /** Base64. */
  readonly BinaryValue?: string | undefined;
};
export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

/**
 * What counts towards the limit of size: the body, and name, type and value of each attribute.
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
 */
export function sizeOf({ body, attributes }: Pick<Message, 'body' | 'attributes'>): number {
  return Object.entries(attributes).reduce(
    (bytes, [name, { DataType, StringValue = '', BinaryValue = '' }]) =>
      bytes +
      Buffer.byteLength(name) +
      Buffer.byteLength(DataType) +
      Buffer.byteLength(StringValue) +
      Buffer.byteLength(BinaryValue, 'base64'),
    Buffer.byteLength(body),
  );
}
