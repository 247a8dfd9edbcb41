/**
 * The errors that a state machine retries or catches. Step Functions matches the `name`, so each is a literal here and
 * the compiler imports the constants below; nobody retypes the strings.
 */

/** The leg that called is no longer the enrolment's current one: it was exited, woken or taken over. The machine stops quietly. */
export class LegOverError extends Error {
  override readonly name = 'LegOverError';
}

/** Two writers met on the same row more often than we retry in place. Safe to retry: nothing was written. */
export class StoreBusyError extends Error {
  override readonly name = 'StoreBusyError';
}

/** The provider refused for now (rate or quota) and did not accept the message. Safe to retry. */
export class ProviderThrottledError extends Error {
  override readonly name = 'ProviderThrottledError';
}

/** Something that a deployment should hold is not there: a journey version, a message, a state. Retrying does not help. */
export class MissingContentError extends Error {
  override readonly name = 'MissingContentError';
}

/** Input that does not fit the contract; its message says where. Retrying does not help. */
export class InvalidInputError extends Error {
  override readonly name = 'InvalidInputError';
}

/** Events emitted by journeys that were entered by such events, too many times over: a loop. Retrying does not help. */
export class TooManyHopsError extends Error {
  override readonly name = 'TooManyHopsError';
}

export const LEG_OVER = 'LegOverError';
export const MISSING_CONTENT = 'MissingContentError';
export const RETRY_SOON: readonly string[] = ['StoreBusyError'];
export const RETRY_SLOWLY: readonly string[] = ['ProviderThrottledError'];
