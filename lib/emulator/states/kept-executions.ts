import { join } from 'node:path';
import * as z from 'zod';
import { keptList } from '../kept-list.ts';
import { Execution } from './execution.ts';
import { Revision } from './machines.ts';

/** Executions to look at: the last thousand Express ones, and the last ten thousand Standard ones, which outlive a stop. */
export type KeptExecutions = {
  get(arn: string): Execution | undefined;
  /** What a Standard execution runs, whatever its machine has become since; of a child its parent knows it. */
  revisionOf(arn: string): Revision | undefined;
  /** Newest first. */
  all(): readonly Execution[];
  put(execution: Execution, revision?: Revision): void;
};

const EXPRESS_KEPT = 1_000;
const STANDARD_KEPT = 10_000;

export function createKeptExecutions(dataFolder: string | undefined): KeptExecutions {
  const express = keptList(undefined, Line, EXPRESS_KEPT);
  const file = dataFolder && join(dataFolder, 'executions.json-lines');
  const standard = keptList(file, Line, STANDARD_KEPT);
  const find = (arn: string) => standard.get(arn) ?? express.get(arn);
  return {
    get: (arn) => find(arn)?.execution,
    revisionOf: (arn) => find(arn)?.revision,
    all: () =>
      [...standard.all(), ...express.all()]
        .map(({ execution }) => execution)
        .toReversed()
        .toSorted((one, other) => other.startedAt - one.startedAt),
    put(execution, revision = find(execution.arn)?.revision) {
      const list = execution.type === 'STANDARD' ? standard : express;
      list.put({ id: execution.arn, execution, revision });
    },
  };
}

const Line = z.object({ id: z.string(), execution: Execution, revision: Revision.optional() });
