import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { DeadLetters } from '../lib/aws/dead-letters.ts';
import { InvalidInputError } from '../lib/core/errors.ts';
import { bareError } from './bare-error.ts';
import { logger, stack } from './lambda.ts';

/**
 * A queue's function. Each record stands alone: those that failed go back to the queue, which gives up on them after
 * five tries; a record that will never fit the contract goes to the dead-letter queue at once, with the reason.
 * @param read the record's JSON (and the record, where that says more) → the task's input; throws InvalidInputError
 * @param ids what the log may say about an input
 */
export function queueConsumer<Input>({
  read,
  ids,
  task,
  deadLetters,
}: {
  read: (body: unknown, record: SQSRecord) => Input;
  ids: (input: Input) => Readonly<Record<string, unknown>>;
  task: (input: Input) => Promise<unknown>;
  deadLetters: DeadLetters;
}) {
  const processor = new BatchProcessor(EventType.SQS, { logger });

  const one = async (record: SQSRecord): Promise<void> => {
    try {
      const input = read(parseJson(record.body), record);
      await task(input);
      logger.info('done', { record: record.messageId, ...ids(input) });
    } catch (error) {
      if (!(error instanceof InvalidInputError)) {
        logger.error('will be tried again', { record: record.messageId, error: bareError(error) });
        throw error;
      }
      await deadLetters.keep({ body: record.body, reason: error.message });
      logger.warn('kept as a dead letter', { record: record.messageId, reason: error.message });
    }
  };

  return stack<SQSEvent, SQSBatchResponse>().handler(async (event, context) =>
    processPartialResponse(event, one, processor, { context, throwOnFullBatchFailure: false }),
  );
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) throw new InvalidInputError('the body is not JSON');
    throw error;
  }
}
