import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type * as z from 'zod';
import type { Run } from '../lib/core/enrolment/definition.ts';
import { bareError } from './bare-error.ts';
import { parseInput } from './parse-input.ts';

/** Ids and outcomes only: nothing that a customer said, and no address, is ever logged. */
export const logger = new Logger({ serviceName: 'sojourn' });

/** What all our functions have in common: request id, X-Ray trace and cold start on every line, and errors laid bare. */
export const stack = <Event, Answer>() =>
  // No early time-out: the state machine and the queue look after a call that hangs.
  middy<Event, Answer>({ timeoutEarlyInMillis: 0 })
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .onError((request) => {
      request.error = bareError(request.error);
    });

/**
 * A step's function: what a compiled machine passes is parsed, and every line logged carries the run. Errors leave with
 * their names, for Step Functions matches them.
 */
export function lambda<Schema extends z.ZodType<{ run: Run }>, Answer>(
  schema: Schema,
  task: (input: z.output<Schema>) => Promise<Answer>,
) {
  return called(schema, { task, ids: ({ run }) => ({ run }) });
}

/** The same for a function that another machine of ours calls. @param how.ids what every line logged carries */
export function called<Schema extends z.ZodType, Answer>(
  schema: Schema,
  how: {
    readonly task: (input: z.output<Schema>) => Promise<Answer>;
    readonly ids: (input: z.output<Schema>) => Record<string, unknown>;
  },
) {
  return stack<unknown, Answer>().handler(async (event) => {
    const input = parseInput(schema, event);
    logger.appendKeys(how.ids(input));
    const answer = await how.task(input);
    logger.info('done', { answer });
    return answer;
  });
}

/** A function that a schedule calls: what it is passed does not matter. */
export function scheduled<Answer>(task: () => Promise<Answer>) {
  return stack<unknown, Answer>().handler(async () => task());
}
