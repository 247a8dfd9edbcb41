import type { SendAnswer } from '../core/ports.ts';
import { statusOf } from './error-status.ts';

/** `refused`: this message, for good. The others: not now, and why. */
type Refusal = 'rate' | 'stopped' | 'refused';

/**
 * What a provider's error says about the message. Only a definite refusal is one: whatever is not listed here, and is no
 * other answer of 4xx, may have been accepted.
 */
export const ERRORS: Readonly<Record<string, Refusal>> = {
  // SES drops what is over its rate or quota and does not queue it; a used-up quota has the same names and other words:
  // https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html
  TooManyRequestsException: 'rate',
  ThrottlingException: 'rate',
  ThrottledException: 'rate',
  Throttling: 'rate',
  LimitExceededException: 'rate',
  // The account is stopped, or our rights are wrong: every message would be refused alike until someone has seen to it.
  SendingPausedException: 'stopped',
  AccountSuspendedException: 'stopped',
  AccessDeniedException: 'stopped',
  AuthorizationErrorException: 'stopped',
  AuthorizationError: 'stopped',
  // Keys of this one container: the next has its own.
  ExpiredTokenException: 'rate',
  ExpiredToken: 'rate',
  UnrecognizedClientException: 'rate',
  InvalidClientTokenId: 'rate',
  CredentialsProviderError: 'rate',
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
  if (listed === 'refused') return { outcome: 'refused', code: error.name };
  if (listed === 'rate' && DAY_IS_USED_UP.test(error.message)) return notNow('quota', error.name);
  if (listed !== undefined) return notNow(listed, error.name);
  if (NEVER_CONNECTED.has(code) || didNotConnectInTime(error)) return notNow('rate', code);
  const status = statusOf(error);
  if (status === 408 || status === 429) return notNow('rate', error.name);
  if (status !== undefined && status >= 400 && status < 500) return { outcome: 'refused', code: error.name };
  return { outcome: 'ambiguous', code };
}

/** "Daily message quota exceeded" and "Maximum sending rate exceeded" tell the two apart, by the page above. */
const DAY_IS_USED_UP = /daily (message|sending) quota/i;

function notNow(why: 'rate' | 'quota' | 'stopped', code: string): SendAnswer {
  return { outcome: 'refused-for-now', why, code };
}

/** The SDK gives both of its time-outs one name; only the words tell them apart. */
function didNotConnectInTime(error: Error): boolean {
  return error.name === 'TimeoutError' && error.message.includes('did not establish a connection');
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
