import type { Enrolment } from '../enrolment/definition.ts';
import type { Goal } from '../journey/definition.ts';
import type { Send } from '../message/send.ts';
import { addDuration, subtractDuration } from '../time/duration.ts';
import type { EpochMs } from '../time/instant.ts';
import { creditsOf } from './attribution.ts';
import type { JourneyFigures, Week, WeekFigures, Weeks } from './definition.ts';

/** Counts a journey's enrolments one by one. @param goal of the version that takes newcomers */
export function startTally(weeks: Weeks, goal: Goal | undefined) {
  const last = noFigures();
  const before = noFigures();
  const goals: NonNullable<Enrolment['goal']>[] = [];
  let inside = 0;

  function weekOf(moment: EpochMs) {
    if (isIn(weeks.last, moment)) return last;
    return isIn(weeks.before, moment) ? before : undefined;
  }
  function judgedIn({ entry }: Enrolment) {
    return weekOf(goal === undefined ? entry.occurredAt : addDuration(entry.occurredAt, goal.within, 'UTC'));
  }

  return {
    /** Who entered earlier is of no matter to these weeks. */
    since: goal === undefined ? weeks.before.from : subtractDuration(weeks.before.from, goal.within, 'UTC'),
    /** Whether its sends are to be read: they count for a week only where the enrolment is judged. */
    isJudged: (enrolment: Enrolment): boolean => judgedIn(enrolment) !== undefined,
    add(enrolment: Enrolment, sends: readonly Send[]): void {
      if (enrolment.status === 'RUNNING' || enrolment.status === 'PARKED') inside += 1;
      const entered = weekOf(enrolment.enteredAt);
      if (entered !== undefined) entered.entered += 1;
      const week = judgedIn(enrolment);
      if (week === undefined) return;
      week.judged += 1;
      week.sent += sends.filter(wentOut).length;
      if (sends.some(({ evidence }) => evidence.clicked !== undefined)) week.clicked += 1;
      if (enrolment.goal === undefined) return;
      week.goals += 1;
      week.valueMinor += enrolment.goal.valueMinor;
      if (week === last) goals.push(enrolment.goal);
    },
    result(): Pick<JourneyFigures, 'inside' | 'last' | 'before' | 'credits'> {
      return { inside, last, before, credits: [...creditsOf(goals, 'last')] };
    },
  };
}

function noFigures(): WeekFigures {
  return { entered: 0, judged: 0, goals: 0, valueMinor: 0, sent: 0, clicked: 0 };
}

function isIn({ from, until }: Week, moment: EpochMs): boolean {
  return moment >= from && moment < until;
}

function wentOut({ status, evidence }: Send): boolean {
  return status === 'SENT' || evidence.sent !== undefined;
}
