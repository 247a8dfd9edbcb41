import { describe, expect, it } from 'vitest';
import type { Copy } from '../../../../lib/local/chaos/oracle/definition.ts';
import { createOracle, type Oracle } from '../../../../lib/local/chaos/oracle/oracle.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A Wednesday: 12:00 in Berlin, 20:00 in Seoul, 07:00 in New York (daylight saving time since the 8th). */
const NOON = Date.parse('2026-03-25T11:00:00Z');

const ADA = {
  id: 'ada',
  country: 'DE',
  zone: 'Europe/Berlin',
  email: 'a@mail.example',
  phone: '+491',
} as const;
const MINA = {
  id: 'mina',
  country: 'KR',
  zone: 'Asia/Seoul',
  email: 'm@mail.example',
  phone: '+8210',
} as const;
const JOE = {
  id: 'joe',
  country: 'US',
  zone: 'America/New_York',
  email: 'j@mail.example',
  phone: '+1212',
} as const;
const EVE = { ...ADA, id: 'eve' } as const;

/** Everybody said yes to everything the day before; each has an occasion of his or her own name. */
function oracle(): Oracle {
  const people = [ADA, MINA, JOE, EVE].map((one) => ({ ...one, nights: false }));
  const made = createOracle({
    persons: new Map(people.map((one) => [one.id, one])),
    messages: new Map([
      ['ad', { journey: 'j', purpose: 'marketing', ways: 'one', unless: { event: 'Bought' } }],
      ['ad-two', { journey: 'j', purpose: 'marketing', ways: 'fallback' }],
      ['bill', { journey: 'b', purpose: 'transactional', ways: 'one' }],
    ]),
    limits: [{ atMost: 2, perMs: 24 * HOUR }],
    quiet: { fromHour: 23, toHour: 6 },
  });
  for (const { id } of people) {
    made.occasion(`o${id}`, id);
    for (const channel of ['email', 'sms'] as const) made.said(id, channel, word(true, NOON - 24 * HOUR));
  }
  return made;
}

function word(granted: boolean, at: number) {
  return { granted, saidAt: at, arrivedAt: at, committedAt: at };
}

/** As a mail to Ada should be. */
function mail(over: Partial<Copy> = {}, mark = '#oada.ad.e1#'): Copy {
  return {
    at: NOON,
    channel: 'email',
    to: ADA.email,
    subject: 'Hello',
    html: `<p>Hello ${mark}</p><a href="https://shop.example/u/x">no more</a>`,
    text: `Hello ${mark} https://shop.example/u/x`,
    headers: {
      'List-Unsubscribe': '<https://shop.example/u/x>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    ...over,
  };
}

function text(over: Partial<Copy>): Copy {
  return { ...mail(), channel: 'sms', subject: '', html: '', headers: {}, ...over };
}

function rulesBroken(made: Oracle, ...copies: readonly Copy[]): string[] {
  for (const copy of copies) made.accepted(copy);
  return made.violations.map(({ rule }) => rule);
}

describe('the oracle', () => {
  it('has nothing to say of a mail as it should be', () => {
    expect(rulesBroken(oracle(), mail())).toEqual([]);
  });

  it('counts copies: one of advertising, two of what is waited for', () => {
    expect(rulesBroken(oracle(), mail(), mail({ at: NOON + HOUR }))).toEqual(['copies']);
    const bill = mail({}, '#oada.bill.e1#');
    expect(rulesBroken(oracle(), bill, bill)).toEqual([]);
    expect(rulesBroken(oracle(), bill, bill, bill)).toEqual(['copies']);
  });

  it('allows one more copy for each that a person asked for', () => {
    const made = oracle();
    made.resent({ occasion: 'oada', step: 'ad' });
    expect(rulesBroken(made, mail(), mail({ at: NOON + HOUR }))).toEqual([]);
  });

  it('sees one message go by two channels, unless the first one bounced', () => {
    const both = [mail({}, '#oada.ad-two.e1#'), text({ to: ADA.phone, text: '#oada.ad-two.e1#' })] as const;
    expect(rulesBroken(oracle(), ...both)).toEqual(['one-way']);
    const made = oracle();
    const [first, second] = both;
    const read = made.accepted(first);
    if (read !== undefined) made.bounced(read, NOON);
    made.accepted(second);
    expect(made.violations).toEqual([]);
  });

  it('sees a mail to another person’s address', () => {
    expect(rulesBroken(oracle(), mail({ to: MINA.email }))).toEqual(['own-address']);
  });

  it('sees one message to two customers who share an address', () => {
    expect(rulesBroken(oracle(), mail(), mail({}, '#oeve.ad.e1#'))).toEqual(['shared-address']);
  });

  it('sees advertising more than a minute after a refusal was taken down', () => {
    const made = oracle();
    made.said(ADA.id, 'email', word(false, NOON - 61_000));
    expect(rulesBroken(made, mail())).toEqual(['consent']);
  });

  it('lets a message pass that was on its way when the refusal came, and any after a later yes', () => {
    const onItsWay = oracle();
    onItsWay.said(ADA.id, 'email', word(false, NOON - 59_000));
    expect(rulesBroken(onItsWay, mail())).toEqual([]);
    const takenBack = oracle();
    takenBack.said(ADA.id, 'email', word(false, NOON - HOUR));
    takenBack.said(ADA.id, 'email', word(true, NOON - MINUTE));
    expect(rulesBroken(takenBack, mail())).toEqual([]);
  });

  it('sees anything go to an address that was closed', () => {
    const made = oracle();
    made.closed(ADA.email, NOON - HOUR);
    expect(rulesBroken(made, mail({}, '#oada.bill.e1#'))).toEqual(['closed-address']);
  });

  // Network Act art. 50(3): 21:00 to 08:00. 11:59:59Z is 20:59:59 in Seoul.
  it('sees a text in the Korean night, to the second', () => {
    const at = (time: string) => text({ at: Date.parse(time), to: MINA.phone, text: '(광고) #omina.ad.e1#' });
    expect(rulesBroken(oracle(), at('2026-03-25T11:59:59Z'))).toEqual([]);
    expect(rulesBroken(oracle(), at('2026-03-25T12:00:00Z'))).toEqual(['hours']);
    expect(rulesBroken(oracle(), at('2026-03-25T22:59:59Z'))).toEqual(['hours']);
    expect(rulesBroken(oracle(), at('2026-03-25T23:00:00Z'))).toEqual([]);
  });

  // 47 CFR 64.1200(c)(1): before 8 a.m. or after 9 p.m. 12:00Z is 08:00 in New York.
  it('sees a text in the American night', () => {
    const at = (time: string) => text({ at: Date.parse(time), to: JOE.phone, text: '#ojoe.ad.e1#' });
    expect(rulesBroken(oracle(), at('2026-03-25T11:59:59Z'))).toEqual(['hours']);
    expect(rulesBroken(oracle(), at('2026-03-25T12:00:00Z'))).toEqual([]);
  });

  it('sees a mail in the company’s quiet hours, by the reader’s clock', () => {
    expect(rulesBroken(oracle(), mail({ at: Date.parse('2026-03-25T23:30:00Z') }))).toEqual(['hours']);
  });

  it('misses the label of Korean advertising', () => {
    const korean = { to: MINA.email, subject: '안녕하세요' };
    expect(rulesBroken(oracle(), mail(korean, '#omina.ad.e1#'))).toEqual(['label']);
    expect(rulesBroken(oracle(), mail({ ...korean, subject: '(광고) 안녕' }, '#omina.ad.e1#'))).toEqual([]);
  });

  it('sees a template where its value should be', () => {
    expect(rulesBroken(oracle(), mail({ subject: 'Hello {{ customer.firstName }}' }))).toEqual([
      'whole-text',
    ]);
  });

  it('misses the way to refuse, in the header and in the text', () => {
    expect(rulesBroken(oracle(), mail({ headers: {} }))).toEqual(['whole-text']);
    expect(rulesBroken(oracle(), mail({ html: 'Hello #oada.ad.e1#' }))).toEqual(['whole-text']);
  });

  it('counts advertising for each customer', () => {
    const three = ['oa', 'ob', 'oc'].map((occasion) => mail({}, `#${occasion}.ad.e1#`));
    const made = oracle();
    for (const occasion of ['oa', 'ob', 'oc']) made.occasion(occasion, ADA.id);
    expect(rulesBroken(made, ...three)).toEqual(['caps']);
  });

  it('sees a customer change from one edition of a journey to another', () => {
    const two = [mail(), mail({}, '#oada.ad-two.e2#')];
    expect(rulesBroken(oracle(), ...two)).toEqual(['edition']);
  });

  it('sees an offer to who has bought', () => {
    const made = oracle();
    const at = NOON - 61_000;
    made.did('oada', 'Bought', { arrivedAt: at, committedAt: at });
    expect(rulesBroken(made, mail())).toEqual(['not-after-all']);
  });

  it('sees a mail that nobody asked for', () => {
    expect(rulesBroken(oracle(), mail({}, '#onobody.ad.e1#'))).toEqual(['mark']);
    expect(rulesBroken(oracle(), mail({ text: 'Hello' }))).toEqual(['mark']);
  });
});
