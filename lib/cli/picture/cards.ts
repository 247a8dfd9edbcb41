import type { Journey } from '../../core/journey/definition.ts';
import { COMPLETE, graphOf, kindOf, type Node } from '../../core/journey/graph.ts';
import type { JourneyReport } from '../../local/report.ts';
import { type Flow, flowOf, type StepFlow } from '../flow.ts';
import { edgeWords } from '../words/edge-words.ts';
import { entryWords } from '../words/entry-words.ts';
import { countWords, shareWords } from '../words/number-words.ts';
import { reasonWords } from '../words/reason-words.ts';
import { sendingWords } from '../words/sending-words.ts';
import { stepWords } from '../words/step-words.ts';
import type { Card, Way } from './card.ts';
import { HUE_OF_KIND } from './palette.ts';

/** Where the journey is entered; no step can have the name. */
const ENTER = 'Enter';

/**
 * The cards of a valid journey and the ways between them: one card for where people enter, one a step, one for the end.
 * A `goto` has no card, for the way that it makes is drawn.
 */
export function cardsOf(journey: Journey, report: JourneyReport | undefined): { cards: Card[]; ways: Way[] } {
  const graph = graphOf(journey);
  const flow = report === undefined ? undefined : flowOf(journey, report);
  const jumps = new Map(graph.nodes.flatMap(({ id, step }) => ('goto' in step ? [[id, step.goto]] : [])));
  const ways: Way[] = [
    { from: ENTER, to: graph.startAt, label: '', count: report?.enrolments, share: undefined },
    ...graph.nodes
      .filter(({ id }) => !jumps.has(id))
      .flatMap(({ id, step, edges }) =>
        edges.map((edge, index): Way => {
          const own = flow?.get(id);
          const count = own?.ways[index]?.count;
          const share = count === undefined || own === undefined ? undefined : shareWords(count, own.passed);
          return { from: id, to: landing(edge.to, jumps), label: labelOf(step, edge), count, share };
        }),
      ),
  ].map((way) => ({ ...way, to: landing(way.to, jumps) }));
  const steps = graph.nodes.filter(({ id }) => !jumps.has(id)).map((node) => stepCard(node, flow, report));
  const ends = ways.some(({ to }) => to === COMPLETE)
    ? [endCard(ways, report, journey.steps.length - 1)]
    : [];
  return { cards: [entryCard(journey, report), ...steps, ...ends], ways };
}

function labelOf(...[step, edge]: Parameters<typeof edgeWords>): string {
  const words = edgeWords(step, edge);
  const weight = 'experiment' in step && step.experiment.variants.find(({ id }) => id === edge.when)?.weight;
  return typeof weight === 'number' ? `${words} (${weight}%)` : words;
}

/** Where a way ends that leads to a goto. */
function landing(to: string, jumps: ReadonlyMap<string, string>): string {
  const next = jumps.get(to);
  return next === undefined ? to : landing(next, jumps);
}

function entryCard({ entry }: Journey, report: JourneyReport | undefined): Card {
  const { title, who } = entryWords(entry);
  const refused = (report?.notEntered ?? []).reduce((total, { count }) => total + count, 0);
  const remarks = refused > 0 ? [`${countWords(refused)} did not enter`] : [];
  return {
    id: ENTER,
    icon: 'enter',
    hue: 'end',
    rim: true,
    title,
    detail: who,
    block: 0,
    counts: report === undefined ? undefined : { came: report.enrolments, share: 1, remarks },
  };
}

function stepCard({ step, path }: Node, flow: Flow | undefined, report: JourneyReport | undefined): Card {
  const kind = kindOf(step);
  const own = flow?.get(step.id);
  return {
    id: step.id,
    icon: 'send' in step && step.send.channel === 'sms' ? 'sms' : kind,
    hue: HUE_OF_KIND[kind],
    rim: kind === 'exit',
    title: stepWords(step),
    detail: step.id,
    block: Number(path[1]),
    counts: own && {
      came: own.came,
      share: own.came / Math.max(1, report?.enrolments ?? 0),
      remarks: remarksOf(own),
    },
  };
}

function remarksOf({ step, waiting, leftBy, outcomes }: StepFlow): string[] {
  return [
    ...('send' in step ? sendingWords(outcomes) : []),
    { words: 'waiting', count: waiting },
    ...leftBy.map(({ reason, count }) => ({ words: `left: ${reasonWords(reason)}`, count })),
  ]
    .filter(({ count }) => count > 0)
    .map(({ words, count }) => `${countWords(count)} ${words}`);
}

function endCard(ways: readonly Way[], report: JourneyReport | undefined, block: number): Card {
  const came = ways.reduce((total, way) => total + (way.to === COMPLETE ? (way.count ?? 0) : 0), 0);
  const share = came / Math.max(1, report?.enrolments ?? 0);
  return {
    id: COMPLETE,
    icon: 'complete',
    hue: 'note',
    rim: true,
    title: 'Went all the way',
    detail: 'end of the journey',
    block,
    counts: report === undefined ? undefined : { came, share, remarks: [] },
  };
}
