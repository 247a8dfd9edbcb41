import { describe, expect, it } from 'vitest';
import { alsoGranted, consentTo } from '../../../lib/core/consent/decide.ts';
import type { Consent, Word } from '../../../lib/core/consent/definition.ts';

const yes = (at: number, part: Partial<Word> = {}): Word => ({
  status: 'granted',
  at,
  eventId: `yes-${at}`,
  basis: 'express',
  ...part,
});
const no = (at: number): Word => ({ status: 'withdrawn', at, eventId: `no-${at}`, basis: 'express' });
const consent = (part: Partial<Consent>): Consent => ({
  customerId: 'c1',
  channel: 'sms',
  epoch: 1,
  topics: {},
  ...part,
});

describe('a message on a topic', () => {
  it.each([
    ['nothing was said', undefined, 'no-consent'],
    ['only another topic was granted', consent({ topics: { tips: yes(1) } }), 'no-consent'],
    ['everything was refused', consent({ all: no(1) }), 'consent-withdrawn'],
    ['the topic was refused', consent({ all: yes(2), topics: { offers: no(1) } }), 'consent-withdrawn'],
    [
      'all was refused after the topic was granted',
      consent({ all: no(2), topics: { offers: yes(1) } }),
      'consent-withdrawn',
    ],
    [
      'all was refused at the same moment',
      consent({ all: no(2), topics: { offers: yes(2) } }),
      'consent-withdrawn',
    ],
    [
      'all was refused, and an import says yes',
      consent({ all: no(2), topics: { offers: yes(9, { source: 'import' }) } }),
      'consent-withdrawn',
    ],
    [
      'all was refused, and something was bought since',
      consent({ all: no(2), topics: { offers: yes(9, { basis: 'purchase' }) } }),
      'consent-withdrawn',
    ],
  ])('does not go out when %s', (_, known, reason) => {
    expect(consentTo(known, 'offers')).toEqual({ refused: reason });
  });

  it.each([
    ['all', consent({ all: yes(1) }), 1],
    ['the topic alone', consent({ topics: { offers: yes(3) } }), 3],
    ['the topic, after all was refused', consent({ all: no(2), topics: { offers: yes(3) } }), 3],
    ['both: the later word is relied on', consent({ all: yes(5), topics: { offers: yes(3) } }), 5],
  ])('goes out when the customer granted %s', (_, known, at) => {
    expect(consentTo(known, 'offers')).toMatchObject({ granted: { at } });
  });

  it('whose name every object knows was not granted by that', () => {
    expect(consentTo(consent({}), 'constructor')).toEqual({ refused: 'no-consent' });
  });
});

describe('night and tracking', () => {
  it.each(['night', 'tracking'] as const)(
    '(%s) need a yes of their own, which a refusal of all ends',
    (scope) => {
      expect(alsoGranted(undefined, scope)).toBe(false);
      expect(alsoGranted(consent({ all: yes(1) }), scope)).toBe(false);
      expect(alsoGranted(consent({ all: yes(1), [scope]: no(2) }), scope)).toBe(false);
      expect(alsoGranted(consent({ all: yes(1), [scope]: yes(1) }), scope)).toBe(true);
      expect(alsoGranted(consent({ all: no(2), [scope]: yes(1) }), scope)).toBe(false);
      expect(alsoGranted(consent({ all: no(2), [scope]: yes(3) }), scope)).toBe(true);
    },
  );
});
