import { readSchedule } from '../scheduler/schedule-expression.ts';
import type { Secret } from './secret.ts';

/**
 * When it is due: so long after it last changed, or at the schedule's next time; both are of UTC.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html
 */
export function nextRotation({ rotation, rotatedAt = 0, changedAt }: Secret): number | undefined {
  if (rotation === undefined) return undefined;
  const from = Math.max(rotatedAt, changedAt);
  const { AutomaticallyAfterDays: days, ScheduleExpression: expression } = rotation.rules;
  if (days !== undefined) return from + days * DAY_MS;
  if (expression === undefined) return undefined;
  return readSchedule({ expression, zone: 'UTC', from }).next(from + 1);
}

const DAY_MS = 86_400_000;
