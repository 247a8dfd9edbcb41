import { readdir, readFile } from 'node:fs/promises';

/** What each rule of journeys asks for, as the comment above it says: one line a rule, in the order of their names. */
export async function ruleList(): Promise<readonly string[]> {
  const folder = new URL('../../lib/core/journey/rules/', import.meta.url);
  const files = (await readdir(folder)).filter((file) => !['index.ts', 'rule.ts'].includes(file)).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(new URL(file, folder), 'utf8');
      const comment = /\/\*\*((?:(?!\*\/).)*)\*\/\s*export const \w+: Rule/s.exec(text)?.[1];
      if (comment === undefined) throw new Error(`the rule in ${file} does not say what it asks for`);
      return `- \`${file.replace(/\.ts$/, '')}\`: ${comment.replaceAll(/\s*\n\s*\*\s*/g, ' ').trim()}`;
    }),
  );
}
