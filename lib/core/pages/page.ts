/** What a browser or a mail program asks for. */
export type PageRequest = {
  readonly method: string;
  /** Without the query; anything may stand before `/u/<token>`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
};

export type PageAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** For the log, which knows nothing of tokens and customers. */
  readonly outcome: PageOutcome;
};

export type PageOutcome =
  | 'shown'
  | 'unsubscribed'
  | 'saved'
  | 'redirected'
  | 'redirected-uncounted'
  | 'forged'
  | 'expired'
  | 'not-understood'
  | 'not-found'
  | 'not-allowed';
