import type { Kpi } from '../journey/kpi.ts';
import { unreachable } from '../unreachable.ts';
import type { WeekFigures } from './definition.ts';

/** How much of what a journey is measured by there was in a week, in the unit of its target. Undefined: nobody to judge by. */
export function kpiReached({ measure }: Kpi, week: WeekFigures): number | undefined {
  if (week.judged === 0) return undefined;
  switch (measure) {
    case 'goals':
      return (100 * week.goals) / week.judged;
    case 'clicks':
      return (100 * week.clicked) / week.judged;
    case 'value':
      return week.valueMinor / 100 / week.judged;
    default:
      return unreachable(measure);
  }
}
