import type { Path } from '../condition/parts.ts';
import type { ChannelWish, Step } from './definition.ts';
import type { Graph } from './graph.ts';
import type { JourneyContext, MessageSource } from './rules/rule.ts';

export type PlacedSend = {
  readonly id: string;
  readonly channel: ChannelWish;
  readonly message: MessageSource;
  /** Subjects that it tests, if it does. */
  readonly test: Extract<Step, { send: unknown }>['send']['test'];
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
    const { message: id, channel, test } = step.send;
    const message = Object.hasOwn(messages, id) ? messages[id] : undefined;
    return message === undefined ? [] : [{ id, channel, test, message, path: [...path, 'send'] }];
  });
}

/** Each message once, where it is first sent. */
export function messagesSent(source: Parameters<typeof sendsOf>[0]): PlacedSend[] {
  const seen = new Set<string>();
  return sendsOf(source).filter(({ id }) => !seen.has(id) && seen.add(id));
}
