import { basename } from 'node:path';
import type { Journey } from '../core/journey/definition.ts';
import type { Project } from '../project/project.ts';
import { didYouMean } from './did-you-mean.ts';
import { type Accepted, refuse } from './refusal.ts';

/** The journeys that were named, by id or by file; all of them when none was. */
export function chooseJourneys(project: Project, named: readonly string[]): Accepted<readonly Journey[]> {
  const all = project.journeys.map(({ journey }) => journey);
  if (named.length === 0) return { ok: true, value: all };
  const chosen: Journey[] = [];
  for (const name of new Set(named.map((one) => basename(one, '.json')))) {
    const journey = all.find(({ id }) => id === name);
    if (journey === undefined) {
      const ids = all.map(({ id }) => id);
      const guess = didYouMean(name, ids);
      return refuse(
        `There is no journey "${name}".`,
        `${guess === undefined ? '' : `${guess} `}There are: ${ids.join(', ')}.`,
      );
    }
    chosen.push(journey);
  }
  return { ok: true, value: chosen };
}
