import type { Diagnostic } from '../../diagnostic.ts';
import type { CompiledMessage, MessageFile } from '../../message/definition.ts';
import type { Segments } from '../../segment/expand.ts';
import type { Settings } from '../../settings.ts';
import type { Journey } from '../definition.ts';
import type { Graph } from '../graph.ts';

/** A message as its author wrote it, and as it was compiled. */
export type MessageSource = { readonly file: MessageFile; readonly compiled: CompiledMessage };

/** What else a journey can name, by id. */
export type JourneyContext = {
  readonly segments: Segments;
  readonly messages: Readonly<Record<string, MessageSource>>;
  /** Undefined where they could not be read: then the law is not asked. */
  readonly settings?: Settings | undefined;
};

type RuleContext = JourneyContext & {
  /** `workflows/journeys/welcome.json` */
  readonly file: string;
  readonly journey: Journey;
  readonly graph: Graph;
};

/** Looks for one kind of mistake. Each rule may meet any other's: a goto that leads nowhere, an id that is there twice. */
export type Rule = (context: RuleContext) => Diagnostic[];
