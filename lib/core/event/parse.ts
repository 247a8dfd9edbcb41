import * as z from 'zod';
import { InboundEvent } from './definition.ts';
import { limitBroken } from './limits.ts';

export type ParsedEvent =
  | { readonly ok: true; readonly event: InboundEvent }
  | { readonly ok: false; readonly reason: string };

/** Checks the limits before the shape, for the shape's checks recurse. The reason is for people, on one line. */
export function parseInboundEvent(value: unknown): ParsedEvent {
  const broken = limitBroken(value);
  if (broken !== undefined) return { ok: false, reason: `the event ${broken}` };
  const result = InboundEvent.safeParse(value);
  if (result.success) return { ok: true, event: result.data };
  return { ok: false, reason: result.error.issues.map(inWords).join('; ') };
}

function inWords(issue: z.core.$ZodIssue): string {
  const place = issue.path.length === 0 ? 'the event' : issue.path.join('.');
  return `${place}: ${issue.message}`;
}
