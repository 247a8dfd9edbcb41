import type { Files } from './a-replay.ts';

/** One row of a shop's stream: somebody looks, puts into the cart, or buys. */
export type Row = {
  readonly type: 'view' | 'cart' | 'purchase';
  readonly customer: string;
  readonly session: string;
  readonly at: number;
  readonly price: number;
  /** Empty where it is not known. */
  readonly brand: string;
};

const HOUR = 3_600_000;

/** The cart of each session is watched for an hour; whoever has not bought by then enters `abandoned-cart`. */
export const FUNNEL: Files = {
  zone: 'UTC',
  segments: {
    looker: { event: 'Product Viewed', atLeast: 5 },
    busy: { event: 'Product Viewed', atLeast: 3, within: 'PT1H' },
    buyer: { event: 'Order Completed' },
    'big-buyer': { event: 'Order Completed', where: { property: 'price', atLeast: 500 } },
    undecided: { all: [{ event: 'Product Added', within: 'PT2H' }, { not: { segment: 'buyer' } }] },
    samsung: { trait: 'brand', equals: 'samsung' },
  },
  journeys: {
    'cart-watch': {
      entry: {
        event: 'Product Added',
        key: 'session',
        if: { event: 'Order Completed', sameKey: true, atMost: 0 },
      },
      exit: [{ event: 'Order Completed', sameKey: true }],
      steps: [
        { id: 'an-hour', wait: { for: 'PT1H' } },
        // An order before this cart that comes in after it ends nothing, but it is found in the history.
        {
          id: 'bought',
          branch: [
            { when: { event: 'Order Completed', sameKey: true }, steps: [{ id: 'out', exit: 'bought' }] },
          ],
        },
        { id: 'tell', emit: { event: 'Cart Abandoned', properties: { session: { entry: 'session' } } } },
      ],
    },
    'abandoned-cart': {
      entry: { event: 'Cart Abandoned', key: 'session' },
      steps: [{ id: 'end', exit: 'done' }],
    },
  },
};

const NAMES = { view: 'Product Viewed', cart: 'Product Added', purchase: 'Order Completed' };

export function eventOf({ type, customer, session, at, price, brand }: Row, index: number) {
  return {
    messageId: `row-${index}`,
    event: NAMES[type],
    customerId: customer,
    timestamp: new Date(at).toISOString(),
    properties: { session, price },
    traits: brand === '' ? {} : { brand },
  };
}

/** Counted from the rows: what is known of each customer at an instant. */
export function recount(rows: readonly Row[], now: number) {
  return new Map(
    [...Map.groupBy(rows, ({ customer }) => customer)].map(([customer, own]) => [
      customer,
      { ...traitsOf(own), segments: segmentsOf(own, now) },
    ]),
  );
}

function segmentsOf(own: readonly Row[], now: number): string[] {
  const of = (type: Row['type']) => own.filter((row) => row.type === type);
  const since = (rows: readonly Row[], ms: number) => rows.filter(({ at }) => at >= now - ms);
  const bought = of('purchase');
  const found: Record<string, boolean> = {
    'big-buyer': bought.some(({ price }) => price >= 500),
    busy: since(of('view'), HOUR).length >= 3,
    buyer: bought.length > 0,
    looker: of('view').length >= 5,
    samsung: traitsOf(own).traits.brand === 'samsung',
    undecided: bought.length === 0 && since(of('cart'), 2 * HOUR).length > 0,
  };
  return Object.keys(found).filter((id) => found[id]);
}

/** The brand last met, and when; of two in one second the one that comes last in the order of text. */
function traitsOf(own: readonly Row[]): { traits: { brand?: string }; traitTimes: { brand?: number } } {
  const branded = own.filter(({ brand }) => brand !== '');
  const latest = branded.toSorted((one, other) => one.at - other.at || (one.brand < other.brand ? -1 : 1));
  const last = latest.at(-1);
  if (last === undefined) return { traits: {}, traitTimes: {} };
  return { traits: { brand: last.brand }, traitTimes: { brand: last.at } };
}

/** Customer and session of each cart that nobody bought, in order of text. */
export function abandoned(rows: readonly Row[]): string[] {
  const sessions = Map.groupBy(rows, ({ session }) => session);
  return [...sessions.values()]
    .filter((own) => own.some(({ type }) => type === 'cart') && own.every(({ type }) => type !== 'purchase'))
    .map(([first]) => `${first?.customer} ${first?.session}`)
    .toSorted();
}
