import { describe, expect, it } from 'vitest';
import { branch, goto, pause, saidBy, send } from '../../../support/a-journey.ts';

const said = (...steps: object[]) => saidBy('sends-come-before-questions', { steps });
const clicked = { id: 'clicked', waitFor: { message: 'reminder', was: 'clicked', for: 'P1D' } };
const opened = { id: 'opened', branch: [{ when: { message: 'reminder', was: 'opened' }, steps: [] }] };

describe('what became of a message is asked', () => {
  it('after it was sent, on some path', () => {
    expect(said(branch('gold', [send('reminder')]), clicked, opened)).toEqual([]);
  });

  it('after it was sent in the round before', () => {
    expect(said(opened, send('reminder'), pause('rest'), branch('gold', [goto('again', 'opened')]))).toEqual(
      [],
    );
  });

  it('with a doubt before it was sent', () => {
    expect(said(clicked, send('reminder'))).toEqual([
      'steps.0.waitFor.message: no path leads from "reminder" to "clicked", so the message is never there when "clicked" asks',
    ]);
  });

  it('with a doubt on another path', () => {
    expect(said(branch('gold', [send('reminder')], [opened]))).toHaveLength(1);
  });
});
