import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import type { WorldReport } from './report.ts';
import { runWorld } from './run-world.ts';
import type { ChaosProgress } from './run-worlds.ts';

/** What a thread tells: how far it is, and at last what came of its world. */
export type WorldNews = { readonly progress: ChaosProgress } | { readonly report: WorldReport };

const Plan = z.object({
  seed: z.number(),
  sends: z.number(),
  faults: z.number(),
  watch: z.string().optional(),
});
const { watch, ...plan } = Plan.parse(workerData);

function tell(news: WorldNews): void {
  parentPort?.postMessage(news, []);
}

tell({
  report: await runWorld({
    ...plan,
    ...(watch === undefined ? {} : { watch }),
    onProgress: (progress) => tell({ progress }),
  }),
});
