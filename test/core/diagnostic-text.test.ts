import { describe, expect, it } from 'vitest';
import { codeFrame } from '../../lib/core/code-frame.ts';
import { type Diagnostic, doubt, mistake } from '../../lib/core/diagnostic.ts';
import { renderDiagnostic } from '../../lib/core/diagnostic-text.ts';

const path = ['steps', 2, 'goto'];
const found: Diagnostic = {
  ...mistake({
    rule: 'targets-exist',
    path,
    message: 'step "wait-3" goes to "send-nudge2", which does not exist',
    hint: 'did you mean "send-nudge"?',
  }),
  place: {
    file: 'workflows/journeys/welcome.json',
    line: 14,
    column: 13,
    frame: codeFrame({ source: '    "goto": "send-nudge2"', line: 14, column: 13 }),
  },
};

describe('a printed diagnostic', () => {
  it('says where, what, by which rule, and what was probably meant', () => {
    expect(renderDiagnostic(found)).toBe(
      [
        'workflows/journeys/welcome.json:14:13  step "wait-3" goes to "send-nudge2", which does not exist (targets-exist)',
        '  14 |     "goto": "send-nudge2"',
        '     |             ^ did you mean "send-nudge"?',
      ].join('\n'),
    );
  });

  it('names the path, where the text is not at hand', () => {
    expect(
      renderDiagnostic(mistake({ rule: 'weights-add-up', path, message: 'the weights add up to 90' })),
    ).toBe('steps.2.goto  the weights add up to 90 (weights-add-up)');
  });

  it('says so when it is only a warning', () => {
    expect(renderDiagnostic(doubt({ rule: 'languages-agree', path, message: 'there is no ko' }))).toContain(
      'warning: there is no ko',
    );
  });

  it('is coloured by whoever prints it', () => {
    const painted = renderDiagnostic(found, (part, text) => `<${part}>${text}</${part}>`);
    expect(painted).toMatch(
      /^<place>workflows.*14:13<\/place> {2}<error>step .* exist<\/error> \(targets-exist\)\n/,
    );
    expect(painted).toMatch(/\^ <hint>did you mean "send-nudge"\?<\/hint>$/);
  });
});

describe('a code frame', () => {
  it('keeps tabs, so that the mark stands right in every terminal', () => {
    expect(codeFrame({ source: '\t"a": 1', line: 9, column: 7 })).toBe('  9 | \t"a": 1\n    | \t     ^');
  });

  it('gives Korean and emoji the two columns that they take', () => {
    const source = '"장바구니🛒": 1';
    expect(codeFrame({ source, line: 9, column: source.length })).toBe(
      `  9 | ${source}\n    | ${' '.repeat(1 + 8 + 2 + 3)}^`,
    );
  });

  it('shows a stretch of a very long line', () => {
    const source = `${'a'.repeat(500)}!${'b'.repeat(500)}`;
    const [line = '', mark = ''] = codeFrame({ source, line: 1, column: 501 }).split('\n');
    expect(line).toHaveLength('  1 | '.length + 110);
    expect(line[mark.indexOf('^')]).toBe('!');
  });
});
