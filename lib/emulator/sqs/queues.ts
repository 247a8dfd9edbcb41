import { join } from 'node:path';
import { AwsError, type EmulatorClock, type Place } from '../service.ts';
import { NO_JOURNAL, openJournal } from './journal.ts';
import { createQueue, type Queue } from './queue.ts';
import type { QueueSettings } from './queue-settings.ts';

export type NamedQueue = Queue & {
  readonly name: string;
  readonly url: string;
  readonly createdAt: number;
};

/** All queues of the account, by each of their three names. */
export type Queues = {
  add(name: string, settings: QueueSettings): NamedQueue;
  /** @throws AwsError QueueDoesNotExist, as do the two below */
  byName(name: string): NamedQueue;
  byArn(arn: string): NamedQueue;
  /** The host does not matter: a client may know this machine by another name. */
  byUrl(url: string): NamedQueue;
  all(): readonly NamedQueue[];
};

export function createQueues({ place, clock, dataFolder }: QueuesParts): Queues {
  const queues = new Map<string, NamedQueue>();
  const prefix = `arn:aws:sqs:${place.region}:${place.account}:`;

  function byName(name: string): NamedQueue {
    const found = queues.get(name);
    if (found === undefined) throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
    return found;
  }
  const byArn = (arn: string): NamedQueue => byName(arn.startsWith(prefix) ? arn.slice(prefix.length) : '');

  return {
    add(name, settings) {
      if (queues.has(name)) throw new AwsError('QueueNameExists', `A queue ${name} exists already.`);
      // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html: it must exist.
      if (settings.RedrivePolicy !== undefined) byArn(settings.RedrivePolicy.deadLetterTargetArn);
      const journal =
        dataFolder === undefined ? NO_JOURNAL : openJournal(join(dataFolder, 'sqs', `${name}.jsonl`));
      const queue = {
        ...createQueue({ arn: `${prefix}${name}`, settings, clock, journal, deadLetters: byArn }),
        name,
        url: `${place.endpoint}/${place.account}/${name}`,
        createdAt: clock.now(),
      };
      queues.set(name, queue);
      return queue;
    },
    byName,
    byArn,
    byUrl: (url) => {
      const [name = '', account] = url.split('/').toReversed();
      return byName(account === place.account ? name : '');
    },
    all: () => [...queues.values()],
  };
}

type QueuesParts = {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly dataFolder?: string | undefined;
};
