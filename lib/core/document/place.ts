import type { Node } from 'jsonc-parser';
import { codeFrame } from '../code-frame.ts';
import type { Place } from '../diagnostic.ts';

/** Finds places in a text: by offset, and by path in its tree. */
export function placer({ text, file }: { readonly text: string; readonly file: string }): {
  readonly placeAt: (offset: number) => Place;
  readonly placeOf: (root: Node, path: readonly (string | number)[], at?: 'key') => Place;
} {
  const lines = text.split('\n');
  const starts = startsOf(lines);
  const placeAt = (offset: number): Place => {
    const index = lastUpTo(starts, offset);
    const column = offset - (starts[index] ?? 0) + 1;
    const source = (lines[index] ?? '').replace(/\r$/, '');
    return { file, line: index + 1, column, frame: codeFrame({ source, line: index + 1, column }) };
  };
  return { placeAt, placeOf: (root, path, at) => placeAt(offsetOf(root, path, at)) };
}

function startsOf(lines: readonly string[]): number[] {
  let next = 0;
  return lines.map((line) => {
    const start = next;
    next += line.length + 1;
    return start;
  });
}

/** Index of the last of these rising numbers that is at most the limit. */
function lastUpTo(rising: readonly number[], limit: number): number {
  let [low, high] = [0, rising.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((rising[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a path leads: the node there, or the deepest on the way to it. */
function offsetOf(root: Node, path: readonly (string | number)[], at: 'key' | undefined): number {
  let node = root;
  for (const step of path) {
    const child = childOf(node, step);
    if (child === undefined) return node.offset;
    node = child;
  }
  return at === 'key' ? (node.parent?.children?.[0]?.offset ?? node.offset) : node.offset;
}

function childOf(node: Node, step: string | number): Node | undefined {
  if (node.type === 'array') return typeof step === 'number' ? node.children?.[step] : undefined;
  return node.children?.find((property) => property.children?.[0]?.value === step)?.children?.[1];
}
