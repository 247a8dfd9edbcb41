import { PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Schedule, type ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Construct } from 'constructs';
import { ourOwn } from './our-own.ts';

/** Calls a task on a schedule, with a role that may call it and nothing else. */
export function callOn(
  scope: Construct,
  id: string,
  { when, task }: { when: ScheduleExpression; task: Function },
): void {
  const role = new Role(scope, 'SchedulerRole', { assumedBy: ourOwn(scope, 'scheduler.amazonaws.com') });
  role.addToPolicy(
    new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [task.functionArn] }),
  );
  new Schedule(scope, id, {
    schedule: when,
    target: new LambdaInvoke(task, {
      // The right that LambdaInvoke would add by itself covers all versions of the function.
      role: role.withoutPolicyUpdates(),
      // The next call comes anyway, and makes up for one that failed.
      retryAttempts: 0,
    }),
  });
}
