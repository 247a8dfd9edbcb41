import type { Path } from '../condition/parts.ts';
import type { ChannelWish } from './definition.ts';
import type { Graph } from './graph.ts';
import type { JourneyContext, MessageSource } from './rules/rule.ts';

export type PlacedSend = {
  readonly id: string;
  readonly channel: ChannelWish;
  readonly message: MessageSource;
  /** Of the `send`. */
  readonly path: Path;
};

/** The steps that send a message which exists. */
export function sendsOf({
  graph,
  messages,
}: { readonly graph: Graph } & Pick<JourneyContext, 'messages'>): PlacedSend[] {
  return graph.nodes.flatMap(({ step, path }) => {
    if (!('send' in step)) return [];
    const id = step.send.message;
    const message = Object.hasOwn(messages, id) ? messages[id] : undefined;
    return message === undefined
      ? []
      : [{ id, channel: step.send.channel, message, path: [...path, 'send'] }];
  });
}

/** Each message once, where it is first sent. */
export function messagesSent(source: Parameters<typeof sendsOf>[0]): PlacedSend[] {
  const seen = new Set<string>();
  return sendsOf(source).filter(({ id }) => !seen.has(id) && seen.add(id));
}
