import { randomUUID } from 'node:crypto';
import { AwsError, type EmulatorClock } from '../service.ts';
import type { Journal } from './journal.ts';
import type { Message } from './message.ts';
import type { QueueSettings } from './queue-settings.ts';
import { readReceipt, receiptHandle } from './receipt.ts';

/**
 * A standard queue: a message that is received is hidden until its receiver deletes it or its visibility time-out
 * passes; one that was received too often goes to the dead-letter queue instead of being received again.
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
 */
export function createQueue({ arn, settings, clock, journal, deadLetters }: QueueParts): Queue {
  /** Those that may be received, in the order in which they became so. */
  const visible = new Map<string, Message>();
  const hidden = new Map<string, Hidden>();
  const listeners = new Set<() => void>();
  let closed = false;
  const { MessageRetentionPeriod, RedrivePolicy } = settings;

  const find = (id: string): Message | undefined => visible.get(id) ?? hidden.get(id)?.message;
  const isExpired = ({ sentAt }: Message): boolean => sentAt + MessageRetentionPeriod * 1000 <= clock.now();

  function show(message: Message): void {
    hidden.get(message.id)?.cancel();
    hidden.delete(message.id);
    visible.set(message.id, message);
    for (const listener of listeners) listener();
  }
  function hide(message: Message, { milliseconds, ...rest }: Hiding): void {
    hidden.get(message.id)?.cancel();
    visible.delete(message.id);
    if (milliseconds <= 0) return show(message);
    const cancel = clock.after(milliseconds, () => show(message));
    hidden.set(message.id, { message, cancel, ...rest });
  }
  function remove(id: string): void {
    hidden.get(id)?.cancel();
    if (hidden.delete(id) || visible.delete(id)) journal.removed(id);
  }
  function keep(message: Message, delayMs = 0): void {
    journal.kept({ message, visibleAt: clock.now() + delayMs });
    hide(message, { milliseconds: delayMs, why: 'delayed' });
  }
  function receiveOne(message: Message, visibilitySeconds: number): Received {
    const received = {
      ...message,
      receiveCount: message.receiveCount + 1,
      firstReceivedAt: message.firstReceivedAt ?? clock.now(),
    };
    journal.kept({ message: received, visibleAt: message.sentAt });
    const milliseconds = visibilitySeconds * 1000;
    hide(received, { milliseconds, why: 'in flight', receivedAt: clock.now() });
    return { ...received, receiptHandle: receiptHandle(received) };
  }
  function* receivable(): Generator<Message> {
    for (const message of visible.values()) {
      if (isExpired(message)) remove(message.id);
      else if (RedrivePolicy !== undefined && message.receiveCount >= RedrivePolicy.maxReceiveCount) {
        deadLetters(RedrivePolicy.deadLetterTargetArn).take({ ...message, deadLetterSourceArn: arn });
        remove(message.id);
      } else yield message;
    }
  }

  for (const { message, visibleAt } of journal.found) {
    hide(message, { milliseconds: visibleAt - clock.now(), why: 'delayed' });
  }

  return {
    arn,
    settings,
    send({ delaySeconds = settings.DelaySeconds, ...sent }) {
      const message = { id: randomUUID(), sentAt: clock.now(), receiveCount: 0, ...sent };
      keep(message, delaySeconds * 1000);
      return message;
    },
    take: keep,
    receive({ most, visibilitySeconds = settings.VisibilityTimeout }) {
      if (closed) return [];
      const found: Message[] = [];
      for (const message of receivable()) if (found.push(message) === most) break;
      return found.map((message) => receiveOne(message, visibilitySeconds));
    },
    delete(handle) {
      const { id, receiveCount } = readReceipt(handle);
      // An older handle is accepted and does nothing, as DeleteMessage documents.
      if (find(id)?.receiveCount === receiveCount) remove(id);
    },
    changeVisibility(handle, seconds) {
      const { id, receiveCount } = readReceipt(handle);
      const flight = hidden.get(id);
      if (find(id) === undefined) throw gone(handle);
      if (flight?.why !== 'in flight' || flight.message.receiveCount !== receiveCount)
        throw notInFlight(handle);
      const { message, receivedAt = clock.now() } = flight;
      if (clock.now() - receivedAt + seconds * 1000 > LONGEST_VISIBILITY_MS) throw tooLong(seconds);
      hide(message, { milliseconds: seconds * 1000, why: 'in flight', receivedAt });
    },
    purge() {
      for (const id of [...visible.keys(), ...hidden.keys()]) remove(id);
    },
    counts() {
      for (const message of visible.values()) if (isExpired(message)) remove(message.id);
      const inFlight = [...hidden.values()].filter(({ why }) => why === 'in flight').length;
      return { visible: visible.size, inFlight, delayed: hidden.size - inFlight };
    },
    onVisible(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isClosed: () => closed,
    close() {
      closed = true;
      for (const { cancel } of hidden.values()) cancel();
      for (const listener of listeners) listener();
      journal.close();
    },
  };
}

export type Queue = {
  readonly arn: string;
  readonly settings: QueueSettings;
  send(message: NewMessage): Message;
  /** A message that another queue gave up, with its age and its count of receipts. */
  take(message: Message): void;
  /** What there is at this moment, hidden from others for a while. */
  receive(request: ReceiveRequest): readonly Received[];
  /** @throws AwsError ReceiptHandleIsInvalid */
  delete(receiptHandle: string): void;
  /** @throws AwsError ReceiptHandleIsInvalid · MessageNotInflight · InvalidParameterValue past twelve hours */
  changeVisibility(receiptHandle: string, seconds: number): void;
  purge(): void;
  counts(): { readonly visible: number; readonly inFlight: number; readonly delayed: number };
  /** Told each time that there is something to receive, and when the queue closes. @returns ends it */
  onVisible(listener: () => void): () => void;
  isClosed(): boolean;
  close(): void;
};

type NewMessage = Pick<Message, 'body' | 'attributes' | 'traceHeader' | 'senderId'> & {
  readonly delaySeconds?: number | undefined;
};
export type ReceiveRequest = { readonly most: number; readonly visibilitySeconds?: number | undefined };
export type Received = Message & { readonly receiptHandle: string };

type QueueParts = {
  readonly arn: string;
  readonly settings: QueueSettings;
  readonly clock: EmulatorClock;
  readonly journal: Journal;
  /** The queue with this ARN. */
  readonly deadLetters: (arn: string) => Queue;
};
type Hiding = {
  readonly milliseconds: number;
  readonly why: 'delayed' | 'in flight';
  readonly receivedAt?: number;
};
type Hidden = Omit<Hiding, 'milliseconds'> & { readonly message: Message; readonly cancel: () => void };

const LONGEST_VISIBILITY_MS = 12 * 3_600_000;

const invalid = (reason: string) => new AwsError('InvalidParameterValueException', reason);
const gone = (handle: string) =>
  invalid(
    `Value ${handle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
  );
const notInFlight = (handle: string) =>
  new AwsError('MessageNotInflight', `The message with receipt handle ${handle} is not in flight.`);
const tooLong = (seconds: number) =>
  invalid(
    `Value ${seconds} for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message is beyond the limit [43200 seconds].`,
  );
