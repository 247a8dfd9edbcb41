import * as z from 'zod';
import { AwsError } from '../service.ts';
import type { SqsOutput } from './operation.ts';

const MOST_ENTRIES = 10;

/** The entries' list that each batch operation has, with the field by which answers are told apart. */
export const Entries = z.array(z.looseObject({ Id: z.string() }));
type Entry = z.infer<typeof Entries>[number];

/**
 * Runs each entry by itself: some may succeed while others fail.
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-batch-api-actions.html
 * @throws AwsError for what is wrong with the batch as a whole
 */
export function eachEntry(
  entries: readonly Entry[],
  runOne: (fields: Readonly<Record<string, unknown>>) => SqsOutput,
): SqsOutput {
  const Successful: SqsOutput[] = [];
  const Failed: SqsOutput[] = [];
  for (const { Id, ...fields } of entries) {
    try {
      Successful.push({ Id, ...runOne(fields) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      // Inside a batch the codes are those of the Query protocol, in both protocols.
      const Code = error.code
        .replace(/Exception$/, '')
        .replace('MissingRequiredParameter', 'MissingParameter');
      Failed.push({ Id, SenderFault: true, Code, Message: error.message });
    }
  }
  return { Successful, ...(Failed.length > 0 && { Failed }) };
}

/** @throws AwsError for an empty batch, one of more than ten, and ids that are odd or the same */
export function checkEntries(entries: readonly Entry[]): void {
  const ids = entries.map(({ Id }) => Id);
  if (ids.length === 0)
    throw new AwsError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  if (ids.length > MOST_ENTRIES) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${MOST_ENTRIES}. You have sent ${ids.length}.`,
    );
  }
  const odd = ids.find((id) => !/^[\w-]{1,80}$/.test(id));
  if (odd !== undefined) {
    throw new AwsError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    );
  }
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw new AwsError('BatchEntryIdsNotDistinct', `Id ${twice} repeated.`);
}
