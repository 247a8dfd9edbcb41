import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MessageContext, renderMessage } from '../../../lib/core/message/render.ts';
import { SAMPLE_LINKS } from '../../../lib/core/message/sample-links.ts';

const brand = { name: 'Maru', color: '#1f5c4d', address: 'Seoul' };

type Template = { subject?: string; html?: string; text?: string };

function email(
  template: Template,
  context: Partial<MessageContext> = {},
  place = { locale: 'en', zone: 'UTC' },
) {
  const source = { subject: 'Hello', html: '<p>Hello</p>', text: 'Hello', ...template };
  return renderMessage({
    message: {
      id: 'hello',
      topic: 'tips',
      urgency: 'detail',
      critical: false,
      email: { [place.locale]: source },
      sms: {},
    },
    channel: 'email',
    ...place,
    context: { customer: {}, entry: {}, brand, links: SAMPLE_LINKS, ...context },
  });
}

function sms(text: string, context: Partial<MessageContext> = {}, place = { locale: 'en', zone: 'UTC' }) {
  return renderMessage({
    message: {
      id: 'hello',
      topic: 'tips',
      urgency: 'urgent',
      critical: false,
      email: {},
      sms: { [place.locale]: { text } },
    },
    channel: 'sms',
    ...place,
    context: { customer: {}, entry: {}, brand, links: SAMPLE_LINKS, ...context },
  });
}

const smsText = (...order: Parameters<typeof sms>) => {
  const result = sms(...order);
  return result.ok ? result : result.reason;
};

describe('a message', () => {
  it('names the customer, the entry event and the brand', () => {
    const context = { customer: { firstName: '민아' }, entry: { items: [{ name: '램프' }] } };
    expect(
      email(
        {
          subject: '{{ customer.firstName }}님, {{ brand.name }}입니다',
          html: '<b>{{ customer.firstName }}</b>',
          text: '{% for item in entry.items %}{{ item.name }}{% endfor %}',
        },
        context,
        { locale: 'ko', zone: 'Asia/Seoul' },
      ),
    ).toEqual({
      ok: true,
      channel: 'email',
      subject: '민아님, Maru입니다',
      html: '<b>민아</b>',
      text: '램프',
    });
  });

  it('says an amount as its language does', () => {
    const order = { entry: { total: 12000.5 } };
    const korea = { locale: 'ko', zone: 'Asia/Seoul' };
    expect(smsText('{{ entry.total | money: "USD" }}', order)).toMatchObject({ text: '$12,000.50' });
    expect(smsText('{{ entry.total | money: "KRW" }}', order, korea)).toMatchObject({ text: '₩12,001' });
  });

  it("says a time by the customer's clock", () => {
    const order = { entry: { at: '2026-12-24T20:30:00Z' } };
    const korea = { locale: 'ko', zone: 'Asia/Seoul' };
    expect(smsText('{{ entry.at | date }}', order)).toMatchObject({ text: 'December 24, 2026' });
    expect(smsText('{{ entry.at | date }}', order, korea)).toMatchObject({ text: '2026년 12월 25일' });
    expect(smsText('{{ entry.at | time }}', order, korea)).toMatchObject({ text: '오전 5:30' });
  });

  it('leaves a day without a time on that day, whatever the zone', () => {
    const order = { entry: { day: '2026-12-24' } };
    const west = { locale: 'en', zone: 'America/Los_Angeles' };
    expect(smsText('{{ entry.day | date }}', order, west)).toMatchObject({ text: 'December 24, 2026' });
  });
});

describe('a message is refused, not sent in part,', () => {
  it('where a variable is missing and has no default', () => {
    expect(sms('Hi {{ customer.firstName }}')).toEqual({
      ok: false,
      reason: 'render: undefined variable: customer.firstName',
    });
  });

  it('where a variable is there but empty', () => {
    expect(sms('Hi {{ customer.firstName }}', { customer: { firstName: null } })).toEqual({
      ok: false,
      reason: 'render: a value is empty in {{ customer.firstName }}',
    });
  });

  it('where a value is no text', () => {
    expect(sms('Hi {{ customer.address }}', { customer: { address: { city: 'Seoul' } } }).ok).toBe(false);
  });

  it.each([
    ['a subject without words', { subject: '{{ customer.name }}' }],
    ['a link that runs a script', { html: '<a href="{{ customer.site }}">go</a>' }],
    ['braces that two values make together', { text: '{{ customer.brace }}{{ customer.brace }}' }],
  ])('for %s', (_, template) => {
    const customer = { name: ' \n ', site: 'javascript:alert(1)', brace: '{' };
    expect(email(template, { customer }).ok).toBe(false);
  });

  it('where it has no words in the language', () => {
    const message = {
      id: 'hello',
      topic: 'tips',
      urgency: 'detail' as const,
      critical: false,
      email: {},
      sms: {},
    };
    const context = { customer: {}, entry: {}, brand, links: SAMPLE_LINKS };
    for (const channel of ['email', 'sms'] as const) {
      expect(renderMessage({ message, channel, locale: 'en', zone: 'UTC', context }).ok).toBe(false);
    }
  });

  it.each([
    ['an unknown filter', '{{ brand.name | shout }}'],
    ['an unknown tag', '{% include "secret" %}'],
    ['switching off the escape', '{{ brand.name | raw }}'],
    ['an unclosed tag', '{% if brand.name %}x'],
    ['the present moment', "{{ 'now' | date }}"],
    ['a currency that is none', '{{ 5 | money: "won" }}'],
    ['a loop without end', '{% for i in (1..999999999) %}x{% endfor %}'],
    ["an object's inheritance", '{{ customer.constructor.name }}'],
  ])('for a template with %s', (_, text) => {
    expect(sms(text)).toMatchObject({ ok: false, reason: expect.stringMatching(/^render: /) as string });
  });

  it('with a reason that holds no value of the customer', () => {
    const secret = 'mina@example.com';
    const customer = { a: secret };
    for (const template of [
      '{{ customer.a | money: "EUR" }}',
      '{{ 5 | money: customer.a }}',
      '{{ customer.a | date }}',
      '{{ customer.a | time }}',
      '{{ customer[customer.a] | upcase }}',
    ]) {
      const result = sms(template, { customer });
      expect(result.ok ? 'sent' : result.reason).not.toContain(secret);
    }
  });
});

describe('whatever the customer is called,', () => {
  /** Texts with the signs that matter in HTML, in headers and in templates. */
  const name = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 4 }),
        fc.constantFrom(
          '{',
          '{{',
          '}}',
          '{%',
          '<',
          '>',
          '"',
          "'",
          '&',
          '\r\n',
          '\u202E',
          '\u0000',
          '\u2028',
          '민아',
        ),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''));
  const template = {
    subject: 'Hello {{ customer.name }}!',
    html: '<p title="{{ customer.name }}">{{ customer.name }}</p>',
    text: 'Hello {{ customer.name }}!',
  };
  const holdsForEveryName = (
    check: (sent: { subject: string; html: string; text: string }, name: string) => void,
  ) =>
    fc.assert(
      fc.property(name, (customerName) => {
        const result = email(template, { customer: { name: customerName } });
        if (!result.ok || result.channel !== 'email') throw new Error('not rendered');
        check(result, customerName);
      }),
    );

  it('no message holds what looks like a template', () => {
    holdsForEveryName(({ subject, html, text }) => {
      for (const part of [subject, html, text]) expect(part).not.toMatch(/\{[{%]/);
    });
  });

  it('the name cannot become markup', () => {
    holdsForEveryName(({ html }) => {
      expect(html.match(/[<>"]/g)?.join('')).toBe('<""><>');
    });
  });

  it('the subject stays one line', () => {
    holdsForEveryName(({ subject }) => {
      expect(subject).not.toMatch(/[\r\n\u2028\u2029]/);
    });
  });

  // controls but for tab and line ends (C0, C1), and what turns the direction of writing around
  const unseen = /[^\P{Cc}\t\r\n]|[\u202A-\u202E\u2066-\u2069]/u;

  it('nothing unseen gets in', () => {
    holdsForEveryName(({ subject, html, text }) => {
      for (const part of [subject, html, text]) expect(part).not.toMatch(unseen);
    });
  });

  it('an ordinary name is left as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\p{L}\p{N} .,-]{1,20}$/u), (customerName) => {
        expect(sms('<{{ customer.name }}>', { customer: { name: customerName } })).toMatchObject({
          text: `<${customerName}>`,
        });
      }),
    );
  });
});
