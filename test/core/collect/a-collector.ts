import type { CollectRequest } from '../../../lib/core/collect/request.ts';
import type { InboundEvent } from '../../../lib/core/event/definition.ts';
import type { Aside } from '../../../lib/core/ports.ts';
import { collect } from '../../../lib/core/tasks/collect.ts';

export const SERVER_KEY = 'a-key-of-a-server';
export const PUBLIC_KEY = 'public_key-of-a-page';
export const NOON = Date.parse('2026-03-02T12:00:00Z');

/** A collector at noon; what it puts on the bus and what it sets aside. */
export function aCollector() {
  const bus: InboundEvent[] = [];
  const asides: Aside[] = [];
  let ids = 0;
  const ports = {
    clock: { now: () => NOON },
    ids: { fresh: () => `fresh-${(ids += 1)}` },
    writeKeys: { keys: async () => [SERVER_KEY, PUBLIC_KEY] },
    publisher: { publishAll: async (events: readonly InboundEvent[]) => void bus.push(...events) },
    asides: { setAside: async (aside: Aside) => void asides.push(aside) },
  };
  const ask = (request: Partial<CollectRequest>) =>
    collect(
      { method: 'POST', path: '/v1/batch', headers: basic(SERVER_KEY), body: { text: '{}' }, ...request },
      ports,
    );
  const post = (path: string, body: object, key = SERVER_KEY) =>
    ask({ path, headers: basic(key), body: { text: JSON.stringify(body) } });
  return { bus, asides, ask, post, ports };
}

/** As RFC 7617 has it, without a password. */
export function basic(key: string): CollectRequest['headers'] {
  return { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` };
}
