import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../lib/cli/program.ts';
import { Journey } from '../lib/core/journey/definition.ts';
import { listeningIo } from './cli/listening-io.ts';

type Page = { readonly file: string; readonly text: string };

const pages: readonly Page[] = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)),
]
  .filter((file) => file.endsWith('.md'))
  .map((file) => ({ file, text: joined(readFileSync(file, 'utf8')) }));

/** A command that goes on after a backslash is one line. */
function joined(text: string): string {
  return text.replaceAll(/\\\n\s*/g, '');
}

/** What `where` finds on any page and `isRight` does not know, as `page: mention`. */
function wrong(where: RegExp, isRight: (mention: string, page: Page) => boolean): string[] {
  return pages.flatMap((page) =>
    [...page.text.matchAll(where)]
      .map(([all, mention = all]) => mention)
      .filter((mention) => !isRight(mention, page))
      .map((mention) => `${page.file}: ${mention}`),
  );
}

describe('what the documents say', () => {
  it('has links that lead to a file', () => {
    expect(pages.length).toBeGreaterThan(8);
    expect(wrong(/(?:\]\(|src=")(?!https?:|mailto:|#)([^)"\s]+)[)"]/g, leadsSomewhere)).toEqual([]);
  });

  it('names tests that are there, for each way of failing', () => {
    const isThere = (name: string) =>
      [`test/${name}.test.ts`, `test/${name}.ts`, `test/${name}`].some(existsSync);
    expect(
      wrong(
        /`((?:aws|cli|contract|core|emulator|local)\/[a-z-]+(?:\/[a-z-]+)*)`/g,
        (name, { file }) => !file.endsWith('failure-modes.md') || isThere(name),
      ),
    ).toEqual([]);
  });

  it('has links that lead to a heading', () => {
    expect(wrong(/\]\(#([^)\s]+)\)/g, leadsToHeading)).toEqual([]);
  });

  it('names files and folders that exist', () => {
    const path = /(?<![\w./-])((?:bin|docs|functions|lib|scripts|test|workflows)\/[\w./-]*\w)(?![\w/<*…])/g;
    expect(wrong(path, (name) => existsSync(name))).toEqual([]);
  });

  it('shows journeys that are journeys', () => {
    expect(wrong(/```json\n(\{\n {2}"\$schema"[^`]*)```/g, isJourney)).toEqual([]);
  });

  it('asks for npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(wrong(/npm run ([\w:-]+)/g, (script) => script in scripts)).toEqual([]);
  });

  it('asks for commands and flags that the command line has', async () => {
    const mention = /(?:npx|\$) sojourn ([a-z][^\n`]*)/g;
    const named = pages.flatMap(({ text }) =>
      [...text.matchAll(mention)].map(([, line = '']) => line.split(/\s+/)[0] ?? ''),
    );
    const help = new Map<string, string>();
    for (const command of new Set(named)) help.set(command, await helpOf(command));
    const isKnown = (line: string) => {
      const [command = '', ...rest] = line.split(/\s+/);
      const text = help.get(command) ?? '';
      return rest.filter((word) => word.startsWith('--')).every((flag) => text.includes(flag)) && text !== '';
    };
    expect(wrong(mention, isKnown)).toEqual([]);
  });
});

function leadsSomewhere(link: string, { file }: Page): boolean {
  return existsSync(join(dirname(file), link.replace(/#.*$/, '')));
}

/** Anchors as GitHub makes them: lower case, hyphens for blanks, no punctuation. */
function leadsToHeading(anchor: string, { text }: Page): boolean {
  return [...text.matchAll(/^#+ (.+)$/gm)].some(
    ([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-') === anchor,
  );
}

function isJourney(json: string): boolean {
  return Journey.safeParse(JSON.parse(json)).success;
}

/** Empty where there is no such command, of which the command line shows what it has instead. */
async function helpOf(command: string): Promise<string> {
  const { io, out } = listeningIo();
  await runProgram([command, '--help'], io);
  return out().startsWith(`Usage: sojourn ${command} `) ? out() : '';
}
