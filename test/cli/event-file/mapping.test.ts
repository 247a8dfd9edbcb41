import { describe, expect, it } from 'vitest';
import { aFile } from '../a-file.ts';
import { readEvents } from './read-events.ts';

describe('lines of an event file', () => {
  it('become events as the flags say', async () => {
    const file = await aFile('shop.csv', [
      'event_time,event_type,user_id,price,opt_in,lang',
      '2019-10-01 00:00:00 UTC,purchase,541312140,35.79,1,ko',
    ]);
    const { events } = await readEvents(file, {
      eventColumn: 'event_type',
      rename: ['purchase=Order Completed'],
      customerColumn: 'user_id',
      timeColumn: 'event_time',
      property: ['total=price:number', "currency='USD'"],
      trait: ['locale=lang'],
      consent: ['email=opt_in'],
    });
    expect(events).toEqual([
      {
        messageId: 'line-2',
        event: 'Order Completed',
        customerId: '541312140',
        timestamp: '2019-10-01T00:00:00.000Z',
        properties: { total: 35.79, currency: 'USD' },
        traits: { locale: 'ko' },
        consent: { email: 'granted' },
        hop: 0,
      },
    ]);
  });

  it('of one invoice become one event, however they lie, with the sums of their products', async () => {
    // expected: the six lines of invoice 536365 in UCI Online Retail come to 139.12; here three of them
    const file = await aFile('online-retail.csv', [
      'InvoiceNo,Quantity,InvoiceDate,UnitPrice,CustomerID',
      '536365,6,2010-12-01 08:26:00,2.55,17850.0',
      '536367,1,2010-12-01 08:34:00,9.95,13047.0',
      '536365,6,2010-12-01 08:26:00,3.39,17850.0',
      '536365,8,2010-12-01 08:26:00,2.75,17850.0',
    ]);
    const { events } = await readEvents(file, {
      event: 'Order Completed',
      customerColumn: 'CustomerID',
      timeColumn: 'InvoiceDate',
      zone: 'Europe/London',
      groupBy: 'InvoiceNo',
      sum: ['total=Quantity*UnitPrice', 'items=Quantity'],
    });
    expect(
      events.map(({ messageId, customerId, properties }) => ({ messageId, customerId, properties })),
    ).toEqual([
      { messageId: '536365', customerId: '17850', properties: { total: 57.64, items: 20 } },
      { messageId: '536367', customerId: '13047', properties: { total: 9.95, items: 1 } },
    ]);
  });

  it('without a customer are counted, and those that --where excludes are left out', async () => {
    const file = await aFile('online-retail.csv', [
      'InvoiceNo,Quantity,InvoiceDate,UnitPrice,CustomerID',
      'C536379,-1,2010-12-01 09:41:00,27.50,14527.0',
      '536381,-2,2010-12-01 09:41:00,1.00,15311.0',
      '536382,1,2010-12-01 09:45:00,4.25,',
      '536383,1,2010-12-01 09:45:00,4.25,16098.0',
    ]);
    const { events, tally } = await readEvents(file, {
      event: 'Order Completed',
      customerColumn: 'CustomerID',
      timeColumn: 'InvoiceDate',
      where: ['InvoiceNo!=C*', 'Quantity>0'],
    });
    expect(events.map(({ customerId }) => customerId)).toEqual(['16098']);
    expect(tally).toMatchObject({
      lines: 4,
      events: 1,
      leftOut: 2,
      shortenedIds: 1,
      bad: [{ reason: 'no customer in CustomerID', count: 1, first: [{ line: 4 }] }],
    });
  });

  it('with a property of another type than asked for cannot be used', async () => {
    const file = await aFile('orders.csv', ['customerId,timestamp,amount', 'a,2026-01-01,"1,234.50"']);
    const { tally } = await readEvents(file, { event: 'Order Completed', property: ['total=amount:number'] });
    expect(tally.bad).toMatchObject([
      { reason: 'amount that is not a number', first: [{ found: '1,234.50' }] },
    ]);
  });
});
