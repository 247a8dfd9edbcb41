/** What the shell is told. In every --help. */
export const EXIT = {
  done: 0,
  /** The workflows folder has mistakes. */
  mistakes: 1,
  /** The call was wrong, or a file that it names cannot be used. */
  call: 2,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_CODES_HELP = `
Exit codes: ${EXIT.done} done · ${EXIT.mistakes} the workflows have mistakes · ${EXIT.call} the call was wrong, or a file cannot be used`;
