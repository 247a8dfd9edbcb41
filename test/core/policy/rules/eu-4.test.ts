import { describe, expect, it } from 'vitest';
import { aMail, consent, ofMail, ofText, rule, word } from '../a-recipient.ts';

const tracked = consent({ all: word(), tracking: word() });
const untracked = consent({ all: word() });

// Directive 2002/58/EC art. 5(3)
describe('EU-4', () => {
  it('lets opens be noted with consent', () => {
    expect(ofMail('EU-4', aMail({ trackOpens: true }), { consent: tracked })).toBe('as it is');
  });

  it('has opens not noted without, or after it is withdrawn', () => {
    const withdrawn = consent({ all: word(), tracking: word({ status: 'withdrawn' }) });
    for (const said of [untracked, withdrawn, undefined]) {
      expect(ofMail('EU-4', aMail({ trackOpens: true }), { consent: said })).toMatchObject({
        trackOpens: false,
      });
    }
  });

  it('has opens not noted once the whole channel is withdrawn, until the customer grants that anew', () => {
    const all = word({ status: 'withdrawn', at: '2026-02-02T12:00:00+09:00' });
    const opens = (at: string) => {
      const said = consent({ all, tracking: word({ at }) });
      return ofMail('EU-4', aMail({ trackOpens: true }), { consent: said });
    };
    expect(opens('2026-02-01T12:00:00+09:00')).toMatchObject({ trackOpens: false });
    expect(opens('2026-02-03T12:00:00+09:00')).toBe('as it is');
  });

  it('refuses a mail whose clicks are counted without consent', () => {
    const html = '<a href="https://pages.maru.example/c/v1.k1.abc.def">Our shop</a>';
    expect(ofMail('EU-4', aMail({ html }), { consent: untracked })).toBe(
      'deny: clicks-counted-without-consent',
    );
    expect(ofMail('EU-4', aMail({ html }), { consent: tracked })).toBe('as it is');
  });

  it('leaves texts alone', () => {
    expect(ofText('EU-4', 'Maru: hi', { consent: untracked })).toBe('Maru: hi');
  });

  it('binds what is not advertising too', () => {
    expect(rule('EU-4').binds).toBe('everything');
  });
});
