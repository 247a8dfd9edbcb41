import { Journey } from '../../lib/core/journey/definition.ts';
import type { JourneyReport, SimulationReport, StepReport } from '../../lib/local/report.ts';

/** A cart journey with a send, a wait for a click and an A/B test in it. */
export const cart = Journey.parse({
  id: 'cart',
  title: { en: 'Abandoned cart', ko: '장바구니 되찾기' },
  stage: 'decision',
  purpose: 'marketing',
  entry: { event: 'Checkout Started', where: { property: 'value', atLeast: 30 } },
  exit: [{ event: 'Order Completed' }],
  goal: { event: 'Order Completed', within: 'P7D', value: 'total' },
  steps: [
    { id: 'cool-off', wait: { for: 'PT1H' } },
    { id: 'reminder', send: { message: 'cart-reminder' } },
    {
      id: 'clicked',
      waitFor: { message: 'reminder', was: 'clicked', for: 'P1D' },
      else: [
        {
          id: 'offer',
          experiment: {
            variants: [
              { id: 'no-offer', weight: 50, steps: [] },
              {
                id: 'five-off',
                weight: 50,
                steps: [{ id: 'offer-mail', send: { message: 'cart-offer', channel: 'email' } }],
              },
            ],
          },
        },
      ],
    },
  ],
});

/**
 * 1,000 enter. 150 buy within the hour, 10 still wait; 840 are reminded; 40 buy while a click is awaited, 20 wait; of 780
 * that go on 195 clicked; the others are split 290 to 295.
 */
export const cartReport: JourneyReport = {
  id: 'cart',
  version: 'v1',
  enrolments: 1000,
  notEntered: [{ reason: 'where-not-met', count: 250 }],
  steps: [
    step('cool-off', 'wait', 840, 10, {}, [{ reason: 'Order Completed', count: 150 }]),
    step('reminder', 'send', 840, 0, {
      email: 600,
      sms: 100,
      'skipped: no-consent': 90,
      'skipped: no-address': 50,
    }),
    step('clicked', 'waitFor', 780, 20, { then: 195, else: 585 }, [{ reason: 'Order Completed', count: 40 }]),
    step('offer', 'experiment', 585, 0, { 'no-offer': 290, 'five-off': 295 }),
    step('offer-mail', 'send', 295, 0, { email: 295 }),
  ],
  ended: [
    { reason: 'completed', count: 780 },
    { reason: 'Order Completed', count: 190 },
  ],
  failed: [],
  messages: {
    email: 895,
    sms: 100,
    skipped: [
      { reason: 'no-consent', count: 90 },
      { reason: 'no-address', count: 50 },
    ],
  },
  goal: { reached: 230, valueMinor: 1_234_550 },
  experiments: [
    {
      stepId: 'offer',
      decisions: [],
      variants: [
        {
          variant: 'no-offer',
          assigned: 290,
          clicked: 0,
          converted: 29,
          valueMinor: 145_000,
          valueSquares: 0,
        },
        {
          variant: 'five-off',
          assigned: 295,
          clicked: 59,
          converted: 59,
          valueMinor: 295_000,
          valueSquares: 0,
        },
      ],
    },
  ],
};

function step(
  id: string,
  kind: StepReport['kind'],
  ...[passed, waiting, outcomes, left = []]: [number, number, StepReport['outcomes'], StepReport['left']?]
): StepReport {
  return { id, kind, passed, waiting, left, outcomes };
}

export const report: SimulationReport = {
  from: Date.UTC(2026, 0, 1),
  until: Date.UTC(2026, 0, 31),
  seed: 7,
  customers: 950,
  events: {
    read: 1300,
    kept: 1290,
    duplicates: 8,
    rejected: [{ reason: 'has no timestamp', count: 2 }],
    clamped: 0,
  },
  journeys: [cartReport],
  wallMs: 2000,
  peakMemoryBytes: 200e6,
};
