import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createClock } from '../../lib/emulator/clock.ts';
import { type AnApi, anApi } from './http-api-fixture.ts';

const ECHO = `export const handler = async (event) => event;`;
const START = Date.UTC(2031, 2, 12, 19, 3, 58);

let the: AnApi;
afterEach(() => the.close());

async function begin(options: Partial<Parameters<typeof anApi>[0]> = {}): Promise<void> {
  the = await anApi({ clock: createClock(1, START), ...options });
}
const get = async (path: string, init?: RequestInit): Promise<unknown> =>
  (await fetch(`${the.url}${path}`, init)).json();
const status = async (path: string, init?: RequestInit): Promise<number> =>
  (await fetch(`${the.url}${path}`, init)).status;

describe('the event of a function', () => {
  it('is payload format 2.0', async () => {
    // expected: the example at https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
    await begin({ stage: { StageVariables: { color: 'blue' } } });
    await the.route('POST /orders/{id}', await the.fn('echo', ECHO));
    const event = await get('/orders/a%2Fb?p=1&p=2&q=3', {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: 'one=1; two=2', 'user-agent': 'agent' },
      body: '{"n":1}',
    });
    expect(event).toEqual({
      version: '2.0',
      routeKey: 'POST /orders/{id}',
      rawPath: '/orders/a%2Fb',
      rawQueryString: 'p=1&p=2&q=3',
      cookies: ['one=1', 'two=2'],
      headers: expect.objectContaining({ 'content-type': 'application/json', 'x-forwarded-proto': 'http' }),
      queryStringParameters: { p: '1,2', q: '3' },
      pathParameters: { id: 'a/b' },
      stageVariables: { color: 'blue' },
      requestContext: {
        accountId: '123456789012',
        apiId: the.id,
        domainName: new URL(the.url).host,
        domainPrefix: the.id,
        http: {
          method: 'POST',
          path: '/orders/a%2Fb',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'agent',
        },
        requestId: expect.stringMatching(/^[\da-f-]{36}$/),
        routeKey: 'POST /orders/{id}',
        stage: '$default',
        time: expect.stringMatching(/^12\/Mar\/2031:19:0\d:\d\d \+0000$/),
        timeEpoch: expect.any(Number),
      },
      body: '{"n":1}',
      isBase64Encoded: false,
    });
    expect(event).not.toHaveProperty('headers.cookie');
  });

  it('has bytes and forms in base64', async () => {
    await begin();
    await the.route('$default', await the.fn('echo', ECHO));
    const init = { method: 'POST', body: new URLSearchParams({ name: 'Jan' }) };
    expect(await get('/', init)).toMatchObject({ body: 'bmFtZT1KYW4=', isBase64Encoded: true });
    const bytes = {
      method: 'POST',
      body: new Uint8Array([0, 255]),
      headers: { 'content-type': 'image/gif' },
    };
    expect(await get('/', bytes)).toMatchObject({ body: 'AP8=', isBase64Encoded: true });
  });
});

describe('a body that is packed', () => {
  it('comes as its bytes in base64, with the header that says how it was packed', async () => {
    await begin();
    await the.route('POST /v1/batch', await the.fn('echo', ECHO));
    const packed = gzipSync('{"batch":[]}');
    const event = await get('/v1/batch', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: packed,
    });
    expect(event).toMatchObject({
      headers: { 'content-encoding': 'gzip' },
      body: packed.toString('base64'),
      isBase64Encoded: true,
    });
  });
});

describe('a route', () => {
  it('is the closest one to the path, a method before ANY', async () => {
    await begin();
    const echo = await the.fn('echo', ECHO);
    const keys = [
      '$default',
      'ANY /{proxy+}',
      'GET /pets/{proxy+}',
      'GET /pets/{id}',
      'GET /pets/dog',
      'ANY /pets/dog',
    ];
    for (const key of keys) await the.route(key, echo);
    const routeOf = async (method: string, path: string) => Object(await get(path, { method })).routeKey;
    expect(await routeOf('GET', '/pets/dog')).toBe('GET /pets/dog');
    expect(await routeOf('PUT', '/pets/dog')).toBe('ANY /pets/dog');
    expect(await routeOf('GET', '/pets/cat')).toBe('GET /pets/{id}');
    expect(await routeOf('GET', '/pets/cat/1')).toBe('GET /pets/{proxy+}');
    expect(await routeOf('PUT', '/pets/cat')).toBe('ANY /{proxy+}');
    expect(await routeOf('GET', '/')).toBe('$default');
    expect(await get('/pets/cat/1')).toMatchObject({ pathParameters: { proxy: 'cat/1' } });
  });

  it('answers only its own method, HEAD and OPTIONS too', async () => {
    await begin();
    await the.route('GET /orders', await the.fn('echo', ECHO));
    expect(await status('/orders', { method: 'HEAD' })).toBe(404);
    expect(await status('/orders', { method: 'OPTIONS' })).toBe(404);
    expect(await get('/elsewhere')).toEqual({ message: 'Not Found' });
    await the.route('HEAD /orders', await the.fn('head', ECHO));
    const head = await fetch(`${the.url}/orders`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('lies below the name of a stage that has one', async () => {
    await begin({ stage: { StageName: 'prod' } });
    await the.route('GET /orders', await the.fn('echo', ECHO));
    expect(await status('/orders')).toBe(404);
    expect(await get('/prod/orders')).toMatchObject({
      rawPath: '/prod/orders',
      requestContext: { stage: 'prod' },
    });
  });

  it('is refused beyond the rate of its stage', async () => {
    await begin({ stage: { DefaultRouteSettings: { ThrottlingRateLimit: 0.01, ThrottlingBurstLimit: 1 } } });
    await the.route('GET /orders', await the.fn('echo', ECHO));
    expect([await status('/orders'), await status('/orders')]).toEqual([200, 429]);
  });
});

describe('the answer', () => {
  const answered = async (code: string) => {
    await begin();
    await the.route('GET /', await the.fn('one', `export const handler = async () => (${code});`));
    return fetch(`${the.url}/`);
  };

  it('has the status, headers, cookies and bytes that the function says', async () => {
    const answer = await answered(
      `{ statusCode: 201, headers: { 'X-Count': 2, 'Content-Type': 'image/gif' }, cookies: ['a=1', 'b=2; Secure'], body: 'R0lG', isBase64Encoded: true }`,
    );
    expect(answer.status).toBe(201);
    expect(answer.headers.get('x-count')).toBe('2');
    expect(answer.headers.get('content-type')).toBe('image/gif');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2; Secure']);
    expect(await answer.text()).toBe('GIF');
  });

  it('may be a page', async () => {
    const answer = await answered(
      `{ statusCode: 200, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Referrer-Policy': 'no-referrer' }, body: '<p>수신 거부</p>' }`,
    );
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await answer.text()).toBe('<p>수신 거부</p>');
  });

  it('is JSON where the function says no status', async () => {
    const answer = await answered(`'Hello from Lambda!'`);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(await answer.text()).toBe('Hello from Lambda!');
  });

  it.each([
    ['throws', `(() => { throw new Error('no'); })()`],
    ['says what is no status', `{ statusCode: 'fine' }`],
    ['says what cannot be a header', `{ statusCode: 200, headers: { 'x-name': 'a\\nb' } }`],
    ['says what cannot be a cookie', `{ statusCode: 200, cookies: ['a=안녕'] }`],
  ])('is 500 when the function %s', async (_, code) => {
    const answer = await answered(code);
    expect([answer.status, await answer.json()]).toEqual([500, { message: 'Internal Server Error' }]);
  });

  it('is 500 when no permission lets API Gateway call the function', async () => {
    await begin();
    await the.lambda.fn(ECHO, { FunctionName: 'private' });
    await the.route('GET /', 'arn:aws:lambda:eu-central-1:123456789012:function:private');
    const answer = await fetch(`${the.url}/`);
    expect([answer.status, await answer.json()]).toEqual([500, { message: 'Internal Server Error' }]);
    expect(the.logged).toEqual([expect.stringContaining('lambda:InvokeFunction')]);
  });
});

describe('a function that takes too long', () => {
  it('is 503 after the time-out of its integration', async () => {
    await begin();
    const IntegrationUri = await the.fn(
      'slow',
      `export const handler = () => new Promise((done) => setTimeout(done, 1_000));`,
    );
    const settings = { IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0', TimeoutInMillis: 50 };
    const Target = await the.resource('Integration', { ApiId: the.id, IntegrationUri, ...settings });
    await the.resource('Route', { ApiId: the.id, RouteKey: 'GET /', Target });
    const answer = await fetch(`${the.url}/`);
    expect([answer.status, await answer.json()]).toEqual([503, { message: 'Service Unavailable' }]);
  });
});

describe('CORS', () => {
  const cors = {
    AllowOrigins: ['https://shop.example'],
    AllowMethods: ['GET', 'POST'],
    AllowHeaders: ['authorization'],
    MaxAge: 60,
  };
  const preflight = (origin: string) =>
    fetch(`${the.url}/orders`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET' },
    });

  it("answers a browser's preflight without a route", async () => {
    await begin({ api: { CorsConfiguration: cors } });
    const answer = await preflight('https://shop.example');
    expect(answer.status).toBe(204);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': 'https://shop.example',
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'authorization',
      'access-control-max-age': '60',
    });
    const other = await preflight('https://other.example');
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });

  it("puts the API's headers in place of the function's", async () => {
    await begin({ api: { CorsConfiguration: cors } });
    const code = `export const handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' } });`;
    await the.route('GET /', await the.fn('one', code));
    const of = async (origin: string) =>
      (await fetch(the.url + '/', { headers: { origin } })).headers.get('access-control-allow-origin');
    expect(await of('https://shop.example')).toBe('https://shop.example');
    expect(await of('https://other.example')).toBeNull();
  });
});

describe('a template', () => {
  it.each([
    ['Api', { Name: 'x', ProtocolType: 'WEBSOCKET' }, 'HTTP APIs only'],
    ['Api', { Name: 'x', ProtocolType: 'HTTP', Target: 'arn' }, 'Target'],
    ['Stage', { ApiId: 'x', StageName: 'prod' }, 'AutoDeploy'],
    ['Integration', { ApiId: 'x', IntegrationType: 'HTTP_PROXY' }, 'AWS_PROXY only'],
  ])('that needs more of %s than there is says what', async (type, properties, what) => {
    await begin();
    await expect(the.resource(type, properties)).rejects.toThrow(what);
  });
});
