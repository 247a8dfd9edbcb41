import { expect, it } from 'vitest';
import { saidBy } from '../../../support/a-journey.ts';

it('a journey lies in the file of its name', () => {
  expect(saidBy('id-matches-file', { id: 'welcome' }, { file: 'welcome.json' })).toEqual([]);
});

it('in a file of another name it is a mistake', () => {
  expect(saidBy('id-matches-file', { id: 'welcome' }, { file: 'welcome-2.json' })).toEqual([
    'id: journey "welcome" lies in a file called "welcome-2"',
  ]);
});
