import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../lib/core/json.ts';
import { renderFor } from '../../../lib/core/message/render-for.ts';
import { SAMPLE_LINKS } from '../../../lib/core/message/sample-links.ts';
import { Settings } from '../../../lib/core/settings.ts';

// What a shop's visitor could call himself, or an event carry. Sources: OWASP's XSS Filter Evasion Cheat Sheet, RFC 5322
// §2.2 (header lines), Unicode TR 36 §2.10 (direction of writing), and the syntax of our own templates.
const CORPUS: readonly (readonly [string, string])[] = [
  ['a script', '<script>alert(1)</script>'],
  ['a picture with a handler', '<img src=x onerror=alert(1)>'],
  ['the end of an attribute', '" onmouseover="alert(1)'],
  ['the end of the other kind', "' onmouseover='alert(1)"],
  ['the end of a tag', '"><svg onload=alert(1)>'],
  ['the end of a comment', '--><b>x</b><!--'],
  ['the end of a conditional comment', '<![endif]--><b>x</b>'],
  ['the end of the title', '</title><script>alert(1)</script>'],
  ['the end of the style sheet', '</style><script>alert(1)</script>'],
  ['references', '&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62;'],
  ['a link of its own', '<a href="https://evil.example">here</a>'],
  ['a template', '{{ brand.address }} {% assign x = 1 %}'],
  ['half a template', '{{'],
  ['a filter that would switch escaping off', '{{ customer.name | raw }}'],
  ['header lines', 'x\r\nBcc: evil@evil.example\r\n\r\n<b>x</b>'],
  ['a bare line feed', 'x\nSubject: y'],
  ['other line ends', 'x\u2028Bcc: y\u2029z\u0085Bcc: w'],
  ['a null', 'a\u0000b'],
  ['writing turned around', '\u202Egnp.exe\u2066x\u2069'],
  ['signs without width', 'a\u200Bb\uFEFFc'],
  ['blanks', 'a onclick=alert(1) b'],
];

const settings = Settings.parse({
  brand: { name: 'Maru', address: 'Seoul', site: 'https://shop.example' },
  country: 'KR',
  email: { from: 'Maru <hello@shop.example>' },
});
const message = {
  id: 'hello',
  topic: 'tips',
  urgency: 'detail' as const,
  critical: false,
  email: {
    en: {
      subject: 'Hello {{ customer.name }}',
      html: `<!doctype html><html><head><title>Hello {{ customer.name }}</title></head><body>
<!--[if mso]><p>{{ customer.name }}</p><![endif]-->
<p title="{{ customer.name }}" class='{{ customer.name }}'>{{ customer.name }}</p>
<a href="https://shop.example/me?name={{ customer.name | url_encode }}">you</a>
<a href='https://shop.example/{{ customer.name }}'>you</a>
{% for item in entry.items %}<b>{{ item }}</b>{% endfor %}</body></html>`,
      text: 'Hello {{ customer.name }}: https://shop.example/me?name={{ customer.name | url_encode }}',
    },
  },
  sms: { en: { text: 'Hello {{ customer.name }} https://shop.example/me' } },
};

function written(channel: 'email' | 'sms', name: string, tracked = true) {
  const rendered = renderFor({
    message,
    channel,
    settings,
    profile: profileOf({ name }),
    entry: { items: [name] },
    links: tracked
      ? { ...SAMPLE_LINKS, track: (url) => `https://pages.example/c/${encodeURIComponent(url)}` }
      : SAMPLE_LINKS,
    about: { journeyId: 'welcome', messageId: 'hello', purpose: 'marketing' },
  });
  return rendered;
}

function email(name: string, tracked = true) {
  const rendered = written('email', name, tracked);
  if (!('email' in rendered)) throw new Error('reason' in rendered ? rendered.reason : 'no e-mail');
  return rendered.email;
}

const profileOf = (traits: JsonObject) => ({
  customerId: 'c-1',
  traits,
  traitTimes: {},
  createdAt: 0,
  lastOccurredAt: 0,
  version: 1,
});

/** Every element with the names of its attributes, as a browser would build them. */
function skeleton(html: string): string[] {
  const found: string[] = [];
  const visit = (node: DefaultTreeAdapterMap['node']) => {
    if (defaultTreeAdapter.isElementNode(node)) {
      found.push(`${node.tagName}[${node.attrs.map((one) => one.name).join(',')}]`);
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return found;
}

describe('whatever a customer is called,', () => {
  const harmless = skeleton(email('Mina').html);

  it('the skeleton of the mail is the one its author wrote', () => {
    // expected: from the template above
    expect(harmless).toEqual([
      'html[]',
      'head[]',
      'title[]',
      'body[]',
      'p[title,class]',
      'a[href]',
      'a[href]',
      'b[]',
    ]);
  });

  it.each(CORPUS)('%s adds no element and no attribute', (_, name) => {
    for (const tracked of [true, false]) expect(skeleton(email(name, tracked).html)).toEqual(harmless);
  });

  it.each(CORPUS)('%s begins no header line', (_, name) => {
    const { subject, headers } = email(name);
    for (const line of [subject, ...Object.values(headers)])
      expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    expect(Object.keys(headers)).toEqual(['List-Unsubscribe', 'List-Unsubscribe-Post']);
  });

  it.each(CORPUS)('%s leaves nothing that would be a template', (_, name) => {
    const { subject, html, text } = email(name);
    const sms = written('sms', name);
    const all = [subject, html, text, 'sms' in sms ? sms.sms.text : ''];
    for (const part of all) expect(part).not.toMatch(/\{[{%]/);
    expect(all.join()).not.toContain('Seoul'); // what {{ brand.address }} would have become
  });

  it.each(CORPUS)('%s turns no writing around and hides nothing', (_, name) => {
    const { subject, html, text } = email(name);
    const sms = written('sms', name);
    for (const part of [subject, html, text, 'sms' in sms ? sms.sms.text : '']) {
      expect(part).not.toMatch(/[\u200B\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/);
    }
  });

  it.each(CORPUS)('%s leads no link away from where its author let it lead', (_, name) => {
    const { html, text } = email(name, false);
    const hrefs = [...html.matchAll(/<a href=(?:"([^"]*)"|'([^']*)')/g)].map((one) => one[1] ?? one[2] ?? '');
    for (const href of hrefs) expect(URL.parse(href.replaceAll('&amp;', '&'))?.host).toBe('shop.example');
    expect(text).toContain('https://shop.example/me?name=');
  });
});

describe('a link that an event brings', () => {
  const linked = {
    ...message,
    email: { en: { subject: 'x', text: 'x', html: '<a href="{{ entry.url }}">go</a>' } },
  };
  const withUrl = (url: string) =>
    renderFor({
      message: linked,
      channel: 'email',
      settings,
      profile: profileOf({}),
      entry: { url },
      links: SAMPLE_LINKS,
      about: { journeyId: 'welcome', messageId: 'hello', purpose: 'marketing' },
    });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    ' javascript:alert(1)',
    'vbscript:x',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'blob:https://shop.example/1',
  ])('is not sent where it is %j', (url) => {
    expect(withUrl(url)).toEqual({ reason: 'render: a link leads nowhere that a mail may lead to' });
  });

  it.each([
    'https://shop.example/?a="><script>alert(1)</script>',
    "https://shop.example/' onclick='alert(1)",
  ])('stays one link: %s', (url) => {
    const rendered = withUrl(url);
    const html = 'email' in rendered ? rendered.email.html : '';
    expect(skeleton(html)).toEqual(['html[]', 'head[]', 'body[]', 'a[href]']);
  });
});
