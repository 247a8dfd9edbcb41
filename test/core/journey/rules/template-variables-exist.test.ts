import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../lib/core/json.ts';
import { aMessage, saidBy, send } from '../../../support/a-journey.ts';

const full = { customer: { firstName: 'Mina' }, entry: { items: [{ name: 'Pan' }], total: 5 } };
const bare = { customer: {}, entry: { items: [], total: 0 } };

function said(text: string, samples: { customer: JsonObject; entry: JsonObject }[] = [full, bare]): string[] {
  const messages = { hello: aMessage({ sms: { en: text }, samples }) };
  return saidBy('template-variables-exist', { steps: [send('hello'), send('again')] }, { messages });
}

describe('a variable of a template', () => {
  it.each([
    ['is in every sample', '{{ entry.total }}'],
    ['has a default', '{{ customer.firstName | default: "there" }}'],
    ['is asked for first', '{% if customer.firstName %}{{ customer.firstName }}{% endif %}'],
    ['is a list’s size', '{{ entry.items.size }}'],
    ['is the brand’s', '{{ brand.name }}, {{ brand.site }}'],
    ['is the template’s own', '{% for item in entry.items %}{{ item.name }}{% endfor %}'],
  ])('%s: %s', (_what, text) => {
    expect(said(text)).toEqual([]);
  });

  it.each([
    ['{{ customer.firstName }}', '{{ customer.firstName }}, which sample 2 does not have'],
    ['{{ entry.items[0].name }}', '{{ entry.items.0.name }}, which sample 2 does not have'],
    ['{{ entry.items.first.name }}', '{{ entry.items.first.name }}, which sample 2 does not have'],
    ['{{ brand.nane }}', '{{ brand.nane }}, which the settings do not have'],
    [
      '{{ custmer.firstName | default: "" }}',
      '{{ custmer.firstName }}, but there are only customer, entry, brand and links',
    ],
    ['{{ customer.constructor }}', '{{ customer.constructor }}, which sample 1 does not have'],
  ])('is a mistake, told once: %s', (text, reason) => {
    expect(said(text)).toEqual([
      `steps.0.send.message: the text message (en) of message "hello" uses ${reason}`,
    ]);
  });

  it('is missing when its value is null', () => {
    expect(said('{{ entry.total }}', [{ customer: {}, entry: { total: null } }])).toHaveLength(1);
  });

  it('is looked for in subjects and e-mails too', () => {
    const messages = { hello: aMessage({ subject: '{{ entry.a }}', email: { ko: '{{ entry.b }}' } }) };
    expect(saidBy('template-variables-exist', { steps: [send('hello')] }, { messages })).toEqual([
      expect.stringContaining('the subject (ko) of message "hello" uses {{ entry.a }}'),
      expect.stringContaining('the e-mail (ko) of message "hello" uses {{ entry.b }}'),
    ]);
  });

  it('is looked for in every subject that a send tests', () => {
    const messages = { hello: aMessage({ email: { en: 'Hi' } }) };
    const subjects = (text: string) => ({
      variants: [
        { id: 'plain', weight: 50, subject: { en: 'Hello' } },
        { id: 'named', weight: 50, subject: { en: text } },
      ],
    });
    const tested = (text: string) => ({ id: 'again', send: { message: 'hello', test: subjects(text) } });
    const steps = [send('hello'), tested('{{ customer.firstName }}')];
    expect(saidBy('template-variables-exist', { steps }, { messages })).toEqual([
      'steps.1.send.test.variants.1.subject.en: subject "named" (en) of message "hello" uses {{ customer.firstName }}, which sample 1 does not have',
    ]);
    const safe = [tested('{{ customer.firstName | default: "you" }}')];
    expect(saidBy('template-variables-exist', { steps: safe }, { messages })).toEqual([]);
  });

  it('cannot be found in a template that is not Liquid', () => {
    expect(said('{% if customer.firstName %}')).toEqual([
      expect.stringMatching(
        /^steps\.0\.send\.message: the text message \(en\) of message "hello" cannot be read: /,
      ),
    ]);
  });

  it('is of the report only where the message asks for it', () => {
    const text = '{{ report.week }}';
    const hello = aMessage({ sms: { en: text } });
    expect(said(text)).toEqual([expect.stringContaining('which the message does not ask for')]);
    const asking = { ...hello, file: { ...hello.file, data: ['report' as const] } };
    const journey = { steps: [send('hello')] };
    expect(saidBy('template-variables-exist', journey, { messages: { hello: asking } })).toEqual([]);
  });
});
