import { randomUUID } from 'node:crypto';
import type { Deliveries, DeliveryFailure } from '../events/deliveries.ts';
import { errorMessage } from '../events/error-code.ts';
import { wholeSeconds } from '../events/event.ts';
import { callTarget, type TargetCalls, textAttributes } from '../events/target.ts';
import { AwsError, type Place, type Principal } from '../service.ts';
import type { NamedSchedule } from './schedule-resource.ts';

/** Calls the schedule's target for the time that is due, in the schedule's role. */
export function runSchedule(schedule: NamedSchedule, due: number, parts: RunParts): void {
  const run = { schedule, due, id: randomUUID(), parts };
  parts.deliveries.deliver({
    policy: schedule.target.RetryPolicy,
    attempt: () => attempt(run),
    giveUp: (failure) => giveUp(run, failure),
  });
}

export type RunParts = {
  readonly place: Place;
  readonly calls: TargetCalls;
  readonly deliveries: Deliveries;
  readonly assume: (
    roleArn: string,
    by: { readonly service: string; readonly sourceArn: string },
  ) => Principal;
  readonly log: (message: string) => void;
};

type Run = {
  readonly schedule: NamedSchedule;
  readonly due: number;
  readonly id: string;
  readonly parts: RunParts;
};

async function attempt(run: Run): Promise<void> {
  const { schedule, parts } = run;
  const call = { arn: schedule.target.Arn, text: inputOf(run), principal: roleOf(run) };
  await callTarget(parts.calls, call);
}

/**
 * Trust policies know the schedule by its group.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
 */
function roleOf({ schedule, parts }: Run): Principal {
  const sourceArn = schedule.arn.replace(/:schedule\/([^/]+)\/.*$/, ':schedule-group/$1');
  const by = { service: 'scheduler.amazonaws.com', sourceArn };
  return parts.assume(schedule.target.RoleArn, by);
}

/**
 * What the template says, with the run's own facts put in, or an event that tells of the schedule.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
 */
function inputOf({ schedule, due, id, parts }: Run): string {
  const { Input } = schedule.target;
  const time = wholeSeconds(due);
  if (Input === undefined) {
    return JSON.stringify({
      version: '0',
      id,
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
      account: parts.place.account,
      time,
      region: parts.place.region,
      resources: [schedule.arn],
      detail: '{}',
    });
  }
  return Input.replaceAll('<aws.scheduler.schedule-arn>', schedule.arn)
    .replaceAll('<aws.scheduler.scheduled-time>', time)
    .replaceAll('<aws.scheduler.execution-id>', id);
}

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html */
async function giveUp(run: Run, { error, retries, exhausted }: DeliveryFailure): Promise<void> {
  const { schedule, due, id, parts } = run;
  const why = `${schedule.arn} could not reach ${schedule.target.Arn}: ${errorMessage(error)}`;
  parts.log(why);
  const queueArn = schedule.target.DeadLetterConfig?.Arn;
  if (queueArn === undefined) return;
  const attributes = textAttributes({
    SCHEDULE_ARN: schedule.arn,
    TARGET_ARN: schedule.target.Arn,
    EXECUTION_ID: id,
    SCHEDULED_TIME: wholeSeconds(due),
    ERROR_CODE: error instanceof AwsError ? error.code : 'InternalFailure',
    ERROR_MESSAGE: errorMessage(error),
    RETRY_ATTEMPTS: String(retries),
    IS_PAYLOAD_TRUNCATED: 'false',
    ...(exhausted !== undefined && { EXHAUSTED_RETRY_CONDITION: exhausted }),
  });
  await parts.calls.send({ queueArn, body: inputOf(run), attributes }, roleOf(run));
}
