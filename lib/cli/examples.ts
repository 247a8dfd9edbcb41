import { EXIT_CODES_HELP } from './exit-code.ts';

/** What stands below a command's flags in its help. */
export function examples(...calls: readonly string[]): string {
  return `\nFor example:\n${calls.map((call) => `  ${call}`).join('\n')}\n${EXIT_CODES_HELP}`;
}
