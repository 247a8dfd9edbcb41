import type { InboundEvent } from '../../lib/core/event/definition.ts';
import type { JourneyReport } from '../../lib/local/report.ts';
import { simulate } from '../../lib/local/simulate.ts';
import type { SimulatedMessage } from '../../lib/local/simulated-message.ts';
import { shippedProject } from './shipped-project.ts';

export type JourneyRun = {
  /** `2026-03-02 21:00 cart-reminder by email`, by the clock in Seoul, in order of time. */
  readonly messages: readonly string[];
  /** The same, as they went out. */
  readonly outbox: readonly SimulatedMessage[];
  readonly report: JourneyReport;
};

/** Longer than the slowest way through, counted from the first event. */
const LENGTHS = {
  'abandoned-cart': 'P14D',
  onboarding: 'P30D',
  'post-purchase': 'P110D',
  'consent-notice': 'P1D',
  birthday: 'P400D',
  'win-back': 'P200D',
  'weekly-letter': 'P20D',
  'weekly-report': 'P14D',
  'consent-reminder': 'P5Y',
} as const;

/**
 * Plays what customers do through one shipped journey, until nothing more can come.
 * @param readers `never-click`, or everybody opens and clicks every e-mail within hours
 */
export async function runJourney(
  id: keyof typeof LENGTHS,
  events: readonly InboundEvent[],
  readers: 'never-click' | 'always-click' = 'never-click',
): Promise<JourneyRun> {
  const outbox: SimulatedMessage[] = [];
  const rate = readers === 'always-click' ? 1 : 0;
  const { journeys } = await simulate({
    deployment: await project,
    journeys: [id],
    events,
    until: undefined,
    forDuration: LENGTHS[id],
    seed: 1,
    behaviour: { openRate: rate, clickRate: rate },
    onMessage: (message) => {
      outbox.push(message);
    },
  });
  const [report] = journeys;
  if (report === undefined) throw new Error(`no journey ${id} is shipped`);
  return { messages: outbox.map(line), outbox, report };
}

const project = shippedProject();

function line({ at, messageId, channel }: SimulatedMessage): string {
  return `${seoul.format(at).replace(',', '')} ${messageId} by ${channel}`;
}

const seoul = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Seoul',
  dateStyle: 'short',
  timeStyle: 'short',
});
