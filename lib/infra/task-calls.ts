import type { ReviewAgendaPorts } from '../core/agenda/review.ts';
import type { AttemptPorts } from '../core/message/attempt-send.ts';
import type { AssignVariantPorts } from '../core/tasks/assign-variant.ts';
import type { CollectPorts } from '../core/tasks/collect.ts';
import type { CompletePorts } from '../core/tasks/complete.ts';
import type { DecidePorts } from '../core/tasks/decide.ts';
import type { EmitEventPorts } from '../core/tasks/emit-event.ts';
import type { FailPorts } from '../core/tasks/fail.ts';
import type { IngestPorts } from '../core/tasks/ingest.ts';
import type { MakeReportPorts } from '../core/tasks/make-report.ts';
import type { ParkPorts } from '../core/tasks/park.ts';
import type { PublicPagesPorts } from '../core/tasks/public-pages.ts';
import type { RecordDeliveryPorts } from '../core/tasks/record-delivery.ts';
import type { RecordReplyPorts } from '../core/tasks/record-reply.ts';
import type { SendMessagePorts } from '../core/tasks/send-message.ts';
import type { SettleSendPorts } from '../core/tasks/settle-send.ts';
import type { TickPorts } from '../core/tasks/tick.ts';
import type { UpdateProfilePorts } from '../core/tasks/update-profile.ts';
import type { WakePorts } from '../core/tasks/wake.ts';
import type { WalkCustomersPorts } from '../core/tasks/walk-customers.ts';
import type { WatchExperimentsPorts } from '../core/tasks/watch-experiments.ts';
import type { WatchSendingPorts } from '../core/tasks/watch-sending.ts';
import type { Task } from './bundles.ts';

/** Whoever sends: a leg's step, and the task that looks after sends without one. */
const SENDING = calls<AttemptPorts>({
  'clock.now': true,
  'ids.fresh': true,
  'customers.customer': true,
  'customers.event': true,
  'sends.send': true,
  'sends.claim': true,
  'sends.skip': true,
  'sends.recordAccepted': true,
  'sends.recordRefused': true,
  'pace.pace': true,
  'pace.takeTurn': true,
  'pace.close': true,
  'content.registry': true,
  'content.message': true,
  'content.audience': true,
  'reviewQueue.reviewAt': true,
  'pages.address': true,
  'pages.keys': true,
  'reports.latest': true,
  'sender.email': true,
  'sender.sms': true,
});

/** Whoever reckons anew what holds of a customer, and tells it. */
const REVIEWING = calls<ReviewAgendaPorts>({
  'clock.now': true,
  'customers.customer': true,
  'customers.eventsNamed': true,
  'agendas.write': true,
  'agendas.told': true,
  'content.registry': true,
  'content.audience': true,
  'publisher.publishAll': true,
  'reviewQueue.reviewAt': true,
});

/**
 * What each task asks of the world, and so what its function may do: the right to each of these and to nothing else.
 * The compiler holds every row to the task's own Ports: a call too many or too few is a type error.
 */
const TASK_CALLS = {
  ingest: calls<IngestPorts>({
    ...REVIEWING,
    'customers.event': true,
    'customers.keepEvent': true,
    'customers.finishEvent': true,
    'customers.putProfile': true,
    'customers.copyHistory': true,
    'customers.adopt': true,
    'enrolments.enrol': true,
    'enrolments.exit': true,
    'enrolments.move': true,
    'enrolments.reachGoal': true,
    'enrolments.wake': true,
    'sends.send': true,
    'journeys.pauseOf': true,
    'experiments.credit': true,
    'experiments.join': true,
    'asides.setAside': true,
    'content.triggers': true,
    'content.catalog': true,
    'publisher.publish': true,
    'runner.start': true,
  }),
  decide: calls<DecidePorts>({
    'clock.now': true,
    'customers.customer': true,
    'customers.event': true,
    'customers.eventsNamed': true,
    'sends.send': true,
    'content.registry': true,
    'content.triggers': true,
  }),
  'assign-variant': calls<AssignVariantPorts>({
    'clock.now': true,
    'experiments.assign': true,
    'experiments.decide': true,
    'experiments.decisions': true,
    'experiments.totals': true,
    'publisher.publish': true,
  }),
  'send-message': calls<SendMessagePorts>({
    ...SENDING,
    'experiments.credit': true,
    'sends.hold': true,
    'wakeQueue.wakeAt': true,
  }),
  park: calls<ParkPorts>({
    'clock.now': true,
    'customers.customer': true,
    'customers.eventsNamed': true,
    'enrolments.park': true,
    'enrolments.wake': true,
    'sends.send': true,
    'content.registry': true,
    'content.triggers': true,
    'wakeQueue.wakeAt': true,
    'runner.start': true,
  }),
  complete: calls<CompletePorts>({ 'clock.now': true, 'enrolments.complete': true }),
  fail: calls<FailPorts>({ 'clock.now': true, 'enrolments.fail': true }),
  'update-profile': calls<UpdateProfilePorts>({
    'clock.now': true,
    'customers.customer': true,
    'customers.event': true,
    'customers.applyUpdate': true,
    'reviewQueue.reviewAt': true,
  }),
  'emit-event': calls<EmitEventPorts>({
    'clock.now': true,
    'customers.customer': true,
    'customers.event': true,
    'publisher.publish': true,
  }),
  wake: calls<WakePorts>({
    'clock.now': true,
    'customers.customer': true,
    'customers.event': true,
    'customers.eventsNamed': true,
    'enrolments.enrolment': true,
    'enrolments.wake': true,
    'enrolments.takeOver': true,
    'enrolments.postpone': true,
    'enrolments.exit': true,
    'sends.send': true,
    'journeys.pauseOf': true,
    'content.registry': true,
    'content.triggers': true,
    'wakeQueue.wakeAt': true,
    'runner.start': true,
  }),
  'settle-send': calls<SettleSendPorts>({
    ...SENDING,
    'experiments.credit': true,
    'sends.holdDetached': true,
    'sends.giveUp': true,
    'sendQueue.settleAt': true,
  }),
  'record-delivery': calls<RecordDeliveryPorts>({
    'clock.now': true,
    'customers.customer': true,
    'customers.noteResponse': true,
    'enrolments.enrolment': true,
    'enrolments.wake': true,
    'sends.recordEvidence': true,
    'sends.follow': true,
    'suppressions.suppress': true,
    'suppressions.noteSoftBounce': true,
    'journeys.pause': true,
    'journeys.health': true,
    'experiments.credit': true,
    'alarms.raise': true,
    'runner.start': true,
    'sendQueue.settleAt': true,
    'reviewQueue.reviewAt': true,
  }),
  'record-reply': calls<RecordReplyPorts>({
    'clock.now': true,
    'ids.fresh': true,
    'suppressions.suppress': true,
    'suppressions.release': true,
    'content.registry': true,
    'sender.sms': true,
  }),
  'public-pages': calls<PublicPagesPorts>({
    'clock.now': true,
    'customers.customer': true,
    'customers.keepEvent': true,
    'content.registry': true,
    'pages.keys': true,
    'publisher.publish': true,
    'news.tell': true,
  }),
  'watch-sending': calls<WatchSendingPorts>({
    'clock.now': true,
    'allowances.email': true,
    'pace.pace': true,
    'pace.setAllowance': true,
    'alarms.raise': true,
  }),
  'watch-experiments': calls<WatchExperimentsPorts>({
    'clock.now': true,
    'experiments.decide': true,
    'experiments.decisions': true,
    'experiments.keepSnapshot': true,
    'experiments.settle': true,
    'experiments.settled': true,
    'experiments.totals': true,
    'content.registry': true,
    'content.triggers': true,
    'publisher.publish': true,
  }),
  'make-report': calls<MakeReportPorts>({
    'clock.now': true,
    'customers.customer': true,
    'enrolments.roll': true,
    'sends.send': true,
    'experiments.settled': true,
    'experiments.totals': true,
    'reports.put': true,
    'content.registry': true,
    'content.triggers': true,
  }),
  tick: calls<TickPorts>({
    'clock.now': true,
    'agendas.fallingDue': true,
    'enrolments.fallingDue': true,
    'sends.fallingDue': true,
    'wheel.handedUntil': true,
    'wheel.setHandedUntil': true,
    'wheel.walkedEdition': true,
    'wheel.setWalkedEdition': true,
    'content.registry': true,
    'content.audience': true,
    'wakeQueue.wakeAt': true,
    'sendQueue.settleAt': true,
    'reviewQueue.reviewAt': true,
    'walks.start': true,
  }),
  'review-agenda': REVIEWING,
  'walk-customers': calls<WalkCustomersPorts>({
    ...REVIEWING,
    'customers.directory': true,
    'agendas.members': true,
  }),
  collect: calls<CollectPorts>({
    'clock.now': true,
    'ids.fresh': true,
    'asides.setAside': true,
    'publisher.publishAll': true,
    'writeKeys.keys': true,
  }),
  /** Knows no port: what it may do to the one secret stands in token-keys.ts. */
  'rotate-keys': {},
} as const satisfies Record<Task, Record<string, true>>;

/** `customers.customer`, for every function of every port. */
type CallOf<Ports> = {
  [Port in keyof Ports & string]: `${Port}.${keyof Ports[Port] & string}`;
}[keyof Ports & string];

function calls<Ports>(of: Record<CallOf<Ports>, true>): Record<CallOf<Ports>, true> {
  return of;
}

type KeysOfEach<Rows> = Rows extends unknown ? keyof Rows : never;
/** Every call that some task makes. */
export type Call = KeysOfEach<(typeof TASK_CALLS)[Task]>;

export function callsOf(task: Task): readonly Call[] {
  return Object.keys(TASK_CALLS[task]) as Call[];
}
