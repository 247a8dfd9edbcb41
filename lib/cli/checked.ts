import type * as z from 'zod';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { refuse } from './refusal.ts';
import { sayRefusal } from './say.ts';

/** Takes the exit code of the command that ran. */
export type Finish = (exitCode: ExitCode) => void;

/** Runs the command when the flags fit its schema, and says which one does not when they do not. */
export async function checked<Schema extends z.ZodType>(
  schema: Schema,
  flags: object,
  io: Io,
  run: (input: z.output<Schema>) => Promise<ExitCode>,
): Promise<ExitCode> {
  const parsed = schema.safeParse(flags);
  if (parsed.success) return run(parsed.data);
  const issue = parsed.error.issues[0];
  const flag = String(issue?.path[0] ?? '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return sayRefusal(refuse(`--${flag}: ${issue?.message ?? 'is not understood'}`), io, 'json' in flags);
}
