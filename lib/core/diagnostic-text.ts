import type { Diagnostic } from './diagnostic.ts';

/** How parts of a diagnostic are coloured on a terminal. */
export type Paint = (part: 'place' | 'error' | 'warning' | 'hint', text: string) => string;

/**
 * A diagnostic as it is printed: place and message, then the line with a mark and the hint beside it.
 *
 *     workflows/journeys/welcome.json:14:13  step "wait-3" goes to "send-nudge2", which does not exist (targets-exist)
 *       14 |     "next": "send-nudge2"
 *          |             ^ did you mean "send-nudge"?
 */
export function renderDiagnostic(diagnostic: Diagnostic, paint: Paint = (_part, text) => text): string {
  const { rule, severity, message, hint, place, path } = diagnostic;
  const where = place === undefined ? path.join('.') : `${place.file}:${place.line}:${place.column}`;
  const said = severity === 'warning' ? `warning: ${message}` : message;
  const headline = `${paint('place', where)}  ${paint(severity, said)} (${rule})`;
  const advice = hint === undefined ? '' : ` ${paint('hint', hint)}`;
  if (place === undefined) return `${headline}${advice}`;
  return `${headline}\n${place.frame}${advice}`;
}
