import type { Context } from 'aws-lambda';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { http } from '../../functions/http.ts';
import type { PageAnswer, PageRequest } from '../../lib/core/pages/page.ts';

const CONTEXT = { functionName: 'public-pages', awsRequestId: 'r1' } as Context;

// Payload format 2.0, as https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html shows it.
const EVENT = {
  version: '2.0',
  routeKey: 'POST /u/{token}',
  rawPath: '/u/v1.k1.secret-token.signature',
  rawQueryString: 'lang=ko',
  headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'ko' },
  queryStringParameters: { lang: 'ko' },
  requestContext: {
    http: { method: 'POST', path: '/u/v1.k1.secret-token.signature', sourceIp: '192.0.2.1' },
  },
  pathParameters: { token: 'v1.k1.secret-token.signature' },
  body: 'TGlzdC1VbnN1YnNjcmliZT1PbmUtQ2xpY2s=',
  isBase64Encoded: true,
};
const ANSWER: PageAnswer = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<p>',
  outcome: 'shown',
};

const lines: string[] = [];
const keep = (text: unknown) => {
  lines.push(String(text));
  return true;
};
function listen() {
  lines.length = 0;
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
}
afterEach(() => vi.restoreAllMocks());

describe('the function of an HTTP API', () => {
  it('hands on what was asked, with the body as it was sent', async () => {
    listen();
    const asked: PageRequest[] = [];
    const handler = http(async (request) => {
      asked.push(request);
      return ANSWER;
    });
    expect(await handler(EVENT, CONTEXT)).toEqual({ statusCode: 200, headers: ANSWER.headers, body: '<p>' });
    expect(asked).toEqual([
      {
        method: 'POST',
        path: '/u/v1.k1.secret-token.signature',
        query: { lang: 'ko' },
        headers: EVENT.headers,
        body: 'List-Unsubscribe=One-Click',
      },
    ]);
  });

  it('takes a request without query, headers and body', async () => {
    listen();
    const { rawPath, requestContext } = EVENT;
    const handler = http(async ({ body, query }) => ({ ...ANSWER, body: JSON.stringify({ body, query }) }));
    expect(await handler({ rawPath, requestContext }, CONTEXT)).toMatchObject({
      body: '{"body":"","query":{}}',
    });
  });

  it('answers 500 when something fails, so that a mail program tries again', async () => {
    listen();
    const handler = http(async () => {
      throw new Error('the bus is down');
    });
    expect(await handler(EVENT, CONTEXT)).toMatchObject({
      statusCode: 500,
      headers: { 'cache-control': 'no-store' },
    });
    expect(lines.join('')).toContain('the bus is down');
  });

  it('logs how it went, and neither the token nor who asked', async () => {
    listen();
    await http(async () => ANSWER)(EVENT, CONTEXT);
    await http(async () => {
      throw new Error('no');
    })(EVENT, CONTEXT);
    expect(lines.join('')).toContain('"outcome":"shown"');
    expect(lines.join('')).not.toMatch(/secret-token|192\.0\.2\.1/);
  });
});
