/**
 * What errors are called in the Query protocol, which the JSON protocol tells too, in x-amzn-query-error. Others are
 * called the same in both.
 * Source: the awsQueryError traits of SQS's model, https://github.com/aws/api-models-aws/tree/main/models/sqs
 */
export function queryCode(code: string): string {
  if (SIMPLE_QUEUE_SERVICE.has(code)) return `AWS.SimpleQueueService.${code}`;
  return QUERY_CODES[code] ?? code;
}

const SIMPLE_QUEUE_SERVICE = new Set([
  'EmptyBatchRequest',
  'TooManyEntriesInBatchRequest',
  'BatchEntryIdsNotDistinct',
  'InvalidBatchEntryId',
  'BatchRequestTooLong',
  'MessageNotInflight',
  'UnsupportedOperation',
]);
const QUERY_CODES: Readonly<Record<string, string>> = {
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  QueueNameExists: 'QueueAlreadyExists',
  InvalidParameterValueException: 'InvalidParameterValue',
  MissingRequiredParameterException: 'MissingParameter',
  AccessDeniedException: 'AccessDenied',
  UnknownOperationException: 'InvalidAction',
};
