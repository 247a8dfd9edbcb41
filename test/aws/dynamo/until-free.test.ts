import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { ATTEMPTS, untilFree } from '../../../lib/aws/dynamo/until-free.ts';
import { StoreBusyError } from '../../../lib/core/errors.ts';

const rest = { message: 'm', $metadata: {} };
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({ ...rest, CancellationReasons: codes.map((Code) => ({ Code })) });
const named = (name: string, httpStatusCode = 400) =>
  new DynamoDBServiceException({ name, $fault: 'client', $metadata: { httpStatusCode } });

/** Fails with each of the errors in turn, and then succeeds. */
const after = (...errors: readonly Error[]) => {
  const left = [...errors];
  const request = async () => {
    request.calls += 1;
    const error = left.shift();
    if (error !== undefined) throw error;
    return 'done';
  };
  request.calls = 0;
  return request;
};

describe('a request to DynamoDB', () => {
  it.each([
    ['another transaction', cancelled('None', 'TransactionConflict')],
    ['another transaction, beside a condition', cancelled('ConditionalCheckFailed', 'TransactionConflict')],
    ['a transaction, for a single write', new TransactionConflictException(rest)],
    ['a throttled partition', cancelled('ThrottlingError')],
    ['a throttled table', named('ProvisionedThroughputExceededException')],
  ])('that meets %s is made again', async (_, error) => {
    const request = after(error, error);
    expect(await untilFree(request)).toBe('done');
    expect(request.calls).toBe(3);
  });

  it('that meets others every time is a busy store, and says why', async () => {
    const error = cancelled('TransactionConflict');
    const request = after(...Array<Error>(ATTEMPTS).fill(error));
    const busy = untilFree(request);
    await expect(busy).rejects.toBeInstanceOf(StoreBusyError);
    await expect(busy).rejects.toMatchObject({ cause: error });
    expect(request.calls).toBe(8);
  });

  it.each([
    ['5xx', named('InternalServerError', 500)],
    ['no answer in time', Object.assign(new Error('m'), { name: 'TimeoutError' })],
    ['no connection', Object.assign(new Error('m'), { code: 'ECONNREFUSED', syscall: 'connect' })],
  ])('that gets %s after all attempts of the SDK is a busy store', async (_, error) => {
    const request = after(error);
    await expect(untilFree(request)).rejects.toBeInstanceOf(StoreBusyError);
    expect(request.calls).toBe(1);
  });

  it.each([
    ['a condition', new ConditionalCheckFailedException(rest)],
    ['a condition of a transaction', cancelled('ConditionalCheckFailed', 'None')],
    ['a mistake of ours', named('ValidationException')],
    ['a missing right', named('AccessDeniedException')],
  ])('that is refused for %s is not made again', async (_, error) => {
    const request = after(error);
    await expect(untilFree(request)).rejects.toBe(error);
    expect(request.calls).toBe(1);
  });
});
