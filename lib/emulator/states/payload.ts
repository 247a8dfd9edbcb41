import { StatesError } from './states-error.ts';

/** What a state may take or give, in bytes. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const MOST_BYTES = 256 * 1024;

export const isTooLong = (json: string): boolean => Buffer.byteLength(json) > MOST_BYTES;

/**
 * The result, if it is no longer than a state may give.
 * @throws StatesError States.DataLimitExceeded, which no retry and no `States.ALL` mends
 */
export function withinLimit(result: unknown, whose: string): unknown {
  if (result === undefined || !isTooLong(JSON.stringify(result))) return result;
  const cause = `The result of ${whose} is longer than ${MOST_BYTES} bytes.`;
  throw new StatesError('States.DataLimitExceeded', cause);
}
