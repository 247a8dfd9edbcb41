import { AwsError } from '../service.ts';
import type { Asked, OperationParts, Operations } from './asked.ts';
import { EXECUTION_OPERATIONS } from './execution-operations.ts';
import { MACHINE_OPERATIONS } from './machine-operations.ts';
import { MAP_RUN_OPERATIONS } from './map-run-operations.ts';

/** What can be asked of Step Functions. Express executions have no history in AWS; here they have, to look at. */
export function statesOperation(name: string, input: unknown, parts: OperationParts): Asked {
  const read = OPERATIONS[name];
  if (read === undefined)
    throw new AwsError('UnknownOperationException', `the emulator's Step Functions has no ${name}`);
  return read(input, parts);
}

const OPERATIONS: Operations = { ...MACHINE_OPERATIONS, ...EXECUTION_OPERATIONS, ...MAP_RUN_OPERATIONS };
