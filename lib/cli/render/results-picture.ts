import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { ResultsTexts } from '../../core/experiment/words/results-texts.ts';
import type { ExperimentResults } from '../experiment-results.ts';

/**
 * The lift with its interval over time, so that one sees it settle: an SVG for a browser or a slide. Undefined where there is
 * no history.
 */
export function liftPicture(
  { history, analysis }: ExperimentResults,
  texts: ResultsTexts,
): string | undefined {
  if (history.length === 0) return undefined;
  const points = history.map(({ at, variant, lift }) => ({ at: new Date(at), variant, ...lift }));
  return drawn({
    ariaLabel: texts.liftOverTime,
    marginLeft: 60,
    marginRight: 120,
    y: { label: texts.liftOverTime, tickFormat: '+.0%', grid: true, domain: heightOf(history) },
    x: { label: null, type: 'utc' },
    color: colours(analysis),
    clip: true,
    marks: [
      Plot.areaY(points, {
        x: 'at',
        y1: 'low',
        y2: 'high',
        z: 'variant',
        fill: 'variant',
        fillOpacity: 0.15,
      }),
      Plot.ruleY([0], { stroke: '#17202b' }),
      Plot.lineY(points, { x: 'at', y: 'estimate', stroke: 'variant', strokeWidth: 2 }),
      Plot.text(
        points,
        Plot.selectLast({
          x: 'at',
          y: 'estimate',
          z: 'variant',
          text: 'variant',
          fill: 'variant',
          textAnchor: 'start',
          dx: 6,
          clip: false,
        }),
      ),
    ],
  });
}

/** Three times what the last intervals reach: in the first days they are so wide that nothing else would be seen. */
function heightOf(history: ExperimentResults['history']): [number, number] {
  const last = history.at(-1)?.at;
  const reach = history
    .filter(({ at }) => at === last)
    .map(({ lift }) => 3 * Math.max(Math.abs(lift.low), Math.abs(lift.high), 0.01));
  const most = Math.max(...reach);
  return [Math.max(-1, -most), most];
}

/** How many of those assigned came how far, variant beside variant. */
export function funnelPicture(
  { funnel, analysis }: ExperimentResults,
  texts: ResultsTexts,
): string | undefined {
  if (funnel.length === 0) return undefined;
  const variants = [analysis.control, ...treatmentsOf(analysis)];
  const stages = [...new Set(funnel.map(({ stage }) => stage))];
  const widest = new Map(
    variants.map((variant) => [
      variant,
      Math.max(1, ...funnel.filter((one) => one.variant === variant).map(({ customers }) => customers)),
    ]),
  );
  const bars = funnel.map((one) => ({ ...one, share: one.customers / (widest.get(one.variant) ?? 1) }));
  return drawn({
    ariaLabel: texts.funnel,
    marginLeft: 120,
    marginRight: 120,
    x: { label: texts.funnel, tickFormat: '.0%', domain: [0, 1.12], ticks: [0, 0.25, 0.5, 0.75, 1] },
    y: { label: null, domain: variants },
    fy: { label: null, domain: stages },
    color: colours(analysis),
    marks: [
      Plot.barX(bars, { x: 'share', y: 'variant', fy: 'stage', fill: 'variant' }),
      Plot.text(bars, {
        x: 'share',
        y: 'variant',
        fy: 'stage',
        text: ({ customers }: { customers: number }) => customers.toLocaleString('en'),
        textAnchor: 'start',
        dx: 4,
      }),
    ],
  });
}

/** Okabe and Ito's colours, which people with any colour vision tell apart (Color Universal Design, 2008). */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];

/** The control is grey; a treatment has the same colour in every picture. */
function colours(analysis: ExperimentResults['analysis']): Plot.ScaleOptions {
  const treatments = treatmentsOf(analysis);
  const range = treatments.map((_, index) => COLOURS[index % COLOURS.length] ?? '#000000');
  return { domain: [analysis.control, ...treatments], range: ['#7d8894', ...range] };
}

function treatmentsOf({ metrics, control }: ExperimentResults['analysis']): string[] {
  const primary = metrics.find(({ role }) => role === 'primary');
  return (primary?.variants ?? []).map(({ variant }) => variant).filter((variant) => variant !== control);
}

/** A browser takes an SVG in a file for one only with its namespace, and text in it is as dark as the page is light. */
function drawn(options: Plot.PlotOptions): string {
  const { document } = parseHTML('<html><body></body></html>');
  const picture = Plot.plot({
    ...options,
    document,
    width: 760,
    style: { background: '#ffffff', color: '#17202b' },
  });
  picture.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return picture.outerHTML;
}
