import { jsonAnswer, jsonBody, jsonFailure, targetOf, withExceptionName } from '../aws-json.ts';
import { recur } from '../scheduler/recur.ts';
import {
  type Authorize,
  AwsError,
  type EmulatorClock,
  type Operation,
  type Place,
  type Principal,
  type ResourceTypes,
  type Service,
} from '../service.ts';
import { busArn, createBuses } from './buses.ts';
import { createDeliveries } from './deliveries.ts';
import { type DispatchParts, dispatch, trigger } from './dispatch.ts';
import { busEvent, type EventFields } from './event.ts';
import { eventResources } from './event-resources.ts';
import { putEvents } from './put-events.ts';
import { reading } from './reading.ts';
import type { TargetCalls } from './target.ts';

/** EventBridge: buses, rules and what they send where. */
export function createEvents({
  place,
  clock,
  authorize,
  assume,
  calls,
  log = console.error,
  random,
}: Parts): Events {
  const arnPrefix = `arn:aws:events:${place.region}:${place.account}`;
  const buses = createBuses(arnPrefix);
  const deliveries = createDeliveries({ clock, log, random });
  const dispatching: DispatchParts = { calls, deliveries, assume, log };
  let ends: readonly (() => void)[] = [];

  return {
    service: {
      signingName: 'events',
      operation: (request): Operation => {
        const name = targetOf(request);
        const body = jsonBody(request);
        const operation =
          name === 'PutEvents'
            ? putEvents(body, { place, clock, arnPrefix, buses, log, dispatching })
            : reading(name, body, { arnPrefix, buses });
        return { needs: operation.needs, run: async () => jsonAnswer(operation.run(), '1.1') };
      },
      failure: (error) => jsonFailure(withExceptionName(error), '1.1'),
    },
    resources: eventResources({ buses, arnPrefix, clock }),
    put: async ({ busName, ...fields }, principal) => {
      // AWS's own services need nobody's leave to publish on the default bus.
      if (principal.kind !== 'service' || busName !== 'default') {
        authorize(principal, { action: 'events:PutEvents', resource: busArn(arnPrefix, busName) });
      }
      const event = busEvent(place, { time: clock.now(), ...fields });
      if (event === undefined) throw new AwsError('MalformedDetail', 'Detail is malformed.');
      const bus = buses.find(busName);
      if (bus !== undefined) dispatch(bus, event, dispatching);
    },
    start: () => {
      const rules = buses.all().flatMap((bus) => [...bus.rules.values()]);
      ends = rules.flatMap((rule) => {
        if (!rule.enabled || rule.schedule === undefined) return [];
        const action = (due: number): void => {
          const fields = {
            source: 'aws.events',
            detailType: 'Scheduled Event',
            detail: {},
            resources: [rule.arn],
          };
          const event = busEvent(place, { ...fields, time: due });
          if (event !== undefined) trigger(rule, event, dispatching);
        };
        return [recur({ clock, schedule: rule.schedule, from: clock.now(), action })];
      });
    },
    stop: () => {
      for (const end of ends) end();
      deliveries.stop();
    },
  };
}

export type Events = {
  readonly service: Service;
  readonly resources: ResourceTypes;
  /**
   * Publishes, and does not wait for the targets.
   * @throws AwsError AccessDenied, MalformedDetail
   */
  put(entry: PutEntry, principal: Principal): Promise<void>;
  /** Rules with a schedule begin. */
  start(): void;
  stop(): void;
};

/** `busName` is `default`, a name or an ARN; without `time`, it is now. */
type PutEntry = Omit<EventFields, 'time'> & { readonly busName: string; readonly time?: number };

type Parts = {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly authorize: Authorize;
  readonly assume: DispatchParts['assume'];
  readonly calls: TargetCalls;
  readonly log?: ((message: string) => void) | undefined;
  /** For the jitter of retries, 0 to 1. */
  readonly random?: (() => number) | undefined;
};
