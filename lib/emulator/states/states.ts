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
import type { Execution } from './execution.ts';
import { createExecutions } from './executions.ts';
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
  /** Newest first. */
  executions(): readonly Execution[];
  /** What an earlier stop interrupted goes on, where it is a Standard execution. */
  resume(): void;
  stop(): void;
};

/**
 * Step Functions: state machines, Standard and Express, their versions, and Map Runs. A machine calls functions in its
 * role's name.
 * @param dataFolder where versions and Standard executions outlive the emulator; without it they live in memory
 */
export function createStates(parts: {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly authorize: Authorize;
  readonly assume: Assume;
  readonly invoke: Invoke;
  readonly findAsset: FindAsset;
  readonly dataFolder?: string | undefined;
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
        return { needs, run: async () => jsonAnswer(await answer()) };
      },
      failure: (error) => jsonFailure(withExceptionName(error)),
    },
    resources: machineResources({ ...parts, machines }),
    async start(call, principal) {
      const { needs, answer } = statesOperation('StartExecution', call, { machines, executions });
      for (const need of needs) parts.authorize(principal, need);
      await answer();
    },
    executions: executions.list,
    resume: executions.resume,
    stop: executions.stop,
  };
}
