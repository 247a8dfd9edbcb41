import { Worker } from 'node:worker_threads';
import { mergeReports } from './merge-reports.ts';
import { planWorlds, type WorldPlan } from './plan-worlds.ts';
import type { ChaosReport, WorldReport } from './report.ts';
import { runWorld } from './run-world.ts';
import type { WorldNews } from './world-worker.ts';

export type ChaosProgress = { readonly fraction: number; readonly accepted: number };

/** More would only wait for memory. */
const WORKERS = 2;

/**
 * A run of any size: a small one as one world, a big one as many small worlds, two at a time in threads of their own, so that
 * memory stays that of two worlds. @param input.watch a customer of the first world, whose trace is kept
 */
export async function runWorlds(
  input: WorldPlan & { readonly watch?: string; readonly onProgress?: (progress: ChaosProgress) => void },
): Promise<ChaosReport> {
  const { onProgress = () => {}, ...asked } = input;
  const plans = planWorlds(asked);
  if (plans.length === 1) return mergeReports(asked, [await runWorld({ ...asked, onProgress })]);

  const under = new Map<number, ChaosProgress>();
  const reports: WorldReport[] = [];
  let next = 0;
  const tell = (number: number, progress: ChaosProgress) => {
    under.set(number, progress);
    const all = [...under.values()];
    onProgress({
      fraction: all.reduce((sum, { fraction }) => sum + fraction, 0) / plans.length,
      accepted: all.reduce((sum, { accepted }) => sum + accepted, 0),
    });
  };
  async function work(): Promise<void> {
    for (;;) {
      const number = next;
      const plan = plans[number];
      if (plan === undefined) return;
      next += 1;
      const watch = number === 0 && asked.watch !== undefined ? { watch: asked.watch } : {};
      const report = await inThread({ ...plan, ...watch }, (progress) => tell(number, progress));
      tell(number, { fraction: 1, accepted: report.accepted });
      reports[number] = report;
    }
  }
  await Promise.all(Array.from({ length: WORKERS }, work));
  return mergeReports(asked, reports);
}

/** A new thread for each world: what it held is free when it ends. */
function inThread(
  workerData: WorldPlan & { readonly watch?: string },
  onProgress: (progress: ChaosProgress) => void,
): Promise<WorldReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./world-worker.ts', import.meta.url), { workerData });
    worker.on('message', (news: WorldNews) => {
      if ('progress' in news) onProgress(news.progress);
      else resolve(news.report);
    });
    worker.on('error', reject);
  });
}
