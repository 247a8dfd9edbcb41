import type { Mark } from './definition.ts';

const MARK = /#(o[\w-]+)\.([a-z-]+)\.(e\d+)#/;

/** What a text says it is about; undefined where it says nothing. */
export function readMark(text: string): Mark | undefined {
  const [, occasion, step, edition] = MARK.exec(text) ?? [];
  if (occasion === undefined || step === undefined || edition === undefined) return undefined;
  return { occasion, step, edition };
}
