import { describe, expect, it } from 'vitest';
import { startWouldEnter } from '../../../lib/cli/import/would-enter.ts';
import { compileAudience } from '../../../lib/core/audience/compile.ts';
import { compileCatalog } from '../../../lib/core/event/compile-catalog.ts';
import type { JourneyTriggers } from '../../../lib/core/journey/compiled.ts';
import { JourneyLife } from '../../../lib/core/journey/life.ts';
import { anEvent, NOON, settings, triggersOf } from '../../support/world.ts';

async function entered(journeys: readonly JourneyTriggers[], ...traits: readonly Record<string, string>[]) {
  const compiled = journeys.map((triggers) => ({
    triggers,
    machine: { Comment: '', StartAt: '', States: {} },
    messages: {},
    life: JourneyLife.parse({}),
  }));
  const nothing = { audience: compileAudience({ segments: {}, journeys: [] }), catalog: compileCatalog([]) };
  const entries = startWouldEnter({ settings, journeys: compiled, messages: {}, ...nothing }, NOON);
  for (const [index, one] of traits.entries()) {
    const said = { status: 'granted', topics: {}, basis: 'express', source: 'import a.csv' } as const;
    const customer = { customerId: one.customerId ?? `c${index}`, traits: one, consent: { email: said } };
    await entries.add(anEvent('Customer Imported', customer));
  }
  return entries.result();
}

describe('the journeys that an import would lead into', () => {
  it('are those that begin with Customer Imported, for those customers that they are for', async () => {
    const koreans = triggersOf({
      id: 'hello-korea',
      entry: { event: 'Customer Imported', if: { trait: 'country', equals: 'KR' }, reentry: 'never' },
    });
    const found = await entered(
      [koreans, triggersOf()],
      { country: 'KR' },
      { country: 'US' },
      { country: 'KR' },
    );
    expect(found).toEqual([{ journey: 'hello-korea', customers: 2 }]);
  });

  it('count a customer once, however many lines there are', async () => {
    const all = triggersOf({ id: 'hello', entry: { event: 'Customer Imported', reentry: 'never' } });
    expect(await entered([all], { customerId: 'mina' }, { customerId: 'mina' })).toEqual([
      { journey: 'hello', customers: 1 },
    ]);
  });

  it('are also those that tell customers of a consent that changed', async () => {
    const notice = triggersOf({ id: 'notice', entry: { event: 'Consent Changed', reentry: 'afterEnd' } });
    expect(await entered([notice], {}, {})).toEqual([{ journey: 'notice', customers: 2 }]);
  });
});
