import { jsonAnswer, jsonBody, jsonFailure, targetOf, withExceptionName } from '../aws-json.ts';
import type {
  Authorize,
  EmulatorClock,
  FindAsset,
  Place,
  Principal,
  ResourceTypes,
  Service,
} from '../service.ts';
import { createExecutions, type Execution } from './executions.ts';
import { machineResources } from './machine-resources.ts';
import { createMachines } from './machines.ts';
import { statesOperation } from './operations.ts';
import type { Assume, Invoke } from './task-handler.ts';

export type States = {
  readonly service: Service;
  readonly resources: ResourceTypes;
  /** Starts an execution for another service. @throws AwsError when that may not, or there is no such machine */
  start(
    call: { readonly stateMachineArn: string; readonly input: string },
    principal: Principal,
  ): Promise<void>;
  /** The last thousand, newest first. */
  executions(): readonly Execution[];
  stop(): void;
};

/**
 * Step Functions: Express state machines and their versions. A machine calls functions in its role's name.
 * @param dataFolder where versions outlive the emulator; without it they live in memory
 * @param onEnd      told of each execution that has ended
 */
export function createStates(parts: {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly authorize: Authorize;
  readonly assume: Assume;
  readonly invoke: Invoke;
  readonly findAsset: FindAsset;
  readonly dataFolder?: string | undefined;
  readonly onEnd?: (execution: Execution) => void;
}): States {
  const machines = createMachines(parts);
  const executions = createExecutions(parts);
  return {
    service: {
      signingName: 'states',
      operation(request) {
        const { needs, answer } = statesOperation(targetOf(request), jsonBody(request), {
          machines,
          executions,
        });
        return { needs, run: async () => jsonAnswer(answer()) };
      },
      failure: (error) => jsonFailure(withExceptionName(error)),
    },
    resources: machineResources({ ...parts, machines }),
    async start(call, principal) {
      const { needs, answer } = statesOperation('StartExecution', call, { machines, executions });
      for (const need of needs) parts.authorize(principal, need);
      answer();
    },
    executions: () => executions.list(),
    stop: executions.stop,
  };
}
