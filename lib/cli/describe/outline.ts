import type { Step } from '../../core/journey/definition.ts';
import { conditionWords } from '../words/condition-words.ts';
import { durationWords } from '../words/duration-words.ts';
import { stepWords } from '../words/step-words.ts';

/** A step with its id, or what leads into the steps below it. */
export type OutlineLine = { readonly depth: number; readonly words: string; readonly id?: string };

/** The steps of a journey as an indented list, in the order of the file. */
export function outline(steps: readonly Step[], depth = 0): OutlineLine[] {
  return steps.flatMap((step) => [
    { depth, words: stepWords(step), id: step.id },
    ...waysOf(step).flatMap((way) => wayLines(way, depth + 1)),
  ]);
}

/** A variant without steps is still one that customers get; any other way without them only goes on. */
function wayLines({ words, steps, isVariant }: Way, depth: number): OutlineLine[] {
  if (steps.length > 0) return [{ depth, words: `${words}:` }, ...outline(steps, depth + 1)];
  return isVariant ? [{ depth, words }] : [];
}

type Way = { readonly words: string; readonly steps: readonly Step[]; readonly isVariant?: true };

function waysOf(step: Step): Way[] {
  if ('waitFor' in step) {
    return [
      { words: 'if it happens', steps: step.then ?? [] },
      { words: `if not within ${durationWords(step.waitFor.for)}`, steps: step.else ?? [] },
    ];
  }
  if ('branch' in step) {
    const cases = step.branch.map(({ when, steps }) => ({ words: `if ${conditionWords(when)}`, steps }));
    return [...cases, { words: 'otherwise', steps: step.else ?? [] }];
  }
  if ('experiment' in step) {
    return step.experiment.variants.map(({ id, weight, steps }) => ({
      words: `${weight}% get ${id}`,
      steps,
      isVariant: true,
    }));
  }
  return [];
}
