import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PageRequest } from '../../../lib/core/pages/page.ts';
import { Settings } from '../../../lib/core/settings.ts';
import { servePage } from '../../../lib/core/tasks/public-pages.ts';
import type { TokenKey, TokenPayload, TokenPurpose } from '../../../lib/core/token/definition.ts';
import { signToken } from '../../../lib/core/token/sign.ts';
import { anEvent, aSignUp, aWorld, DAY, HOUR, MINUTE, NOON, settings } from '../../support/world.ts';

const KEYS: readonly TokenKey[] = [
  { kid: 'k1', secret: 'Zm9yIHRlc3RzIG9ubHksIG5vdCBhIHNlY3JldCBhdCBhbGw', since: NOON - DAY },
];
const SETTINGS = Settings.parse({
  ...settings,
  brand: { ...settings.brand, name: 'Maru <&> Co' },
  topics: { offers: { title: { en: 'Offers', ko: '할인 소식' } }, tips: { title: 'Tips', about: 'How to' } },
});
const FORM = 'application/x-www-form-urlencoded';
const ONE_CLICK = 'List-Unsubscribe=One-Click'; // RFC 8058 §3.1

/** The pages on ports in memory, for Ada, who said yes to both channels. */
async function pages() {
  const world = aWorld([]);
  await world.ingest(aSignUp());
  world.published.length = 0;
  world.pass(HOUR);
  const ports = {
    ...world.ports,
    pages: { keys: async () => KEYS },
    content: { registry: async () => ({ settings: SETTINGS, journeys: [], audience: 'a0', catalog: 'e0' }) },
  };
  const serve = (method: string, path: string, part: Partial<PageRequest> = {}) =>
    servePage({ method, path, query: {}, headers: {}, body: '', ...part }, ports);
  return {
    world,
    ports,
    serve,
    get: (path: string, headers: PageRequest['headers'] = {}) => serve('GET', path, { headers }),
    post: (path: string, body: string, contentType = FORM) =>
      serve('POST', path, { body, headers: { 'content-type': contentType } }),
    consents: async () => (await world.ports.customers.customer('c1')).consents,
  };
}

function token<Purpose extends TokenPurpose>(purpose: Purpose, payload: TokenPayload<Purpose>): string {
  return signToken({ purpose, payload, keys: KEYS });
}
const link = { c: 'c1', ch: 'email', tp: 'offers', s: 'send-1' } as const;
const U = `/u/${token('unsubscribe', link)}`;
const P = `/p/${token('preferences', link)}`;

/** The form as a browser sends it in with these boxes ticked. */
function sentIn(page: string, on: readonly string[], more: Readonly<Record<string, string>> = {}): string {
  const form = new URLSearchParams();
  for (const [, name = '', value = ''] of page.matchAll(
    /<input type="hidden" name="([^"]*)" value="([^"]*)">/g,
  ))
    form.append(name, value);
  for (const name of on) form.append('on', name);
  for (const [name, value] of Object.entries(more)) form.append(name, value);
  return form.toString();
}
const ticked = (page: string) =>
  [...page.matchAll(/name="on" value="([^"]*)" checked/g)].map(([, name]) => name);
const ALL_BOXES = ['email topic:offers', 'sms topic:offers', 'email topic:tips', 'sms topic:tips'];

describe('the unsubscribe link', () => {
  it.each(['GET', 'HEAD'])('followed a hundred times by %s changes nothing', async (method) => {
    const { world, serve } = await pages();
    const before = await world.ports.customers.customer('c1');
    for (let times = 0; times < 100; times += 1) expect((await serve(method, U)).status).toBe(200);
    expect(await world.ports.customers.customer('c1')).toEqual(before);
    expect(world.published).toEqual([]);
  });

  it.each([
    ['form-encoded', ONE_CLICK, FORM],
    ['without saying what it is', ONE_CLICK, ''],
    [
      'multipart, as RFC 8058 §8.2 shows it',
      '---FormBoundaryjWmhtjORrn\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n---FormBoundaryjWmhtjORrn--\r\n',
      'multipart/form-data; boundary=-FormBoundaryjWmhtjORrn',
    ],
  ])(
    'posted by a mail program (%s) refuses the channel at once, with 200, no redirect, no cookie',
    async (_, body, type) => {
      const { post, consents, world } = await pages();
      const answer = await post(U, body, type);
      expect(answer).toMatchObject({ status: 200, outcome: 'unsubscribed' });
      expect(Object.keys(answer.headers)).not.toEqual(expect.arrayContaining(['location']));
      expect(Object.keys(answer.headers)).not.toEqual(expect.arrayContaining(['set-cookie']));
      expect(await consents()).toMatchObject([
        { channel: 'email', all: { status: 'withdrawn', source: 'one-click', proof: 'link in send send-1' } },
        { channel: 'sms', all: { status: 'granted' } },
      ]);
      expect(world.published).toMatchObject([{ event: 'Unsubscribed', customerId: 'c1', hop: 0 }]);
    },
  );

  it.each([
    ['another value', 'List-Unsubscribe=Two-Click'],
    ['another case', 'list-unsubscribe=One-Click'],
    ['more than the one field', `${ONE_CLICK}&more=1`],
    ['the field twice', `${ONE_CLICK}&${ONE_CLICK}`],
    ['nothing', ''],
    ["a topic that is not the message's", 'only=tips'],
    ['more than any form', 'x'.repeat(70_000)],
  ])('posted with %s does nothing', async (_, body) => {
    const { post, consents, world } = await pages();
    expect((await post(U, body)).status).toBe(400);
    expect((await consents())[0]).toMatchObject({ epoch: 1, all: { status: 'granted' } });
    expect(world.published).toEqual([]);
  });

  it('posted again does no more than once', async () => {
    const { post, consents, world, ports } = await pages();
    for (let times = 0; times < 5; times += 1) {
      expect((await post(U, ONE_CLICK)).status).toBe(200);
      world.pass(MINUTE);
    }
    expect((await consents())[0]?.epoch).toBe(2);
    expect(new Set(world.published.map(({ messageId }) => messageId)).size).toBe(1);
    expect(await ports.customers.consentLedger('c1')).toHaveLength(3); // two of the sign-up
  });

  it('posted again after coming back refuses again', async () => {
    const { post, consents, world } = await pages();
    await post(U, ONE_CLICK);
    for (const event of world.published.splice(0)) await world.ingest(event);
    world.pass(HOUR);
    await world.ingest(anEvent('Came Back', { consent: { email: 'granted' } }));
    world.pass(HOUR);
    await post(U, ONE_CLICK);
    expect((await consents())[0]?.all).toMatchObject({ status: 'withdrawn', at: NOON + 3 * HOUR });
  });

  it('beats a consent from a clock that runs ahead', async () => {
    const { post, consents, world } = await pages();
    const ahead = new Date(world.now() + 5 * MINUTE).toISOString();
    await world.ingest(anEvent('Said', { timestamp: ahead, consent: { email: 'granted' } }));
    await post(U, ONE_CLICK);
    expect((await consents())[0]?.all?.status).toBe('withdrawn');
  });

  it('refuses one topic only, where the second button says so', async () => {
    const { post, consents, get } = await pages();
    expect((await get(U)).body).toContain('<input type="hidden" name="only" value="offers">');
    expect((await post(U, 'only=offers')).status).toBe(200);
    expect((await consents())[0]).toMatchObject({
      all: { status: 'granted' },
      topics: { offers: { status: 'withdrawn', source: 'unsubscribe page' } },
    });
  });

  it('is finished by ingest: the event ends journeys and tells of the change', async () => {
    const { post, world } = await pages();
    await post(U, ONE_CLICK);
    const [unsubscribed] = world.published.splice(0);
    if (unsubscribed === undefined) throw new Error('nothing was published');
    expect((await world.ingest(unsubscribed)).outcome).toBe('duplicate'); // kept by the page
    expect(
      world.published.map(({ event, properties }) => [event, properties['scope'], properties['status']]),
    ).toEqual([['Consent Changed', 'all', 'withdrawn']]);
    expect(await world.ports.customers.keepEvent(await keptAgain(world, unsubscribed.messageId))).toEqual({
      outcome: 'finished',
    });
  });

  it('is kept when the bus is down; the next try puts the same event on it', async () => {
    const { post, consents, world, ports } = await pages();
    const { publish } = ports.publisher;
    ports.publisher.publish = async () => {
      throw new Error('the bus is down');
    };
    await expect(post(U, ONE_CLICK)).rejects.toThrow('down');
    expect((await consents())[0]?.all?.status).toBe('withdrawn');
    const eventId = (await consents())[0]?.all?.eventId;
    ports.publisher.publish = publish;
    world.pass(MINUTE);
    expect((await post(U, ONE_CLICK)).status).toBe(200);
    expect(world.published.map(({ messageId }) => messageId)).toEqual([eventId]);
    expect((await consents())[0]?.epoch).toBe(2);
  });

  it('of someone whom we do not know shows the same, and keeps nothing', async () => {
    const { get, post, world } = await pages();
    const other = `/u/${token('unsubscribe', { ...link, c: 'erased' })}`;
    const strip = (body: string) => body.replaceAll(/v1\.[^"?]+/g, '');
    expect(strip((await get(other)).body)).toBe(strip((await get(U)).body));
    expect(strip((await post(other, ONE_CLICK)).body)).toBe(strip((await post(U, ONE_CLICK)).body));
    expect((await world.ports.customers.customer('erased')).profile.version).toBe(0);
    expect(world.published).toHaveLength(1);
  });
});

/** What keepEvent is asked to see whether an event is finished. */
async function keptAgain(world: ReturnType<typeof aWorld>, id: string) {
  const { profile } = await world.ports.customers.customer('c1');
  const event = { id, name: 'x', customerId: 'c1', occurredAt: 0, receivedAt: 0, properties: {}, hop: 0 };
  return { event, profile, consents: [], said: [] };
}

describe('a link that is not right', () => {
  it.each([
    ['forged', 403, `/u/${token('unsubscribe', link).slice(0, -1)}`],
    ['of another purpose', 403, `/u/${token('preferences', link)}`],
    ['of another page', 403, `/p/${token('unsubscribe', link)}`],
    ['an edit token in the address', 403, `/p/${token('edit', link)}`],
    ['too old', 410, `/u/${token('unsubscribe', { ...link, e: NOON / 1000 })}`],
    ['nowhere', 404, '/'],
    ['nowhere', 404, '/x/y'],
  ])('(%s) is a page of status %i that changes nothing, whatever is posted', async (_, status, path) => {
    const { get, post, consents, world } = await pages();
    const shown = await get(path);
    expect(shown.status).toBe(status);
    expect(shown.body).toContain('<h1>');
    expect(shown.body).toContain('hi@maru.example'); // how to go on
    expect((await post(path, ONE_CLICK)).status).toBe(status);
    expect((await consents())[0]?.epoch).toBe(1);
    expect(world.published).toEqual([]);
  });

  it('of a key three years old is too old', async () => {
    const { get, world } = await pages();
    world.pass(1096 * DAY);
    expect((await get(U)).status).toBe(410);
  });

  it('asked in another way is told which there are', async () => {
    const { serve } = await pages();
    expect(await serve('PUT', U)).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, POST' } });
    expect(await serve('POST', '/c/x')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  });
});

describe('the preference centre', () => {
  it('shows what stands, and changes nothing by being looked at', async () => {
    const { get, serve, world } = await pages();
    const before = await world.ports.customers.customer('c1');
    expect(ticked((await get(P)).body)).toEqual(ALL_BOXES);
    await serve('HEAD', P);
    expect(await world.ports.customers.customer('c1')).toEqual(before);
  });

  it('takes what was changed by hand, and shows it', async () => {
    const { get, post, consents, world } = await pages();
    const on = ['email topic:tips', 'sms topic:offers', 'sms topic:tips'];
    const answer = await post(P, sentIn((await get(P)).body, on, { preferred: 'sms' }));
    expect(answer).toMatchObject({ status: 200, outcome: 'saved' });
    expect(answer.body).toContain('role="status"');
    expect(ticked(answer.body)).toEqual(['sms topic:offers', 'email topic:tips', 'sms topic:tips']);
    expect(await consents()).toMatchObject([
      {
        channel: 'email',
        epoch: 2,
        all: { status: 'granted' },
        topics: { offers: { status: 'withdrawn', source: 'preference centre' } },
      },
      { channel: 'sms', epoch: 1 },
    ]);
    const { profile } = await world.ports.customers.customer('c1');
    expect(profile.traits['preferredChannel']).toBe('sms');
    expect(world.published).toMatchObject([
      { event: 'Preferences Changed', traits: { preferredChannel: 'sms' } },
    ]);
  });

  it('unticked altogether refuses the channel as a whole, and ticked again grants that topic alone', async () => {
    const { get, post, consents, world } = await pages();
    await post(P, sentIn((await get(P)).body, ['sms topic:offers', 'sms topic:tips']));
    expect((await consents())[0]?.all?.status).toBe('withdrawn');
    world.pass(MINUTE);
    const answer = await post(
      P,
      sentIn(
        (await get(P)).body,
        ALL_BOXES.filter((one) => one !== 'email topic:tips'),
      ),
    );
    expect(ticked(answer.body)).toEqual(['email topic:offers', 'sms topic:offers', 'sms topic:tips']);
    expect((await consents())[0]?.all?.status).toBe('withdrawn');
  });

  it('has one button that stops everything', async () => {
    const { get, post, consents, world } = await pages();
    const answer = await post(P, sentIn((await get(P)).body, ALL_BOXES, { stop: 'everything' }));
    expect(ticked(answer.body)).toEqual([]);
    expect((await consents()).map(({ all }) => all?.status)).toEqual(['withdrawn', 'withdrawn']);
    expect(world.published).toMatchObject([{ event: 'Unsubscribed', properties: { scope: 'everything' } }]);
  });

  it('left open does not undo a refusal that came since', async () => {
    const { get, post, consents } = await pages();
    const shown = (await get(P)).body;
    await post(U, ONE_CLICK);
    const answer = await post(
      P,
      sentIn(
        shown,
        ALL_BOXES.filter((one) => one !== 'sms topic:tips'),
      ),
    );
    expect(ticked(answer.body)).toEqual(['sms topic:offers']);
    expect((await consents())[0]?.all?.status).toBe('withdrawn');
  });

  it('sent in twice changes nothing the second time', async () => {
    const { get, post, consents, world } = await pages();
    const form = sentIn((await get(P)).body, ALL_BOXES.slice(1));
    await post(P, form);
    world.pass(MINUTE);
    await post(P, form);
    expect((await consents())[0]?.epoch).toBe(2);
    expect(new Set(world.published.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('shows consent to the night and to tracking only to those who gave it, to take it back', async () => {
    const { get, post, consents, world } = await pages();
    expect((await get(P)).body).not.toContain('tracking');
    const more = { tracking: 'granted', topics: {}, basis: 'express' } as const;
    await world.ingest(anEvent('Said', { consent: { email: more } }));
    const { body } = await get(P);
    expect(ticked(body)).toEqual([...ALL_BOXES, 'email tracking']);
    await post(P, sentIn(body, ALL_BOXES));
    expect((await consents())[0]).toMatchObject({
      all: { status: 'granted' },
      tracking: { status: 'withdrawn' },
    });
  });

  it.each([
    ['older than an hour', 410, { e: NOON / 1000 + 3600 }],
    ["of someone else's page", 403, { c: 'c2' }],
  ])('takes no form %s', async (_, status, part) => {
    const { get, post, consents } = await pages();
    const edit = token('edit', { ...link, e: NOON / 1000 + 9999, ...part });
    const form = new URLSearchParams(sentIn((await get(P)).body, []));
    form.set('edit', edit);
    expect((await post(P, form.toString())).status).toBe(status);
    expect((await consents())[0]?.epoch).toBe(1);
  });

  it('takes no form by the link in the mail alone', async () => {
    const { post, consents } = await pages();
    expect((await post(P, 'stop=everything')).status).toBe(400);
    expect((await post(P, `stop=everything&edit=${P.slice(3)}`)).status).toBe(403);
    expect((await consents())[0]?.epoch).toBe(1);
  });

  it('of someone whom we do not know is a page like any other, and keeps nothing', async () => {
    const { get, post, world } = await pages();
    const path = `/p/${token('preferences', { ...link, c: 'erased' })}`;
    const answer = await post(path, sentIn((await get(path)).body, ALL_BOXES));
    expect(answer.status).toBe(200);
    expect((await world.ports.customers.customer('erased')).profile.version).toBe(0);
    expect(world.published).toEqual([]);
  });
});

describe('a link that counts', () => {
  const url = 'https://shop.example/a?b=1&c=%EA%B0%80#d';
  const C = `/c/${token('click', { s: 'send-1', ch: 'sms', u: url })}`;
  const PERSON =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Version/19.1 Mobile/15E148 Safari/604.1';

  it('leads on to the address that was signed, and tells of the click', async () => {
    const { get, world } = await pages();
    const answer = await get(C, { 'user-agent': PERSON });
    expect(answer).toMatchObject({
      status: 302,
      headers: { location: url, 'cache-control': 'no-store' },
      body: '',
    });
    expect(world.news).toEqual([
      {
        sendId: 'send-1',
        kind: 'clicked',
        channel: 'sms',
        at: world.now(),
        providerMessageId: '',
        permanent: false,
        byMachine: false,
      },
    ]);
  });

  it.each([
    ['HEAD', PERSON, {}],
    ['GET', '', {}],
    ['GET', 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)', {}],
    ['GET', 'facebookexternalhit/1.1; kakaotalk-scrap/1.0; +https://devtalk.kakao.com/t/scrap/33984', {}],
    ['GET', 'Mozilla/5.0 (compatible; Yeti/1.1; +https://naver.me/spd)', {}],
    ['GET', 'python-requests/2.32.3', {}],
    ['GET', PERSON, { 'sec-purpose': 'prefetch;prerender' }],
  ])('followed by a machine (%s %s) leads on as well, and says so', async (method, agent, headers) => {
    const { serve, world } = await pages();
    const answer = await serve(method, C, { headers: { 'user-agent': agent, ...headers } });
    expect(answer).toMatchObject({ status: 302, headers: { location: url } });
    expect(world.news).toMatchObject([{ kind: 'clicked', byMachine: true }]);
  });

  it.each([
    'Mozilla/5.0 (Linux; Android 9; CUBOT_X19) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 KAKAOTALK 11.2.0',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 NAVER(inapp; search; 1010)',
  ])('followed by a person with %s is a click', async (agent) => {
    const { get, world } = await pages();
    await get(C, { 'user-agent': agent });
    expect(world.news).toMatchObject([{ byMachine: false }]);
  });

  it('leads on also when the click cannot be told', async () => {
    const { get, ports } = await pages();
    ports.news.tell = async () => {
      throw new Error('the queue is down');
    };
    expect(await get(C)).toMatchObject({ status: 302, outcome: 'redirected-uncounted' });
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '/relative', 'mailto:a@b.example', 'https://'])(
    'leads nowhere with %s, signed or not',
    async (u) => {
      const { get, world } = await pages();
      expect((await get(`/c/${token('click', { s: 's', ch: 'email', u })}`)).status).toBe(403);
      expect(world.news).toEqual([]);
    },
  );

  it('has no line break in its header', async () => {
    const { get } = await pages();
    const u = 'https://shop.example/\r\nset-cookie: a=b';
    const { headers } = await get(`/c/${token('click', { s: 's', ch: 'email', u })}`);
    expect(headers['location']).toBe('https://shop.example/set-cookie:%20a=b');
  });
});

describe('every page', () => {
  it.each([U, P, '/u/forged', '/nowhere'])(
    '(%s) is HTML that stands alone, and is not to be kept or framed',
    async (path) => {
      const { get } = await pages();
      const { headers, body } = await get(path);
      expect(body).not.toMatch(/<script|<link|<img|@import|url\(| on[a-z]+=|https?:/i);
      const style = /<style>(.*?)<\/style>/s.exec(body)?.[1] ?? '';
      const hash = createHash('sha256').update(style).digest('base64');
      expect(headers['content-security-policy']).toBe(
        `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
      );
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'content-type': 'text/html; charset=utf-8',
      });
    },
  );

  it.each([U, P, '/u/forged'])(
    '(%s) says its language, has one heading, and a name on every control',
    async (path) => {
      const { get } = await pages();
      const { body } = await get(path);
      expect(body).toMatch(/^<!doctype html>\n<html lang="en">/);
      expect(body.match(/<h1>/g)).toHaveLength(1);
      const controls = body.match(/<input type="(checkbox|radio)"/g) ?? [];
      expect(body.match(/<label><input type="(checkbox|radio)"[^>]*> [^<]+<\/label>/g) ?? []).toHaveLength(
        controls.length,
      );
      expect(body.match(/<fieldset/g)?.length ?? 0).toBe(body.match(/<legend>[^<]+</g)?.length ?? 0);
    },
  );

  it('writes names as text, never as markup', async () => {
    const { get } = await pages();
    const { body } = await get(U);
    expect(body).toContain('Maru &lt;&amp;&gt; Co');
    expect(body).not.toContain('Maru <&> Co');
  });

  it.each([
    ['asked for by hand', { query: { lang: 'ko' }, headers: { 'accept-language': 'en' } }, 'ko'],
    ['of the browser', { headers: { 'accept-language': 'fr;q=0.9, en;q=0.5, ko-KR;q=0.8' } }, 'ko'],
    ['of the browser, as far as there is one', { headers: { 'accept-language': 'de, ko;q=0' } }, 'en'],
    ['of nobody we know of', { query: { lang: 'tlh' } }, 'en'],
  ])('is in the language %s', async (_, part, language) => {
    const { serve } = await pages();
    const answer = await serve('GET', U, part);
    expect(answer.headers['content-language']).toBe(language);
    expect(answer.body).toContain(`<html lang="${language}">`);
    expect(answer.body.includes('수신거부')).toBe(language === 'ko');
  });

  it("is in the customer's own language when the browser says nothing", async () => {
    const { get, world } = await pages();
    await world.ingest(anEvent('Moved', { traits: { locale: 'ko_KR' } }));
    expect((await get(P)).headers['content-language']).toBe('ko');
  });
});
