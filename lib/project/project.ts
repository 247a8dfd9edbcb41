import type { EventFile } from '../core/event/catalog.ts';
import type { Journey } from '../core/journey/definition.ts';
import type { CompiledMessage, MessageFile } from '../core/message/definition.ts';
import type { Segment } from '../core/segment/definition.ts';
import type { Settings } from '../core/settings.ts';

/** A workflows folder that has been read and found right. */
export type Project = {
  readonly settings: Settings;
  /** By id. */
  readonly segments: Readonly<Record<string, Segment>>;
  /** By id. */
  readonly messages: Readonly<Record<string, ProjectMessage>>;
  /** In the order of their file names. Without any, every event is taken. */
  readonly events: readonly EventFile[];
  /** In the order of their file names. */
  readonly journeys: readonly { readonly file: string; readonly journey: Journey }[];
};

export type ProjectMessage = {
  readonly file: MessageFile;
  readonly compiled: CompiledMessage;
  /** The name of the content: SHA-256 of the compiled message's canonical JSON. */
  readonly hash: string;
};
