/**
 * The JSONPath engine under aws-local-stepfunctions answers each question by throwing an error. To collect their stack
 * traces would take a third of a simulation's time, so the library works without, and our own tasks in it with them.
 */
export function withoutStackTraces<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  return withLimit(0, LIMIT, work);
}

export function withStackTraces<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  return withLimit(LIMIT, 0, work);
}

/** Of the process, as it was started. */
const LIMIT = Error.stackTraceLimit;

async function withLimit<Answer>(
  during: number,
  afterwards: number,
  work: () => Promise<Answer>,
): Promise<Answer> {
  Error.stackTraceLimit = during;
  try {
    return await work();
  } finally {
    Error.stackTraceLimit = afterwards;
  }
}
