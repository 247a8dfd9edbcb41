import { didYouMean as hint } from '../core/did-you-mean.ts';

/** `Did you mean "CustomerID"?`, as a sentence of its own, where one of the names is near enough. */
export function didYouMean(written: string, names: readonly string[]): string | undefined {
  return hint(written, names)?.replace(/^d/, 'D');
}
