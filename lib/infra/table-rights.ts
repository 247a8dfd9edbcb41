import { TABLE } from '../aws/dynamo/table-shape.ts';
import type { Call } from './task-calls.ts';

/** Calls of the ports that are answered by the table. */
export type TableCall = Extract<
  Call,
  `${'customers' | 'enrolments' | 'sends' | 'suppressions' | 'experiments' | 'wheel'}.${string}`
>;

export function isTableCall(call: Call): call is TableCall {
  return call in RIGHTS;
}

type Action = 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'ConditionCheckItem';
/** Kinds of rows by the pattern of their partition key. */
type Rights = Readonly<Partial<Record<Action, readonly string[]>>>;

/** The actions inside each call; IAM looks into a transaction and asks for the right to each of its parts. */
const RIGHTS: Readonly<Record<TableCall, Rights>> = {
  'customers.customer': { Query: ['customer#*'] },
  'customers.event': { GetItem: ['history#*'] },
  'customers.eventsNamed': { Query: ['history#*'] },
  'customers.keepEvent': { PutItem: ['event#*', 'history#*', 'customer#*'], GetItem: ['history#*'] },
  'customers.finishEvent': { UpdateItem: ['event#*'] },
  'customers.applyUpdate': { PutItem: ['customer#*'], UpdateItem: ['customer#*'] },
  'enrolments.enrolment': { GetItem: ['customer#*'] },
  'enrolments.enrol': { PutItem: ['customer#*'] },
  'enrolments.park': { UpdateItem: ['customer#*'] },
  'enrolments.wake': { UpdateItem: ['customer#*'] },
  'enrolments.takeOver': { UpdateItem: ['customer#*'] },
  'enrolments.complete': { UpdateItem: ['customer#*'] },
  'enrolments.fail': { UpdateItem: ['customer#*'] },
  'enrolments.exit': { UpdateItem: ['customer#*'] },
  'enrolments.reachGoal': { UpdateItem: ['customer#*'] },
  'enrolments.fallingDue': { Query: ['due#*'] },
  'sends.send': { GetItem: ['send#*'] },
  'sends.claim': {
    PutItem: ['send#*'],
    UpdateItem: ['customer#*'],
    ConditionCheckItem: ['customer#*', 'suppression#*'],
  },
  'sends.skip': { PutItem: ['send#*'], UpdateItem: ['customer#*'] },
  'sends.recordAccepted': { UpdateItem: ['send#*'] },
  'sends.recordRefused': { UpdateItem: ['send#*'] },
  'sends.recordEvidence': { UpdateItem: ['send#*'] },
  'suppressions.suppress': { PutItem: ['suppression#*'] },
  'experiments.assign': { PutItem: ['experiment#*'], UpdateItem: ['customer#*', 'totals#*'] },
  'experiments.credit': {
    GetItem: ['experiment#*'],
    PutItem: ['experiment#*'],
    UpdateItem: ['experiment#*', 'totals#*'],
  },
  'wheel.handedUntil': { GetItem: ['wheel'] },
  'wheel.setHandedUntil': { PutItem: ['wheel'] },
};

/** Rows that are read through an index, whose partition key they then are. */
const INDEX_OF: Readonly<Record<string, string>> = { 'due#*': TABLE.dueIndex.name };

export type TableRight = {
  readonly action: Action;
  readonly index: string | undefined;
  readonly rows: readonly string[];
};

/**
 * The rights to all of the calls: each action once, with every kind of row that it may touch. Not one right for each kind
 * of row: a transaction puts several kinds at once, and no page of AWS says that each put is judged by itself.
 */
export function tableRightsOf(calls: readonly TableCall[]): readonly TableRight[] {
  const rightOf = new Map<string, TableRight>();
  for (const call of calls) {
    for (const [action, row] of entriesOf(RIGHTS[call])) {
      const index = INDEX_OF[row];
      const name = `${action} ${index ?? ''}`;
      const rows = new Set([...(rightOf.get(name)?.rows ?? []), row]);
      rightOf.set(name, { action, index, rows: [...rows] });
    }
  }
  return [...rightOf.values()];
}

function entriesOf(rights: Rights): [Action, string][] {
  const actions = Object.keys(rights) as Action[];
  return actions.flatMap((action) => (rights[action] ?? []).map((row): [Action, string] => [action, row]));
}
