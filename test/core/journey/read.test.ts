import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderDiagnostic } from '../../../lib/core/diagnostic-text.ts';
import { readJourney } from '../../../lib/core/journey/read.ts';
import { aMessage, goto, readAJourney } from '../../support/a-journey.ts';

const text = `{
  "$schema": "../journey.schema.json",
  "id": "welcome",
  "title": { "en": "Welcome", "ko": "환영합니다" },
  "stage": "consideration",
  "purpose": "marketing",
  "entry": { "event": "Signed Up" },
  "steps": [
    { "id": "hello", "send": { "message": "hello" } },
    { "id": "wait-3", "wait": { "for": "P3D" } },
    { "id": "again", "goto": "helo" }
  ]
}`;
const file = 'workflows/journeys/welcome.json';
const context = { segments: {}, messages: { hello: aMessage({ sms: { en: 'Hello' } }) } };

describe('a journey file', () => {
  it('is read with its defaults filled in', () => {
    const valid = text.replace('"goto": "helo"', '"exit": "done"');
    expect(readJourney({ text: valid, file, context })).toEqual({
      ok: true,
      diagnostics: [],
      value: {
        $schema: '../journey.schema.json',
        id: 'welcome',
        title: { en: 'Welcome', ko: '환영합니다' },
        stage: 'consideration',
        purpose: 'marketing',
        life: { state: 'active', onResume: 'send' },
        priority: 5,
        entry: { event: 'Signed Up', reentry: 'never' },
        exit: [],
        steps: [
          { id: 'hello', send: { message: 'hello', channel: 'best' } },
          { id: 'wait-3', wait: { for: 'P3D' } },
          { id: 'again', exit: 'done' },
        ],
      },
    });
  });

  it('shows an author where the mistake is and what was meant', () => {
    expect(readJourney({ text, file, context }).diagnostics.map((one) => renderDiagnostic(one))).toEqual([
      [
        'workflows/journeys/welcome.json:11:30  step "again" goes to "helo", which does not exist (targets-exist)',
        '  11 |     { "id": "again", "goto": "helo" }',
        '     |                              ^ did you mean "hello"?',
      ].join('\n'),
    ]);
  });

  it('is valid with warnings, which come along', () => {
    const messages = { hello: aMessage({ email: { en: 'Hello', ko: '안녕' }, sms: { en: 'Hello' } }) };
    const read = readAJourney({ steps: [{ id: 'hello', send: { message: 'hello' } }] }, { messages });
    expect(read).toMatchObject({ ok: true, diagnostics: [{ severity: 'warning', rule: 'languages-agree' }] });
  });

  it('lists what is wrong in the order of the file', () => {
    const wrong = text.replace('"P3D"', '"P0D"').replace('"message": "hello"', '"message": "hallo"');
    const { diagnostics } = readJourney({ text: wrong, file, context });
    expect(diagnostics.map(({ rule, place }) => `${place?.line}:${place?.column} ${rule}`)).toEqual([
      '9:43 messages-exist',
      '10:40 durations-positive',
      '11:30 targets-exist',
    ]);
  });

  it.each([
    ['an unknown step kind', text.replace('"wait":', '"wiat":'), '10:23', 'unknown step kind "wiat"', 'wait'],
    ['an unknown key', text.replace('"purpose"', '"purpos"'), '6:3', '"purpos" is not known here', 'purpose'],
    [
      'an unknown word',
      text.replace('"marketing"', '"marketting"'),
      '6:14',
      '"purpose" must be "marketing" or "transactional"',
      'marketing',
    ],
  ])('has a place and a suggestion for %s', (_what, wrong, at, message, meant) => {
    const { diagnostics } = readJourney({ text: wrong, file, context });
    expect(diagnostics).toMatchObject([{ message, hint: `did you mean "${meant}"?` }]);
    expect(`${diagnostics[0]?.place?.line}:${diagnostics[0]?.place?.column}`).toBe(at);
  });

  it('is told of every rule by a name that is a file and has a test', () => {
    const list = readFileSync('lib/core/journey/rules/index.ts', 'utf8');
    const files = [...list.matchAll(/from '\.\/([a-z-]+)\.ts'/g)]
      .map(([, name]) => name)
      .filter((name) => name !== 'rule');
    expect(files.length).toBeGreaterThan(15);
    for (const name of files) {
      expect(readFileSync(`test/core/journey/rules/${name}.test.ts`, 'utf8')).toMatch(/^ *it(\.each)?\(/m);
    }
  });

  it.each<[string, (index: number) => object]>([
    ['in a row', (n) => ({ id: `s${n}`, update: { set: { n } } })],
    [
      'that go back',
      (n) => ({ id: `s${n}`, branch: [{ when: { trait: 'a', equals: n }, steps: [goto(`g${n}`, 's0')] }] }),
    ],
    ['that ask', (n) => ({ id: `s${n}`, waitFor: { message: 's0', was: 'clicked', for: 'P1D' } })],
  ])(
    'of 8,000 steps %s is read in seconds',
    (_what, step) => {
      const journey = {
        id: 'big',
        title: 'Big',
        stage: 'decision',
        purpose: 'marketing',
        entry: { event: 'E' },
      };
      const steps = Array.from({ length: 8_000 }, (_, index) => step(index));
      const read = readJourney({ text: JSON.stringify({ ...journey, steps }), file: 'big.json', context });
      expect(read.diagnostics.map(({ rule }) => rule)).not.toContain('schema');
    },
    10_000,
  );
});
