import type { Send } from './send.ts';

/** A send without what only a claim has. */
export function unclaimed(send: Send): Send {
  const { owner: _owner, leaseUntil: _lease, dueAt: _due, ...rest } = send;
  return rest;
}
