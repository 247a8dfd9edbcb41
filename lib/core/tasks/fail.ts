import type { Clock, EnrolmentStore } from '../ports.ts';
import type { FailInput } from './input.ts';

export type FailPorts = { readonly clock: Clock; readonly enrolments: Pick<EnrolmentStore, 'fail'> };

/** Notes at which state the leg failed, and by which error, so that it can be looked at and resumed there. */
export async function fail(input: FailInput, ports: FailPorts): Promise<void> {
  const { run, failed } = input;
  const [at, error] = Object.entries(failed)[0] ?? [run.at, { Error: 'Unknown' }];
  await ports.enrolments.fail(run, { at, reason: error.Error, endedAt: ports.clock.now() });
}
