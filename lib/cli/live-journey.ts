import type { Deployed } from '../aws/deployed.ts';
import type { Registry } from '../core/journey/compiled.ts';
import { didYouMean } from './did-you-mean.ts';
import { type Accepted, refuse } from './refusal.ts';

/** A journey as it is deployed, by its id. */
export async function liveJourney(
  id: string,
  { content }: Pick<Deployed, 'content'>,
): Promise<Accepted<Registry['journeys'][number]>> {
  const { journeys } = await content.registry();
  const live = journeys.find((one) => one.id === id);
  if (live !== undefined) return { ok: true, value: live };
  const ids = journeys.map((one) => one.id);
  const guess = didYouMean(id, ids);
  return refuse(
    `No journey "${id}" is deployed.`,
    `${guess === undefined ? '' : `${guess} `}There are: ${ids.join(', ')}.`,
  );
}
