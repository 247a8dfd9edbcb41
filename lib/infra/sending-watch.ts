import { Duration } from 'aws-cdk-lib';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { callEvery } from './call-every.ts';

/** Asks SES every five minutes what the account may send, and whether someone must be told that it may not. */
export class SendingWatch extends Construct {
  constructor(scope: Construct, { watch }: { watch: Function }) {
    super(scope, 'SendingWatch');
    callEvery(this, 'EachFiveMinutes', { every: Duration.minutes(5), task: watch });
  }
}
