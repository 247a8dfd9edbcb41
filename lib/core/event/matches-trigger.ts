import { compileWhere } from '../condition/compile.ts';
import type { Where } from '../condition/definition.ts';
import { keyText, propertyAt } from '../property.ts';
import type { CustomerEvent } from './definition.ts';

/** What entries, exits and goals have in common. */
type Trigger = {
  readonly event: string;
  readonly where?: Where | undefined;
  readonly sameKey?: true | undefined;
};

/** Is the event the one that a trigger names, with the properties and the key that it asks for? */
export function matchesTrigger(
  trigger: Trigger,
  event: CustomerEvent,
  same: { readonly keyProperty: string | undefined; readonly key: string | undefined },
): boolean {
  if (event.name !== trigger.event) return false;
  if (trigger.sameKey === true) {
    const key =
      same.keyProperty === undefined ? undefined : keyText(propertyAt(event.properties, same.keyProperty));
    if (key === undefined || key !== same.key) return false;
  }
  return trigger.where === undefined || compileWhere(trigger.where)(event.properties);
}
