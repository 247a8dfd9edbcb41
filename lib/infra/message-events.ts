import { Duration } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import {
  ConfigurationSet,
  ConfigurationSetEventDestination,
  EmailSendingEvent,
  EventDestination,
} from 'aws-cdk-lib/aws-ses';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import { ConsumedQueue } from './consumed-queue.ts';

/** What SES tells about our e-mails and we about our links, and the way from there to `record-delivery`. */
export class MessageEvents extends Construct {
  readonly configurationSet: ConfigurationSet;
  /** Takes our own news as well (lib/aws/read-news.ts). */
  readonly newsQueue: Queue;

  constructor(scope: Construct, { recordDelivery, alarms }: { recordDelivery: Function; alarms: Alarms }) {
    super(scope, 'MessageEvents');
    this.configurationSet = new ConfigurationSet(this, 'Emails', { reputationMetrics: true });
    // SES knows no other bus than the account's default one:
    // https://docs.aws.amazon.com/ses/latest/dg/event-publishing-add-event-destination-eventbridge.html
    const defaultBus = EventBus.fromEventBusName(this, 'DefaultBus', 'default');
    new ConfigurationSetEventDestination(this, 'ToDefaultBus', {
      configurationSet: this.configurationSet,
      destination: EventDestination.eventBus(defaultBus),
      // Not CLICK: SES would lead our signed links, which count clicks themselves, through a domain of its own.
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.OPEN,
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
    this.newsQueue = news.queue;
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
