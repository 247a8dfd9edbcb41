/** One author's mistake: which rule, where, what is wrong, and what to do about it. */
export type Diagnostic = {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** Where in the document: `['steps', 2, 'goto']`. */
  readonly path: readonly (string | number)[];
  /** `did you mean "send-nudge"?` */
  readonly hint?: string;
  /** Filled in where the text is at hand; `line` and `column` count from 1. */
  readonly place?: Place;
};

export type Place = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The lines around the place, ready to print. */
  readonly frame: string;
};

/** What reading a file gives: the value, or what is wrong with it. Warnings may accompany a value. */
export type Read<T> =
  | { readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

type Words = {
  readonly rule: string;
  readonly path: Diagnostic['path'];
  readonly message: string;
  readonly hint?: string | undefined;
};

/** An error: the file cannot be used like this. */
export function mistake({ hint, ...words }: Words): Diagnostic {
  return { severity: 'error', ...words, ...(hint === undefined ? {} : { hint }) };
}

/** A warning: it runs, but hardly as its author meant it. */
export function doubt({ hint, ...words }: Words): Diagnostic {
  return { severity: 'warning', ...words, ...(hint === undefined ? {} : { hint }) };
}
