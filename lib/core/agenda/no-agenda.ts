import type { Agenda } from './definition.ts';

/** The agenda of a customer for whom none was ever written. */
export function noAgenda(customerId: string): Agenda {
  return { customerId, version: 0, edition: '', segments: {}, changes: {}, appointments: {}, untold: [] };
}
