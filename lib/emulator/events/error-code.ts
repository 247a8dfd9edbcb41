import { AwsError } from '../service.ts';

/**
 * What a dead letter calls the error.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export function errorCode(error: unknown): string {
  if (!(error instanceof AwsError)) return 'INTERNAL_ERROR';
  if (error.code.startsWith('AccessDenied')) return 'NO_PERMISSIONS';
  if (/NonExistent|NotFound|DoesNotExist|NoSuch/.test(error.code)) return 'NO_RESOURCE';
  if (/Throttl|TooManyRequests/.test(error.code)) return 'THROTTLING';
  return error.status >= 500 ? 'ERROR_FROM_TARGET' : 'SDK_CLIENT_ERROR';
}

export function errorMessage(error: unknown): string {
  return (error instanceof Error && error.message) || String(error);
}
