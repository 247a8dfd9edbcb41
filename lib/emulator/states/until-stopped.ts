type Handler = (input: unknown) => Promise<unknown>;

/**
 * Handlers of Tasks that give up when the emulator stops: the library sets a timer for each, and the process would wait
 * for those of functions that nobody runs any more.
 */
export function untilStopped(): { giveUp(handler: Handler): Handler; stop(): void } {
  const running = new Set<() => void>();
  let stopped = false;
  return {
    giveUp: (handler) => (input) =>
      new Promise((resolve, reject) => {
        const end = (): void => reject(new Error('the emulator has stopped'));
        if (stopped) return end();
        running.add(end);
        void handler(input)
          .then(resolve, reject)
          .finally(() => running.delete(end));
      }),
    stop() {
      stopped = true;
      for (const end of running) end();
    },
  };
}
