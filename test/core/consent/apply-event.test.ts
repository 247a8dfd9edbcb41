import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedConsents } from '../../../lib/core/consent/apply-event.ts';
import { consentTo } from '../../../lib/core/consent/decide.ts';
import { type Consent, SaidOfChannel } from '../../../lib/core/consent/definition.ts';
import type { CustomerEvent } from '../../../lib/core/event/definition.ts';

const said = (value: unknown) => SaidOfChannel.parse(value);

/** Words to the e-mail channel, each with its time, in the order in which they arrive. */
type History = readonly { readonly at: number; readonly id?: string; readonly says: unknown }[];

function eventOf({ at, id }: { at: number; id: string }): CustomerEvent {
  return { id, name: 'Said', customerId: 'c1', occurredAt: at, receivedAt: 100, properties: {}, hop: 0 };
}

function after(history: History): Consent | undefined {
  let consents: readonly Consent[] = [];
  for (const [index, { at, id = `e${index}`, says }] of history.entries()) {
    const { consents: changed } = changedConsents(consents, eventOf({ at, id }), { email: said(says) });
    consents = changed.length === 0 ? consents : changed;
  }
  return consents[0];
}

describe('what a customer says to a channel', () => {
  it('in one word is about all of it, and express', () => {
    expect(after([{ at: 5, says: 'granted' }])).toEqual({
      customerId: 'c1',
      channel: 'email',
      epoch: 1,
      topics: {},
      all: { status: 'granted', basis: 'express', at: 5, eventId: 'e0' },
    });
  });

  it('of topics, night and tracking is kept thing by thing, with its evidence', () => {
    const evidence = {
      basis: 'express-written',
      source: 'sign-up form',
      wording: '2026-03',
      proof: 'form 7',
    };
    const words = { topics: { offers: 'granted', tips: 'withdrawn' }, night: 'granted', tracking: 'granted' };
    const word = { status: 'granted', at: 5, eventId: 'e0', ...evidence };
    expect(after([{ at: 5, says: { ...words, ...evidence } }])).toEqual({
      customerId: 'c1',
      channel: 'email',
      epoch: 1,
      topics: { offers: word, tips: { ...word, status: 'withdrawn' } },
      night: word,
      tracking: word,
    });
  });

  it('changes the one thing that it is about, and the epoch', () => {
    const consent = after([
      { at: 1, says: 'granted' },
      { at: 2, says: { topics: { offers: 'withdrawn' } } },
    ]);
    expect(consent).toMatchObject({ epoch: 2, all: { status: 'granted', at: 1 } });
    expect(consent?.topics).toMatchObject({ offers: { status: 'withdrawn', at: 2 } });
  });

  it('at the same moment twice is a withdrawal, whichever arrives first', () => {
    const words = [
      { at: 7, says: 'granted' },
      { at: 7, says: 'withdrawn' },
    ];
    expect(after(words)?.all?.status).toBe('withdrawn');
    expect(after(words.toReversed())?.all?.status).toBe('withdrawn');
  });

  it('earlier than what is known changes nothing, not even the epoch', () => {
    expect(
      after([
        { at: 7, says: 'withdrawn' },
        { at: 3, says: 'granted' },
      ]),
    ).toMatchObject({ epoch: 1, all: { status: 'withdrawn', at: 7 } });
  });
});

describe('a consent that nobody gave us in person', () => {
  it.each([
    ['an import', { status: 'granted', source: 'Import 2026-11' }],
    ['an import of a single topic', { topics: { offers: 'granted' }, source: 'import' }],
    ['a purchase', { status: 'granted', basis: 'purchase' }],
    ['an inquiry', { topics: { offers: 'granted' }, basis: 'inquiry' }],
  ])('(%s) never undoes a refusal, whenever it was and whenever it arrives', (_, says) => {
    const refusals = [{ status: 'withdrawn' }, { status: 'withdrawn', topics: { offers: 'withdrawn' } }];
    for (const refusal of refusals) {
      for (const at of [1, 5, 9]) {
        const history = [
          { at: 5, says: refusal },
          { at, says },
        ];
        for (const order of [history, history.toReversed()])
          expect(consentTo(after(order), 'offers')).toEqual({ refused: 'consent-withdrawn' });
      }
    }
  });

  it('holds where nothing else was said', () => {
    const consent = after([{ at: 5, says: { status: 'granted', source: 'import' } }]);
    expect(consentTo(consent, 'offers')).toMatchObject({ granted: { source: 'import', at: 5 } });
  });

  it('brings a refusal along like any other', () => {
    const consent = after([
      { at: 1, says: 'granted' },
      { at: 2, says: { status: 'withdrawn', source: 'import' } },
    ]);
    expect(consentTo(consent, 'offers')).toEqual({ refused: 'consent-withdrawn' });
  });
});

describe('a confirmation', () => {
  it('is noted with what stands, and grants nothing', () => {
    const consent = after([
      { at: 1, says: { status: 'granted', topics: { offers: 'withdrawn' } } },
      { at: 9, says: { confirmed: true } },
    ]);
    expect(consent).toMatchObject({ epoch: 2, all: { status: 'granted', at: 1, confirmedAt: 9 } });
    expect(consent?.topics['offers']?.status).toBe('withdrawn');
    expect(after([{ at: 9, says: { confirmed: true } }])).toBeUndefined();
  });

  it('outlasts a consent that arrives late, and never goes back', () => {
    const consent = after([
      { at: 1, says: 'granted' },
      { at: 9, says: { confirmed: true } },
      { at: 4, says: 'granted' },
      { at: 6, says: { confirmed: true } },
    ]);
    expect(consent?.all).toMatchObject({ at: 4, confirmedAt: 9 });
  });
});

describe('the order of arrival', () => {
  const status = fc.constantFrom('granted', 'withdrawn');
  const event = fc.record({
    at: fc.integer({ min: 1, max: 4 }), // few, so that many are at the same moment
    says: fc.oneof(
      status,
      fc.record(
        {
          status,
          topics: fc.dictionary(fc.constantFrom('offers', 'tips', 'constructor'), status, {
            noNullPrototype: true,
          }),
          night: status,
          basis: fc.constantFrom('express', 'purchase'),
          source: fc.constantFrom('form', 'import', 'IMPORT of May'),
        },
        { requiredKeys: [] },
      ),
    ),
  });

  it('does not matter: any permutation of a history gives the same words', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 2, maxLength: 5 }), (events) => {
        const history = events.map((one, index) => ({ ...one, id: `e${index}` }));
        const words = permutations(history).map((one) => {
          const consent = after(one);
          return consent === undefined ? undefined : { ...consent, epoch: 0 };
        });
        for (const other of words) expect(other).toEqual(words[0]);
      }),
      { numRuns: 60 },
    );
  });
});

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}

describe('the consent ledger', () => {
  it('gets a line for every word, also for one that changes nothing', () => {
    const known = after([{ at: 9, says: 'withdrawn' }]);
    const change = changedConsents(known === undefined ? [] : [known], eventOf({ at: 3, id: 'late' }), {
      email: said({ status: 'granted', topics: { tips: 'granted' }, source: 'form' }),
    });
    const line = {
      customerId: 'c1',
      channel: 'email',
      status: 'granted',
      at: 3,
      eventId: 'late',
      basis: 'express',
      source: 'form',
      epoch: 2,
    };
    expect(change.said).toEqual([
      { ...line, scope: 'all' },
      { ...line, scope: 'topic:tips' },
    ]);
    expect(change.consents).toMatchObject([{ epoch: 2, all: { status: 'withdrawn' } }]);
  });

  it('gets a line for every word that was confirmed', () => {
    const known = after([{ at: 1, says: 'granted' }]);
    const change = changedConsents(known === undefined ? [] : [known], eventOf({ at: 9, id: 'reminder' }), {
      email: said({ confirmed: true }),
    });
    expect(change.said).toMatchObject([
      { scope: 'all', status: 'granted', at: 9, eventId: 'reminder', confirmedAt: 9, epoch: 2 },
    ]);
  });
});
