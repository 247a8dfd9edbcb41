import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { renderDiagnostic } from '../../../lib/core/diagnostic-text.ts';
import { readDocument } from '../../../lib/core/document/read.ts';

const Note = z.strictObject({ title: z.string(), pages: z.array(z.int().min(1)).optional() });

function read(text: string) {
  return readDocument({ text, file: 'notes/a.json', schema: Note });
}
/** `line:column message` of each diagnostic. */
function complaints(text: string): string[] {
  return read(text).diagnostics.map(({ place, message }) => `${place?.line}:${place?.column} ${message}`);
}

describe('a document', () => {
  it('is read when it is JSON of its shape', () => {
    expect(read('{ "title": "One", "pages": [1, 2] }')).toEqual({
      ok: true,
      value: { title: 'One', pages: [1, 2] },
      diagnostics: [],
    });
  });

  it('may begin with the mark that Windows editors write', () => {
    expect(read('\uFEFF{ "title": "One" }').ok).toBe(true);
  });

  it('may have the line ends of Windows, which no column counts', () => {
    expect(complaints('{\r\n  "title": 1\r\n}')).toEqual(['2:12 "title" must be a text, not a number']);
    expect(read('{\r\n  "title": 1\r\n}').diagnostics[0]?.place?.frame).not.toContain('\r');
  });

  it('is printed with the line that is wrong', () => {
    expect(
      read('{\n  "title": "One",\n  "pages": [1, "two"]\n}').diagnostics.map((one) => renderDiagnostic(one)),
    ).toEqual([
      [
        'notes/a.json:3:16  entry 2 of "pages" must be a number, not a text (schema)',
        '  3 |   "pages": [1, "two"]',
        '    |                ^',
      ].join('\n'),
    ]);
  });
});

function deep(levels: number): string {
  return '['.repeat(levels) + ']'.repeat(levels);
}

describe('broken JSON', () => {
  it.each([
    ['', '1:1 the file is empty'],
    [' \n', '2:1 the file is empty'],
    ['{ "title": "One", }', '1:19 there is a comma too many before this bracket'],
    ['{ "title": "One"\n  "pages": [] }', '2:3 a comma is missing before this'],
    ['{ "title" "One" }', '1:11 a colon is missing before this'],
    ['{ "title": }', '1:12 a value is expected here'],
    [
      '{ title: "One" }',
      '1:3 this is not JSON; texts stand in double quotation marks, other values are numbers, true, false or null',
    ],
    ['{ "title": "One }', '1:12 this text has no closing quotation mark'],
    ['{ "title": "One"', '1:17 the file ends too early; a closing } or ] is missing'],
    ['{ "title": "One" } }', '1:20 the document has ended before this; what follows does not belong to it'],
    ['{ "title": "One" } // mine', '1:20 comments are not allowed in JSON'],
    [
      '{ "title": "C:\\x" }',
      '1:12 a backslash begins a special character; write \\\\ for the backslash itself',
    ],
    ['{ "title": 01 }', '1:13 a comma is missing before this'],
  ])('%j: %s', (text, complaint) => {
    expect(complaints(text)).toEqual([complaint]);
  });

  it('is a key that is written twice, which JSON.parse would let pass', () => {
    expect(complaints('{ "title": "One",\n  "title": "Two" }')).toEqual(['2:3 "title" is written twice']);
    expect(complaints('{ "a": [{ "b": 1, "b": 2 }] }')).toEqual(['1:19 "b" is written twice']);
  });

  it.each([
    '{ "title": "a\u0001b" }',
    '{ "title": "a\tb" }',
    '{ "title": .5 }',
    '{ "title": +1 }',
    'NaN',
    '[1 2]',
    '{]',
    '"',
  ])('is never let through, nor thrown: %j', (text) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(read(text)).toMatchObject({ ok: false, diagnostics: [{ rule: 'json' }] });
  });
});

it('what is JSON and what is not, JSON.parse and this reader see alike', () => {
  const edited = fc
    .tuple(
      fc.json({ maxDepth: 4 }),
      fc.nat(),
      fc.nat({ max: 3 }),
      fc.stringMatching(/^[\]{}[",:\\0-9.eE+\-ntu \n/*]{0,3}$/),
    )
    .map(([json, at, removed, inserted]) => {
      const offset = at % (json.length + 1);
      return json.slice(0, offset) + inserted + json.slice(offset + removed);
    });
  fc.assert(
    fc.property(edited, (text) => {
      const found = readDocument({ text, file: 'a.json', schema: z.unknown() });
      const isTwice = found.diagnostics.some(({ rule }) => rule === 'keys-once');
      fc.pre(!isTwice);
      expect(found.ok).toBe(isJson(text));
    }),
    { numRuns: 3_000 },
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

describe('a document out of all bounds', () => {
  it.each([
    ['lists', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['lists that are never closed', '['.repeat(10_000)],
    ['objects', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)],
  ])('gets a diagnostic for 10,000 nested %s', (_what, text) => {
    expect(read(text).diagnostics).toMatchObject([
      {
        rule: 'bounds',
        message: 'lists and objects are nested more than 100 levels deep',
        place: { line: 1 },
      },
    ]);
  });

  it('may be nested 100 levels deep', () => {
    expect(read(deep(100)).diagnostics).toMatchObject([{ rule: 'schema' }]);
    expect(read(deep(101)).diagnostics).toMatchObject([{ rule: 'bounds' }]);
  });

  it('gets a diagnostic for 2 MB', () => {
    expect(complaints(`{ "title": "${'x'.repeat(2_000_000)}" }`)).toEqual([
      '1:1 the file is too large: 2.0 million characters, of which 1 million are allowed',
    ]);
  });

  it('shows only the stretch around the place, when all stands on one line', () => {
    const [diagnostic] = read(`{ "title": "${'x'.repeat(900_000)}", "pages": 1 }`).diagnostics;
    expect(diagnostic?.place).toMatchObject({ line: 1, column: 900_025 });
    const [line = '', mark = ''] = diagnostic?.place?.frame.split('\n') ?? [];
    expect(line.length).toBeLessThan(130);
    expect(line[mark.indexOf('^')]).toBe('1');
  });
});
