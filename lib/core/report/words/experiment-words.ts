import { liftWords } from '../../experiment/words/verdict-sentence.ts';
import { localized } from '../../localized-text.ts';
import { countWords, shareWords, valueWords } from '../../number-words.ts';
import type { ExperimentNews } from '../definition.ts';
import type { ReportTexts } from './report-texts.ts';

export type ExperimentWords = {
  readonly title: string;
  readonly step: string;
  readonly verdict: string;
  /** The one that decides. */
  readonly metric: string;
  readonly variants: readonly {
    readonly name: string;
    readonly customers: string;
    readonly converted: string;
    readonly each: string;
    readonly lift: string;
    readonly call: string;
  }[];
};

/** An experiment's verdict and its variants side by side. */
export function experimentWords(news: ExperimentNews, texts: ReportTexts): ExperimentWords {
  const { title, stepId, sentence, metric, variants } = news;
  return {
    title: localized(title, texts.locale),
    step: stepId,
    verdict: localized(sentence, texts.locale),
    metric: metric === undefined ? '' : texts.results.metric(metric.id),
    variants: variants.map((variant) => ({
      name: variant.id,
      customers: countWords(variant.customers),
      converted: countWords(variant.converters),
      each: eachWords(variant, metric?.kind),
      lift: rangeWords(variant.lift),
      call: variant.isControl ? texts.results.control : variant.call ? texts.results.calls[variant.call] : '',
    })),
  };
}

type Variant = ExperimentNews['variants'][number];

function eachWords({ customers, converters, value }: Variant, kind: 'share' | 'mean' | 'ratio' | undefined) {
  if (customers === 0) return '–';
  return kind === 'share' ? shareWords(converters, customers) : valueWords(value);
}

function rangeWords(lift: Variant['lift']): string {
  if (lift === undefined) return '–';
  const { estimate, low, high } = liftWords(lift);
  return `${estimate} (${low} … ${high})`;
}
