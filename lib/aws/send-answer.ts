import type { SendAnswer } from '../core/ports.ts';
import { statusOf } from './error-status.ts';

type Refusal = 'refused-for-now' | 'refused';

/**
 * What a provider's error says about the message. Only a definite refusal is one: whatever is not listed here, and is no
 * other answer of 4xx, may have been accepted.
 */
export const ERRORS: Readonly<Record<string, Refusal>> = {
  // Rate and quota. SES drops what is over its quota and does not queue it:
  // https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html
  TooManyRequestsException: 'refused-for-now',
  ThrottlingException: 'refused-for-now',
  ThrottledException: 'refused-for-now',
  Throttling: 'refused-for-now',
  LimitExceededException: 'refused-for-now',
  // The account is stopped; every message would be refused alike until someone has looked after it.
  SendingPausedException: 'refused-for-now',
  AccountSuspendedException: 'refused-for-now',
  // Our own rights or keys: not the message's fault either.
  AccessDeniedException: 'refused-for-now',
  AuthorizationErrorException: 'refused-for-now',
  AuthorizationError: 'refused-for-now',
  ExpiredTokenException: 'refused-for-now',
  ExpiredToken: 'refused-for-now',
  UnrecognizedClientException: 'refused-for-now',
  InvalidClientTokenId: 'refused-for-now',
  CredentialsProviderError: 'refused-for-now',
  // This message will never do.
  MessageRejected: 'refused',
  BadRequestException: 'refused',
  MailFromDomainNotVerifiedException: 'refused',
  NotFoundException: 'refused',
  ValidationException: 'refused',
  InvalidParameterException: 'refused',
  InvalidParameterValueException: 'refused',
  OptedOutException: 'refused',
};

/** No connection was made, so nothing was handed over. Codes of Node's net and dns modules. */
export const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** The answer that an error of the SDK amounts to. @throws what is no error of a call: a mistake of our own */
export function answerOf(error: unknown): SendAnswer {
  if (!(error instanceof Error)) throw error;
  const code = codeOf(error);
  const listed = ERRORS[error.name];
  if (listed !== undefined) return { outcome: listed, code: error.name };
  if (NEVER_CONNECTED.has(code) || didNotConnectInTime(error)) return { outcome: 'refused-for-now', code };
  const status = statusOf(error);
  if (status === 408 || status === 429) return { outcome: 'refused-for-now', code: error.name };
  if (status !== undefined && status >= 400 && status < 500) return { outcome: 'refused', code: error.name };
  return { outcome: 'ambiguous', code };
}

/** The SDK gives both of its time-outs one name; only the words tell them apart. */
function didNotConnectInTime(error: Error): boolean {
  return error.name === 'TimeoutError' && error.message.includes('did not establish a connection');
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
