import type * as z from 'zod';
import { InvalidInputError } from '../lib/core/errors.ts';

/** Parses at the edge. @throws InvalidInputError that says what is wrong where: `run.leg: expected number` */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InvalidInputError(result.error.issues.map(inWords).join('; '));
}

function inWords(issue: z.core.$ZodIssue): string {
  const place = issue.path.length === 0 ? 'the input' : issue.path.join('.');
  return `${place}: ${issue.message}`;
}
