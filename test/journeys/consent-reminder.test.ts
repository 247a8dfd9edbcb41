import { describe, expect, it } from 'vitest';
import { aCustomer } from '../support/a-customer.ts';
import { runJourney } from '../support/journey-run.ts';

const korean = aCustomer('mina', { traits: { country: 'KR' }, consent: { email: 'granted' } });

/** Network Act (정보통신망법) art. 50(8), Decree art. 62-3: every two years, before the day of consent comes round. */
describe('the reminder of consent', () => {
  it('comes within every two years, with who it is from and since when', async () => {
    const { messages, outbox } = await runJourney('consent-reminder', [
      korean('Signed Up', '2026-03-02 12:00'),
    ]);
    expect(messages).toEqual([
      '2028-02-02 10:00 consent-reminder by email',
      '2030-01-02 10:00 consent-reminder by email',
    ]);
    for (const part of ['Maru', 'March 2, 2026']) expect(outbox[0]?.text).toContain(part);
  });

  it('counts from the last word where the customer spoke again', async () => {
    const { messages } = await runJourney('consent-reminder', [
      korean('Signed Up', '2026-03-02 12:00'),
      aCustomer('mina', { consent: { email: 'withdrawn' } })('Preferences Changed', '2026-05-01 12:00'),
      aCustomer('mina', { consent: { email: 'granted' } })('Preferences Changed', '2026-09-01 12:00'),
    ]);
    expect(messages[0]).toBe('2028-08-01 10:00 consent-reminder by email');
  });

  it('goes to nobody who has said no, and to nobody outside Korea', async () => {
    const elsewhere = aCustomer('bo', { traits: { country: 'FR' }, consent: { email: 'granted' } });
    const { messages } = await runJourney('consent-reminder', [
      korean('Signed Up', '2026-03-02 12:00'),
      aCustomer('mina', { consent: { email: 'withdrawn' } })('Preferences Changed', '2026-05-01 12:00'),
      elsewhere('Signed Up', '2026-03-02 12:00'),
    ]);
    expect(messages).toEqual([]);
  });
});
