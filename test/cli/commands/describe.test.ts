import { describe, expect, it } from 'vitest';
import { DescribeInput, describeCommand } from '../../../lib/cli/commands/describe.ts';
import { aWorkflowsFolder, welcomeJourney } from '../../project/a-workflows-folder.ts';
import { listeningIo } from '../listening-io.ts';

const RICH = {
  ...welcomeJourney,
  entry: { segment: 'vip', reentry: 'afterEnd' },
  exit: [{ segment: 'vip' }, { consent: 'withdrawn' }],
  goal: { event: 'Order Completed', within: 'P30D', value: 'total' },
  life: { until: '2027-01-01T00:00:00Z' },
  steps: [
    {
      id: 'test',
      experiment: {
        variants: [
          { id: 'quiet', weight: 50, steps: [] },
          { id: 'loud', weight: 50, steps: [{ id: 'hello', send: { message: 'hello' } }] },
        ],
      },
    },
    {
      id: 'answer',
      waitFor: { event: 'Order Completed', for: 'P7D' },
      else: [{ id: 'lost', exit: 'no-answer' }],
    },
  ],
};

async function described(flags: object = {}) {
  const folder = await aWorkflowsFolder({ 'journeys/welcome.json': RICH });
  const terminal = listeningIo();
  const exitCode = await describeCommand(DescribeInput.parse({ folder, ...flags }), terminal.io);
  return { exitCode, terminal };
}

describe('sojourn describe', () => {
  it('tells a whole journey in plain words', async () => {
    const { exitCode, terminal } = await described();
    expect(exitCode).toBe(0);
    expect(terminal.out().split('\n').slice(0, -2)).toEqual([
      'Welcome (welcome)',
      'Awareness stage · marketing · priority 5',
      '',
      'Who enters   Becomes vip: whoever enters the segment',
      'How often    again and again, but not while still inside',
      'Who leaves   no longer in segment vip',
      '             said no to every channel',
      'Goal         Order Completed within 30 days of entering, worth its total',
      'The journey  runs',
      '             takes nobody from 2027-01-01 00:00 UTC on',
      '',
      'What happens',
      '  A/B test: quiet or loud  [test]',
      '    50% get quiet',
      '    50% get loud:',
      '      E-mail or SMS: hello  [hello]',
      '  Wait up to 7 days for Order Completed  [answer]',
      '    if not within 7 days:',
      '      Leave: no-answer  [lost]',
      '',
      'Segments',
      '  vip: tier is vip',
    ]);
  });

  it('tells machines the same', async () => {
    const { terminal } = await described({ json: true, journeys: ['welcome'] });
    expect(JSON.parse(terminal.out())).toMatchObject({
      ok: true,
      journeys: [{ id: 'welcome', howOften: 'again and again, but not while still inside' }],
    });
  });

  it('says which journeys there are when it is asked for another', async () => {
    const { exitCode, terminal } = await described({ journeys: ['welcom'] });
    expect(exitCode).toBe(2);
    expect(terminal.err()).toContain('There are: welcome.');
  });
});
