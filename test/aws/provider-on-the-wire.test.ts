import { Agent, createServer, type RequestListener, type Server } from 'node:http';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { afterEach, describe, expect, it } from 'vitest';
import { CALL_ONCE } from '../../lib/aws/provider-client.ts';
import { sesEmail } from '../../lib/aws/ses-email.ts';
import { snsSms } from '../../lib/aws/sns-sms.ts';

/** The real clients, with the settings of production, against a server that behaves as badly as we like. */

let server: Server | undefined;
let requests = 0;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  requests = 0;
});

async function serve(answer: RequestListener): Promise<string> {
  const started = createServer((request, response) => {
    requests += 1;
    request.resume().on('end', () => answer(request, response));
  });
  server = started;
  await new Promise<void>((resolve) => void started.listen(0, '127.0.0.1', resolve));
  const address = started.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const aws = (endpoint: string, handler: object = {}) => ({
  ...CALL_ONCE,
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'x', secretAccessKey: 'y' },
  requestHandler: { ...CALL_ONCE.requestHandler, ...handler },
});
const emailTo = (endpoint: string, handler?: object) =>
  sesEmail(
    new SESv2Client(aws(endpoint, handler)),
    'events',
  )({
    sendId: 's',
    from: 'a@maru.example',
    to: 'b@mail.example',
    subject: 's',
    html: 'h',
    text: 't',
    headers: {},
    trackOpens: true,
  });
const smsTo = (endpoint: string) =>
  snsSms(new SNSClient(aws(endpoint)))({
    sendId: 's',
    to: '+821012345678',
    text: 't',
    senderId: undefined,
    purpose: 'marketing',
  });

/** Not now, and why. */
const notNow = (why: 'rate' | 'quota' | 'stopped') => ({ outcome: 'refused-for-now', why }) as const;
const [REFUSED, AMBIGUOUS] = [{ outcome: 'refused' }, { outcome: 'ambiguous' }] as const;

const json =
  (status: number, type: string, message = 'm'): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': type });
    response.end(JSON.stringify({ message }));
  };
const xml =
  (status: number, code: string): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'text/xml' });
    response.end(
      `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>m</Message></Error></ErrorResponse>`,
    );
  };

describe('one call of SES', () => {
  it.each([
    [429, 'TooManyRequestsException', notNow('rate')],
    [400, 'MessageRejected', REFUSED],
    [400, 'MailFromDomainNotVerifiedException', REFUSED],
    [400, 'SendingPausedException', notNow('stopped')],
    [403, 'ExpiredTokenException', notNow('rate')],
    [500, 'InternalServiceErrorException', AMBIGUOUS],
    [503, 'ServiceUnavailable', AMBIGUOUS],
  ])('answered %i %s is %j, and is not made again', async (status, type, outcome) => {
    expect(await emailTo(await serve(json(status, type)))).toEqual({ ...outcome, code: type });
    expect(requests).toBe(1);
  });

  // The words of https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html
  it('tells from the words of the answer that the day is used up', async () => {
    const endpoint = await serve(json(429, 'TooManyRequestsException', 'Daily message quota exceeded.'));
    expect(await emailTo(endpoint)).toEqual({ ...notNow('quota'), code: 'TooManyRequestsException' });
  });

  it('whose connection is cut is ambiguous, and is not made again', async () => {
    const endpoint = await serve((request) => request.socket.destroy());
    expect(await emailTo(endpoint)).toEqual({ outcome: 'ambiguous', code: 'ECONNRESET' });
    expect(requests).toBe(1);
  });

  it('that is never answered is ambiguous once the time is up', async () => {
    const endpoint = await serve(() => undefined);
    const answer = await emailTo(endpoint, { requestTimeout: 100 });
    expect(answer).toEqual({ outcome: 'ambiguous', code: 'ETIMEDOUT' });
    expect(requests).toBe(1);
  });

  it('that finds no listener is refused for now', async () => {
    const endpoint = await serve(() => undefined);
    await new Promise((resolve) => server?.close(resolve));
    expect(await emailTo(endpoint)).toEqual({ ...notNow('rate'), code: 'ECONNREFUSED' });
  });

  it('that finds no address is refused for now', async () => {
    const answer = await emailTo('http://email.invalid');
    expect(answer.outcome).toBe('refused-for-now');
  });

  it('that does not get a connection in time is refused for now', async () => {
    const httpAgent = new Agent({ lookup: () => undefined }); // a name server that keeps silent
    const answer = await emailTo('http://email.example', { httpAgent, connectionTimeout: 50 });
    expect(answer).toEqual({ ...notNow('rate'), code: 'TimeoutError' });
  });
});

describe('one call of SNS', () => {
  it.each([
    [429, 'Throttled', notNow('rate'), 'ThrottledException'],
    [400, 'Throttling', notNow('rate'), 'Throttling'],
    [400, 'OptedOut', REFUSED, 'OptedOutException'],
    [400, 'InvalidParameter', REFUSED, 'InvalidParameterException'],
    [403, 'AuthorizationError', notNow('stopped'), 'AuthorizationErrorException'],
    [500, 'InternalError', AMBIGUOUS, 'InternalErrorException'],
  ])('answered %i %s is %j, and is not made again', async (status, type, outcome, code) => {
    expect(await smsTo(await serve(xml(status, type)))).toEqual({ ...outcome, code });
    expect(requests).toBe(1);
  });
});
