import type { Enrolment } from '../enrolment/definition.ts';
import type { Value } from '../journey/definition.ts';
import type { Json } from '../json.ts';
import type { CustomerStore } from '../ports.ts';
import { propertyAt } from '../property.ts';

/** Literals as they are, `{ entry: property }` from the entry event; what the event does not have is left out. */
export async function loadValues(
  values: Readonly<Record<string, Value>>,
  enrolment: Enrolment,
  ports: { readonly customers: Pick<CustomerStore, 'event'> },
): Promise<Record<string, Json>> {
  const looked = Object.values(values).some((value) => typeof value === 'object' && value !== null);
  const entry = looked ? await ports.customers.event(enrolment.customerId, enrolment.entry) : undefined;
  const loaded = Object.entries(values).flatMap(([name, value]) => {
    const json =
      typeof value === 'object' && value !== null ? propertyAt(entry?.properties ?? {}, value.entry) : value;
    return json === undefined ? [] : [[name, json] as const];
  });
  return Object.fromEntries(loaded);
}
