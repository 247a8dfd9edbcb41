import { describe, expect, it } from 'vitest';
import { aCustomer } from '../support/a-customer.ts';
import { runJourney } from '../support/journey-run.ts';

describe('the weekly letter', () => {
  it('comes every Thursday at ten where the customer is', async () => {
    const seoul = aCustomer('mina');
    const { messages } = await runJourney('weekly-letter', [seoul('Signed Up', '2026-03-02 20:00')]);
    expect(messages).toEqual([
      '2026-03-05 10:00 weekly-letter by email',
      '2026-03-12 10:00 weekly-letter by email',
      '2026-03-19 10:00 weekly-letter by email',
    ]);
  });

  it('comes by the clock of New York for who lives there, over the change of clocks too', async () => {
    const newYork = aCustomer('jo', { traits: { zone: 'America/New_York' } });
    const { messages } = await runJourney('weekly-letter', [newYork('Signed Up', '2026-03-02 20:00')]);
    // ten in New York is midnight in Seoul before 8 March 2026, when clocks go forward there, and 23:00 from then on
    expect(messages.slice(0, 2)).toEqual([
      '2026-03-06 00:00 weekly-letter by email',
      '2026-03-12 23:00 weekly-letter by email',
    ]);
  });
});
