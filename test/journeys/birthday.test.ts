import { describe, expect, it } from 'vitest';
import { aCustomer } from '../support/a-customer.ts';
import { runJourney } from '../support/journey-run.ts';

const born = (birthday: string, traits = {}) => aCustomer('mina', { traits: { birthday, ...traits } });

describe('the birthday greeting', () => {
  it('comes on the day, at ten in the morning where the customer is, every year', async () => {
    const mina = born('1991-03-05');
    const { messages } = await runJourney('birthday', [mina('Signed Up', '2026-03-02 20:00')]);
    expect(messages).toEqual(['2026-03-05 10:00 birthday by email', '2027-03-05 10:00 birthday by email']);
  });

  it('comes by the clock of New York for who lives there', async () => {
    const mina = born('1991-03-05', { zone: 'America/New_York' });
    const { messages } = await runJourney('birthday', [mina('Signed Up', '2026-03-02 20:00')]);
    // ten in the morning in New York, where it is winter, is midnight in Seoul
    expect(messages[0]).toBe('2026-03-06 00:00 birthday by email');
  });

  it('does not come late to who signs up on the day itself, at noon', async () => {
    const mina = born('1991-03-02');
    const { messages } = await runJourney('birthday', [mina('Signed Up', '2026-03-02 12:00')]);
    expect(messages).toEqual(['2027-03-02 10:00 birthday by email']);
  });

  it('comes on 28 February in a common year for who was born on the 29th', async () => {
    const mina = born('1992-02-29');
    const { messages } = await runJourney('birthday', [mina('Signed Up', '2026-03-02 12:00')]);
    expect(messages).toEqual(['2027-02-28 10:00 birthday by email']);
  });
});
