import type { Registry } from '../journey/compiled.ts';
import { JourneyLife } from '../journey/life.ts';

/** The life of a journey by its id. One whose file is gone takes nobody in, and lets go on who is inside. */
export function lifeOf(journeyId: string, { journeys }: Registry): JourneyLife {
  const live = journeys.find(({ id }) => id === journeyId);
  return live?.life ?? GONE;
}

const GONE = JourneyLife.parse({ state: 'active' });
