import type {
  Alarms,
  Clock,
  Content,
  DeliveryNews,
  EventPublisher,
  Ids,
  LegRunner,
  Pages,
  ReviewQueue,
  Sender,
  SendQueue,
  WakeQueue,
  Walks,
} from '../core/ports.ts';
import type { MemoryStores } from './memory-stores.ts';

/** All that the tasks need, without AWS. */
export type SimulatedPorts = Omit<MemoryStores, 'everything'> & {
  readonly clock: Clock;
  readonly content: Content;
  readonly sender: Sender;
  readonly runner: LegRunner;
  readonly publisher: EventPublisher;
  readonly wakeQueue: WakeQueue;
  readonly sendQueue: SendQueue;
  readonly reviewQueue: ReviewQueue;
  readonly walks: Walks;
  readonly pages: Pages;
  readonly ids: Ids;
  readonly alarms: Alarms;
  readonly news: DeliveryNews;
};
