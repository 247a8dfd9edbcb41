import { describe, expect, it } from 'vitest';
import { aCustomer } from '../support/a-customer.ts';
import { runJourney } from '../support/journey-run.ts';

const jun = aCustomer('jun', { traits: { role: 'colleague', email: 'jun@shop.example', country: 'KR' } });

describe('the weekly report', () => {
  it('goes to colleagues on Mondays at eight in the company, and to nobody else', async () => {
    const mina = aCustomer('mina');
    const { messages, outbox } = await runJourney('weekly-report', [
      jun('Signed Up', '2026-03-03 09:00'),
      mina('Signed Up', '2026-03-03 09:00'),
    ]);
    expect(messages).toEqual([
      '2026-03-09 08:00 weekly-report by email',
      '2026-03-16 08:00 weekly-report by email',
    ]);
    expect(new Set(outbox.map(({ customerId }) => customerId))).toEqual(new Set(['jun']));
  });

  // Network Act, Decree table 6: (광고) is for advertising; a report to colleagues is none
  it('is told of the seven days until Sunday, and is not labelled as advertising in Korea', async () => {
    const { outbox } = await runJourney('weekly-report', [jun('Signed Up', '2026-03-03 09:00')]);
    expect(outbox[0]).toMatchObject({ subject: 'Journeys and experiments, March 2 – 8, 2026' });
    expect(JSON.stringify(outbox[0])).not.toContain('(광고)');
  });
});
