import { Duration } from 'aws-cdk-lib';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { HORIZON_MS } from '../core/time/wheel.ts';
import type { Alarms } from './alarms.ts';
import { callEvery } from './call-every.ts';
import { ConsumedQueue } from './consumed-queue.ts';

/**
 * Each minute the tick hands what falls due soon to three queues, which hold everything back until its moment: enrolments to
 * be woken, sends to be looked after, and agendas to be reviewed.
 */
export class TimeWheel extends Construct {
  readonly wakeQueue: Queue;
  readonly sendQueue: Queue;
  readonly reviewQueue: Queue;

  constructor(
    scope: Construct,
    {
      tick,
      wake,
      settle,
      review,
      alarms,
    }: { tick: Function; wake: Function; settle: Function; review: Function; alarms: Alarms },
  ) {
    super(scope, 'TimeWheel');
    // The time that a message is held back counts as its age.
    const lateAfter = Duration.millis(HORIZON_MS).plus(Duration.minutes(5));
    this.wakeQueue = new ConsumedQueue(this, 'WakeUps', { consumer: wake, lateAfter, alarms }).queue;
    this.sendQueue = new ConsumedQueue(this, 'DueSends', { consumer: settle, lateAfter, alarms }).queue;
    this.reviewQueue = new ConsumedQueue(this, 'Reviews', { consumer: review, lateAfter, alarms }).queue;
    callEvery(this, 'EachMinute', { every: Duration.minutes(1), task: tick });
    alarms.onSilence('tick', tick);
  }
}
