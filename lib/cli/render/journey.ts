import type { Journey } from '../../core/journey/definition.ts';
import { graphOf, type Node } from '../../core/journey/graph.ts';
import { localized } from '../../core/localized-text.ts';
import type { JourneyReport } from '../../local/report.ts';
import { flowOf, type StepFlow } from '../flow.ts';
import type { Paint } from '../io.ts';
import { edgeWords } from '../words/edge-words.ts';
import { countWords, shareWords, valueWords } from '../words/number-words.ts';
import { plural } from '../words/plural.ts';
import { reasonsWords, reasonWords } from '../words/reason-words.ts';
import { sendingWords } from '../words/sending-words.ts';
import { stepWords } from '../words/step-words.ts';
import { experimentLines } from './experiment.ts';
import { table } from './table.ts';

/** One journey: who came in, the funnel step by step, what was sent, how the A/B tests and the goal did, who ended why. */
export function journeyLines(journey: Journey, report: JourneyReport, paint: Paint): string[] {
  return [
    `${paint('bold', localized(journey.title))} ${paint('dim', `(${journey.id})`)}`,
    entryLine(report),
    '',
    ...funnelLines(journey, report),
    '',
    ...resultLines(report),
    ...report.experiments.flatMap(experimentLines),
    ...report.failed.map(
      ({ step, error, count }) => `${paint('red', '✖')} ${countWords(count)} failed at ${step}: ${error}`,
    ),
  ];
}

function entryLine({ enrolments, notEntered }: JourneyReport): string {
  const refused = notEntered.map(({ reason, count }) => `${countWords(count)} ${reasonWords(reason)}`);
  return `${plural(enrolments, 'enrolment')}${refused.length === 0 ? '' : `; did not enter: ${refused.join(', ')}`}`;
}

function funnelLines(journey: Journey, report: JourneyReport): string[] {
  const flow = flowOf(journey, report);
  const rows = graphOf(journey).nodes.flatMap((node) => {
    const own = flow.get(node.id);
    return own === undefined ? [] : [funnelRow(node, own)];
  });
  return table(
    [
      { name: 'step', width: 19 },
      { name: 'what', width: 27 },
      { name: 'came', align: 'right' },
      { name: 'went on', align: 'right' },
      { name: 'waiting', align: 'right' },
      { name: 'left', align: 'right' },
      { name: 'how', width: 23 },
    ],
    rows,
  );
}

function funnelRow(node: Node, own: StepFlow): string[] {
  const counts = [own.came, own.passed, own.waiting, own.left].map((count) =>
    count === 0 ? '–' : countWords(count),
  );
  return [
    node.id,
    `${'· '.repeat(depthOf(node))}${stepWords(node.step)}`,
    ...counts,
    howWords(node, own).join('\n'),
  ];
}

/** How many lists of steps a step lies in, beside the journey's own. */
function depthOf({ path }: Node): number {
  return path.filter((part) => part === 'steps' || part === 'then' || part === 'else').length - 1;
}

function howWords({ step, edges }: Node, { passed, outcomes, ways, leftBy }: StepFlow): string[] {
  const on =
    edges.length > 1
      ? ways.map((way) => `${edgeWords(step, way)} ${shareWords(way.count, passed)}`)
      : sendingWords(outcomes).map(({ words, count }) => `${words} ${countWords(count)}`);
  const out = leftBy.map(({ reason, count }) => `left: ${reasonWords(reason)} ${countWords(count)}`);
  return [...on, ...out];
}

function resultLines({ messages, goal, ended, enrolments }: JourneyReport): string[] {
  const value = goal === undefined || goal.valueMinor === 0 ? '' : `, worth ${valueWords(goal.valueMinor)}`;
  return [
    `Messages  ${plural(messages.email, 'e-mail')}, ${plural(messages.sms, 'text')}`,
    ...(messages.skipped.length === 0 ? [] : [`Not sent  ${reasonsWords(messages.skipped)}`]),
    ...(goal === undefined
      ? []
      : [
          `Goal      reached by ${countWords(goal.reached)} (${shareWords(goal.reached, enrolments)})${value}`,
        ]),
    ...(ended.length === 0 ? [] : [`Ended     ${reasonsWords(ended)}`]),
  ];
}
