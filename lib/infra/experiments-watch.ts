import { Duration } from 'aws-cdk-lib';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { callEvery } from './call-every.ts';

/** Looks at all experiments each hour, and decides what they say is to be decided. */
export class ExperimentsWatch extends Construct {
  constructor(scope: Construct, { watch }: { watch: Function }) {
    super(scope, 'ExperimentsWatch');
    callEvery(this, 'EachHour', { every: Duration.hours(1), task: watch });
  }
}
