import { describe, expect, it } from 'vitest';
import { makeLinks } from '../../../lib/core/message/make-links.ts';
import { readToken } from '../../../lib/core/token/read.ts';

const keys = [{ kid: 'k1', secret: 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldCE', since: 0 }];
const about = {
  base: 'https://abc123.execute-api.ap-northeast-2.amazonaws.com',
  keys,
  customerId: 'customer-1042',
  channel: 'email',
  topic: 'offers',
  sendId: 'send-1',
} as const;
const links = makeLinks({ ...about, tracking: true });
const track = links.track ?? (() => 'not tracked');
const tokenIn = (link: string) => link.slice(`${about.base}/x/`.length);
const TWO_YEARS = 2 * 365 * 86_400_000;

describe('the links of a send', () => {
  it.each([
    ['unsubscribe', links.unsubscribe, '/u/'],
    ['preferences', links.preferences, '/p/'],
  ] as const)(
    'to %s name customer, channel, topic and send, two years later still',
    (purpose, link, path) => {
      expect(link.startsWith(`${about.base}${path}`)).toBe(true);
      expect(readToken({ purpose, text: tokenIn(link), keys, now: TWO_YEARS })).toEqual({
        ok: { c: 'customer-1042', ch: 'email', tp: 'offers', s: 'send-1' },
      });
    },
  );

  it('pass for nothing but what they are for', () => {
    const text = tokenIn(links.unsubscribe);
    expect(readToken({ purpose: 'preferences', text, keys, now: 0 })).toEqual({ refused: 'forged' });
  });

  // expected: SES takes header values of 995 characters, https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageHeader.html
  it('fit in a header line with ids as long as they may be', () => {
    const long = makeLinks({ ...about, customerId: 'c'.repeat(200), topic: 't'.repeat(60), tracking: false });
    expect(`<${long.oneClick}>`.length).toBeLessThanOrEqual(995);
  });

  it('count a click under the send, and lead on', () => {
    const link = track('https://shop.example/cart?id=1&name=민아');
    expect(link.startsWith(`${about.base}/c/`)).toBe(true);
    expect(readToken({ purpose: 'click', text: tokenIn(link), keys, now: 0 })).toEqual({
      ok: { s: 'send-1', ch: 'email', u: 'https://shop.example/cart?id=1&name=민아' },
    });
  });

  it('count no click where that is not allowed', () => {
    expect(makeLinks({ ...about, tracking: false }).track).toBeUndefined();
  });

  it('leave an address alone that would become too long to work', () => {
    const long = `https://shop.example/?q=${'x'.repeat(1_600)}`;
    expect(track(long)).toBe(long);
  });
});
