import type { Consent } from './definition.ts';

/** Has the customer said no to every channel that he or she ever said anything about? */
export function noChannelLeft(consents: readonly Consent[]): boolean {
  const said = consents.flatMap(({ all }) => (all === undefined ? [] : [all.status]));
  return said.length > 0 && said.every((status) => status === 'withdrawn');
}
