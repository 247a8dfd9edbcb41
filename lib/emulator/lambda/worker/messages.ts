/** What the emulator and a function's worker tell one another. Payloads are JSON text, as on the wire of AWS. */

/** What a worker knows from its start. */
export type WorkerSettings = {
  /** `file:` address of the bundle. */
  readonly module: string;
  readonly handler: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  readonly logGroup: string;
  readonly logStream: string;
  /** The clock's milliseconds at the start. */
  readonly now: number;
};

export type ToWorker = {
  readonly requestId: string;
  readonly payload: string;
  readonly traceId: string;
  /** Both in the clock's milliseconds. */
  readonly now: number;
  readonly deadline: number;
};

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly payload: string }
  | { readonly kind: 'failure'; readonly failure: Failure }
  /** The worker is of no more use: its bundle cannot be loaded, or an error was caught by nobody. */
  | { readonly kind: 'fatal'; readonly failure: Failure }
  | { readonly kind: 'log'; readonly text: string };

/** As the caller gets it: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html. */
export type Failure = {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
};
