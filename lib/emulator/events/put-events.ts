import type { EmulatorClock, Need, Place } from '../service.ts';
import { type Buses, busArn } from './buses.ts';
import { type DispatchParts, dispatch } from './dispatch.ts';
import { type Entry, eventOf, readEntries } from './entry.ts';

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
export function putEvents(body: unknown, parts: Parts): { readonly needs: readonly Need[]; run(): unknown } {
  const entries = readEntries(body);
  return {
    needs: entries.map(({ EventBusName, Source, DetailType }) => ({
      action: 'events:PutEvents',
      resource: busArn(parts.arnPrefix, EventBusName),
      context: {
        ...(Source !== undefined && { 'events:source': Source }),
        ...(DetailType !== undefined && { 'events:detail-type': DetailType }),
      },
    })),
    run: () => {
      const results = entries.map((entry) => putEntry(entry, parts));
      return {
        FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length,
        Entries: results,
      };
    },
  };
}

type Parts = {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly arnPrefix: string;
  readonly buses: Buses;
  readonly dispatching: DispatchParts;
  readonly log: (message: string) => void;
};

function putEntry(
  entry: Entry,
  { place, clock, buses, dispatching, log }: Parts,
): { readonly EventId: string } | { readonly ErrorCode: string; readonly ErrorMessage: string } {
  const result = eventOf(entry, { place, now: clock.now() });
  if (!('event' in result)) return result;
  const bus = buses.find(entry.EventBusName);
  // EventBridge accepts it all the same; whoever tries things out should know.
  if (bus === undefined)
    log(`there is no event bus ${entry.EventBusName}: event ${result.event.id} goes nowhere`);
  else dispatch(bus, result.event, dispatching);
  return { EventId: result.event.id };
}
