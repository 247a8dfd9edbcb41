import { setTimeout as pause } from 'node:timers/promises';
import {
  type BatchResultErrorEntry,
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { ProviderThrottledError } from '../core/errors.ts';
import type { EpochMs } from '../core/time/instant.ts';

/**
 * Puts messages into a queue, each to be seen at its dueAt, 15 minutes ahead at most.
 * @throws ProviderThrottledError when the queue keeps refusing some
 */
export async function sendDelayed(
  client: SQSClient,
  queueUrl: string,
  { messages, now }: { messages: readonly DelayedMessage[]; now: EpochMs },
): Promise<void> {
  const batches = chunksOf(
    messages.map((one, index) => entryOf(one, now, index)),
    BATCH,
  );
  for (const together of chunksOf(batches, CONCURRENT_BATCHES)) {
    await Promise.all(together.map((batch) => sendBatch(client, queueUrl, batch)));
  }
}

type DelayedMessage = { readonly body: string; readonly dueAt: EpochMs };

/** The most that SQS takes at once. */
const BATCH = 10;
const CONCURRENT_BATCHES = 10;
const MAX_DELAY_SECONDS = 900;

/** Rounded up, so that nothing is seen early. */
function entryOf({ body, dueAt }: DelayedMessage, now: EpochMs, index: number): SendMessageBatchRequestEntry {
  const delay = Math.ceil((dueAt - now) / 1000);
  return {
    Id: String(index),
    MessageBody: body,
    DelaySeconds: Math.min(Math.max(delay, 0), MAX_DELAY_SECONDS),
  };
}

const ATTEMPTS = 4;

/** Some entries of a batch may fail inside an answer of 200: only those are sent again. */
async function sendBatch(
  client: SQSClient,
  queueUrl: string,
  batch: readonly SendMessageBatchRequestEntry[],
): Promise<void> {
  let entries = batch;
  let failed: readonly BatchResultErrorEntry[] = [];
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const answer = await client.send(
      new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: [...entries] }),
    );
    failed = answer.Failed ?? [];
    if (failed.length === 0) return;
    const ids = new Set(failed.map((failure) => failure.Id));
    entries = entries.filter((entry) => ids.has(entry.Id));
    if (attempt < ATTEMPTS) await pause(Math.random() * 50 * 2 ** attempt);
  }
  const codes = [...new Set(failed.map((failure) => failure.Code))].join(', ');
  throw new ProviderThrottledError(`a queue did not take ${entries.length} of ${batch.length}: ${codes}`);
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
