import {
  AccountSuspendedException,
  BadRequestException,
  InternalServiceErrorException,
  LimitExceededException,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  NotFoundException,
  SendingPausedException,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import {
  AuthorizationErrorException,
  InternalErrorException,
  InvalidParameterException,
  InvalidParameterValueException,
  OptedOutException,
  ThrottledException,
  ValidationException,
} from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { answerOf, ERRORS, NEVER_CONNECTED } from '../../lib/aws/send-answer.ts';

const answered = (httpStatusCode: number) => ({ message: 'm', Message: 'm', $metadata: { httpStatusCode } });
/** An error that the SDK has no class for. */
const named = (name: string, httpStatusCode?: number) =>
  Object.assign(new Error('m'), { name, $metadata: { httpStatusCode } });
/** An error of Node's network. */
const coded = (code: string) => Object.assign(new Error('m'), { code, syscall: 'x' });

// Expected: what the error pages of SendEmail (SES v2) and Publish (SNS) say of each, and for failures without an
// answer whether a byte of the message may have left the machine.
const ROWS = [
  // rate and quota
  [new TooManyRequestsException(answered(429)), 'refused-for-now'],
  [named('ThrottlingException', 400), 'refused-for-now'],
  [named('Throttling', 400), 'refused-for-now'],
  [new ThrottledException(answered(429)), 'refused-for-now'],
  [new LimitExceededException(answered(400)), 'refused-for-now'],
  [named('SomethingNew', 429), 'refused-for-now'],
  [named('RequestTimeout', 408), 'refused-for-now'],
  // the account is stopped
  [new SendingPausedException(answered(400)), 'refused-for-now'],
  [new AccountSuspendedException(answered(400)), 'refused-for-now'],
  // our rights and keys
  [named('AccessDeniedException', 403), 'refused-for-now'],
  [new AuthorizationErrorException(answered(403)), 'refused-for-now'],
  [named('AuthorizationError', 403), 'refused-for-now'],
  [named('ExpiredTokenException', 403), 'refused-for-now'],
  [named('ExpiredToken', 403), 'refused-for-now'],
  [named('UnrecognizedClientException', 403), 'refused-for-now'],
  [named('InvalidClientTokenId', 403), 'refused-for-now'],
  [named('CredentialsProviderError'), 'refused-for-now'],
  // this message, for good
  [new MessageRejected(answered(400)), 'refused'],
  [new BadRequestException(answered(400)), 'refused'],
  [new MailFromDomainNotVerifiedException(answered(400)), 'refused'],
  [new NotFoundException(answered(404)), 'refused'],
  [new ValidationException(answered(400)), 'refused'],
  [new InvalidParameterException(answered(400)), 'refused'],
  [new InvalidParameterValueException(answered(400)), 'refused'],
  [new OptedOutException(answered(400)), 'refused'],
  [named('SomethingNew', 400), 'refused'],
  // no connection was made
  [coded('ENOTFOUND'), 'refused-for-now'],
  [coded('EAI_AGAIN'), 'refused-for-now'],
  [coded('ECONNREFUSED'), 'refused-for-now'],
  [coded('EHOSTUNREACH'), 'refused-for-now'],
  [coded('ENETUNREACH'), 'refused-for-now'],
  // perhaps accepted
  [named('TimeoutError'), 'ambiguous'],
  [coded('ECONNRESET'), 'ambiguous'],
  [coded('EPIPE'), 'ambiguous'],
  [coded('ETIMEDOUT'), 'ambiguous'],
  [named('SomethingNew', 500), 'ambiguous'],
  [named('SomethingNew', 502), 'ambiguous'],
  [named('SomethingNew', 503), 'ambiguous'],
  [named('SomethingNew', 504), 'ambiguous'],
  [new InternalServiceErrorException(answered(500)), 'ambiguous'],
  [new InternalErrorException(answered(500)), 'ambiguous'],
  [new Error('never seen before'), 'ambiguous'],
] as const;

describe("a provider's error", () => {
  it.each(ROWS.map(([error, outcome]) => ({ error, outcome, name: codeOf(error) })))(
    '$name $error.$metadata.httpStatusCode is $outcome',
    ({ error, outcome }) => {
      expect(answerOf(error).outcome).toBe(outcome);
    },
  );

  it('keeps its own name as the code', () => {
    expect(answerOf(new MessageRejected(answered(400)))).toEqual({
      outcome: 'refused',
      code: 'MessageRejected',
    });
    expect(answerOf(coded('ECONNRESET'))).toEqual({ outcome: 'ambiguous', code: 'ECONNRESET' });
  });

  it('has a row here, if it is listed there', () => {
    const tested = new Set(ROWS.map(([error]) => codeOf(error)));
    expect([...Object.keys(ERRORS), ...NEVER_CONNECTED].filter((name) => !tested.has(name))).toEqual([]);
  });

  it('that is no error is thrown on', () => {
    expect(() => answerOf('a string')).toThrow('a string');
  });
});

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.name;
}
