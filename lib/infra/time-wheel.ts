import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { HORIZON_MS } from '../core/time/wheel.ts';
import type { Alarms } from './alarms.ts';
import { ConsumedQueue } from './consumed-queue.ts';
import { ourOwn } from './our-own.ts';

/** Each minute the tick hands what falls due soon to a queue, which holds every wake-up back until its moment. */
export class TimeWheel extends Construct {
  readonly wakeQueue: Queue;

  constructor(scope: Construct, { tick, wake, alarms }: { tick: Function; wake: Function; alarms: Alarms }) {
    super(scope, 'TimeWheel');
    this.wakeQueue = new ConsumedQueue(this, 'WakeUps', {
      consumer: wake,
      // The time that a message is held back counts as its age.
      lateAfter: Duration.millis(HORIZON_MS).plus(Duration.minutes(5)),
      alarms,
    }).queue;
    new Schedule(this, 'EachMinute', {
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      target: new LambdaInvoke(tick, {
        role: this.#callerOf(tick),
        // The next minute comes anyway, and reads from where the last good tick stopped.
        retryAttempts: 0,
      }),
    });
    alarms.onSilence('tick', tick);
  }

  /** The right that LambdaInvoke would add by itself covers all versions of the function. */
  #callerOf(tick: Function) {
    const role = new Role(this, 'SchedulerRole', { assumedBy: ourOwn(this, 'scheduler.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [tick.functionArn] }),
    );
    return role.withoutPolicyUpdates();
  }
}
