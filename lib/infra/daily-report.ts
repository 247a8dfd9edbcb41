import { TimeZone } from 'aws-cdk-lib';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { callOn } from './call-on.ts';

/** Has the report made before the company's day begins, so that Monday's mail at eight tells of the week until Sunday. */
export class DailyReport extends Construct {
  constructor(scope: Construct, { make, zone }: { make: Function; zone: string }) {
    super(scope, 'DailyReport');
    const when = ScheduleExpression.cron({ minute: '0', hour: '5', timeZone: TimeZone.of(zone) });
    callOn(this, 'EachDay', { when, task: make });
  }
}
