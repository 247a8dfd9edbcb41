import type { Aside } from '../ports.ts';

/** What stays of an event that was set aside when its customer is erased: that it came, and on what grounds it lay there. */
export function forgottenAside({ event: _event, ...aside }: Aside): Aside {
  return { ...aside, detail: ERASED_DETAIL };
}

/** In place of words that may quote what came in. */
export const ERASED_DETAIL = 'all that was known of this customer was erased';
