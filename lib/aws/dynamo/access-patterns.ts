import { DUE_SHARDS, TOTALS_SHARDS } from './table-shape.ts';

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
    question: 'All of one customer: profile, consents, enrolments',
    rows: 'customer#<customer>',
    requests: ['Query'],
  },
  {
    ask: 'customers.keepEvent',
    question: 'Keep an event once, with what it says of the customer',
    rows: 'event#<event>; history#<customer> <name>#<time>#<event>; customer#<customer> profile, consent#<channel>',
    requests: ['TransactWriteItems'],
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
    rows: 'customer#<customer> enrolment#<enrolment>, entry#<journey>#<key>',
    requests: ['TransactWriteItems'],
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
  { ask: 'sends.send', question: 'One send', rows: 'send#<send>', requests: ['GetItem'] },
  {
    ask: 'sends.claim',
    question: 'Claim a send before the provider is called',
    rows: 'send#<send>; customer#<customer> enrolment#<enrolment>, consent#<channel>; suppression#<channel>#<hash>',
    requests: ['TransactWriteItems'],
  },
  {
    ask: 'sends.skip',
    question: 'Note a send that ends without a call',
    rows: 'send#<send>; customer#<customer> enrolment#<enrolment>',
    requests: ['TransactWriteItems'],
  },
  {
    ask: 'sends.recordAccepted',
    question: 'SENDING → SENT',
    rows: 'send#<send>',
    requests: ['UpdateItem'],
  },
  {
    ask: 'sends.recordRefused',
    question: 'SENDING → READY or FAILED',
    rows: 'send#<send>',
    requests: ['UpdateItem'],
  },
  {
    ask: 'sends.recordEvidence',
    question: 'Note what became of a message',
    rows: 'send#<send>',
    requests: ['UpdateItem'],
  },
  {
    ask: 'suppressions.suppress',
    question: 'Write to this address no more',
    rows: 'suppression#<channel>#<hash>',
    requests: ['PutItem'],
  },
  {
    ask: 'suppressions.isSuppressed',
    question: 'May this address be written to?',
    rows: 'suppression#<channel>#<hash>',
    requests: ['GetItem'],
  },
  {
    ask: 'experiments.assign',
    question: 'Note who got which variant',
    rows: 'customer#<customer> enrolment#<enrolment>; experiment#<experiment>#<customer> totals; totals#<experiment>#<shard> <variant>',
    requests: ['TransactWriteItems'],
  },
  {
    ask: 'experiments.credit',
    question: "Credit an outcome once to the customer's variant",
    rows: 'experiment#<experiment>#<customer> totals, credit#<metric>#<event>; totals#<experiment>#<shard> <variant>',
    requests: ['GetItem', 'TransactWriteItems'],
  },
  {
    ask: 'experiments.totals',
    question: 'What did each variant earn?',
    rows: `totals#<experiment>#<0–${TOTALS_SHARDS - 1}>`,
    requests: Array<string>(TOTALS_SHARDS).fill('Query'),
  },
  {
    ask: 'wheel.handedUntil',
    question: 'How far has the time wheel turned?',
    rows: 'wheel',
    requests: ['GetItem'],
  },
  { ask: 'wheel.setHandedUntil', question: 'Turn it on', rows: 'wheel', requests: ['PutItem'] },
];

function move(ask: string, question: string): AccessPattern {
  return { ask, question, rows: 'customer#<customer> enrolment#<enrolment>', requests: ['UpdateItem'] };
}
