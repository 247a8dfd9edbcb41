import { jsonFailure, withExceptionName } from '../aws-json.ts';
import type { Authorize, EmulatorClock, FindAsset, Place, ResourceTypes, Service } from '../service.ts';
import { createExecutions, type Execution } from './executions.ts';
import { machineResources } from './machine-resources.ts';
import { createMachines } from './machines.ts';
import { statesOperation } from './operations.ts';
import type { Assume, Invoke } from './task-handler.ts';

export type States = {
  readonly service: Service;
  readonly resources: ResourceTypes;
  /** The last thousand, newest first. */
  executions(): readonly Execution[];
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
      operation: (request) => statesOperation(request, { place: parts.place, machines, executions }),
      failure: (error) => jsonFailure(withExceptionName(error)),
    },
    resources: machineResources({ ...parts, machines }),
    executions: () => executions.list(),
  };
}
