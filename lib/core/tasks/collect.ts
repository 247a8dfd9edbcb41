import { accepted, preflight, refused, taken } from '../collect/answers.ts';
import { enrolEvent } from '../collect/enrol-event.ts';
import { type Body, readBody } from '../collect/read-body.ts';
import { readCall } from '../collect/read-call.ts';
import { type CollectAnswer, type CollectRequest, MAX_CALLS } from '../collect/request.ts';
import { type Route, routeOf } from '../collect/route.ts';
import { isOneOf, isPublic, namedKey } from '../collect/write-key.ts';
import type { AsideStore, Clock, EventPublisher, Ids, WriteKeys } from '../ports.ts';

export type CollectPorts = {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly writeKeys: WriteKeys;
  readonly publisher: Pick<EventPublisher, 'publishAll'>;
  readonly asides: Pick<AsideStore, 'setAside'>;
};

/**
 * The collector: Segment's tracking API, so that its SDKs work as they are, and `/v1/enrol`. Events go on the bus; calls that
 * make none are set aside with the reason while the rest of their batch goes on, and a single one is refused besides.
 * @throws what the bus, the keys or the store throws: the answer is to be a 5xx then, and SDKs try again under the same ids
 */
export async function collect(request: CollectRequest, ports: CollectPorts): Promise<CollectAnswer> {
  const route = routeOf(request.path);
  if (route === undefined) return refused(404, 'not-found', 'there is no such call');
  if (request.method === 'OPTIONS') return preflight();
  if (request.method !== 'POST') return refused(405, 'not-allowed', 'calls are sent by POST');
  const read = readBody(request.body);
  if ('refusal' in read) return read.refusal;
  const { body } = read;
  const key = namedKey(request.headers['authorization'], body['writeKey']);
  if (key === undefined || !isOneOf(key, await ports.writeKeys.keys())) {
    // No `WWW-Authenticate`, or browsers would ask a shop's visitors for a password.
    return refused(401, 'wrong-key', 'the write key is missing or wrong');
  }
  const sent = { body, isPublic: isPublic(key) };
  return route === 'enrol' ? enrol(sent, ports) : takeCalls({ ...sent, route }, ports);
}

type Sent = { readonly body: Body; readonly isPublic: boolean };

async function takeCalls(
  { body, isPublic: isPublicKey, route }: Sent & { readonly route: Exclude<Route, 'enrol'> },
  ports: CollectPorts,
): Promise<CollectAnswer> {
  const isBatch = route === 'batch';
  const { writeKey: _, ...only } = body; // what is set aside holds no keys
  const calls: unknown = isBatch ? body['batch'] : [only];
  if (!Array.isArray(calls)) return refused(400, 'not-understood', '"batch" must be a list of calls');
  if (calls.length > MAX_CALLS) return refused(413, 'too-large', `a batch may have ${MAX_CALLS} calls`);
  const delivery = {
    type: isBatch ? undefined : route,
    sentAt: body['sentAt'],
    receivedAt: ports.clock.now(),
    isPublic: isPublicKey,
    freshId: () => ports.ids.fresh(),
  };
  const read = calls.map((call: unknown) => readCall(call, delivery));
  const events = read.flatMap((one) => ('event' in one ? [one.event] : []));
  const asides = read.flatMap((one) => ('aside' in one ? [one.aside] : []));
  if (events.length > 0) await ports.publisher.publishAll(events);
  for (let from = 0; from < asides.length; from += AT_ONCE) {
    await Promise.all(asides.slice(from, from + AT_ONCE).map((aside) => ports.asides.setAside(aside)));
  }
  const [first] = asides;
  if (isBatch || first === undefined) return taken(events.length, asides.length);
  return { ...refused(400, 'not-understood', first.detail), setAside: 1 };
}

const AT_ONCE = 20;

async function enrol(
  { body, isPublic: isPublicKey }: Sent,
  { clock, ids, publisher }: CollectPorts,
): Promise<CollectAnswer> {
  if (isPublicKey) {
    return refused(403, 'not-with-this-key', 'a public write key cannot put anybody into a journey');
  }
  const asked = enrolEvent(body, { receivedAt: clock.now(), freshId: () => ids.fresh() });
  if ('wrong' in asked) return refused(400, 'not-understood', asked.wrong);
  await publisher.publishAll([asked.event]);
  return accepted(asked.event.messageId);
}
