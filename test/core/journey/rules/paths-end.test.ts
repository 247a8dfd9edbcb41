import { describe, expect, it } from 'vitest';
import { branch, exit, goto, pause, saidBy } from '../../../support/a-journey.ts';

const said = (...steps: object[]) => saidBy('paths-end', { steps });

describe('every path ends', () => {
  it('by falling off the last step, or by an exit step', () => {
    expect(said(pause('a'), branch('gold', [exit('out')]), pause('b'))).toEqual([]);
  });

  it('also when it may go round, as long as one way leads out', () => {
    expect(said(pause('rest'), branch('gold', [goto('again', 'rest')]))).toEqual([]);
  });

  it('but not in a loop without a way out', () => {
    expect(said(branch('gold', [exit('out')]), pause('rest'), goto('again', 'rest'))).toEqual([
      'steps.1.id: from step "rest" on, customers go round for ever',
    ]);
  });

  it('nor in one where every branch stays inside', () => {
    expect(said(pause('rest'), branch('gold', [goto('a', 'rest')], [goto('b', 'rest')]))).toEqual([
      'steps.0.id: from step "rest" on, customers go round for ever',
    ]);
  });
});
