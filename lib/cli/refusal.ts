/** Why a command cannot start: what was wrong with the call or a file, and what to do about it. In the user's words. */
export type Refusal = { readonly ok: false; readonly message: string; readonly hint?: string };

/** What a check of the user's input gives. */
export type Accepted<T> = { readonly ok: true; readonly value: T } | Refusal;

export function refuse(message: string, hint?: string): Refusal {
  return hint === undefined ? { ok: false, message } : { ok: false, message, hint };
}
