import type { Clock } from '../core/ports.ts';
import type { EpochMs } from '../core/time/instant.ts';

/** Loads each key once; a failure is forgotten, so that the next one who asks tries again. */
export function remembered<T>(load: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const loading = load(key);
    known.set(key, loading);
    loading.catch(() => known.delete(key));
    return loading;
  };
}

/** Loads again when what is known is older than `maxAgeMs`. A failure is forgotten. */
export function refreshed<T>(
  load: () => Promise<T>,
  { clock, maxAgeMs }: { clock: Clock; maxAgeMs: number },
): () => Promise<T> {
  let known: { value: Promise<T>; loadedAt: EpochMs } | undefined;
  return () => {
    if (known === undefined || clock.now() - known.loadedAt >= maxAgeMs) {
      const loading = { value: load(), loadedAt: clock.now() };
      known = loading;
      loading.value.catch(() => {
        if (known === loading) known = undefined;
      });
    }
    return known.value;
  };
}
