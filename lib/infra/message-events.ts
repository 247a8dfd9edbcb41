import { Duration } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import {
  ConfigurationSet,
  ConfigurationSetEventDestination,
  EmailSendingEvent,
  EventDestination,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import { ConsumedQueue } from './consumed-queue.ts';

/** What SES tells about our e-mails, and the way from there to `record-delivery`. */
export class MessageEvents extends Construct {
  readonly configurationSet: ConfigurationSet;

  constructor(scope: Construct, { recordDelivery, alarms }: { recordDelivery: Function; alarms: Alarms }) {
    super(scope, 'MessageEvents');
    this.configurationSet = new ConfigurationSet(this, 'Emails', { reputationMetrics: true });
    // SES knows no other bus than the account's default one:
    // https://docs.aws.amazon.com/ses/latest/dg/event-publishing-add-event-destination-eventbridge.html
    const defaultBus = EventBus.fromEventBusName(this, 'DefaultBus', 'default');
    new ConfigurationSetEventDestination(this, 'ToDefaultBus', {
      configurationSet: this.configurationSet,
      destination: EventDestination.eventBus(defaultBus),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.OPEN,
        EmailSendingEvent.CLICK,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.RENDERING_FAILURE,
      ],
    });
    const news = new ConsumedQueue(this, 'MessageNews', {
      consumer: recordDelivery,
      lateAfter: Duration.minutes(15),
      alarms,
    });
    new Rule(this, 'FromSes', {
      eventBus: defaultBus,
      eventPattern: {
        source: ['aws.ses'],
        detail: {
          mail: { tags: { 'ses:configuration-set': [this.configurationSet.configurationSetName] } },
        },
      },
      targets: [news.target],
    });
  }
}
