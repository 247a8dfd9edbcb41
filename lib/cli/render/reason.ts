import type { Reason } from '../../core/condition/explain.ts';
import type { Paint } from '../io.ts';

/** A condition part by part: which held and which did not, with what was seen. */
export function reasonLines(reason: Reason, paint: Paint, indent = '  '): string[] {
  const mark = reason.holds ? paint('green', '✔') : paint('red', '✖');
  return [
    `${indent}${mark} ${reason.text}`,
    ...reason.parts.flatMap((part) => reasonLines(part, paint, `${indent}  `)),
  ];
}
