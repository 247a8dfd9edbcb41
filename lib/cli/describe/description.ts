import type { Journey } from '../../core/journey/definition.ts';
import { localized } from '../../core/localized-text.ts';
import type { Segment } from '../../core/segment/definition.ts';
import { whereWords } from '../words/condition-words.ts';
import { durationWords } from '../words/duration-words.ts';
import { entryWords } from '../words/entry-words.ts';
import { exitWords } from '../words/exit-words.ts';
import { lifeWords } from '../words/life-words.ts';
import { reentryWords } from '../words/reentry-words.ts';
import { type OutlineLine, outline } from './outline.ts';
import { segmentsMeant } from './segments-meant.ts';

/** A whole journey in plain words. */
export type Description = {
  readonly id: string;
  readonly title: string;
  /** `Decision stage · marketing · priority 5`. */
  readonly about: string;
  readonly enters: string;
  readonly howOften: string;
  readonly steps: readonly OutlineLine[];
  /** One line for each way out. */
  readonly leaves: readonly string[];
  readonly goal: string | undefined;
  readonly life: readonly string[];
  /** What each segment that is named means, by id. */
  readonly segments: Readonly<Record<string, string>>;
};

/** @param segments by id */
export function descriptionOf(journey: Journey, segments: Readonly<Record<string, Segment>>): Description {
  const { id, title, stage, purpose, priority, entry, exit, life } = journey;
  const { title: moment, who } = entryWords(entry);
  return {
    id,
    title: localized(title),
    about: `${stage.charAt(0).toUpperCase()}${stage.slice(1)} stage · ${purpose} · priority ${priority}`,
    enters: `${moment}: ${who}`,
    howOften: reentryWords(entry),
    steps: outline(journey.steps),
    leaves: exit.map(exitWords),
    goal: goalWords(journey),
    life: lifeWords(life),
    segments: segmentsMeant(journey, segments),
  };
}

function goalWords({ goal }: Journey): string | undefined {
  if (goal === undefined) return undefined;
  const { event, where, sameKey, within, value, attributionWindow } = goal;
  return [
    event,
    where === undefined ? '' : ` where ${whereWords(where)}`,
    sameKey ? ' for the same occasion' : '',
    ` within ${durationWords(within)} of entering`,
    value === undefined ? '' : `, worth its ${value}`,
    attributionWindow === undefined
      ? ''
      : `; messages of the ${durationWords(attributionWindow)} before it are credited`,
  ].join('');
}
