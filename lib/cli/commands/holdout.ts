import type * as z from 'zod';
import type { HoldoutResults } from '../../core/experiment/holdout-results.ts';
import { ENGLISH } from '../../core/experiment/words/english.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { DeploymentFlags } from '../on-deployment.ts';
import { refuse } from '../refusal.ts';
import { holdoutLines } from '../render/holdout.ts';
import { sayRefusal, toJson } from '../say.ts';

export const HoldoutInput = DeploymentFlags;
export type HoldoutInput = z.infer<typeof HoldoutInput>;

/** Shows what all marketing brought, by those who get none of it. */
export function holdoutCommand(
  { json }: HoldoutInput,
  io: Io,
  results: HoldoutResults | undefined,
): ExitCode {
  if (results === undefined) {
    const hint =
      '"holdout": { "percent": 5 } in workflows/settings.json keeps so many of a hundred out of all marketing.';
    return sayRefusal(refuse('Nobody has been counted for the holdout yet.', hint), io, json);
  }
  io.out(json ? toJson(results) : ['', ...holdoutLines(results, ENGLISH, io.paint)].join('\n'));
  return EXIT.done;
}
