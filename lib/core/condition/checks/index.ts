import type { Check } from './check.ts';
import { comparesSomething } from './compares-something.ts';
import { countsPossible } from './counts-possible.ts';
import { limitsOrdered } from './limits-ordered.ts';

/** What is checked wherever conditions are written: in journeys and in segments. */
export const CONDITION_CHECKS: readonly Check[] = [comparesSomething, limitsOrdered, countsPossible];
