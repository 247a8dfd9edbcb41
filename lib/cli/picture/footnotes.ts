import type { Journey } from '../../core/journey/definition.ts';
import type { JourneyReport } from '../../local/report.ts';
import { durationWords } from '../words/duration-words.ts';
import { exitWords } from '../words/exit-words.ts';
import { lifeWords } from '../words/life-words.ts';
import { countWords, shareWords, valueWords } from '../words/number-words.ts';
import { reasonsWords } from '../words/reason-words.ts';

/** What the cards cannot say: who leaves from anywhere, what counts as success, how the A/B tests came out. */
export function footnotes(journey: Journey, report: JourneyReport | undefined): string[] {
  return [
    ...(journey.exit.length === 0 ? [] : [`Leaves at once: ${journey.exit.map(exitWords).join('; ')}.`]),
    ...goalNote(journey),
    ...lifeNote(journey),
    ...(report === undefined ? [] : [...endNotes(report), ...testNotes(report)]),
  ];
}

function lifeNote({ life }: Journey): string[] {
  const [state = '', ...more] = lifeWords(life);
  const said = life.state === 'active' ? more : [state, ...more];
  return said.length === 0 ? [] : [`The journey: ${said.join('; ')}.`];
}

function goalNote({ goal }: Journey): string[] {
  return goal === undefined ? [] : [`Goal: ${goal.event} within ${durationWords(goal.within)}.`];
}

function endNotes({ ended, failed, messages }: JourneyReport): string[] {
  return [
    ...(ended.length === 0 ? [] : [`Ended: ${reasonsWords(ended)}.`]),
    ...(messages.skipped.length === 0 ? [] : [`Not sent: ${reasonsWords(messages.skipped)}.`]),
    ...failed.map(({ step, error, count }) => `Failed at ${step}: ${countWords(count)} (${error}).`),
  ];
}

function testNotes({ experiments }: JourneyReport): string[] {
  return experiments.map(({ stepId, variants }) => {
    const results = variants.map(({ variant, assigned, converted, valueMinor }) => {
      const each = assigned > 0 && valueMinor > 0 ? `, ${valueWords(valueMinor / assigned)} each` : '';
      return `${variant}: ${shareWords(converted, assigned)} of ${countWords(assigned)} reached the goal${each}`;
    });
    return `A/B test ${stepId} – ${results.join('; ')}.`;
  });
}
