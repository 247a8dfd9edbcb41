import { describe, expect, it } from 'vitest';
import { aMail, ofAuthor, ofMail, someSettings } from '../a-recipient.ts';

// 15 U.S.C. 7704(a)(5)(A)(iii): a valid physical postal address of the sender
describe('US-EM-1', () => {
  it('lets a mail go that shows the address', () => {
    expect(ofMail('US-EM-1', aMail())).toBe('as it is');
  });

  it('knows it with signs escaped and lines broken', () => {
    const settings = someSettings({ brand: { address: `O'Hara & Sons, 1 High Street` } });
    const html = '<p>O&#39;Hara &amp; Sons,<br>\n 1&nbsp;High Street</p>';
    const text = `O'Hara & Sons,\n1 High Street`;
    expect(ofMail('US-EM-1', aMail({ html, text }), { settings })).toBe('as it is');
  });

  it.each(['html', 'text'] as const)('refuses a mail whose %s does not', (part) => {
    expect(ofMail('US-EM-1', aMail({ [part]: 'Hello' }))).toBe('deny: postal-address-missing');
  });

  it('does not count an address that nobody sees', () => {
    const html =
      '<!-- 12 Example-ro, Seoul 04700 --><div style="display:none">12 Example-ro, Seoul 04700</div>';
    expect(ofMail('US-EM-1', aMail({ html }))).toBe('deny: postal-address-missing');
  });

  it('tells the author where it is missing', () => {
    expect(ofAuthor('US-EM-1', aMail({ text: 'Hello' }))).toEqual([
      'the postal address is not shown in the text part',
    ]);
    expect(ofAuthor('US-EM-1', aMail(), someSettings({ brand: { address: ' ' } }))).toEqual([
      'brand.address',
    ]);
  });
});
