import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { AwsError, type Place, type Principal } from '../service.ts';
import { startEnvironment } from './environment.ts';
import { type Credentials, environmentVariables } from './environment-variables.ts';
import { createEnvironments, type Environments } from './environments.ts';
import { notOurRuntime } from './failures.ts';
import type { LambdaFunction } from './function-settings.ts';
import { type LogLine, logLines } from './log-lines.ts';
import type { Failure } from './worker/messages.ts';

export type Functions = {
  add(fn: LambdaFunction): void;
  /** By name or ARN, whole or partial. @throws AwsError ResourceNotFoundException */
  find(nameOrArn: string): RunnableFunction;
  all(): readonly RunnableFunction[];
};

export type RunnableFunction = LambdaFunction & {
  readonly environments: Pick<Environments, 'killBusy' | 'counts' | 'close'>;
  /** @param payload JSON text @throws AwsError TooManyRequestsException */
  run(payload: string): Promise<Answered>;
  /** The role that it has assumed. */
  principal(): Principal;
  /** What it printed, oldest first, some thousand lines. */
  logs(): readonly LogLine[];
};

type Answered = { readonly requestId: string } & (
  | { readonly ok: true; readonly payload: string }
  | { readonly ok: false; readonly failure: Failure }
);

export type FunctionParts = {
  readonly place: Place;
  readonly clock: Clock;
  readonly assume: (
    roleArn: string,
    by: { readonly service: string; readonly sourceArn: string },
  ) => Principal;
  readonly issueKey: (principal: Principal) => Credentials;
  /** CloudWatch Logs. A function whose role may not write there loses what it prints, as on AWS. */
  readonly logs?: { write(entry: LogEntry, principal: Principal): void };
};
type LogEntry = { readonly group: string; readonly stream: string; readonly messages: readonly string[] };

export function createFunctions(parts: FunctionParts): Functions {
  const functions = new Map<string, RunnableFunction>();
  const { region, account } = parts.place;
  return {
    add(fn) {
      if (functions.has(fn.name)) {
        throw new AwsError('ResourceConflictException', `Function already exist: ${fn.name}`, 409);
      }
      functions.set(fn.name, runnable(fn, parts));
    },
    find(nameOrArn) {
      // `name`, `account:function:name` or the whole ARN, perhaps with a qualifier.
      const [, name = nameOrArn, qualifier] = /function:([^:]+)(?::(.+))?$/.exec(nameOrArn) ?? [];
      const found = functions.get(name);
      const isLatest = qualifier === undefined || qualifier === '$LATEST';
      if (found !== undefined && isLatest) return found;
      const arn = `arn:aws:lambda:${region}:${account}:function:${name}${isLatest ? '' : `:${qualifier}`}`;
      throw new AwsError('ResourceNotFoundException', `Function not found: ${arn}`, 404);
    },
    all: () => [...functions.values()],
  };
}

function runnable(
  fn: LambdaFunction,
  { place, clock, assume, issueKey, logs: cloudWatch }: FunctionParts,
): RunnableFunction {
  const logs = logLines(() => clock.now());
  const principal = (): Principal =>
    assume(fn.settings.Role, { service: 'lambda.amazonaws.com', sourceArn: fn.arn });

  function start() {
    const role = principal();
    const logStream = logStreamName(clock.now());
    const variables = environmentVariables({ fn, place, logStream, credentials: issueKey(role) });
    const onPrinted = (text: string): void => {
      const messages = logs.add(text);
      try {
        cloudWatch?.write({ group: fn.logGroup, stream: logStream, messages }, role);
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
      }
    };
    return startEnvironment({ fn, variables, logStream, clock, onPrinted });
  }
  const environments = createEnvironments({ start, reserved: fn.settings.ReservedConcurrentExecutions });

  return {
    ...fn,
    environments,
    async run(payload) {
      const requestId = randomUUID();
      const { Runtime } = fn.settings;
      if (!Runtime.startsWith('nodejs')) return { ok: false, requestId, failure: notOurRuntime(Runtime) };
      return { requestId, ...(await environments.invoke({ requestId, payload })) };
    },
    principal,
    logs: logs.last,
  };
}

/** `2026/03/01/[$LATEST]0123…`: a stream for each environment. */
function logStreamName(now: number): string {
  const day = new Date(now).toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/[$LATEST]${randomUUID().replaceAll('-', '')}`;
}
