import { type SFNClient, StartExecutionCommand, StateMachineDoesNotExist } from '@aws-sdk/client-sfn';
import type { Run } from '../core/enrolment/definition.ts';
import { MissingContentError } from '../core/errors.ts';
import type { LegRunner } from '../core/ports.ts';

/**
 * Starts an Express execution. It gets no name: names of Express executions need not be unique, so a name would not stop
 * a second start; the leg number in the run makes that harmless.
 */
export function legRunner(client: SFNClient): LegRunner {
  return {
    async start(machine, run) {
      try {
        await client.send(new StartExecutionCommand({ stateMachineArn: machine, input: inputOf(run) }));
      } catch (error) {
        if (!(error instanceof StateMachineDoesNotExist)) throw error;
        throw new MissingContentError(`no state machine ${machine}`, { cause: error });
      }
    },
  };
}

/** Ids and counters and nothing else, whatever the value at hand may carry besides: executions are logged. */
function inputOf({ customerId, enrolmentId, leg, visit, at }: Run): string {
  return JSON.stringify({ customerId, enrolmentId, leg, visit, at });
}
