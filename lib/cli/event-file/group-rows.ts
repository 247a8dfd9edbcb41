import type { InboundEvent } from '../../core/event/definition.ts';
import { numberOf } from './field-source.ts';
import { fieldText } from './field-text.ts';
import type { EventMapping } from './mapping.ts';
import type { BadLine, Row } from './row.ts';
import { badLine, rowEvent } from './row-event.ts';

/**
 * Makes one event of all lines that share a value in the --group-by column, wherever they stand; without the flag, of
 * each line. The first usable line of a group says who, when and what; `sums` are added up over all its lines.
 */
export function rowGrouper(mapping: EventMapping) {
  const groups = new Map<string, Group>();
  return {
    /** The event of the line, when lines stand for themselves; what is wrong with it; or nothing yet. */
    add: (row: Row): InboundEvent | BadLine | undefined => {
      const amounts = amountsOf(row, mapping);
      if ('reason' in amounts) return amounts;
      const key = mapping.groupBy === undefined ? undefined : row.field(mapping.groupBy);
      if (key === '' || key === null) return badLine(row, `nothing in ${mapping.groupBy}`);
      const group = groups.get(fieldText(key));
      if (key !== undefined && group !== undefined) return addTo(group, amounts.sums);
      const event = rowEvent(row, mapping);
      if ('reason' in event) return event;
      if (key === undefined) return withSums({ event, sums: amounts.sums });
      groups.set(fieldText(key), { event, sums: amounts.sums });
      return undefined;
    },
    /** The events of the groups, when all lines have been added. */
    events: (): InboundEvent[] => [...groups.values()].map(withSums),
  };
}

type Sums = Map<string, number>;
type Group = { readonly event: InboundEvent; readonly sums: Sums };

function addTo(group: Group, sums: Sums): undefined {
  for (const [name, amount] of sums) group.sums.set(name, (group.sums.get(name) ?? 0) + amount);
}

function withSums({ event, sums }: Group): InboundEvent {
  if (sums.size === 0) return event;
  const added = [...sums].map(([name, amount]): [string, number] => [name, rounded(amount)]);
  return { ...event, properties: { ...event.properties, ...Object.fromEntries(added) } };
}

/** 3 × 46.35 is 139.05, not 139.05000000000001. */
function rounded(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}

function amountsOf(row: Row, mapping: EventMapping): { sums: Sums } | BadLine {
  const sums: Sums = new Map();
  for (const { name, columns } of mapping.sums) {
    let product = 1;
    for (const column of columns) {
      const factor = numberOf(row.field(column));
      if (factor === undefined) return badLine(row, `${column} that is not a number`, row.field(column));
      product *= factor;
    }
    sums.set(name, product);
  }
  return { sums };
}
