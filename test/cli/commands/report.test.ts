import { describe, expect, it } from 'vitest';
import { ReportInput, reportCommand } from '../../../lib/cli/commands/report.ts';
import { EXAMPLE_REPORT } from '../../../lib/core/report/example.ts';
import { anEnrolment } from '../../contract/fixtures.ts';
import { aDeployed, aProject, NOON } from './a-deployed.ts';

const lines = (text: string) => text.split('\n').map((line) => line.trim().replaceAll(/ {2,}/g, ' | '));

describe('sojourn report', () => {
  it('shows the report that is mailed, and the same facts as JSON', async () => {
    const { stores, terminal, open } = aDeployed();
    await stores.reports.put(EXAMPLE_REPORT);
    expect(await reportCommand(ReportInput.parse({}), terminal.io, open)).toBe(0);
    const shown = terminal.out();
    expect(shown).toContain('November 9 – 15, 2026, against November 2 – 8, 2026');
    expect(lines(shown)).toContain(
      'Abandoned cart | 10.4 of 100 reach the goal | 12.2 of 100 reach the goal | 12 of 100 reach the goal | below target | 480 | 940 | 131 | 52 | 4,160',
    );
    expect(shown).toContain('Abandoned cart, offer-test: No verdict yet after 1,020 of 4,000 customers');

    const machine = aDeployed();
    await machine.stores.reports.put(EXAMPLE_REPORT);
    await reportCommand(ReportInput.parse({ json: true }), machine.terminal.io, machine.open);
    expect(JSON.parse(machine.terminal.out())).toEqual(EXAMPLE_REPORT);
  });

  it('says when there is none yet', async () => {
    const { terminal, open } = aDeployed();
    expect(await reportCommand(ReportInput.parse({}), terminal.io, open)).toBe(2);
    expect(terminal.err()).toContain('There is no report yet.');
  });

  it('credits the goals of a journey to its steps', async () => {
    const { deployment } = await aProject();
    const { stores, terminal, open } = aDeployed({ deployment });
    const entered = anEnrolment({ journeyId: 'welcome', enteredAt: NOON - 1 });
    await stores.enrolments.enrol(entered, undefined);
    await stores.enrolments.enrol(anEnrolment({ journeyId: 'welcome', enteredAt: NOON - 2 }), undefined);
    const touches = ['first', 'second'].map((stepId, at) => ({ sendId: stepId, stepId, at, clicked: false }));
    await stores.enrolments.reachGoal(entered, { at: NOON, eventId: 'e', valueMinor: 2_000, touches });
    const input = ReportInput.parse({ journey: 'welcome', attribution: 'linear' });
    expect(await reportCommand(input, terminal.io, open)).toBe(0);
    // By hand: half of one goal and of 20.00 each
    expect(lines(terminal.out()).slice(0, 6)).toEqual([
      'welcome: 1 of 2 who entered in 90 days reached the goal',
      'Each is credited to all messages before it, in equal parts.',
      '',
      'step | goals | of all | worth',
      'first | 0.5 | 50% | 10.00',
      'second | 0.5 | 50% | 10.00',
    ]);
  });

  it('knows no journey that is not there', async () => {
    const { deployment } = await aProject();
    const { terminal, open } = aDeployed({ deployment });
    expect(await reportCommand(ReportInput.parse({ journey: 'nope' }), terminal.io, open)).toBe(2);
    expect(terminal.err()).toContain('No journey is called nope.');
  });
});
