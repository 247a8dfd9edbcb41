import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../../../lib/core/tasks/collect.ts';
import { aCollector, basic, NOON, PUBLIC_KEY, SERVER_KEY } from '../collect/a-collector.ts';

const TRACK = { type: 'track', messageId: 'm1', userId: 'u1', event: 'Order Completed' };

describe('a batch', () => {
  it('goes on the bus, each call as an event', async () => {
    const { bus, asides, post } = aCollector();
    const batch = [TRACK, { type: 'identify', messageId: 'm2', userId: 'u1', traits: { plan: 'pro' } }];
    const answer = await post('/v1/batch', { batch, sentAt: '2026-03-02T12:00:00Z' });
    expect(answer).toMatchObject({ status: 200, body: '{"success":true}', taken: 2, setAside: 0 });
    expect(bus.map(({ messageId, event }) => [messageId, event])).toEqual([
      ['m1', 'Order Completed'],
      ['m2', 'Identified'],
    ]);
    expect(asides).toEqual([]);
  });

  it('is taken but for the calls that are wrong, which are set aside with what is wrong', async () => {
    const { bus, asides, post } = aCollector();
    const nobody = { type: 'track', messageId: 'm2', event: 'Seen' };
    const answer = await post('/v1/batch', { batch: [nobody, TRACK, 7] });
    expect(answer).toMatchObject({
      status: 200,
      body: '{"success":true,"setAside":2}',
      taken: 1,
      setAside: 2,
    });
    expect(bus).toMatchObject([{ messageId: 'm1' }]);
    expect(asides).toEqual([
      {
        id: 'm2',
        at: NOON,
        name: 'Seen',
        reason: 'invalid-call',
        detail: 'neither userId nor anonymousId says whose it is',
        event: nobody,
      },
      expect.objectContaining({ id: 'fresh-1', name: 'unknown', reason: 'invalid-call', event: 7 }),
    ]);
  });

  it.each([
    ['no list', { batch: { 0: TRACK } }, 400],
    ['missing', {}, 400],
    ['2,501 calls', { batch: Array.from({ length: 2501 }, () => 1) }, 413],
  ])('that is %s is refused as a whole', async (_what, body, status) => {
    const { bus, asides, post } = aCollector();
    expect(await post('/v1/batch', body)).toMatchObject({ status, taken: 0 });
    expect([bus, asides]).toEqual([[], []]);
  });

  it('lets a call of 32 KB through, and none that is one byte longer', async () => {
    const { bus, asides, post } = aCollector();
    const call = (bytes: number) => {
      const [half, frame] = [20_000, JSON.stringify({ ...TRACK, properties: { a: '', b: '' } }).length];
      return { ...TRACK, properties: { a: 'x'.repeat(half), b: 'x'.repeat(bytes - half - frame) } };
    };
    await post('/v1/batch', { batch: [call(32 * 1024), call(32 * 1024 + 1)] });
    expect(bus).toHaveLength(1);
    expect(asides).toMatchObject([{ detail: 'the call is larger than 32 KB' }]);
  });

  it('counts bytes and not characters', async () => {
    const { asides, post } = aCollector();
    await post('/v1/batch', { batch: [{ ...TRACK, properties: { a: '가'.repeat(11_000) } }] });
    expect(asides).toMatchObject([{ detail: 'the call is larger than 32 KB' }]);
  });

  it('keeps nothing of a call that is too large or too deep but that there was one', async () => {
    const { asides, ask } = aCollector();
    const deep = '{"a":'.repeat(5000) + '1' + '}'.repeat(5000);
    await ask({ body: { text: `{"batch":[{"type":"track","properties":${deep}}]}` } });
    expect(asides).toEqual([
      {
        id: 'fresh-1',
        at: NOON,
        name: 'track',
        reason: 'invalid-call',
        detail: 'the call is nested deeper than 32 levels',
      },
    ]);
  });

  it('fails when the bus does, so that the SDK sends it again', async () => {
    const { ports } = aCollector();
    const down = { ...ports, publisher: { publishAll: () => Promise.reject(new Error('the bus is down')) } };
    const request = {
      method: 'POST',
      path: '/v1/batch',
      headers: basic(SERVER_KEY),
      body: { text: JSON.stringify({ batch: [TRACK] }) },
    };
    await expect(collect(request, down)).rejects.toThrow('the bus is down');
  });
});

describe('a single call', () => {
  it.each([
    ['/v1/track', 'Order Completed'],
    ['/v1/t', 'Order Completed'],
    ['/v1/identify', 'Identified'],
    ['/v1/i', 'Identified'],
    ['/v1/page', 'Page Viewed'],
    ['/v1/p', 'Page Viewed'],
    ['/v1/screen', 'Screen Viewed'],
    ['/v1/s', 'Screen Viewed'],
    ['/v1/group', 'Group Joined'],
    ['/v1/g', 'Group Joined'],
    ['/v1/alias', 'Alias'],
    ['/v1/a', 'Alias'],
  ])('at %s is %s', async (path, event) => {
    const { bus, post } = aCollector();
    const body = { userId: 'u1', messageId: 'm1', event: 'Order Completed', groupId: 'g1', previousId: 'a1' };
    expect(await post(path, body)).toMatchObject({ status: 200 });
    expect(bus).toMatchObject([{ event, customerId: 'u1' }]);
  });

  it('that is wrong is refused with the reason, and set aside', async () => {
    const { asides, post } = aCollector();
    const answer = await post('/v1/track', { userId: 'u1' });
    expect(answer).toMatchObject({ status: 400, setAside: 1 });
    expect(answer.body).toContain('a track call needs the name of its event');
    expect(asides).toHaveLength(1);
  });
});

describe('the write key', () => {
  it('is not kept with a call that is set aside', async () => {
    const { asides, ask } = aCollector();
    const body = { text: JSON.stringify({ userId: 'u1', writeKey: SERVER_KEY }) };
    await ask({ path: '/v1/track', headers: {}, body });
    expect(asides).toMatchObject([{ event: { userId: 'u1' } }]);
    expect(JSON.stringify(asides)).not.toContain(SERVER_KEY);
  });

  it('may stand in the body, as SDKs in browsers send it', async () => {
    const { bus, ask } = aCollector();
    const body = { text: JSON.stringify({ ...TRACK, writeKey: PUBLIC_KEY }) };
    expect(await ask({ path: '/v1/t', headers: {}, body })).toMatchObject({ status: 200 });
    expect(JSON.stringify(bus)).not.toContain(PUBLIC_KEY);
  });

  it.each([
    ['none', {}],
    ['an unknown one', basic('another-key')],
    ['the beginning of one', basic(SERVER_KEY.slice(0, -1))],
    ['no Basic', { authorization: `Bearer ${SERVER_KEY}` }],
    ['no base64', { authorization: 'Basic *****' }],
    ['half a base64', { authorization: 'Basic YQQQQ' }],
  ])('%s: 401, and nothing is taken or set aside', async (_what, headers) => {
    const { bus, asides, ask } = aCollector();
    const body = { text: JSON.stringify({ batch: [TRACK, 7] }) };
    expect(await ask({ headers, body })).toMatchObject({ status: 401 });
    expect([bus, asides]).toEqual([[], []]);
  });

  const consent = (said: unknown) => ({ ...TRACK, context: { sojournConsent: { email: said } } });

  it('of a server may say that advertising is welcome', async () => {
    const { bus, post } = aCollector();
    await post('/v1/track', consent({ status: 'granted', source: 'sign-up form' }));
    expect(bus).toMatchObject([{ consent: { email: { status: 'granted', source: 'sign-up form' } } }]);
  });

  it.each([['granted'], [{ topics: { tips: 'granted' } }], [{ night: 'granted' }], [{ confirmed: true }]])(
    'that is public may not: %j',
    async (said) => {
      const { bus, asides, post } = aCollector();
      expect(await post('/v1/track', consent(said), PUBLIC_KEY)).toMatchObject({ status: 400 });
      expect(bus).toEqual([]);
      expect(asides).toMatchObject([{ reason: 'invalid-call' }]);
    },
  );

  it('that is public may say that it is not welcome', async () => {
    const { bus, post } = aCollector();
    await post('/v1/track', consent('withdrawn'), PUBLIC_KEY);
    expect(bus).toMatchObject([{ consent: { email: 'withdrawn' } }]);
  });
});

describe('an enrolment by call', () => {
  it('is asked for by an event, under the id that was given', async () => {
    const { bus, post } = aCollector();
    const asked = { userId: 'u1', journey: 'welcome', properties: { plan: 'pro' }, messageId: 'call-1' };
    expect(await post('/v1/enrol', asked)).toMatchObject({
      status: 202,
      body: '{"success":true,"messageId":"call-1"}',
    });
    expect(bus).toMatchObject([
      {
        messageId: 'call-1',
        event: 'Enrolment Requested',
        customerId: 'u1',
        properties: { plan: 'pro', journey: 'welcome' },
        hop: 0,
      },
    ]);
  });

  it('without an id gets one, and is told it', async () => {
    const { post } = aCollector();
    const { body } = await post('/v1/enrol', { userId: 'u1', journey: 'welcome' });
    expect(JSON.parse(body)).toEqual({ success: true, messageId: 'fresh-1' });
  });

  it.each([[{ journey: 'welcome' }], [{ userId: 'u1' }], [{ userId: 'u1', journey: 'w', jurney: 1 }]])(
    'that is not understood is refused: %j',
    async (asked) => {
      const { bus, post } = aCollector();
      expect(await post('/v1/enrol', asked)).toMatchObject({ status: 400 });
      expect(bus).toEqual([]);
    },
  );

  it('is not for a key that anybody can read', async () => {
    const { bus, post } = aCollector();
    const asked = { userId: 'u1', journey: 'welcome' };
    expect(await post('/v1/enrol', asked, PUBLIC_KEY)).toMatchObject({ status: 403 });
    expect(bus).toEqual([]);
  });
});

describe('a browser', () => {
  it('that asks first hears that any page may send', async () => {
    const answer = await aCollector().ask({ method: 'OPTIONS', path: '/v1/t', headers: {} });
    expect(answer).toMatchObject({ status: 204, body: '' });
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST, OPTIONS',
    });
  });

  it('may read every answer, also a refusal', async () => {
    const answer = await aCollector().ask({ headers: {} });
    expect(answer).toMatchObject({ status: 401, headers: { 'access-control-allow-origin': '*' } });
  });
});

describe('whatever else comes', () => {
  it.each([
    [{ path: '/v1/people' }, 404],
    [{ path: '/v1/constructor' }, 404],
    [{ method: 'GET' }, 405],
    [{ body: { wrong: 'too-large' as const } }, 413],
    [{ body: { wrong: 'not-gzip' as const } }, 400],
    [{ body: { text: '{"batch": [' } }, 400],
    [{ body: { text: '[]' } }, 400],
  ])('has its answer: %j is %i', async (request, status) => {
    expect(await aCollector().ask(request)).toMatchObject({ status });
  });

  it('never throws, and never touches a prototype, whatever the calls hold', async () => {
    const odd = fc.anything({ withNullPrototype: false, maxDepth: 4, key: fc.constantFrom(...KEYS) });
    await fc.assert(
      fc.asyncProperty(fc.array(odd, { maxLength: 4 }), fc.constantFrom(...PATHS), async (calls, path) => {
        const { ask } = aCollector();
        const body = path === '/v1/batch' ? { batch: calls } : (calls[0] ?? {});
        const { status } = await ask({ path, body: { text: JSON.stringify(body) } });
        expect([200, 202, 400]).toContain(status);
        expect('polluted' in {}).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever bytes the body and the authorization are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string(), async (text, authorization) => {
        const { status } = await aCollector().ask({ headers: { authorization }, body: { text } });
        expect([400, 401]).toContain(status);
      }),
      { numRuns: 500 },
    );
  });
});

const PATHS = ['/v1/batch', '/v1/track', '/v1/identify', '/v1/alias', '/v1/group', '/v1/page', '/v1/enrol'];
const KEYS = [
  'type',
  'userId',
  'anonymousId',
  'previousId',
  'groupId',
  'messageId',
  'event',
  'traits',
  'properties',
  'context',
  'timezone',
  'locale',
  'sojournConsent',
  'timestamp',
  'sentAt',
  '__proto__',
  'constructor',
  'polluted',
];
