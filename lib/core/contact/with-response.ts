import type { Channel } from '../channel/definition.ts';
import type { ContactHistory } from './definition.ts';

/**
 * The next version of the history, with a first open or click of a message in it. Undefined where that changes nothing: it is
 * noted already, the message is too long ago for an open to matter, or the customer was never written to (or was erased).
 */
export function withResponse(
  history: ContactHistory,
  response: { readonly sendId: string; readonly channel: Channel; readonly was: 'opened' | 'clicked' },
): ContactHistory | undefined {
  const { sendId, channel, was } = response;
  if (history.version === 0) return undefined;
  const contact = history.recent.find((one) => one.sendId === sendId);
  if (contact?.[was] === true || (contact === undefined && was === 'opened')) return undefined;
  const recent = history.recent.map((one) => (one === contact ? { ...one, [was]: true as const } : one));
  const { sent, clicked } = history[channel];
  return {
    ...history,
    recent,
    ...(was === 'clicked' && { [channel]: { sent, clicked: clicked + 1 } }),
    version: history.version + 1,
  };
}
