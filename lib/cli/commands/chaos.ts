import * as z from 'zod';
import { planWorlds } from '../../local/chaos/plan-worlds.ts';
import { runWorlds } from '../../local/chaos/run-worlds.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { chaosLines } from '../render/chaos.ts';
import { sayNext, toJson } from '../say.ts';
import { countWords } from '../words/number-words.ts';

export const ChaosInput = z.object({
  seed: z.int('must be a whole number').min(0, 'must not be below 0').default(1),
  sends: z
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(10_000_000, 'must be at most ten million')
    .default(5_000),
  faults: z.number().min(0, 'must not be below 0').max(0.2, 'must be at most 0.2').default(0.01),
  /** Whose story is told. */
  customer: z.string().optional(),
  json: z.boolean().default(false),
});
export type ChaosInput = z.infer<typeof ChaosInput>;

/** Days on which everything goes wrong, from one number: is each message sent once, to who wants it, when it may? */
export async function chaos(input: ChaosInput, io: Io): Promise<ExitCode> {
  const { seed, sends, faults, customer, json } = input;
  const progress = io.progress('running');
  const report = await runWorlds({
    seed,
    sends,
    faults,
    ...(customer === undefined ? {} : { watch: customer }),
    onProgress: ({ fraction, accepted }) => progress.at(fraction, `${countWords(accepted)} sent`),
  });
  progress.end();
  const [first] = report.violations;
  const exitCode = first === undefined ? EXIT.done : EXIT.mistakes;
  if (json) {
    io.out(toJson({ ok: first === undefined, ...report }));
    return exitCode;
  }
  io.out(chaosLines(report, io.paint).join('\n'));
  const [{ sends: each } = { sends }] = planWorlds(input);
  const again = (one: number) => `npx sojourn chaos --seed ${one} --sends ${each} --faults ${faults}`;
  sayNext(
    io,
    first === undefined ? again(seed + 1) : `${again(first.seed)} --customer ${first.customer}   # shows it`,
  );
  return exitCode;
}
