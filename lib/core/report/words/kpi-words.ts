import type { JourneyFigures, WeekFigures } from '../definition.ts';
import { kpiReached } from '../kpi-reached.ts';
import type { ReportTexts } from './report-texts.ts';

/** What a journey is measured by, against its target. */
export type KpiWords = {
  /** `10.4 of 100 reach the goal` */
  readonly last: string;
  readonly before: string;
  readonly target: string;
  readonly mark: string;
  /** For colours; the mark says it in words. */
  readonly state: 'reached' | 'below' | 'unknown';
};

export function kpiWords({ kpi, last, before }: JourneyFigures, texts: ReportTexts): KpiWords {
  if (kpi === undefined)
    return { last: '–', before: '–', target: '–', mark: texts.noTarget, state: 'unknown' };
  const { measure, target } = kpi;
  const reached = kpiReached(kpi, last);
  const state = reached === undefined ? 'unknown' : reached >= target ? 'reached' : 'below';
  return {
    last: inWeek(last),
    before: inWeek(before),
    target: texts.kpi[measure](partWords(target)),
    mark: { reached: texts.reached, below: texts.below, unknown: texts.nobody }[state],
    state,
  };

  function inWeek(week: WeekFigures): string {
    const amount = kpi && kpiReached(kpi, week);
    return amount === undefined ? '–' : texts.kpi[measure](partWords(amount));
  }
}

/** `1,234.5`; hundredths only where there is less than ten. */
export function partWords(amount: number): string {
  return (amount < 10 ? FINE : COARSE).format(amount);
}

const FINE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const COARSE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
