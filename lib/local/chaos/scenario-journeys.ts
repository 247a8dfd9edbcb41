import type { Message } from './oracle/definition.ts';

const marketing = { stage: 'decision', purpose: 'marketing' } as const;
const byOccasion = (event: string) => ({ event, key: 'occasion', reentry: 'never' });

/** The ways that a message can take, as journey files would have them. Every step's message has the step's name. */
export const SCENARIO_JOURNEYS: readonly object[] = [
  {
    id: 'offer',
    title: 'Best channel, a wait, a click or none; whoever buys leaves',
    ...marketing,
    priority: 5,
    entry: byOccasion('Cart Left'),
    exit: [{ event: 'Bought', sameKey: true }],
    steps: [
      send('offer-first', 'best'),
      { id: 'offer-pause', wait: { for: 'PT3H' } },
      {
        id: 'offer-clicked',
        waitFor: { message: 'offer-first', was: 'clicked', for: 'P1D' },
        then: [send('offer-thanks', 'email')],
        else: [send('offer-again', ['sms', 'email'])],
      },
    ],
  },
  {
    id: 'club',
    title: 'A list with a fallback, a local hour, an experiment',
    ...marketing,
    priority: 7,
    entry: byOccasion('Cart Left'),
    steps: [
      send('club-hello', ['email', 'sms']),
      { id: 'club-morning', wait: { untilLocal: '10:00' } },
      {
        id: 'club-test',
        experiment: {
          variants: [
            { id: 'more', weight: 50, steps: [send('club-more', 'best')] },
            { id: 'less', weight: 50, steps: [] },
          ],
        },
      },
    ],
  },
  {
    id: 'fair',
    title: 'Both channels, then an answer or none',
    ...marketing,
    priority: 3,
    entry: byOccasion('Fair Opened'),
    steps: [
      send('fair-invite', 'both'),
      {
        id: 'fair-answered',
        waitFor: { event: 'Answered', sameKey: true, for: 'P1D' },
        then: [
          {
            id: 'fair-note',
            emit: { event: 'Seat Wanted', properties: { occasion: { entry: 'occasion' } } },
          },
        ],
        else: [send('fair-last', 'email')],
      },
    ],
  },
  {
    id: 'order',
    title: 'What a customer waits for',
    stage: 'purchase',
    purpose: 'transactional',
    priority: 9,
    entry: byOccasion('Ordered'),
    steps: [
      send('order-receipt', 'email'),
      { id: 'order-packing', wait: { for: 'PT5H' } },
      { id: 'order-count', update: { increment: { orders: 1 } } },
      send('order-shipped', ['sms', 'email']),
    ],
  },
];

const BOUGHT = { event: 'Bought' } as const;
/** Who answers later than the journey waits is told once more. */
const ANSWERED = { event: 'Answered', within: { ms: 24 * 3_600_000, of: 'fair-invite' } } as const;

/** What the author wanted of each, in words of the oracle. */
export const SCENARIO_MESSAGES: Readonly<Record<string, Message>> = {
  'offer-first': { journey: 'offer', purpose: 'marketing', ways: 'one', unless: BOUGHT },
  'offer-thanks': { journey: 'offer', purpose: 'marketing', ways: 'one', unless: BOUGHT },
  'offer-again': { journey: 'offer', purpose: 'marketing', ways: 'fallback', unless: BOUGHT },
  'club-hello': { journey: 'club', purpose: 'marketing', ways: 'fallback' },
  'club-more': { journey: 'club', purpose: 'marketing', ways: 'one' },
  'fair-invite': { journey: 'fair', purpose: 'marketing', ways: 'both' },
  'fair-last': { journey: 'fair', purpose: 'marketing', ways: 'one', unless: ANSWERED },
  'order-receipt': { journey: 'order', purpose: 'transactional', ways: 'one' },
  'order-shipped': { journey: 'order', purpose: 'transactional', ways: 'fallback' },
};

function send(message: string, channel: string | readonly string[]) {
  return { id: message, send: { message, channel } };
}
