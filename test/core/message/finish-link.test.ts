import { describe, expect, it } from 'vitest';
import { linkFinisher } from '../../../lib/core/message/finish-link.ts';
import { SAMPLE_LINKS } from '../../../lib/core/message/sample-links.ts';

const origin = { journeyId: 'welcome', messageId: 'hello', channel: 'email' } as const;
const brand = { name: 'Maru & Co', color: '#000000', address: 'Seoul', site: 'https://shop.example' };
const finished = linkFinisher({ links: SAMPLE_LINKS, brand, origin });
const counted = linkFinisher({
  links: { ...SAMPLE_LINKS, track: (url) => `https://pages.example/c/${encodeURIComponent(url)}` },
  brand,
  origin,
});

// parameters: https://support.google.com/analytics/answer/10917952
const FROM = 'utm_source=Maru%20%26%20Co&utm_medium=email&utm_campaign=welcome&utm_content=hello';

describe('a link of a message', () => {
  it.each([
    ['https://shop.example/cart', `https://shop.example/cart?${FROM}`],
    ['https://shop.example', `https://shop.example?${FROM}`],
    ['https://SHOP.example/', `https://SHOP.example/?${FROM}`],
    ['https://shop.example/cart?id=%20a&flag', `https://shop.example/cart?id=%20a&flag&${FROM}`],
    ['https://shop.example/cart?', `https://shop.example/cart?${FROM}`],
    ['https://shop.example/cart?a=1#top?x', `https://shop.example/cart?a=1&${FROM}#top?x`],
  ])('to the own site says where the visit comes from: %s', (address, expected) => {
    expect(finished(address)).toBe(expected);
  });

  it('keeps what its author says of the visit', () => {
    expect(finished('https://shop.example/?utm_campaign=spring&utm_source=')).toBe(
      'https://shop.example/?utm_campaign=spring&utm_source=&utm_medium=email&utm_content=hello',
    );
  });

  it.each([
    'https://other.example/cart',
    'https://www.shop.example/cart',
    'https://shop.example.evil.example/',
    'https://shop.example:8443/',
  ])('to another site is left as it is: %s', (address) => {
    expect(finished(address)).toBe(address);
  });

  it('is counted where that is allowed, parameters and all, whichever site it leads to', () => {
    expect(counted('https://shop.example/cart')).toBe(
      `https://pages.example/c/${encodeURIComponent(`https://shop.example/cart?${FROM}`)}`,
    );
    expect(counted('http://other.example/')).toBe('https://pages.example/c/http%3A%2F%2Fother.example%2F');
  });

  it.each([
    SAMPLE_LINKS.unsubscribe,
    SAMPLE_LINKS.preferences,
    'mailto:hello@shop.example',
    'tel:+82212345678',
    '#top',
    '/cart',
    '',
  ])('is never counted nor changed when it is %j', (address) => {
    expect(counted(address)).toBe(address);
  });
});
