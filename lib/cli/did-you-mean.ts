import { closest, distance } from 'fastest-levenshtein';

/** `Did you mean "CustomerID"?`, when one of the names is so near that it was probably meant; else undefined. */
export function didYouMean(written: string, names: readonly string[]): string | undefined {
  const sameButCase = names.find((name) => simple(name) === simple(written));
  if (sameButCase !== undefined) return `Did you mean "${sameButCase}"?`;
  if (names.length === 0) return undefined;
  const nearest = closest(written, [...names]);
  const near = distance(written, nearest) <= Math.max(1, Math.floor(written.length / 3));
  return near ? `Did you mean "${nearest}"?` : undefined;
}

/** `customer_id`, `customerId` and `Customer ID` are the same to a person. */
function simple(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_.-]/g, '');
}
