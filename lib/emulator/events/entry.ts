import * as z from 'zod';
import { AwsError, type Place } from '../service.ts';
import { type BusEvent, busEvent } from './event.ts';

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html */
export type Entry = z.infer<typeof Entry>;
const Entry = z.object({
  Source: z.string().optional(),
  DetailType: z.string().optional(),
  Detail: z.string().optional(),
  EventBusName: z.string().default('default'),
  Resources: z.array(z.string()).optional(),
  /** Seconds since 1970. */
  Time: z.number().optional(),
});
const PutEvents = z.object({ Entries: z.array(Entry), EndpointId: z.undefined().optional() });

const MOST_ENTRIES = 10;
/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html */
const LARGEST_REQUEST_BYTES = 256 * 1024;

/** @throws AwsError ValidationException for a request that is refused as a whole */
export function readEntries(body: unknown): readonly Entry[] {
  const request = PutEvents.safeParse(body);
  if (!request.success) throw new AwsError('ValidationException', z.prettifyError(request.error));
  const { Entries } = request.data;
  if (Entries.length === 0) throw constraint('greater than or equal to 1');
  if (Entries.length > MOST_ENTRIES) throw constraint(`less than or equal to ${MOST_ENTRIES}`);
  const bytes = Entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (bytes >= LARGEST_REQUEST_BYTES) {
    throw new AwsError('ValidationException', 'Total size of the entries in the request is over the limit.');
  }
  return Entries;
}

export type EntryResult =
  | { readonly event: BusEvent }
  | { readonly ErrorCode: string; readonly ErrorMessage: string };

/**
 * An entry that cannot be read fails alone.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html
 * @param now milliseconds since 1970
 */
export function eventOf(
  entry: Entry,
  { place, now }: { readonly place: Place; readonly now: number },
): EntryResult {
  const { Source, DetailType, Detail, Resources, Time } = entry;
  if (!Source) return missing('Source');
  if (!DetailType) return missing('DetailType');
  if (!Detail) return missing('Detail');
  if (Source.startsWith('aws.')) {
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  }
  const time = Time === undefined ? now : Time * 1_000;
  const event = busEvent(place, {
    source: Source,
    detailType: DetailType,
    detail: Detail,
    time,
    resources: Resources,
  });
  if (event === undefined) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  return { event };
}

function missing(field: string): EntryResult {
  return {
    ErrorCode: 'InvalidArgument',
    ErrorMessage: `Parameter ${field} is not valid. Reason: ${field} is a required argument.`,
  };
}

function constraint(what: string): AwsError {
  return new AwsError(
    'ValidationException',
    `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length ${what}`,
  );
}

function sizeOf({ Source = '', DetailType = '', Detail = '', Resources = [], Time }: Entry): number {
  const texts = [Source, DetailType, Detail, ...Resources];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), Time === undefined ? 0 : 14);
}
