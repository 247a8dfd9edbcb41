/** For how long a channel is closed to everyone, when the provider refuses a message for the account's sake. */
export const CLOSED_FOR_MS: Readonly<Record<'quota' | 'stopped', number>> = {
  // The quota is counted over a rolling day, so some of it is free again within the hour:
  // https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html
  quota: 60 * 60_000,
  // Until a person has seen to it; whoever comes first when it opens again tries for all.
  stopped: 10 * 60_000,
};
