import { describe, expect, it } from 'vitest';
import { aText, ofAuthor, ofRecipient, someSettings } from '../a-recipient.ts';

const without = someSettings({ sms: { relayCertificate: undefined } });

// 정보통신망법 art. 50-3(1), since 2026-03-31
describe('KR-7', () => {
  it('lets texts go to Korean numbers through a relay with a certificate', () => {
    expect(ofRecipient('KR-7', {})).toBe('allow');
  });

  it('refuses them without', () => {
    expect(ofRecipient('KR-7', { settings: without })).toBe('deny: relay-certificate-missing');
    expect(ofRecipient('KR-7', { settings: someSettings({ sms: { relayCertificate: ' ' } }) })).toBe(
      'deny: relay-certificate-missing',
    );
  });

  it('does not ask for one for numbers abroad, which no Korean relay serves', () => {
    expect(ofRecipient('KR-7', { settings: without, address: '+12125550100' })).toBe('allow');
  });

  it('tells the author which setting is missing', () => {
    expect(ofAuthor('KR-7', aText('(광고)Maru'), without)).toEqual(['sms.relayCertificate']);
    expect(ofAuthor('KR-7', aText('(광고)Maru'))).toEqual([]);
  });
});
