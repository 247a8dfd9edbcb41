import { describe, expect, it } from 'vitest';
import { aMail, ofMail, UNSUBSCRIBE } from '../a-recipient.ts';

// 15 U.S.C. 7704(a)(3)(A): a functioning mechanism, clearly and conspicuously displayed
describe('US-EM-2', () => {
  it('lets a mail go that shows the link', () => {
    expect(ofMail('US-EM-2', aMail())).toBe('as it is');
  });

  it.each([
    ['in the HTML', { html: '<p>Unsubscribe by writing to us</p>' }],
    ['in the text part', { text: 'Unsubscribe by writing to us' }],
    ['of ours', { html: `<a href="https://elsewhere.example/u/v1.a.b.c">Unsubscribe</a>` }],
    ['to click on', { html: `<a href="${UNSUBSCRIBE}"></a>` }],
    ['that is seen', { html: `<div style="display:none"><a href="${UNSUBSCRIBE}">Unsubscribe</a></div>` }],
  ])('refuses a mail without a link %s', (_where, part) => {
    expect(ofMail('US-EM-2', aMail(part))).toBe('deny: unsubscribe-link-missing');
  });
});
