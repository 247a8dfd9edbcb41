import { describe, expect, it } from 'vitest';
import { flowOf } from '../../lib/cli/flow.ts';
import { Journey } from '../../lib/core/journey/definition.ts';
import { cart, cartReport } from './a-report.ts';

describe('where people went', () => {
  it('accounts for all who came to a step: they went on, wait, or left', () => {
    const flow = flowOf(cart, cartReport);
    const counted = [...flow].map(([id, { came, passed, waiting, left }]) => ({
      id,
      came,
      passed,
      waiting,
      left,
    }));
    expect(counted).toEqual([
      { id: 'cool-off', came: 1000, passed: 840, waiting: 10, left: 150 },
      { id: 'reminder', came: 840, passed: 840, waiting: 0, left: 0 },
      { id: 'clicked', came: 840, passed: 780, waiting: 20, left: 40 },
      { id: 'offer', came: 585, passed: 585, waiting: 0, left: 0 },
      { id: 'offer-mail', came: 295, passed: 295, waiting: 0, left: 0 },
    ]);
  });

  it('counts those who come round again in a loop', () => {
    const loop = Journey.parse({
      ...cart,
      steps: [
        { id: 'pause', wait: { for: 'P1D' } },
        { id: 'again', branch: [{ when: { segment: 'vip' }, steps: [{ id: 'back', goto: 'pause' }] }] },
      ],
    });
    const flow = flowOf(loop, {
      ...cartReport,
      enrolments: 100,
      steps: [
        { id: 'pause', kind: 'wait', passed: 125, waiting: 0, left: [], outcomes: {} },
        { id: 'again', kind: 'branch', passed: 125, waiting: 0, left: [], outcomes: { 0: 25, else: 100 } },
        { id: 'back', kind: 'goto', passed: 25, waiting: 0, left: [], outcomes: {} },
      ],
    });
    expect(flow.get('pause')).toMatchObject({ came: 125, left: 0 });
  });
});
