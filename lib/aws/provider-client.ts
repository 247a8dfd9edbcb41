/**
 * Settings of a client that hands messages to a provider. SES and SNS know no idempotency token, so a call is made once:
 * the SDK would repeat time-outs and 5xx, exactly where the message may have been accepted already (design §6).
 */
export const CALL_ONCE = {
  maxAttempts: 1,
  requestHandler: {
    connectionTimeout: 1_000,
    requestTimeout: 5_000,
    // Otherwise the SDK only logs a warning and waits on.
    throwOnRequestTimeout: true,
    // A connection kept while Lambda froze us is often dead, and a reset on it tells nothing about the message; a new
    // handshake costs some 50 ms and makes a failure to connect a definite one.
    httpsAgent: { keepAlive: false },
  },
};
