import type { Analysis } from '../experiment/analysis/result.ts';
import { ENGLISH } from '../experiment/words/english.ts';
import { KOREAN } from '../experiment/words/korean.ts';
import { verdictSentence } from '../experiment/words/verdict-sentence.ts';
import type { LocalizedText } from '../localized-text.ts';
import type { ExperimentNews } from './definition.ts';

/** An experiment as it stands. */
type ExperimentFinding = {
  readonly journeyId: string;
  readonly stepId: string;
  readonly analysis: Analysis;
};

/** What a report says of an experiment: the verdict in words, and the metric that decides. @param title the journey's */
export function experimentNews(
  { journeyId, stepId, analysis }: ExperimentFinding,
  title: LocalizedText,
): ExperimentNews {
  const { verdict, control, metrics } = analysis;
  const primary = metrics.find(({ role }) => role === 'primary');
  return {
    journeyId,
    title,
    stepId,
    status: verdict.status,
    sentence: { en: verdictSentence(analysis, ENGLISH), ko: verdictSentence(analysis, KOREAN) },
    ...(primary && { metric: { id: primary.id, kind: primary.kind } }),
    variants: (primary?.variants ?? []).map(({ variant: id, customers, converters, value }) => {
      const compared = primary?.comparisons.find(({ variant }) => variant === id);
      return {
        id,
        isControl: id === control,
        customers,
        converters,
        value,
        ...(compared && { call: compared.call }),
        ...(compared?.lift && { lift: compared.lift }),
      };
    }),
  };
}
