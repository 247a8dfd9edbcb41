import { setTimeout as pause } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { StoreBusyError } from '../../core/errors.ts';
import { statusOf } from '../error-status.ts';

/**
 * Repeats a request while other writers hold its rows, a little later each time.
 * @throws StoreBusyError when they still do after the last attempt, or when DynamoDB throttles or is out of order
 */
export async function untilFree<T>(request: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await request();
    } catch (error) {
      if (isContended(error) && attempt < ATTEMPTS) await beforeNextAttempt(attempt);
      else if (isContended(error) || isOutOfOrder(error)) throw busy(error);
      else throw error;
    }
  }
}

/** Seven pauses of up to 20, 40, 80 … 1,000 ms, 1.1 s together on average: a leg has no more patience than that. */
export const ATTEMPTS = 8;

/** Anywhere between zero and the limit, so that those who met once do not meet again. */
export async function beforeNextAttempt(attempt: number): Promise<void> {
  await pause(Math.random() * Math.min(1_000, 10 * 2 ** attempt));
}

export function busy(cause: unknown): StoreBusyError {
  return new StoreBusyError('the rows are contended, or DynamoDB is out of order', { cause });
}

const CONTENDED = new Set([
  'TransactionConflict',
  'TransactionConflictException',
  'TransactionInProgressException',
]);
const THROTTLED = new Set([
  'ThrottlingError',
  'ThrottlingException',
  'ProvisionedThroughputExceeded',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
]);

function isContended(error: unknown): boolean {
  return reasonsOf(error).some((reason) => CONTENDED.has(reason) || THROTTLED.has(reason));
}

/** Why a transaction was cancelled, item by item; of any other error, its name. */
function reasonsOf(error: unknown): string[] {
  if (error instanceof TransactionCanceledException) {
    return (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
  }
  return error instanceof Error ? [error.name] : [];
}

/** After the SDK's own attempts: an answer of 5xx, or none at all. */
function isOutOfOrder(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const status = statusOf(error);
  return (status !== undefined && status >= 500) || error.name === 'TimeoutError' || 'syscall' in error;
}
