import type { InboundEvent } from '../../lib/core/event/definition.ts';
import type { SimulationInput } from '../../lib/local/report.ts';
import { aDeployment } from './a-deployment.ts';

/** A simulation of one journey called `journey`, for a month, of customers who never open anything. */
export function aSimulation(
  steps: readonly unknown[],
  events: readonly InboundEvent[],
  { journey = {}, ...other }: Partial<SimulationInput> & { journey?: object } = {},
): SimulationInput {
  return {
    deployment: aDeployment(aJourney(steps, journey)),
    journeys: ['journey'],
    events,
    until: undefined,
    forDuration: 'P30D',
    seed: 1,
    behaviour: { clickRate: 0, openRate: 0 },
    ...other,
  };
}

export function aJourney(steps: readonly unknown[], other: object = {}): object {
  return {
    id: 'journey',
    title: 'Journey',
    stage: 'decision',
    purpose: 'marketing',
    entry: { event: 'Started', reentry: 'afterEnd' },
    steps,
    ...other,
  };
}

/** Ada, who has an e-mail address and said yes to it and to the counting of her clicks, does something. @param at ISO 8601 */
export function ada(event: string, at: string, other: Partial<InboundEvent> = {}): InboundEvent {
  return {
    messageId: `${event} ${at}`,
    event,
    customerId: 'ada',
    timestamp: at,
    properties: {},
    traits: { firstName: 'Ada', email: 'ada@mail.example', zone: 'Asia/Seoul' },
    consent: { email: { topics: {}, basis: 'express', status: 'granted', tracking: 'granted' } },
    hop: 0,
    ...other,
  };
}
