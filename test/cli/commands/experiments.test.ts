import { describe, expect, it } from 'vitest';
import { PromoteInput, promoteCommand } from '../../../lib/cli/commands/promote.ts';
import { RecountInput, recountCommand } from '../../../lib/cli/commands/recount.ts';
import { UndoInput, undoCommand } from '../../../lib/cli/commands/undo.ts';
import { readResults } from '../../../lib/cli/experiments/read-results.ts';
import { aDeployed, aProject, NOON } from './a-deployed.ts';

const WELCOME = {
  id: 'welcome',
  title: 'Welcome',
  stage: 'consideration',
  purpose: 'marketing',
  entry: { event: 'Signed Up', reentry: 'never' },
  goal: { event: 'Order Completed', within: 'P7D' },
  steps: [
    {
      id: 'offer',
      experiment: {
        variants: [
          { id: 'none', weight: 50, steps: [{ id: 'a-day', wait: { for: 'P1D' } }] },
          { id: 'five-off', weight: 50, steps: [{ id: 'two-days', wait: { for: 'P2D' } }] },
        ],
      },
    },
  ],
};
const named = { journey: 'welcome', step: 'offer' };

async function deployed() {
  const { deployment } = await aProject({ 'journeys/welcome.json': JSON.stringify(WELCOME) });
  return aDeployed({ deployment });
}

async function promoted(variant = 'five-off') {
  const one = await deployed();
  const code = await promoteCommand(PromoteInput.parse({ ...named, variant }), one.terminal.io, one.open);
  const decisions = () => one.stores.experiments.decisions('welcome.offer');
  return { ...one, code, decisions };
}

describe('sojourn promote', () => {
  it('writes the decision down as a person’s, tells it on the bus, and says how to take it back', async () => {
    const { code, decisions, published, terminal } = await promoted();
    expect(code).toBe(0);
    expect(await decisions()).toEqual([
      {
        version: 1,
        at: NOON,
        kind: 'promote',
        by: 'person',
        why: 'decided by hand',
        weights: { 'five-off': 100 },
      },
    ]);
    expect(published).toMatchObject([
      { event: 'Experiment Decided', properties: { experiment: 'welcome.offer', by: 'person' } },
    ]);
    expect(terminal.out()).toContain('next: npx sojourn undo welcome offer --stage dev');
  });

  it('names the variants there are when there is no such variant', async () => {
    const { code, decisions, terminal } = await promoted('ten-off');
    expect([code, await decisions()]).toEqual([2, []]);
    expect(terminal.err()).toContain('There are: none, five-off.');
  });
});

describe('sojourn undo', () => {
  it('brings back what held before', async () => {
    const { open, decisions, terminal } = await promoted();
    await undoCommand(UndoInput.parse(named), terminal.io, open);
    const [last] = await decisions();
    expect(last).toEqual({
      version: 2,
      at: NOON,
      kind: 'undo',
      by: 'person',
      why: 'takes back: promote, decided by hand',
    });
    expect(terminal.out()).toContain('as the journey file says');
  });

  it('says so when nothing was decided', async () => {
    const { open, terminal } = await deployed();
    expect(await undoCommand(UndoInput.parse(named), terminal.io, open)).toBe(2);
    expect(terminal.err()).toContain('Nothing was decided of offer yet.');
  });
});

describe('sojourn results', () => {
  it('reads the figures as they are counted', async () => {
    const one = await deployed();
    for (const [customerId, variant] of [
      ['c1', 'none'],
      ['c2', 'five-off'],
    ] as const) {
      const weights = { none: 50, 'five-off': 50 };
      const assignment = { experimentId: 'welcome.offer', customerId, variant, weights, at: NOON };
      await one.stores.experiments.join(assignment, 'enrolment');
    }
    const [results] = (await readResults('welcome', await one.open())) ?? [];
    expect(results).toMatchObject({ stepId: 'offer', analysis: { control: 'none' }, history: [] });
    expect(results?.analysis.verdict).toMatchObject({ status: 'collecting', customers: 1 });
    expect(results?.funnel).toContainEqual({ variant: 'five-off', stage: 'assigned', customers: 1 });
    expect(await readResults('farewell', await one.open())).toBeUndefined();
  });
});

describe('sojourn recount', () => {
  it('says that all agree where they do', async () => {
    const { open, terminal } = await deployed();
    const input = RecountInput.parse({ journey: 'welcome' });
    expect(await recountCommand(input, terminal.io, open)).toBe(0);
    expect(terminal.out()).toContain('every counter of welcome agrees');
  });
});
