import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { LambdaFunction } from './function-settings.ts';

/** `folder/file.method` → the file on this disk, and `method`. @returns undefined where there is no such file */
export function handlerFile({
  folder,
  settings,
}: LambdaFunction): { file: string; method: string } | undefined {
  const [name = '', ...method] = basename(settings.Handler).split('.');
  const base = join(folder, dirname(settings.Handler), name);
  const file = ['.js', '.mjs', '.cjs'].map((ending) => `${base}${ending}`).find((one) => existsSync(one));
  return file === undefined ? undefined : { file, method: method.join('.') };
}
