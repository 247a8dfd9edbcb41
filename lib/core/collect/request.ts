/** What a program sends to the collector. */
export type CollectRequest = {
  readonly method: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Unpacked, or why it cannot be: too large before or after, or no gzip where gzip was announced. */
  readonly body: { readonly text: string } | { readonly wrong: 'too-large' | 'not-gzip' };
};

export type CollectAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** For the log: how it went and how many, and nothing that was sent. */
  readonly outcome: CollectOutcome;
  readonly taken: number;
  readonly setAside: number;
};

export type CollectOutcome =
  | 'taken'
  | 'preflight'
  | 'not-found'
  | 'not-allowed'
  | 'too-large'
  | 'not-understood'
  | 'wrong-key'
  | 'not-with-this-key';

/** Segment's: 500 KB a request, 32 KB a call. https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/http-api#max-request-size */
export const MAX_REQUEST_BYTES = 500 * 1024;
export const MAX_CALL_BYTES = 32 * 1024;
/** Segment's too. A request of the shortest calls there can be would be 25,000 rows to write otherwise. */
export const MAX_CALLS = 2500;
