import { describe, expect, it } from 'vitest';
import { whatBecomes } from '../../lib/local/recipients.ts';

const SENDS = 20_000;
const acceptedAt = Date.parse('2026-03-05T10:00:00Z');

describe('recipients', () => {
  it('open and click as often as told', () => {
    const kinds = everyone({ clickRate: 0.1, openRate: 0.4 }).flat();
    for (const [kind, rate] of [
      ['delivered', 1] as const,
      ['opened', 0.4] as const,
      ['clicked', 0.1] as const,
    ]) {
      const share = kinds.filter((one) => one === kind).length / SENDS;
      // expected: binomial, four standard errors
      expect(Math.abs(share - rate)).toBeLessThanOrEqual(4 * Math.sqrt((rate * (1 - rate)) / SENDS));
    }
  });

  it('get it first, then open it, then click', () => {
    for (const one of reactions({ clickRate: 1, openRate: 1 }).slice(0, 500)) {
      expect(one.map(({ kind }) => kind)).toEqual(['delivered', 'opened', 'clicked']);
      expect(one.map(({ at }) => at)).toEqual(one.map(({ at }) => at).toSorted((a, b) => a - b));
      expect(one[0]?.at).toBeGreaterThan(acceptedAt);
    }
  });

  it('open what they click, even when nobody else opens anything', () => {
    const odd = everyone({ clickRate: 0.3, openRate: 0 }).filter(
      (kinds) => kinds.includes('clicked') !== kinds.includes('opened'),
    );
    expect(odd).toEqual([]);
  });

  it('who clicked at a low rate clicks at a higher one too', () => {
    const low = everyone({ clickRate: 0.1, openRate: 0.4 });
    const high = everyone({ clickRate: 0.2, openRate: 0.4 });
    const lost = low.filter((kinds, index) => kinds.includes('clicked') && !high[index]?.includes('clicked'));
    expect(lost).toEqual([]);
  });

  it('of a text message only its delivery is known', () => {
    const send = { sendId: 's1', channel: 'sms', acceptedAt } as const;
    const kinds = whatBecomes(send, { clickRate: 1, openRate: 1 }, 1).map(({ kind }) => kind);
    expect(kinds).toEqual(['delivered']);
  });
});

function reactions(behaviour: { clickRate: number; openRate: number }) {
  return Array.from({ length: SENDS }, (_, number) =>
    whatBecomes({ sendId: `send ${number}`, channel: 'email', acceptedAt }, behaviour, 7),
  );
}

function everyone(behaviour: { clickRate: number; openRate: number }): string[][] {
  return reactions(behaviour).map((one) => one.map(({ kind }) => kind));
}
