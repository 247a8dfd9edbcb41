import type { Path } from '../condition/parts.ts';
import { type Diagnostic, doubt } from '../diagnostic.ts';
import { didYouMean } from '../did-you-mean.ts';

/**
 * Events that are named somewhere, but that nothing puts on the bus and no file describes: they are set aside when they
 * come, so that whoever waits for them waits for ever. A doubt only, for imported history may hold them.
 */
export function unknownEvents(
  named: readonly { readonly event: string; readonly path: Path }[],
  known: ReadonlySet<string>,
): Diagnostic[] {
  return named
    .filter(({ event }) => !known.has(event))
    .map(({ event, path }) =>
      doubt({
        rule: 'events-are-known',
        path,
        message: `there is no file for the event "${event}", so that it is not taken in`,
        hint: didYouMean(event, [...known]) ?? 'describe it under workflows/events',
      }),
    );
}
