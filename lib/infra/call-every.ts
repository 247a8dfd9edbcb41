import type { Duration } from 'aws-cdk-lib';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { callOn } from './call-on.ts';

/** Calls a task again and again, at the same distance. */
export function callEvery(
  scope: Construct,
  id: string,
  { every, task }: { every: Duration; task: Function },
): void {
  callOn(scope, id, { when: ScheduleExpression.rate(every), task });
}
