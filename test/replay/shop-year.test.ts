import { describe, expect, it } from 'vitest';
import { BUS_MS } from '../../lib/local/latency.ts';
import { createMemoryStores } from '../../lib/local/memory-stores.ts';
import type { OpenStores } from '../contract/stores.ts';
import { ONLINE_RETAIL_IS_HERE, type Order, onlineRetail } from '../core/agenda/online-retail.ts';
import { storesOn } from '../support/dynamodb-stores.ts';
import { describeOnDynamoDb } from '../support/on-dynamodb.ts';
import { aReplay } from './a-replay.ts';
import { inLondon, type Lapse, lapsesOf, WIN_BACK } from './lapses.ts';

const DAY = 86_400_000;
const WHOLE = process.env['SOJOURN_REPLAY'] === 'whole';
/** One customer in so many on DynamoDB Local, unless the whole is asked for. */
const PART = 40;

if (!ONLINE_RETAIL_IS_HERE)
  console.warn('skipped: the year of a real shop needs SOJOURN_DATA to name a folder that has it');

describe('a year of orders in memory', () => {
  const open = async () => createMemoryStores();
  someCustomers(open);
  describe.skipIf(!ONLINE_RETAIL_IS_HERE)('of a real shop', () => {
    aYear(onlineRetail, open);
  });
});

describeOnDynamoDb('a year of orders on DynamoDB', (newTable) => {
  const open = async () => storesOn(await newTable());
  someCustomers(open);
  const part = () => onlineRetail().filter(({ customerId }) => Number(customerId) % PART === 0);
  describe.skipIf(!ONLINE_RETAIL_IS_HERE)('of a real shop', () => {
    aYear(WHOLE ? onlineRetail : part, open);
  });
});

/** Orders of which the calendar says what must come of them: written by hand. */
function someCustomers(open: OpenStores): void {
  it('lets customers lapse by the calendar of London, through both changes of its clocks', async () => {
    const orders = [
      anOrder('winter', '2011-01-10T10:00'),
      anOrder('in time', '2011-01-10T10:00'),
      anOrder('a minute late', '2011-01-10T10:00'),
      anOrder('in time', '2011-04-10T10:00'),
      anOrder('a minute late', '2011-04-10T10:01'),
      anOrder('summer', '2011-09-01T12:00'),
    ];
    const { lapses } = await replayed(orders, open, Date.parse('2011-12-31T00:00:00Z'));
    expect(lapses.map(({ customerId, from }) => `${customerId} ${new Date(from).toISOString()}`)).toEqual([
      'a minute late 2011-04-10T09:00:00.001Z',
      'winter 2011-04-10T09:00:00.001Z',
      'in time 2011-07-09T09:00:00.001Z',
      'a minute late 2011-07-09T09:01:00.001Z',
      'summer 2011-11-30T12:00:00.001Z',
    ]);
    expect(lapses[0]?.until).toBe(Date.parse('2011-04-10T09:01:00Z'));
  }, 120_000);
}

function aYear(read: () => Order[], open: OpenStores): void {
  it('finds each lapse and each return of a recount from the file, writes it within a second, and lets in whom it should', async () => {
    const orders = read();
    const end = inLondon(orders.at(-1)?.at ?? 0) + DAY;
    const expected = lapsesOf(orders, end);
    const { lapses, entries, lateness } = await replayed(orders, open, end);
    expect(lapses.toSorted(byCustomer)).toEqual(expected.toSorted(byCustomer));
    expect(Math.min(...lateness)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...lateness)).toBeLessThan(1_000);
    // each lapse once, and with the instant of it as that of the entry
    const entered = entries.map(({ customerId, entry }) => ({ customerId, from: entry.occurredAt }));
    const lapsed = expected.map(({ customerId, from }) => ({ customerId, from }));
    expect(entered.toSorted(byCustomer)).toEqual(lapsed.toSorted(byCustomer));
    const onTheWay = entries.map(({ entry, enteredAt }) => enteredAt - entry.occurredAt);
    expect(Math.max(...onTheWay)).toBeLessThan(1_000 + BUS_MS);
    expect(expected.length).toBeGreaterThan(50);
    console.info(
      `${new Set(orders.map(({ customerId }) => customerId)).size} customers, ${orders.length} orders: ` +
        `${expected.length} lapses, written ${Math.max(...lateness)} ms late at most`,
    );
  }, 1_800_000);
}

/** @returns `lapses` in order of their time, as they were written; `lateness` how long after its instant each was */
async function replayed(orders: readonly Order[], open: OpenStores, end: number) {
  const stores = await open();
  const start = inLondon(orders[0]?.at ?? 0);
  const { arrive, runUntil, changes, entries } = aReplay({ files: WIN_BACK, stores, start });
  for (const { id, customerId, at } of orders) {
    const instant = inLondon(at);
    const timestamp = new Date(instant).toISOString();
    arrive({ messageId: id, customerId, event: 'Order Completed', timestamp }, instant);
  }
  await runUntil(end);
  const lapses: Lapse[] = [];
  const lateness: number[] = [];
  for (const [customerId, own] of Map.groupBy(changes, (one) => one.customerId)) {
    const left = own.filter(({ change }) => change === 'left');
    for (const [index, { since = 0, writtenAt }] of own
      .filter(({ change }) => change === 'entered')
      .entries()) {
      lapses.push({ customerId, from: since, until: left[index]?.writtenAt });
      lateness.push(writtenAt - since);
    }
  }
  return { lapses: lapses.toSorted(byTime), entries, lateness };
}

type Stay = { readonly customerId: string; readonly from: number };
function byCustomer(one: Stay, other: Stay): number {
  return one.customerId.localeCompare(other.customerId) || one.from - other.from;
}

function byTime(one: Stay, other: Stay): number {
  return one.from - other.from || one.customerId.localeCompare(other.customerId);
}

let count = 0;
function anOrder(customerId: string, local: string): Order {
  count += 1;
  return { id: `order-${count}`, customerId, at: Date.parse(`${local}:00Z`) };
}
