import { describe, expect, it } from 'vitest';
import { branch, exit, goto, pause, saidBy } from '../../../support/a-journey.ts';

const said = (...steps: object[]) => saidBy('steps-reachable', { steps });

describe('every step is reached', () => {
  it('by falling through, by branches that rejoin, by goto', () => {
    expect(said(branch('gold', [goto('skip', 'last')]), exit('stop'), pause('last'))).toEqual([]);
  });

  it('but not after a goto', () => {
    expect(said(pause('first'), goto('on', 'last'), pause('lost'), pause('last'))).toEqual([
      'steps.2.id: no path leads to step "lost"',
    ]);
  });

  it('nor after a branch of which no way comes back', () => {
    expect(said(branch('gold', [exit('a')], [exit('b')]), pause('lost'))).toEqual([
      'steps.1.id: no path leads to step "lost"',
    ]);
  });

  it('and of steps that follow each other, the first is named', () => {
    expect(said(exit('stop'), pause('lost'), pause('too'), goto('round', 'lost'))).toEqual([
      'steps.1.id: no path leads to step "lost"',
    ]);
  });
});
