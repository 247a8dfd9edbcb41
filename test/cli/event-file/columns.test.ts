import { describe, expect, it } from 'vitest';
import type { MappingFlags } from '../../../lib/cli/event-file/mapping.ts';
import { readEventFile } from '../../../lib/cli/event-file/read-event-file.ts';
import { readMapping } from '../../../lib/cli/event-file/read-mapping.ts';
import { aFile } from '../a-file.ts';

const ORDERS = ['InvoiceNo,CustomerID,InvoiceDate,Amount', '1,7,2026-01-01,9.5'];

async function opening(flags: MappingFlags, lines: readonly string[] = ORDERS, name = 'orders.csv') {
  const mapping = readMapping(flags);
  return mapping.ok ? readEventFile(await aFile(name, lines), mapping.value) : mapping;
}

describe('columns of an event file', () => {
  it('that are missing are named, with what was probably meant and all there are', async () => {
    const answer = await opening({ event: 'Order Completed', customerColumn: 'customer_id' });
    expect(answer).toMatchObject({
      ok: false,
      message: expect.stringContaining(
        'has no column "customer_id". Name the right one with --customer-column.',
      ),
      hint: 'Did you mean "CustomerID"? Its columns are: InvoiceNo, CustomerID, InvoiceDate, Amount.',
    });
  });

  it.each([
    ['--time-column', {}],
    ['--property', { timeColumn: 'InvoiceDate', property: ['total=Total:number'] }],
    ['--sum', { timeColumn: 'InvoiceDate', sum: ['total=Amount*Price'] }],
    ['--group-by', { timeColumn: 'InvoiceDate', groupBy: 'Invoice' }],
    ['--where', { timeColumn: 'InvoiceDate', where: ['Country=Korea'] }],
    ['--consent', { timeColumn: 'InvoiceDate', consent: ['email=OptIn'] }],
    ['--trait', { timeColumn: 'InvoiceDate', trait: ['email=Mail'] }],
    ['--id-column', { timeColumn: 'InvoiceDate', idColumn: 'Id' }],
  ])('are missed by the flag that needs them: %s', async (flag, flags) => {
    const answer = await opening({ event: 'Order Completed', customerColumn: 'CustomerID', ...flags });
    expect(answer).toMatchObject({ ok: false, message: expect.stringContaining(flag) });
  });

  it.each<[string, MappingFlags]>([
    ['--event and --event-column', { event: 'A', eventColumn: 'b' }],
    ['--zone Korea', { zone: 'Korea' }],
    ['--encoding hangul', { encoding: 'hangul' }],
    ['--property "total"', { property: ['total'] }],
    ['--sum "total=a*"', { sum: ['total=a*'] }],
    ['--where "Quantity"', { where: ['Quantity'] }],
    ['--where "Quantity>many"', { where: ['Quantity>many'] }],
    ['--consent "mail=yes"', { consent: ['mail=yes'] }],
    ['--rename "purchase"', { rename: ['purchase'] }],
  ])('are not even looked for when a flag is not understood: %s', async (said, flags) => {
    expect(await opening(flags)).toMatchObject({ ok: false, message: expect.stringContaining(said) });
  });

  it('are not looked for in a file of another kind', async () => {
    expect(await opening({}, ['{}'], 'orders.xlsx')).toMatchObject({
      ok: false,
      hint: 'Give a .csv or .jsonl file, or either with .gz.',
    });
  });

  it('are missing in an empty file', async () => {
    expect(await opening({}, [])).toMatchObject({ ok: false, message: expect.stringContaining('is empty') });
  });

  it('cannot be read from a .gz file that is none', async () => {
    expect(await opening({}, ['not packed'], 'orders.csv.gz')).toMatchObject({
      ok: false,
      message: expect.stringContaining('is it a .gz file?'),
    });
  });
});
