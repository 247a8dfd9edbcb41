import { describe, expect, it } from 'vitest';
import { aMail, ofMail } from '../a-recipient.ts';

const headers = (line: string, post = 'List-Unsubscribe=One-Click') =>
  aMail({ headers: { 'List-Unsubscribe': line, 'List-Unsubscribe-Post': post } });
const ofLength = (length: number) =>
  `<https://a.example/u/${'x'.repeat(length - '<https://a.example/u/>'.length)}>`;

// RFC 8058 §3.1; SES takes 995 characters of a header's value
describe('MB-1', () => {
  it('lets a mail go that is unsubscribed from with one click', () => {
    expect(ofMail('MB-1', aMail())).toBe('as it is');
    expect(ofMail('MB-1', headers(ofLength(995)))).toBe('as it is');
  });

  it.each([
    ['without the address', aMail({ headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } })],
    ['without the promise', aMail({ headers: { 'List-Unsubscribe': '<https://a.example/u/x>' } })],
    ['with another promise', headers('<https://a.example/u/x>', 'List-Unsubscribe=Maybe')],
    ['with http', headers('<http://a.example/u/x>')],
    ['with http that only begins like this machine', headers('<http://localhost.evil.example/u/x>')],
    ['with mailto', headers('<mailto:stop@a.example>')],
    ['with two addresses', headers('<https://a.example/u/x>, <https://b.example/u/x>')],
    ['with a line that is too long', headers(ofLength(996))],
  ])('refuses a mail %s', (_what, mail) => {
    expect(ofMail('MB-1', mail)).toBe('deny: one-click-header-missing');
  });

  it.each(['http://127.0.0.1:4566/u/x', 'http://localhost:8080/u/x'])(
    'allows http on this machine: %s',
    (address) => {
      expect(ofMail('MB-1', headers(`<${address}>`))).toBe('as it is');
    },
  );
});
