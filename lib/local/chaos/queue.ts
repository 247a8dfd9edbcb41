import type { Outcome } from './functions.ts';
import { between, type Setting } from './setting.ts';

/** A queue with its function: each message stands alone. */
export type Queue<Body> = {
  /** @param delayMs at most 15 minutes, as SQS has it */
  send(body: Body, delayMs?: number): void;
  /** Messages that no redrive could save. */
  readonly lost: readonly { readonly body: Body; readonly why: string }[];
  readonly redriven: () => number;
};

/** Six times the function's time-out, as the SQS documentation asks for. */
const VISIBILITY_MS = 180_000;
const TRIES = 5;
/** An engineer looks at the dead letters and runs `sojourn redrive`. */
const REDRIVE_MS = 60 * 60_000;
const REDRIVES = 3;

/**
 * SQS: at least once, in no order. What a function did not finish comes again when it is visible again, five times; then it
 * is a dead letter, until somebody has it delivered again.
 */
export function createQueue<Body>(
  {
    handle,
    onDone = () => {},
  }: {
    readonly handle: (body: Body) => Promise<Outcome<unknown>>;
    readonly onDone?: (body: Body) => void;
  },
  { timeline, faults, random }: Setting,
): Queue<Body> {
  const lost: { body: Body; why: string }[] = [];
  let redriven = 0;

  async function deliver(body: Body, tries: number, redrives: number): Promise<void> {
    const receivedAt = timeline.now();
    const outcome = await handle(body);
    if ('answer' in outcome) {
      onDone(body);
      return;
    }
    if (tries < TRIES) {
      again(receivedAt + VISIBILITY_MS, body, { tries: tries + 1, redrives });
    } else if (redrives < REDRIVES) {
      redriven += 1;
      again(timeline.now() + REDRIVE_MS, body, { tries: 1, redrives: redrives + 1 });
    } else {
      lost.push({ body, why: 'error' in outcome ? outcome.error.message : outcome.died });
    }
  }

  function again(at: number, body: Body, count: { tries: number; redrives: number }): void {
    timeline.at(at, () => void deliver(body, count.tries, count.redrives));
  }

  return {
    lost,
    redriven: () => redriven,
    send(body, delayMs = 0) {
      const late = faults.happens('queue delivered late') ? between(random, 10_000, 600_000) : 0;
      const at = timeline.now() + delayMs + late + between(random, 10, 300);
      again(at, body, { tries: 1, redrives: 0 });
      if (faults.happens('queue delivered twice'))
        again(at + between(random, 0, random() < 0.5 ? 500 : 300_000), body, { tries: 1, redrives: 0 });
    },
  };
}
