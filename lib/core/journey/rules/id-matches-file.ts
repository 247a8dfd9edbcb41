import { mistake } from '../../diagnostic.ts';
import { fileName } from '../../file-name.ts';
import type { Rule } from './rule.ts';

/** A journey is called as its file is, so that one finds the other. */
export const idMatchesFile: Rule = ({ journey, file }) => {
  const name = fileName(file);
  if (name === journey.id) return [];
  return [
    mistake({
      rule: 'id-matches-file',
      path: ['id'],
      message: `journey "${journey.id}" lies in a file called "${name}"`,
      hint: 'give both the same name',
    }),
  ];
};
