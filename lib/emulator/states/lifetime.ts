type Handler = (input: unknown) => Promise<unknown>;

/** `ended`: it has come to an end of its own. `abandoned`: the emulator stops, and may go on with it at its next start. */
type HowItIsOver = 'ended' | 'abandoned';

/** Of one run of an execution. */
export type Lifetime = {
  isOver(): boolean;
  /** Called once, when it is over. @returns takes it back */
  onOver(action: (how: HowItIsOver) => void): () => void;
  end(how: HowItIsOver): void;
  /**
   * A handler that gives up when it is over: the library sets a timer for each, and the process would wait for those of
   * functions that nobody runs any more.
   */
  giveUp(handler: Handler): Handler;
};

export function createLifetime(): Lifetime {
  const actions = new Set<(how: HowItIsOver) => void>();
  let over: HowItIsOver | undefined;
  function onOver(action: (how: HowItIsOver) => void): () => void {
    if (over === undefined) actions.add(action);
    else action(over);
    return () => actions.delete(action);
  }
  return {
    isOver: () => over !== undefined,
    onOver,
    end(how) {
      over ??= how;
      for (const action of actions) {
        actions.delete(action);
        action(over);
      }
    },
    giveUp: (handler) => (input) =>
      new Promise((resolve, reject) => {
        const forget = onOver(() => reject(new Error('the execution is over')));
        if (over === undefined) void handler(input).then(resolve, reject).finally(forget);
      }),
  };
}
