import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Code, Function, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { TASK_TIMEOUT_SECONDS } from '../core/journey/steps/retry.ts';
import { acknowledge } from './acknowledge.ts';
import type { Task } from './bundles.ts';

/** Below the time-out of the state that calls, so that the function's own is the one that is logged. */
export const FUNCTION_TIMEOUT = Duration.seconds(TASK_TIMEOUT_SECONDS - 5);

const ALL = 'IAM5[Resource::*]';

export type TaskLimits = {
  readonly reservedConcurrency?: number | undefined;
  readonly timeout?: Duration;
};

/**
 * One task's function, with a role and a log group of its own and no right but to write that log and its traces.
 * It is named, for retained versions of state machines call it by its name for as long as customers are inside them.
 */
export class TaskFunction extends Construct {
  readonly function: Function;

  constructor(
    scope: Construct,
    task: Task,
    { code, reservedConcurrency, timeout = FUNCTION_TIMEOUT }: { code: Code } & TaskLimits,
  ) {
    super(scope, task);
    const functionName = `${Stack.of(this).stackName}-${task}`;
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    acknowledge(
      role,
      'X-Ray takes traces from whoever may write any: its two write actions know no resource.',
      ALL,
    );
    this.function = new Function(this, 'Function', {
      functionName,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code,
      handler: 'handler.handler',
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      timeout,
      // The share of a CPU grows with it, and a start is all CPU; the work itself is mostly waiting.
      memorySize: 512,
      ...(reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: reservedConcurrency }),
    });
  }
}
