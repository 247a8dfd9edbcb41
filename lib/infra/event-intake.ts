import { Duration, Stack } from 'aws-cdk-lib';
import { EventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { EXPERIMENT_DECIDED } from '../core/event/own-events.ts';
import type { Alarms } from './alarms.ts';
import { ConsumedQueue } from './consumed-queue.ts';

/** The bus that other systems put their events on, and the way from there to `ingest`. */
export class EventIntake extends Construct {
  readonly bus: EventBus;

  constructor(scope: Construct, { ingest, alarms }: { ingest: Function; alarms: Alarms }) {
    super(scope, 'EventIntake');
    // Named, because other systems write it into their configuration.
    this.bus = new EventBus(this, 'Bus', { eventBusName: Stack.of(this).stackName });
    const events = new ConsumedQueue(this, 'Events', {
      consumer: ingest,
      lateAfter: Duration.minutes(5),
      alarms,
    });
    new Rule(this, 'Everything', {
      eventBus: this.bus,
      // A decision on an A/B test is told to others, and is no customer's.
      eventPattern: { source: Match.prefix(''), detailType: Match.anythingBut(EXPERIMENT_DECIDED) },
      targets: [events.target],
    });
  }
}
