import type { InboundEvent } from '../../core/event/definition.ts';

/**
 * An event of a file as history: kept at its own time, and starting nothing. One without an id of its own gets one from
 * the file's content and its line, so that the same file again is the same events, and another file's are not.
 * @param hash of the file's content
 */
export function historyEvent(event: InboundEvent, hash: string): InboundEvent {
  const { messageId } = event;
  const isOwn = !/^line-\d+$/.test(messageId);
  return { ...event, messageId: isOwn ? messageId : `${hash.slice(0, 12)}-${messageId}`, imported: true };
}
