import type { Limit, Message, Person, Read } from './definition.ts';

/** What a customer said to a channel: one yes or no to all advertising. */
export type Said = {
  readonly granted: boolean;
  readonly saidAt: number;
  /** When Sojourn began to be told. */
  arrivedAt: number;
  /** When Sojourn had answered that it knows. */
  committedAt: number | undefined;
};

/** An address to which nothing may go: it bounced, its owner complained or texted STOP. */
type Closed = { readonly committedAt: number; reopenedAt: number | undefined };

/** All that the oracle remembers. */
export type Known = {
  readonly persons: ReadonlyMap<string, Person>;
  readonly messages: ReadonlyMap<string, Message>;
  readonly limits: readonly Limit[];
  /** Hours in which no advertising mail may come, by the reader's own clock. */
  readonly quiet: { readonly fromHour: number; readonly toHour: number };
  /** Whose occasion it is. */
  readonly occasions: Map<string, string>;
  /** By customer and channel. */
  readonly said: Map<string, Said[]>;
  readonly closed: Map<string, Closed[]>;
  /** When the provider began to tell of a bounce, by occasion and step. */
  readonly bounced: Map<string, number>;
  /** Copies that a person asked for, by occasion and step. */
  readonly resent: Map<string, number>;
  /** What the customer did about an occasion: `o12 Bought`. */
  readonly done: Map<string, { arrivedAt: number; committedAt: number | undefined }>;
  readonly copiesOf: Map<string, Read[]>;
  readonly copiesTo: Map<string, Read[]>;
  readonly copiesAt: Map<string, Read[]>;
  /** The edition of each occasion's journey. */
  readonly editions: Map<string, string>;
};

export function nothingKnown(scenario: Pick<Known, 'persons' | 'messages' | 'limits' | 'quiet'>): Known {
  return {
    ...scenario,
    occasions: new Map(),
    said: new Map(),
    closed: new Map(),
    bounced: new Map(),
    resent: new Map(),
    done: new Map(),
    copiesOf: new Map(),
    copiesTo: new Map(),
    copiesAt: new Map(),
    editions: new Map(),
  };
}

/** A request that was claimed before a refusal was written may still be on its way: one request, its time-out at most. */
export const ON_ITS_WAY_MS = 60_000;

export function occasionStep({ mark }: Pick<Read, 'mark'>): string {
  return `${mark.occasion} ${mark.step}`;
}

export function listed<Value>(lists: Map<string, Value[]>, name: string): Value[] {
  const known = lists.get(name);
  if (known !== undefined) return known;
  const made: Value[] = [];
  lists.set(name, made);
  return made;
}
