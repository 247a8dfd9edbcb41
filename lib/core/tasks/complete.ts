import { legOver } from '../enrolment/current-leg.ts';
import type { Clock, EnrolmentStore } from '../ports.ts';
import type { CompleteInput } from './input.ts';

export type CompletePorts = { readonly clock: Clock; readonly enrolments: Pick<EnrolmentStore, 'complete'> };

/** The journey is over for this customer. @throws LegOverError */
export async function complete(input: CompleteInput, ports: CompletePorts): Promise<void> {
  const { run, at, reason } = input;
  const outcome = await ports.enrolments.complete(run, { at, reason, endedAt: ports.clock.now() });
  if (outcome === 'leg-over') throw legOver(run);
}
