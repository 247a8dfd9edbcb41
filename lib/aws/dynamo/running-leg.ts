import type { Run } from '../../core/enrolment/definition.ts';
import { update } from './actions.ts';
import type { Item } from './dynamo.ts';
import { enrolmentKey } from './table-shape.ts';

const isRunning = '#status = :running';
const isCurrentLeg = '#leg = :leg';

/** A change that only the enrolment's current leg may make. */
export function updateRunningLeg(
  table: string,
  run: Run,
  change: {
    readonly set: string;
    readonly and?: string;
    readonly names?: Record<string, string>;
    readonly values?: Item;
  },
) {
  const { set, and, names = {}, values } = change;
  const clauses = [isRunning, isCurrentLeg, ...(and === undefined ? [] : [and])];
  return update(table, enrolmentKey(run.customerId, run.enrolmentId), {
    set,
    only: clauses.join(' AND '),
    names,
    values: { running: 'RUNNING', leg: run.leg, ...values },
  });
}
