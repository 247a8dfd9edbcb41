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
const named = (name: string, httpStatusCode?: number, message = 'm') =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });
const saying = (message: string) => new TooManyRequestsException({ ...answered(429), message });
/** An error of Node's network. */
const coded = (code: string) => Object.assign(new Error('m'), { code, syscall: 'x' });

// Expected: what the error pages of SendEmail (SES v2) and Publish (SNS) say of each, and for failures without an
// answer whether a byte of the message may have left the machine.
const ROWS = [
  // too fast, or not reached
  [saying('Maximum sending rate exceeded.'), 'rate'],
  [new TooManyRequestsException(answered(429)), 'rate'],
  [named('ThrottlingException', 400), 'rate'],
  [named('Throttling', 400), 'rate'],
  [new ThrottledException(answered(429)), 'rate'],
  [new LimitExceededException(answered(400)), 'rate'],
  [named('SomethingNew', 429), 'rate'],
  [named('RequestTimeout', 408), 'rate'],
  // the day is used up: the words of https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html
  [saying('Daily message quota exceeded.'), 'quota'],
  [named('ThrottlingException', 400, 'Daily message quota exceeded'), 'quota'],
  [named('Throttling', 400, 'Daily message quota exceeded'), 'quota'],
  // the account is stopped, or our rights are wrong
  [new SendingPausedException(answered(400)), 'stopped'],
  [new AccountSuspendedException(answered(400)), 'stopped'],
  [named('AccessDeniedException', 403), 'stopped'],
  [new AuthorizationErrorException(answered(403)), 'stopped'],
  [named('AuthorizationError', 403), 'stopped'],
  // keys of one container, which the next has not
  [named('ExpiredTokenException', 403), 'rate'],
  [named('ExpiredToken', 403), 'rate'],
  [named('UnrecognizedClientException', 403), 'rate'],
  [named('InvalidClientTokenId', 403), 'rate'],
  [named('CredentialsProviderError'), 'rate'],
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
  [coded('ENOTFOUND'), 'rate'],
  [coded('EAI_AGAIN'), 'rate'],
  [coded('ECONNREFUSED'), 'rate'],
  [coded('EHOSTUNREACH'), 'rate'],
  [coded('ENETUNREACH'), 'rate'],
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
    '$name $error.$metadata.httpStatusCode "$error.message" is $outcome',
    ({ error, outcome }) => {
      const answer = answerOf(error);
      expect('why' in answer ? answer.why : answer.outcome).toBe(outcome);
    },
  );

  it('keeps its own name as the code', () => {
    expect(answerOf(new MessageRejected(answered(400)))).toEqual({
      outcome: 'refused',
      code: 'MessageRejected',
    });
    expect(answerOf(new SendingPausedException(answered(400)))).toEqual({
      outcome: 'refused-for-now',
      why: 'stopped',
      code: 'SendingPausedException',
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
