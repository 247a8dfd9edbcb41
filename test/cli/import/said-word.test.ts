import { describe, expect, it } from 'vitest';
import { consentSaid, optOutSaid } from '../../../lib/cli/import/said-word.ts';

describe('a cell that asks whether the customer wants messages', () => {
  it.each([
    'yes',
    'Y',
    'TRUE',
    '1',
    'Subscribed',
    'opted-in',
    'Opted In',
    '동의',
    '수신 동의',
    '예',
    'ｙｅｓ',
  ])('says yes: %s', (word) => {
    expect(consentSaid(word)).toBe('granted');
  });

  it.each([
    'no',
    'N',
    'false',
    '0',
    'unsubscribed',
    'Opted-out',
    'opt out',
    '거부',
    '수신거부',
    '미동의',
    '아니오',
  ])('says no: %s', (word) => {
    expect(consentSaid(word)).toBe('withdrawn');
  });

  it.each(['maybe', 'x', 'o', '2', 'pending', 'none', 'ALL', '보류', 'cleaned', 'yes and no'])(
    'is not understood, so it is no yes: %s',
    (word) => {
      expect(consentSaid(word)).toBe('unknown');
    },
  );

  it('says nothing where it is empty', () => {
    expect([consentSaid(''), consentSaid('  '), consentSaid(undefined), consentSaid(null)]).toEqual(
      Array.from({ length: 4 }, () => 'nothing'),
    );
  });

  it('may be a true or false of JSON', () => {
    expect([consentSaid(true), consentSaid(false), consentSaid(1)]).toEqual([
      'granted',
      'withdrawn',
      'granted',
    ]);
  });
});

describe('a cell that asks whether the customer has unsubscribed', () => {
  // ALL and NONE: OptOut at https://docs.aws.amazon.com/pinpoint/latest/apireference/apps-application-id-endpoints.html
  it.each(['ALL', 'yes', '1', 'Unsubscribed', '수신거부', '거부', '예'])('says so: %s', (word) => {
    expect(optOutSaid(word)).toBe('out');
  });

  it.each(['NONE', 'no', '0', 'subscribed', '동의', '아니오'])('says that it is not so: %s', (word) => {
    expect(optOutSaid(word)).toBe('not-out');
  });

  it('is not understood where it says something else', () => {
    expect(optOutSaid('SOME')).toBe('unknown');
  });
});
