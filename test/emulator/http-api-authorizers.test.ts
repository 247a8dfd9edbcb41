import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../lib/emulator/clock.ts';
import { type AnApi, anApi } from './http-api-fixture.ts';
import { anIssuer, type Issuer, part } from './http-api-issuer.ts';

const ECHO = `export const handler = async (event) => event.requestContext.authorizer ?? null;`;
const START = Date.UTC(2031, 0, 1);

let the: AnApi;
let now: number;
const clock: Clock = { speed: 1, now: () => now, after: () => () => {}, hold: () => () => {} };
afterEach(() => the.close());

const ask = async (token?: string, path = '/') => {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: token };
  const answer = await fetch(`${the.url}${path}`, { headers });
  return [answer.status, await answer.json()];
};
const UNAUTHORIZED = [401, { message: 'Unauthorized' }];
const FORBIDDEN = [403, { message: 'Forbidden' }];
const BROKEN = [500, { message: 'Internal Server Error' }];

describe('a JWT authorizer', () => {
  let issuer: Issuer;
  const claims = (more: object = {}) => ({
    iss: issuer.address,
    aud: 'shop',
    sub: 'jan',
    exp: START / 1_000 + 3_600,
    ...more,
  });

  beforeEach(async () => {
    now = START;
    issuer = await anIssuer();
    the = await anApi({ clock });
    const AuthorizerId = await the.resource('Authorizer', {
      ApiId: the.id,
      Name: 'people',
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: issuer.address, Audience: ['shop', 'desk'] },
    });
    const echo = await the.fn('echo', ECHO);
    await the.route('GET /', echo, { AuthorizationType: 'JWT', AuthorizerId });
    const AuthorizationScopes = ['orders', 'admin'];
    await the.route('GET /orders', echo, { AuthorizationType: 'JWT', AuthorizerId, AuthorizationScopes });
  });
  afterEach(() => issuer.close());

  it("lets its issuer's token in and tells the function who it is, each claim as text", async () => {
    const token = issuer.token(claims({ scope: 'orders mail', groups: ['a', 'b'], level: 3 }));
    const authorizer = {
      jwt: {
        claims: {
          iss: issuer.address,
          aud: 'shop',
          sub: 'jan',
          exp: '1924995600', // date -u -d '2031-01-01 01:00' +%s
          scope: 'orders mail',
          groups: '[a b]',
          level: '3',
        },
        scopes: ['orders', 'mail'],
      },
    };
    expect(await ask(`Bearer ${token}`)).toEqual([200, authorizer]);
    expect(await ask(token, '/orders')).toEqual([200, authorizer]);
  });

  it('takes the client for the audience where a token has none', async () => {
    const { aud: _, ...others } = claims({ client_id: 'desk' });
    expect(await ask(issuer.token(others))).toMatchObject([200, {}]);
  });

  it.each<[string, () => string | undefined]>([
    ['is missing', () => undefined],
    ['is not a token', () => 'Bearer let-me-in'],
    ['is signed with another key', () => issuer.forgedToken(claims())],
    ['is not signed', () => `${part({ alg: 'none', kid: 'one' })}.${part(claims())}.`],
    ['was changed', () => changed(issuer.token(claims()), claims({ sub: 'admin' }))],
    ['is another issuer’s', () => issuer.token(claims({ iss: 'https://elsewhere.example' }))],
    ['is for another audience', () => issuer.token(claims({ aud: 'bank' }))],
    ['is not valid yet', () => issuer.token(claims({ nbf: START / 1_000 + 60 }))],
    ['never expires', () => issuer.token(claims({ exp: undefined }))],
  ])('refuses a token that %s', async (_, token) => {
    expect(await ask(token())).toEqual(UNAUTHORIZED);
  });

  it("refuses a token that has expired by the emulator's clock", async () => {
    const token = issuer.token(claims());
    expect(await ask(token)).toMatchObject([200, {}]);
    now = START + 3_600_000;
    expect(await ask(token)).toEqual(UNAUTHORIZED);
  });

  it('refuses a token without any of the scopes of the route', async () => {
    expect(await ask(issuer.token(claims({ scope: 'mail' })), '/orders')).toEqual(FORBIDDEN);
    expect(await ask(issuer.token(claims()), '/orders')).toEqual(FORBIDDEN);
  });

  it('keeps the keys for two hours', async () => {
    const token = issuer.token(claims({ exp: START / 1_000 + 86_400 }));
    await ask(token);
    now += 7_199_000;
    await ask(token);
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/keys']);
    now += 1_000;
    await ask(token);
    expect(issuer.asked).toHaveLength(4);
  });
});

function changed(token: string, claims: object): string {
  const [head, , signature] = token.split('.');
  return [head, part(claims), signature].join('.');
}

describe('a Lambda authorizer', () => {
  beforeEach(async () => {
    now = START;
    the = await anApi({ clock });
  });

  async function guardedBy(code: string, properties: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const guard = await the.fn('guard', code);
    const AuthorizerId = await the.resource('Authorizer', {
      ApiId: the.id,
      Name: 'guard',
      AuthorizerType: 'REQUEST',
      AuthorizerPayloadFormatVersion: '2.0',
      AuthorizerUri: `arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/${guard}/invocations`,
      IdentitySource: ['$request.header.Authorization'],
      EnableSimpleResponses: true,
      ...properties,
    });
    const echo = await the.fn('echo', ECHO);
    await the.route('GET /{any}', echo, { AuthorizationType: 'CUSTOM', AuthorizerId });
  }
  const calls = () => the.lambda.lambda.functions.find('guard').environments.counts().invocations;

  it('hears of the request, and its context reaches the function', async () => {
    await guardedBy(
      `export const handler = async ({ type, routeArn, identitySource, pathParameters }) => ({ isAuthorized: true, context: { type, routeArn, identitySource, pathParameters } });`,
    );
    const lambda = {
      type: 'REQUEST',
      routeArn: `arn:aws:execute-api:eu-central-1:123456789012:${the.id}/$default/GET/orders`,
      identitySource: ['key'],
      pathParameters: { any: 'orders' },
    };
    expect(await ask('key', '/orders')).toEqual([200, { lambda }]);
  });

  it('refuses whom it does not know, and is not asked where the identity is missing', async () => {
    await guardedBy(
      `export const handler = async (event) => ({ isAuthorized: event.headers.authorization === 'key' });`,
    );
    expect(await ask('wrong', '/orders')).toEqual(FORBIDDEN);
    expect(await ask('key', '/orders')).toEqual([200, { lambda: null }]);
    expect(await ask(undefined, '/orders')).toEqual(UNAUTHORIZED);
    expect(calls()).toBe(2);
  });

  it('may answer with a policy, which is asked for every route also while it is kept', async () => {
    await guardedBy(
      `export const handler = async ({ routeArn }) => ({ principalId: 'jan', policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: routeArn }] } });`,
      { EnableSimpleResponses: false, AuthorizerResultTtlInSeconds: 60 },
    );
    expect(await ask('key', '/orders')).toEqual([200, { lambda: null }]);
    expect(await ask('key', '/payments')).toEqual(FORBIDDEN);
    expect(calls()).toBe(1);
  });

  it('is asked again once its answer is too old, and for another identity', async () => {
    await guardedBy(`export const handler = async () => ({ isAuthorized: true });`, {
      AuthorizerResultTtlInSeconds: 60,
    });
    await ask('key', '/orders');
    now += 59_999;
    await ask('key', '/payments');
    expect(calls()).toBe(1);
    await ask('other', '/orders');
    expect(calls()).toBe(2);
    now += 1;
    await ask('key', '/orders');
    expect(calls()).toBe(3);
  });

  it.each([
    ['fails', `export const handler = async () => { throw new Error('no'); };`],
    ['answers in another format', `export const handler = async () => ({ allowed: true });`],
  ])('that %s lets nobody in', async (_, code) => {
    await guardedBy(code);
    expect(await ask('key', '/orders')).toEqual(BROKEN);
  });

  it('cannot keep answers without knowing whose they are', async () => {
    const properties = { AuthorizerResultTtlInSeconds: 60, IdentitySource: [] };
    await expect(guardedBy('', properties)).rejects.toThrow('kept by identity source');
  });
});

describe('a route for signed requests', () => {
  const SIGNED =
    'AWS4-HMAC-SHA256 Credential=AKIDTEST/20310101/eu-central-1/execute-api/aws4_request, SignedHeaders=host, Signature=0';

  beforeEach(async () => {
    now = START;
    const caller = { kind: 'role', arn: 'arn:aws:iam::123456789012:role/desk', session: 'jan' } as const;
    the = await anApi({ clock, caller });
    await the.route('GET /orders/{id}', await the.fn('echo', ECHO), { AuthorizationType: 'AWS_IAM' });
  });

  it('asks IAM for execute-api:Invoke on what is asked for, and tells the function who called', async () => {
    const iam = {
      accessKey: 'AKIDTEST',
      accountId: '123456789012',
      userArn: 'arn:aws:sts::123456789012:assumed-role/desk/jan',
    };
    expect(await ask(SIGNED, '/orders/7')).toMatchObject([200, { iam }]);
    expect(the.behind.asked()).toEqual([
      {
        action: 'execute-api:Invoke',
        resource: `arn:aws:execute-api:eu-central-1:123456789012:${the.id}/$default/GET/orders/7`,
      },
    ]);
  });

  it('refuses whom IAM refuses, and whoever has not signed', async () => {
    expect(await ask(undefined, '/orders/7')).toEqual(FORBIDDEN);
    the.behind.refuse(({ action }) => action === 'execute-api:Invoke');
    expect(await ask(SIGNED, '/orders/7')).toEqual(FORBIDDEN);
  });
});
