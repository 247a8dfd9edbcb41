import { describe, expect, it } from 'vitest';
import { createMemoryStores } from '../../lib/local/memory-stores.ts';
import type { OpenStores } from '../contract/stores.ts';
import { storesOn } from '../support/dynamodb-stores.ts';
import { describeOnDynamoDb } from '../support/on-dynamodb.ts';
import { abandoned, type Row, recount } from './funnel.ts';
import { playFunnel } from './play-funnel.ts';
import { REES46_IS_HERE, rees46 } from './rees46.ts';

const ORDERS = ['as it happened', 'shuffled'] as const;
const WHOLE = process.env['SOJOURN_REPLAY'] === 'whole';

if (!REES46_IS_HERE)
  console.warn('skipped: the stream of a real shop needs SOJOURN_DATA to name a folder that has it');

describe('a stream in memory', () => {
  const open = async () => createMemoryStores();
  describe('of a few customers', () => {
    aStream(aFewCustomers, open);
  });
  describe.skipIf(!REES46_IS_HERE)('of a real shop', () => {
    aStream(rees46, open);
    it('has 53 carts that nobody bought', () => expect(abandoned(rees46())).toHaveLength(53));
  });
});

describeOnDynamoDb('a stream on DynamoDB', (newTable) => {
  const open = async () => storesOn(await newTable());
  describe('of a few customers', () => {
    aStream(aFewCustomers, open);
  });
  describe.skipIf(!REES46_IS_HERE)('of a real shop', () => {
    aStream(WHOLE ? rees46 : aPart, open);
  });
});

function aStream(read: () => readonly Row[], open: OpenStores): void {
  it.each(ORDERS)(
    'taken in %s gives the profiles, the memberships and the abandoned carts that a plain recount finds',
    async (order) => {
      const rows = read();
      const { now, known, entered } = await playFunnel(rows, await open(), order);
      expect(entered).toEqual(abandoned(rows));
      expect(known).toEqual(recount(rows, now));
    },
    1_800_000,
  );
}

/** All who put something into the cart or bought, and a tenth of the others: DynamoDB Local takes its time. */
function aPart(): Row[] {
  const rows = rees46();
  const active = new Set(rows.filter(({ type }) => type !== 'view').map(({ customer }) => customer));
  return rows.filter(({ customer }) => active.has(customer) || customer.endsWith('7'));
}

const START = Date.parse('2026-03-02T09:00:00Z');

/** A cart that was bought, one that was not, one filled again after buying, and a buyer who begins another session. */
function aFewCustomers(): Row[] {
  const row = (minute: number, what: string, price: number, brand: string): Row => {
    const [customer = '', session = '', type] = what.split(' ');
    if (type !== 'view' && type !== 'cart' && type !== 'purchase') throw new Error(what);
    return { type, customer, session, at: START + minute * 60_000, price, brand };
  };
  return [
    row(0, 'ada a1 view', 90, 'apple'),
    row(1, 'ada a1 cart', 90, 'apple'),
    row(2, 'bob b1 view', 700, 'samsung'),
    row(3, 'bob b1 cart', 700, ''),
    row(4, 'bob b1 purchase', 700, 'samsung'),
    row(5, 'cem c1 purchase', 20, ''),
    row(6, 'cem c1 cart', 30, 'lego'),
    row(40, 'ada a2 view', 90, 'samsung'),
    row(41, 'ada a2 view', 95, 'apple'),
    row(41, 'ada a2 view', 99, 'samsung'),
    row(42, 'ada a2 cart', 90, ''),
    row(42, 'ada a2 cart', 99, ''),
    row(43, 'ada a2 purchase', 90, ''),
    row(50, 'bob b2 cart', 5, 'lego'),
    row(51, 'dee d1 view', 12, 'bic'),
    row(52, 'dee d1 view', 12, 'bic'),
    row(90, 'dee d1 view', 12, 'bic'),
    row(170, 'eve e1 cart', 45, 'samsung'),
  ];
}
