import { AwsError } from '../service.ts';

/**
 * `bytes=0-9`, `bytes=5-` or `bytes=-3` of so many bytes, both ends included. Undefined when none is asked.
 * @throws AwsError InvalidRange
 */
export function byteRange(
  asked: string | undefined,
  length: number,
): { readonly from: number; readonly to: number } | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(asked ?? '');
  if (match === null) return undefined;
  const [, first = '', last = ''] = match;
  const from = first === '' ? Math.max(0, length - Number(last)) : Number(first);
  const to = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1);
  if (from > to) throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416);
  return { from, to };
}
