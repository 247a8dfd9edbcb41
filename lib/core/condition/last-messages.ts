import type { Contact } from '../contact/definition.ts';
import { countBounds } from './count-events.ts';
import type { LastMessages } from './definition.ts';
import type { Facts } from './facts.ts';

/** Does the number of messages met so lie in the bounds, however those that are missing yet might have been met? */
export function compileLastMessages(asked: LastMessages): (facts: Facts) => boolean {
  const { atLeast, atMost } = countBounds(asked);
  return (facts) => {
    const { met, missing } = metMessages(asked, facts);
    return met >= atLeast && met + missing <= atMost;
  };
}

/** @returns `missing`: how many messages fewer there were than are looked at */
export function metMessages(asked: LastMessages, { contacts }: Facts): { met: number; missing: number } {
  const last = contacts
    .filter(({ channel }) => asked.channel === undefined || channel === asked.channel)
    .slice(-asked.lastMessages);
  const met = last.filter((one) => wasMet(one, asked.were)).length;
  return { met, missing: asked.lastMessages - last.length };
}

function wasMet({ opened, clicked }: Contact, were: LastMessages['were']): boolean {
  return clicked === true || (were === 'opened' && opened === true);
}
