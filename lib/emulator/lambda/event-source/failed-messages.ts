import * as z from 'zod';

/**
 * Which messages of a batch a function's answer gives back to the queue. An answer that is not understood gives back all
 * of them.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
 * @param payload the function's answer, JSON text
 */
export function failedMessages(payload: string, ids: readonly string[]): ReadonlySet<string> {
  const answer = Answer.safeParse(JSON.parse(payload));
  if (!answer.success) return new Set(ids);
  const failed = answer.data?.batchItemFailures?.map(({ itemIdentifier }) => itemIdentifier) ?? [];
  return new Set(failed.every((id) => ids.includes(id)) ? failed : ids);
}

const Answer = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish() })
  .nullable();
