import type { EpochMs } from '../time/instant.ts';

/**
 * When a call happened, by our clock. The device's clock may be wrong, but equally wrong for both of its times:
 * timestamp + (receivedAt − sentAt), as Segment has it
 * (https://www.twilio.com/docs/segment/connections/spec/common#timestamp-overview). Without `sentAt` its word is taken.
 * @returns ISO 8601; what cannot be read comes back as it is, for ingest notes what was claimed
 */
export function callTime({
  timestamp,
  sentAt,
  receivedAt,
}: {
  readonly timestamp: string | undefined;
  readonly sentAt: string | undefined;
  readonly receivedAt: EpochMs;
}): string {
  if (timestamp === undefined) return new Date(receivedAt).toISOString();
  const [happened, sent] = [Date.parse(timestamp), sentAt === undefined ? Number.NaN : Date.parse(sentAt)];
  const corrected = new Date(Number.isNaN(sent) ? happened : happened + (receivedAt - sent));
  return Number.isNaN(corrected.getTime()) ? timestamp : corrected.toISOString();
}
