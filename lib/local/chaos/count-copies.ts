import type { Known } from './oracle/known.ts';

/** How many copies came of one message to one address, those left out that a person asked for. */
export function countCopies({ copiesOf, resent }: Pick<Known, 'copiesOf' | 'resent'>): {
  readonly accepted: number;
  readonly most: { readonly marketing: number; readonly transactional: number };
  /** Transactional messages that came twice. */
  readonly doubled: number;
} {
  let accepted = 0;
  let doubled = 0;
  const most = { marketing: 0, transactional: 0 };
  for (const [name, copies] of copiesOf) {
    accepted += copies.length;
    const byAddress = Map.groupBy(copies, ({ to }) => to);
    for (const same of byAddress.values()) {
      const [first] = same;
      if (first === undefined || resent.has(name)) continue;
      const { purpose } = first.message;
      most[purpose] = Math.max(most[purpose], same.length);
      if (purpose === 'transactional' && same.length > 1) doubled += 1;
    }
  }
  return { accepted, most, doubled };
}
