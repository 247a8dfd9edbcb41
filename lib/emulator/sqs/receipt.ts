import { AwsError } from '../service.ts';

/** Which receipt of which message: a handle made anew by each receipt, and good until the next. */
export type Receipt = { readonly id: string; readonly receiveCount: number };

export function receiptHandle({ id, receiveCount }: Receipt): string {
  return Buffer.from(`${id} ${receiveCount}`).toString('base64');
}

/** @throws AwsError ReceiptHandleIsInvalid */
export function readReceipt(handle: string): Receipt {
  const found = /^([\da-f-]{36}) (\d+)$/.exec(Buffer.from(handle, 'base64').toString());
  const [, id, count] = found ?? [];
  if (id === undefined) {
    throw new AwsError(
      'ReceiptHandleIsInvalid',
      `The input receipt handle "${handle}" is not a valid receipt handle.`,
      404,
    );
  }
  return { id, receiveCount: Number(count) };
}
