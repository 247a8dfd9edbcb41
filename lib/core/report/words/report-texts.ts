import type { ResultsTexts } from '../../experiment/words/results-texts.ts';
import type { Stage } from '../../journey/definition.ts';
import type { Kpi } from '../../journey/kpi.ts';

/** What is said of a report, in one language. Numbers come in ready to read. */
export type ReportTexts = {
  readonly locale: string;
  readonly results: ResultsTexts;
  readonly stages: Readonly<Record<Stage, string>>;
  /** How much there is of what a journey is measured by. */
  readonly kpi: Readonly<Record<Kpi['measure'], (amount: string) => string>>;
  readonly reached: string;
  readonly below: string;
  /** There was nobody to judge by. */
  readonly nobody: string;
  readonly noTarget: string;
  /** The step whose messages were the last before most goals. */
  readonly mostAfter: (step: string, goals: string) => string;
};
