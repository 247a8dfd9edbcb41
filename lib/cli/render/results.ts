import type { Comparison, MetricResult, VariantResult } from '../../core/experiment/analysis/result.ts';
import type { ResultsTexts } from '../../core/experiment/words/results-texts.ts';
import { liftWords, verdictSentence } from '../../core/experiment/words/verdict-sentence.ts';
import type { ExperimentResults } from '../experiment-results.ts';
import type { Paint } from '../io.ts';
import { countWords, shareWords, valueWords } from '../words/number-words.ts';
import { banditLines, banditSentence } from './bandit.ts';
import { chanceWords } from './chance-words.ts';
import { type Column, table } from './table.ts';

/** One experiment for people: the verdict, then a table for each metric. */
export function resultsLines(
  { stepId, analysis, bandit }: ExperimentResults,
  texts: ResultsTexts,
  paint: Paint,
): string[] {
  const { verdict, vetoes, metrics, control } = analysis;
  const colour = verdict.status === 'winner' ? 'green' : verdict.status === 'blocked' ? 'red' : 'bold';
  const harm =
    vetoes.length === 0 || (verdict.status === 'loser' && verdict.by === 'guardrail')
      ? []
      : [
          paint(
            'red',
            texts.harm({
              variants: [...new Set(vetoes.map(({ variant }) => variant))],
              metrics: [...new Set(vetoes.map(({ metric }) => texts.metric(metric)))],
            }),
          ),
        ];
  return [
    paint('dim', stepId),
    bandit === undefined || verdict.status !== 'running'
      ? paint(colour, verdictSentence(analysis, texts))
      : paint('bold', banditSentence(bandit, texts)),
    ...harm,
    ...(bandit === undefined ? [] : ['', ...banditLines(bandit, texts)]),
    ...metrics.flatMap((metric) => [
      '',
      ...(bandit === undefined ? metricLines(metric, control, texts) : countedLines(metric, texts)),
    ]),
  ];
}

const right = 'right' as const;

function metricLines(metric: MetricResult, control: string, texts: ResultsTexts): string[] {
  const { columns } = texts;
  const rows = metric.variants.map((variant) => {
    const comparison = metric.comparisons.find((one) => one.variant === variant.variant);
    return [...countsOf(variant, metric), ...comparedOf(comparison, variant.variant === control, texts)];
  });
  const name = texts.metric(metric.id);
  return table(
    [
      ...countedColumns(metric.exploratory ? `${name} (${texts.exploratory})` : name, texts),
      { name: columns.lift, align: right },
      { name: columns.chance, align: right },
      { name: columns.call },
    ],
    rows,
  );
}

/** Of a bandit: what was counted, with nothing compared. */
function countedLines(metric: MetricResult, texts: ResultsTexts): string[] {
  const rows = metric.variants.map((variant) => countsOf(variant, metric));
  return table(countedColumns(texts.metric(metric.id), texts), rows);
}

function countedColumns(name: string, { columns }: ResultsTexts): Column[] {
  return [
    { name },
    { name: columns.customers, align: right },
    { name: columns.converted, align: right },
    { name: columns.each, align: right },
  ];
}

function countsOf(
  { variant, customers, converters, value }: VariantResult,
  { kind }: MetricResult,
): string[] {
  const each = kind === 'share' ? shareWords(converters, customers) : valueWords(value);
  return [variant, countWords(customers), countWords(converters), customers === 0 ? '–' : each];
}

function comparedOf(comparison: Comparison | undefined, isControl: boolean, texts: ResultsTexts): string[] {
  if (comparison === undefined) return ['', '', isControl ? texts.control : ''];
  const lift = comparison.lift === undefined ? undefined : liftWords(comparison.lift);
  return [
    lift === undefined ? '–' : `${lift.estimate} (${lift.low} … ${lift.high})`,
    chanceWords(comparison.chanceToBeat),
    texts.calls[comparison.call],
  ];
}
