import * as z from 'zod';
import type { HistoryEvent } from './history.ts';

export type Execution = z.infer<typeof Execution>;
export const Execution = z.object({
  arn: z.string(),
  name: z.string(),
  /** Of a child of a Distributed Map, with the map's label behind: `…:stateMachine:<machine>/<label>`. */
  machineArn: z.string(),
  version: z.number().optional(),
  type: z.enum(['STANDARD', 'EXPRESS']),
  /** The Map Run that it is a child of. */
  mapRunArn: z.string().optional(),
  status: z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']),
  /** JSON. */
  input: z.string(),
  output: z.string().optional(),
  error: z.string().optional(),
  cause: z.string().optional(),
  /** The clock's milliseconds. */
  startedAt: z.number(),
  stoppedAt: z.number().optional(),
  redrives: z.number().default(0),
  redrivenAt: z.number().optional(),
  history: z.array(z.custom<HistoryEvent>((event) => typeof event === 'object')).readonly(),
});

/** How it came to its end. */
export type End = Pick<Execution, 'output' | 'error' | 'cause'> & {
  readonly status: Exclude<Execution['status'], 'RUNNING'>;
};

/** As it stands when it begins again. */
export function asRunning({
  arn,
  name,
  machineArn,
  version,
  type,
  mapRunArn,
  input,
  ...rest
}: Execution): Execution {
  const { startedAt, redrives, redrivenAt } = rest;
  const same = { arn, name, machineArn, version, type, mapRunArn, input, startedAt, redrives, redrivenAt };
  return { ...same, status: 'RUNNING', history: [] };
}
