import type {
  Alarms,
  Clock,
  Content,
  DeliveryNews,
  EventPublisher,
  Ids,
  LegRunner,
  Pages,
  Sender,
  SendQueue,
  WakeQueue,
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
  readonly pages: Pages;
  readonly ids: Ids;
  readonly alarms: Alarms;
  readonly news: DeliveryNews;
};
