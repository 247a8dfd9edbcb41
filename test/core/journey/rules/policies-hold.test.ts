import { describe, expect, it } from 'vitest';
import { aMessage, saidBy } from '../../../support/a-journey.ts';
import { someSettings } from '../../policy/a-recipient.ts';

type Content = Parameters<typeof aMessage>[0];

function said(
  content: Content,
  {
    settings = someSettings(),
    ...journey
  }: { settings?: ReturnType<typeof someSettings>; purpose?: string; steps?: object[] } = {},
) {
  const { steps = [{ id: 'hello', send: { message: 'hello' } }], ...given } = journey;
  return saidBy('policies-hold', { ...given, steps }, { messages: { hello: aMessage(content) }, settings });
}

const FOOTER =
  '<p>{{ brand.name }} {{ brand.address }} {{ brand.contact }} <a href="{{ links.unsubscribe }}">수신거부 / Unsubscribe</a></p>';
const right: Content = { email: { en: `Hello ${FOOTER}` }, sms: { en: 'Hello' } };

describe('what the law would refuse is told where it is written', () => {
  it('and nothing where it would not', () => {
    expect(said(right)).toEqual([]);
  });

  it('of an e-mail, with its language and the law that asks', () => {
    expect(said({ email: { en: 'Hello' } })).toEqual([
      'steps.0.send.message: the e-mail (en) of message "hello": the sender is not shown in the HTML and the text part (KR-8)',
      'steps.0.send.message: the e-mail (en) of message "hello": how to unsubscribe is not said in Korean in the HTML and the text part (KR-4)',
    ]);
  });

  it('of a setting, once for a journey, though each message lacks it', () => {
    const settings = someSettings({ brand: { refusal: undefined } });
    const steps = [
      { id: 'one', send: { message: 'hello' } },
      { id: 'two', send: { message: 'hello', channel: 'sms' } },
    ];
    expect(said({ ...right, sms: { en: 'Hello', ko: '안녕하세요' } }, { settings, steps })).toEqual([
      'steps.0.send.message: settings.json, brand.refusal: there is no number on which refusing texts is free (KR-4)',
    ]);
  });

  it('by the law of the countries that a language is written for', () => {
    const settings = someSettings({ country: 'NZ' });
    const lacking = { sms: { en: 'Hello', ja: 'こんにちは' } };
    expect(said(lacking, { settings })).toEqual([
      'steps.0.send.message: the text message (ja) of message "hello": the text does not say the name of the sender and how to opt out (JP-2)',
    ]);
  });

  it('by that of the region that it names', () => {
    const settings = someSettings({ country: 'NZ', brand: { contact: undefined } });
    expect(said({ email: { 'fr-CA': 'Bonjour' } }, { settings })).toEqual([
      'steps.0.send.message: settings.json, brand.contact: there is no contact of the sender (CA-2)',
    ]);
  });

  it('of the channels that are asked for only', () => {
    const steps = [{ id: 'hello', send: { message: 'hello', channel: 'sms' } }];
    expect(said({ ...right, email: { en: 'Hello' } }, { steps })).toEqual([]);
  });

  it('and not of what is no advertising', () => {
    expect(said({ email: { en: 'Your order' } }, { purpose: 'transactional' })).toEqual([]);
  });

  it('and not of what is mended when it is sent', () => {
    expect(said({ sms: { ko: '가을 세일' } })).toEqual([]);
  });

  it('and not of a message that cannot be written: another rule says that', () => {
    expect(said({ email: { en: '{{ customer.plan.name }}' } })).toEqual([]);
  });
});
