import { TABLE } from '../aws/dynamo/table-shape.ts';
import type {
  AgendaStore,
  AsideStore,
  CustomerStore,
  EnrolmentStore,
  ExperimentStore,
  JourneyStore,
  PaceStore,
  ReportStore,
  SendStore,
  SuppressionStore,
  WheelStore,
} from '../core/ports.ts';
import type { Call } from './task-calls.ts';

type CallsOf<Port extends string, Store> = `${Port}.${keyof Store & string}`;

/** Calls of the ports that are answered by the table, whether or not a task makes them. */
export type TableCall =
  | CallsOf<'customers', CustomerStore>
  | CallsOf<'enrolments', EnrolmentStore>
  | CallsOf<'agendas', AgendaStore>
  | CallsOf<'asides', AsideStore>
  | CallsOf<'sends', SendStore>
  | CallsOf<'suppressions', SuppressionStore>
  | CallsOf<'journeys', JourneyStore>
  | CallsOf<'pace', PaceStore>
  | CallsOf<'experiments', ExperimentStore>
  | CallsOf<'wheel', WheelStore>
  | CallsOf<'reports', ReportStore>;

export function isTableCall(call: Call): call is Extract<Call, TableCall> {
  return call in RIGHTS;
}

type Action =
  | 'GetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem'
  /** A right of its own, whatever it puts or deletes. */
  | 'BatchWriteItem';
/** Kinds of rows by the pattern of their partition key. */
type Rights = Readonly<Partial<Record<Action, readonly string[]>>>;

/** The actions inside each call; IAM looks into a transaction and asks for the right to each of its parts. */
const RIGHTS: Readonly<Record<TableCall, Rights>> = {
  'customers.customer': { Query: ['customer#*'] },
  'customers.event': { GetItem: ['history#*'] },
  'customers.eventsNamed': { Query: ['history#*'] },
  'customers.keepEvent': {
    PutItem: ['event#*', 'history#*', 'customer#*', 'consent-ledger#*'],
    GetItem: ['history#*'],
  },
  'customers.finishEvent': { UpdateItem: ['event#*'] },
  'customers.consentLedger': { Query: ['consent-ledger#*'] },
  'customers.noteResponse': { GetItem: ['customer#*'], PutItem: ['customer#*'] },
  'customers.putProfile': { PutItem: ['customer#*'] },
  'customers.copyHistory': {
    Query: ['history#*', 'consent-ledger#*'],
    BatchWriteItem: ['history#*', 'consent-ledger#*'],
  },
  'customers.adopt': { PutItem: ['customer#*'] },
  'customers.erase': {
    Query: ['customer#*', 'history#*', 'consent-ledger#*', 'experiment#*', 'aside-of#*'],
    UpdateItem: ['customer#*', 'consent-ledger#*', 'totals#*', 'aside#*'],
    GetItem: ['experiment#*'],
    DeleteItem: ['experiment#*'],
    BatchWriteItem: ['customer#*', 'send#*', 'experiment#*', 'history#*', 'aside-of#*'],
  },
  'customers.directory': { Query: ['directory#*'] },
  'customers.applyUpdate': { PutItem: ['customer#*'], UpdateItem: ['customer#*'] },
  'enrolments.enrolment': { GetItem: ['customer#*'] },
  'enrolments.enrol': {
    ConditionCheckItem: ['customer#*'],
    PutItem: ['customer#*'],
    Query: ['capacity#*'],
    UpdateItem: ['capacity#*'],
    GetItem: ['customer#*'],
  },
  'enrolments.move': { GetItem: ['customer#*'], PutItem: ['customer#*'], DeleteItem: ['customer#*'] },
  'enrolments.postpone': { UpdateItem: ['customer#*'] },
  'enrolments.retry': { UpdateItem: ['customer#*'] },
  'enrolments.migrate': { GetItem: ['customer#*'], UpdateItem: ['customer#*'] },
  'enrolments.roll': { Query: ['roll#*'] },
  'enrolments.park': { UpdateItem: ['customer#*'] },
  'enrolments.wake': { UpdateItem: ['customer#*'] },
  'enrolments.takeOver': { UpdateItem: ['customer#*'] },
  'enrolments.complete': { UpdateItem: ['customer#*'] },
  'enrolments.fail': { UpdateItem: ['customer#*'] },
  'enrolments.exit': { UpdateItem: ['customer#*'] },
  'enrolments.reachGoal': { UpdateItem: ['customer#*'] },
  'enrolments.fallingDue': { Query: ['due#*'] },
  'agendas.write': { PutItem: ['customer#*'], DeleteItem: ['customer#*'] },
  'agendas.told': { UpdateItem: ['customer#*'] },
  'agendas.members': { Query: ['member#*'] },
  'agendas.fallingDue': { Query: ['due-agenda#*'] },
  'asides.setAside': {
    PutItem: ['aside-id#*', 'aside#*', 'aside-of#*'],
    UpdateItem: ['aside-count#*'],
  },
  'asides.counts': { Query: ['aside-count#*'] },
  'asides.of': { Query: ['aside#*'] },
  'sends.send': { GetItem: ['send#*'] },
  'sends.claim': {
    PutItem: ['send#*', 'served#*', 'customer#*'],
    UpdateItem: ['customer#*'],
    ConditionCheckItem: ['customer#*', 'suppression#*', 'journey#*'],
  },
  'sends.skip': { PutItem: ['send#*'], UpdateItem: ['customer#*'] },
  'sends.hold': { PutItem: ['send#*'], UpdateItem: ['customer#*'] },
  'sends.holdDetached': { PutItem: ['send#*'] },
  'sends.recordAccepted': { UpdateItem: ['send#*'] },
  'sends.recordRefused': { UpdateItem: ['send#*'] },
  'sends.giveUp': { GetItem: ['send#*'], UpdateItem: ['send#*'] },
  'sends.reopen': { UpdateItem: ['send#*'] },
  'sends.follow': { PutItem: ['send#*'], UpdateItem: ['customer#*'] },
  'sends.fallingDue': { Query: ['due-send#*'] },
  'sends.unknown': { Query: ['unknown#*'], GetItem: ['send#*'] },
  'sends.recordEvidence': { GetItem: ['send#*'], UpdateItem: ['send#*', 'health#*'] },
  'suppressions.suppress': { PutItem: ['suppression#*'] },
  'suppressions.release': { DeleteItem: ['suppression#*'] },
  'suppressions.suppression': { GetItem: ['suppression#*'] },
  'suppressions.noteSoftBounce': { GetItem: ['bounces#*'], PutItem: ['bounces#*'] },
  'journeys.pause': { PutItem: ['journey#*'] },
  'journeys.resume': { DeleteItem: ['journey#*'] },
  'journeys.pauseOf': { GetItem: ['journey#*'] },
  'journeys.health': { Query: ['health#*'] },
  'pace.pace': { GetItem: ['pace#*'] },
  'pace.takeTurn': { UpdateItem: ['pace#*'] },
  'pace.close': { UpdateItem: ['pace#*'] },
  'pace.setAllowance': { UpdateItem: ['pace#*'] },
  'experiments.assign': { PutItem: ['experiment#*'], UpdateItem: ['customer#*', 'totals#*'] },
  'experiments.join': { PutItem: ['experiment#*'], UpdateItem: ['totals#*'] },
  'experiments.credit': {
    GetItem: ['experiment#*'],
    PutItem: ['experiment#*'],
    UpdateItem: ['experiment#*', 'totals#*'],
  },
  'experiments.totals': { Query: ['totals#*'] },
  'experiments.rows': { Query: ['assigned#*', 'experiment#*', 'totals#*'] },
  'experiments.decide': { PutItem: ['decisions#*'] },
  'experiments.decisions': { Query: ['decisions#*'] },
  'experiments.keepSnapshot': { PutItem: ['snapshots#*'] },
  'experiments.snapshots': { Query: ['snapshots#*'] },
  'experiments.settle': { PutItem: ['snapshots#*'] },
  'experiments.settled': { GetItem: ['snapshots#*'] },
  'experiments.amend': { UpdateItem: ['totals#*'] },
  'wheel.handedUntil': { GetItem: ['wheel'] },
  'wheel.setHandedUntil': { UpdateItem: ['wheel'] },
  'wheel.walkedEdition': { GetItem: ['wheel'] },
  'wheel.setWalkedEdition': { UpdateItem: ['wheel'] },
  'reports.put': { UpdateItem: ['report'] },
  'reports.latest': { GetItem: ['report'] },
};

/** Rows that are read through an index, whose partition key they then are. */
const INDEX_OF: Readonly<Record<string, string>> = {
  'due#*': TABLE.dueIndex.name,
  'due-send#*': TABLE.dueIndex.name,
  'due-agenda#*': TABLE.dueIndex.name,
  'unknown#*': TABLE.dueIndex.name,
  'directory#*': TABLE.dueIndex.name,
  'member#*': TABLE.dueIndex.name,
  'roll#*': TABLE.dueIndex.name,
  'assigned#*': TABLE.dueIndex.name,
};

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
