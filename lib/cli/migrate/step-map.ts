import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { type Accepted, refuse } from '../refusal.ts';

const StepMap = z.record(z.string(), z.string());
export type StepMap = z.infer<typeof StepMap>;

/** `{ "old-step": "new-step" }`; without a file every step keeps its name. */
export async function readStepMap(file: string | undefined): Promise<Accepted<StepMap>> {
  if (file === undefined) return { ok: true, value: {} };
  try {
    return { ok: true, value: StepMap.parse(JSON.parse(await readFile(file, 'utf8'))) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) {
      return refuse(
        `${file} is no map of steps.`,
        'It holds the new name of each step: { "old-step": "new-step" }',
      );
    }
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return refuse(`There is no file ${file}.`);
    throw error;
  }
}
