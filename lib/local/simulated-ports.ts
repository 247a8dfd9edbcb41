import type { Content, EventPublisher, LegRunner, Sender, WakeQueue } from '../core/ports.ts';
import type { MemoryStores } from './memory-stores.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** All that the tasks need, without AWS. */
export type SimulatedPorts = Omit<MemoryStores, 'everything'> & {
  readonly clock: VirtualClock;
  readonly content: Content;
  readonly sender: Sender;
  readonly runner: LegRunner;
  readonly publisher: EventPublisher;
  readonly wakeQueue: WakeQueue;
};
