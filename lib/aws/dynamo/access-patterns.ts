import { DIRECTORY_SHARDS } from '../../core/profile/directory.ts';
import {
  ASIDE_SHARDS,
  CAPACITY_SHARDS,
  DUE_AGENDA_SHARDS,
  DUE_SEND_SHARDS,
  DUE_SHARDS,
  HEALTH_SHARDS,
  PAUSE_SHARDS,
  ROLL_SHARDS,
  TOTALS_SHARDS,
} from './table-shape.ts';

/** One function of a store: what it asks, of which rows, and the requests that takes when nobody is in its way. */
export type AccessPattern = {
  readonly ask: string;
  readonly question: string;
  readonly rows: string;
  readonly requests: readonly string[];
};

/** All that is ever asked of the table; a test counts the requests. There is no scan. */
export const ACCESS_PATTERNS: readonly AccessPattern[] = [
  {
    ask: 'customers.customer',
    question: 'All of one customer: profile, consents, contacts, agenda, enrolments',
    rows: 'customer#<customer>',
    requests: ['Query'],
  },
  {
    ask: 'customers.keepEvent',
    question: 'Keep an event once, with what it says of the customer',
    rows: 'event#<event>; history#<customer> <name>#<time>#<event>; customer#<customer> profile, consent#<channel>; consent-ledger#<customer> <time>#<event>#<channel>#<scope>',
    requests: ['TransactWriteItems'],
  },
  {
    ask: 'customers.consentLedger',
    question: 'All that a customer ever said to messages',
    rows: 'consent-ledger#<customer>',
    requests: ['Query'],
  },
  {
    ask: 'customers.noteResponse',
    question: 'Note a first open or click, for the choice of the next channel and for conditions',
    rows: 'customer#<customer> contact',
    requests: ['GetItem', 'PutItem'],
  },
  {
    ask: 'customers.putProfile',
    question: 'Write a profile by itself',
    rows: 'customer#<customer> profile',
    requests: ['PutItem'],
  },
  {
    ask: 'customers.copyHistory',
    question: "Copy an id's history and consent ledger into another customer's. (Here one page of each.)",
    rows: 'history#<from>, history#<into>; consent-ledger#<from>, consent-ledger#<into>',
    requests: ['Query', 'BatchWriteItem', 'Query', 'BatchWriteItem'],
  },
  {
    ask: 'customers.adopt',
    question: 'Write what a merge makes of a customer',
    rows: 'customer#<customer> profile, consent#<channel>, contact',
    requests: ['TransactWriteItems'],
  },
  {
    ask: 'customers.erase',
    question:
      'Delete all that is kept of a customer. (Here with one enrolment, an experiment, an event, a proof, an event set aside.)',
    rows: 'customer#<customer>; send#<send>; experiment#<experiment>#<customer>, totals#<experiment>#<shard> erased#<cohort>; history#<customer>; consent-ledger#<customer>; aside-of#<customer>, aside#<day>#<shard>',
    requests: [
      'UpdateItem', // closed
      'Query',
      'UpdateItem', // its enrolment is ended
      'BatchWriteItem', // and its sends deleted
      // what it earned in an experiment
      'GetItem',
      'TransactWriteItems',
      'Query',
      'BatchWriteItem',
      'Query', // its history
      'BatchWriteItem',
      'Query', // its consent ledger
      'UpdateItem',
      'Query', // what was set aside
      'UpdateItem',
      'BatchWriteItem',
      'UpdateItem', // emptied
    ],
  },
  {
    ask: 'customers.directory',
    question: 'Which customers are there? (A page of one part)',
    rows: `index due: directory#<0–${DIRECTORY_SHARDS - 1}> <customer>`,
    requests: ['Query'],
  },
  {
    ask: 'customers.finishEvent',
    question: 'Note that all that an event does is done',
    rows: 'event#<event>',
    requests: ['UpdateItem'],
  },
  {
    ask: 'customers.event',
    question: 'One event of the history',
    rows: 'history#<customer> <name>#<time>#<event>',
    requests: ['GetItem'],
  },
  {
    ask: 'customers.eventsNamed',
    question: 'Events of one name since a moment, oldest first',
    rows: 'history#<customer> from <name>#<time>',
    requests: ['Query'],
  },
  {
    ask: 'customers.applyUpdate',
    question: 'Write the profile, once for a visit of an update step',
    rows: 'customer#<customer> enrolment#<enrolment>, profile',
    requests: ['TransactWriteItems'],
  },
  {
    ask: 'enrolments.enrolment',
    question: 'Where does one customer stand in one journey?',
    rows: 'customer#<customer> enrolment#<enrolment>',
    requests: ['GetItem'],
  },
  {
    ask: 'enrolments.enrol',
    question: 'Enrol, unless someone did since the re-entry rule was checked',
    rows: `customer#<customer> enrolment#<enrolment>, entry#<journey>#<key>, profile; capacity#<journey> <0–${CAPACITY_SHARDS - 1}>`,
    requests: ['TransactWriteItems'],
  },
  {
    ask: 'enrolments.move',
    question: "Put an enrolment in another customer's name",
    rows: 'customer#<from>, customer#<into> enrolment#<enrolment>, entry#<journey>#<key>',
    requests: ['GetItem', 'TransactWriteItems'],
  },
  move('enrolments.postpone', 'PARKED → PARKED, due later'),
  move('enrolments.retry', 'FAILED → RUNNING, next leg'),
  {
    ask: 'enrolments.migrate',
    question: 'PARKED → PARKED in another version',
    rows: 'customer#<customer> enrolment#<enrolment>',
    requests: ['GetItem', 'UpdateItem'],
  },
  {
    ask: 'enrolments.roll',
    question: 'Who entered a journey (since a moment), and where is the latest enrolment of each?',
    rows: `index due: roll#<journey>#<0–${ROLL_SHARDS - 1}> <entered>#<enrolment>`,
    requests: Array<string>(ROLL_SHARDS).fill('Query'),
  },
  move('enrolments.park', 'RUNNING → PARKED'),
  move('enrolments.wake', 'PARKED → RUNNING'),
  move('enrolments.takeOver', 'RUNNING, lease over → RUNNING, next leg'),
  move('enrolments.complete', 'RUNNING → DONE'),
  move('enrolments.fail', 'RUNNING → FAILED'),
  move('enrolments.exit', 'RUNNING or PARKED → DONE'),
  move('enrolments.reachGoal', 'Keep the first goal reached'),
  {
    ask: 'enrolments.fallingDue',
    question: 'What falls due within an hour, in order',
    rows: `index due: due#<hour>#<0–${DUE_SHARDS - 1}> <dueAt>#<enrolment>`,
    requests: Array<string>(DUE_SHARDS).fill('Query'),
  },
  {
    ask: 'agendas.write',
    question: 'Write what holds of a customer, and of which segments she is a member',
    rows: 'customer#<customer> agenda, segment#<segment>',
    requests: ['TransactWriteItems'],
  },
  {
    ask: 'agendas.told',
    question: 'Note that the news are told',
    rows: 'customer#<customer> agenda',
    requests: ['UpdateItem'],
  },
  {
    ask: 'agendas.members',
    question: 'Who is in a segment? (A page of one part)',
    rows: `index due: member#<segment>#<0–${DIRECTORY_SHARDS - 1}> <customer>`,
    requests: ['Query'],
  },
  {
    ask: 'agendas.fallingDue',
    question: 'Whose agenda falls due within an hour, in order',
    rows: `index due: due-agenda#<hour>#<0–${DUE_AGENDA_SHARDS - 1}> <dueAt>#<customer>`,
    requests: Array<string>(DUE_AGENDA_SHARDS).fill('Query'),
  },
  {
    ask: 'asides.setAside',
    question: 'Keep what was not taken in, and count it once',
    rows: `aside-id#<event>; aside#<day>#<0–${ASIDE_SHARDS - 1}> <time>#<event>; aside-of#<customer> <time>#<event>; aside-count#<0–${ASIDE_SHARDS - 1}> <day>#<name>#<reason>`,
    requests: ['TransactWriteItems'],
  },
  {
    ask: 'asides.counts',
    question: 'How much was not taken in, and why?',
    rows: `aside-count#<0–${ASIDE_SHARDS - 1}> from <day>`,
    requests: Array<string>(ASIDE_SHARDS).fill('Query'),
  },
  {
    ask: 'asides.of',
    question: 'What was not taken in on a day, in order',
    rows: `aside#<day>#<0–${ASIDE_SHARDS - 1}>`,
    requests: Array<string>(ASIDE_SHARDS).fill('Query'),
  },
  { ask: 'sends.send', question: 'One send', rows: 'send#<send>', requests: ['GetItem'] },
  {
    ask: 'sends.claim',
    question: 'Claim a send before the provider is called',
    rows: `send#<send>; customer#<customer> enrolment#<enrolment>, consent#<channel>, contact; journey#<journey>#<0–${PAUSE_SHARDS - 1}>; suppression#<channel>#<hash>; served#<channel>#<hash> <journey>#<step>`,
    requests: ['TransactWriteItems'],
  },
  {
    ask: 'sends.skip',
    question: 'Note a send that ends without a call',
    rows: 'send#<send>; customer#<customer> enrolment#<enrolment>',
    requests: ['TransactWriteItems'],
  },
  {
    ask: 'sends.hold',
    question: 'Let a send wait, and its enrolment with it',
    rows: 'send#<send>; customer#<customer> enrolment#<enrolment>',
    requests: ['TransactWriteItems'],
  },
  ofSend('sends.holdDetached', 'Let a send wait by itself', ['PutItem']),
  ofSend('sends.recordAccepted', 'SENDING → SENT', ['UpdateItem']),
  ofSend('sends.recordRefused', 'SENDING → FAILED', ['UpdateItem']),
  ofSend('sends.giveUp', 'SENDING → UNKNOWN', ['GetItem', 'UpdateItem']),
  ofSend('sends.reopen', 'UNKNOWN → READY', ['UpdateItem']),
  {
    ask: 'sends.follow',
    question: 'Send another in place of one that did not arrive',
    rows: 'send#<send>; customer#<customer> enrolment#<enrolment>',
    requests: ['TransactWriteItems'],
  },
  {
    ask: 'sends.fallingDue',
    question: 'Which sends fall due within an hour, in order',
    rows: `index due: due-send#<hour>#<0–${DUE_SEND_SHARDS - 1}> <dueAt>#<send>`,
    requests: Array<string>(DUE_SEND_SHARDS).fill('Query'),
  },
  {
    ask: 'sends.unknown',
    question: 'Which sends of a journey are in doubt? (Here one.)',
    rows: 'index due: unknown#<journey> <time>#<send>; each send#<send>',
    requests: ['Query', 'GetItem'],
  },
  {
    ask: 'sends.recordEvidence',
    question: "Note what became of a message, and count it for its journey's health",
    rows: `send#<send>; health#<journey> <hour>#<0–${HEALTH_SHARDS - 1}>`,
    requests: ['GetItem', 'TransactWriteItems'],
  },
  {
    ask: 'suppressions.suppress',
    question: 'Write to this address no more',
    rows: 'suppression#<channel>#<hash>',
    requests: ['PutItem'],
  },
  {
    ask: 'suppressions.release',
    question: 'Write to it again',
    rows: 'suppression#<channel>#<hash>',
    requests: ['DeleteItem'],
  },
  {
    ask: 'suppressions.suppression',
    question: 'Why is this address not written to?',
    rows: 'suppression#<channel>#<hash>',
    requests: ['GetItem'],
  },
  {
    ask: 'suppressions.noteSoftBounce',
    question: 'How often has this address bounced of late?',
    rows: 'bounces#<channel>#<hash>',
    requests: ['GetItem', 'PutItem'],
  },
  {
    ask: 'journeys.pause',
    question: "Stop a journey's marketing",
    rows: `journey#<journey>#<0–${PAUSE_SHARDS - 1}> pause`,
    requests: ['TransactWriteItems'],
  },
  {
    ask: 'journeys.resume',
    question: 'Let it go on',
    rows: `journey#<journey>#<0–${PAUSE_SHARDS - 1}> pause`,
    requests: ['TransactWriteItems'],
  },
  {
    ask: 'journeys.pauseOf',
    question: 'Is it stopped, and why?',
    rows: 'journey#<journey>#0 pause',
    requests: ['GetItem'],
  },
  {
    ask: 'journeys.health',
    question: "What became of a journey's messages since an hour?",
    rows: `health#<journey> from <hour>#<0–${HEALTH_SHARDS - 1}>`,
    requests: ['Query'],
  },
  ofPace('pace.pace', 'How fast may a channel go?', ['GetItem']),
  // Behind others one is enough; here nobody waits.
  ofPace('pace.takeTurn', 'When is the next turn of those who wait?', ['UpdateItem', 'UpdateItem']),
  ofPace('pace.close', 'Stop a channel for everyone', ['UpdateItem']),
  ofPace('pace.setAllowance', 'Note what the account may send', ['UpdateItem']),
  {
    ask: 'experiments.assign',
    question: 'Note who got which variant',
    rows: 'customer#<customer> enrolment#<enrolment>; experiment#<experiment>#<customer> totals; totals#<experiment>#<shard> <part>#<cohort>',
    requests: ['TransactWriteItems'],
  },
  {
    ask: 'experiments.join',
    question: 'The same without a step: the global holdout',
    rows: 'experiment#<experiment>#<customer> totals; totals#<experiment>#<shard> <part>#<cohort>',
    requests: ['TransactWriteItems'],
  },
  {
    ask: 'experiments.credit',
    question: "Credit an outcome once to the customer's variant",
    rows: 'experiment#<experiment>#<customer> totals, credit#<metric>#<event>; totals#<experiment>#<shard> <part>#<cohort>',
    requests: ['GetItem', 'TransactWriteItems'],
  },
  {
    ask: 'experiments.totals',
    question: 'What did each variant earn, day by day?',
    rows: `totals#<experiment>#<0–${TOTALS_SHARDS - 1}>`,
    requests: Array<string>(TOTALS_SHARDS).fill('Query'),
  },
  {
    ask: 'experiments.rows',
    question: 'The same, from what each customer did. (Here one customer.)',
    rows: `index due: assigned#<experiment>#<0–${TOTALS_SHARDS - 1}> <customer>; experiment#<experiment>#<customer>; totals#<experiment>#<0–${TOTALS_SHARDS - 1}> erased#<cohort>`,
    requests: Array<string>(2 * TOTALS_SHARDS + 1).fill('Query'),
  },
  ofExperiment('experiments.decide', 'Write a decision down', 'decisions#<experiment> <version>', 'PutItem'),
  ofExperiment('experiments.decisions', 'What was decided?', 'decisions#<experiment>', 'Query'),
  ofExperiment('experiments.keepSnapshot', 'Keep how it stands', 'snapshots#<experiment> <day>', 'PutItem'),
  ofExperiment('experiments.snapshots', 'How did it stand, day by day?', 'snapshots#<experiment>', 'Query'),
  ofExperiment('experiments.settle', 'Keep the final verdict', 'snapshots#<experiment> settled', 'PutItem'),
  ofExperiment(
    'experiments.settled',
    'Is there a final verdict?',
    'snapshots#<experiment> settled',
    'GetItem',
  ),
  {
    ask: 'experiments.amend',
    question: 'Add to the totals what a recount found missing',
    rows: 'totals#<experiment>#<shard> <part>#<cohort>',
    requests: ['UpdateItem'],
  },
  {
    ask: 'wheel.handedUntil',
    question: 'How far has the time wheel turned?',
    rows: 'wheel',
    requests: ['GetItem'],
  },
  { ask: 'wheel.setHandedUntil', question: 'Turn it on', rows: 'wheel', requests: ['UpdateItem'] },
  {
    ask: 'wheel.walkedEdition',
    question: 'With which audience was everybody last gone through?',
    rows: 'wheel',
    requests: ['GetItem'],
  },
  { ask: 'wheel.setWalkedEdition', question: 'Note it', rows: 'wheel', requests: ['UpdateItem'] },
  { ask: 'reports.put', question: 'Keep the report of the day', rows: 'report', requests: ['UpdateItem'] },
  { ask: 'reports.latest', question: 'What does it say?', rows: 'report', requests: ['GetItem'] },
];

function ofSend(ask: string, question: string, requests: readonly string[]): AccessPattern {
  return { ask, question, rows: 'send#<send>', requests };
}

function ofPace(ask: string, question: string, requests: readonly string[]): AccessPattern {
  return { ask, question, rows: 'pace#<channel>', requests };
}

function move(ask: string, question: string): AccessPattern {
  return { ask, question, rows: 'customer#<customer> enrolment#<enrolment>', requests: ['UpdateItem'] };
}

function ofExperiment(ask: string, question: string, rows: string, request: string): AccessPattern {
  return { ask, question, rows, requests: [request] };
}
