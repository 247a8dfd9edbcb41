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
/** The actions on one kind of row, by the pattern of its partition key. */
type Rights = Readonly<Record<string, readonly Action[]>>;

/** The actions inside each call; IAM looks into a transaction and asks for the right to each of its parts. */
const RIGHTS: Readonly<Record<TableCall, Rights>> = {
  'customers.customer': { 'customer#*': ['Query'] },
  'customers.event': { 'history#*': ['GetItem'] },
  'customers.eventsNamed': { 'history#*': ['Query'] },
  'customers.keepEvent': {
    'event#*': ['PutItem'],
    'history#*': ['PutItem', 'GetItem'],
    'customer#*': ['PutItem'],
  },
  'customers.applyUpdate': { 'customer#*': ['PutItem', 'UpdateItem'] },
  'enrolments.enrolment': { 'customer#*': ['GetItem'] },
  'enrolments.enrol': { 'customer#*': ['PutItem'] },
  'enrolments.park': { 'customer#*': ['UpdateItem'] },
  'enrolments.wake': { 'customer#*': ['UpdateItem'] },
  'enrolments.takeOver': { 'customer#*': ['UpdateItem'] },
  'enrolments.complete': { 'customer#*': ['UpdateItem'] },
  'enrolments.fail': { 'customer#*': ['UpdateItem'] },
  'enrolments.exit': { 'customer#*': ['UpdateItem'] },
  'enrolments.reachGoal': { 'customer#*': ['UpdateItem'] },
  'enrolments.fallingDue': { 'due#*': ['Query'] },
  'sends.send': { 'send#*': ['GetItem'] },
  'sends.claim': {
    'send#*': ['PutItem'],
    'customer#*': ['UpdateItem', 'ConditionCheckItem'],
    'suppression#*': ['ConditionCheckItem'],
  },
  'sends.skip': { 'send#*': ['PutItem'], 'customer#*': ['UpdateItem'] },
  'sends.recordAccepted': { 'send#*': ['UpdateItem'] },
  'sends.recordRefused': { 'send#*': ['UpdateItem'] },
  'sends.recordEvidence': { 'send#*': ['UpdateItem'] },
  'suppressions.suppress': { 'suppression#*': ['PutItem'] },
  'experiments.assign': {
    'customer#*': ['UpdateItem'],
    'experiment#*': ['PutItem'],
    'totals#*': ['UpdateItem'],
  },
  'experiments.credit': {
    'experiment#*': ['GetItem', 'PutItem', 'UpdateItem'],
    'totals#*': ['UpdateItem'],
  },
  'wheel.handedUntil': { wheel: ['GetItem'] },
  'wheel.setHandedUntil': { wheel: ['PutItem'] },
};

/** Rows that are read through an index, whose partition key they then are. */
const INDEX_OF: Readonly<Record<string, string>> = { 'due#*': TABLE.dueIndex.name };

/** The rights to all of the calls, each action once for each kind of row. */
export function tableRightsOf(
  calls: readonly TableCall[],
): readonly { rows: string; index: string | undefined; actions: readonly Action[] }[] {
  const actionsOf = new Map<string, Set<Action>>();
  for (const call of calls) {
    for (const [rows, actions] of Object.entries(RIGHTS[call])) {
      actionsOf.set(rows, new Set([...(actionsOf.get(rows) ?? []), ...actions]));
    }
  }
  return [...actionsOf].map(([rows, actions]) => ({ rows, index: INDEX_OF[rows], actions: [...actions] }));
}
