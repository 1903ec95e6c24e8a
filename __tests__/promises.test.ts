/**
 * What SECURITY.md, docs/limits.md and docs/cache.md promise is held by tests. Every sentence, list item and table row there has a
 * footnote that names them; text that promises nothing says so with `<!-- no promise -->` above it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..');
const PAGES = ['SECURITY.md', 'docs/limits.md', 'docs/cache.md'];

const NO_PROMISE = '<!-- no promise -->';
const NOTE = /\[\^([\w-]+)\](?!:)/g;
const DEFINITION = /^\[\^([\w-]+)\]: (.*)$/gm;
/** How a footnote names tests: a file, then titles as they are written there. */
const TESTS = /`(__tests__\/[^`]+)`((?: “[^”]+”,?)+)/g;

/** Paragraphs, lists, tables: what blank lines part. Headings and code are none. */
function blocksOf(page: string): string[] {
  return page
    .replace(/^( *)```[\s\S]*?^\1```$/gm, '')
    .replace(DEFINITION, '')
    .replace(/^#+ .*$/gm, '\n')
    .split(/\n\s*\n/)
    .map(block => block.trim())
    .filter(block => block !== '');
}

/** The sentences of a block, the rows of a table. A sentence that only leads to a list or to code ends in a colon. */
function statementsOf(block: string): string[] {
  const plain = block.replace(/`[^`]*`/g, 'X').replace(/\]\([^)]*\)/g, ']');
  const lines = plain.split('\n').map(line => line.trim());
  const [head = '', rule = '', ...rows] = lines;
  if (/^\|[ |:-]+$/.test(rule)) return head.match(NOTE) ? [head] : rows;
  return plain
    .replace(/^- /, '')
    .split(/\n *(?:-|\d+\.) /)
    .flatMap(item => item.replace(/\s+/g, ' ').split(/(?<=[.!?](?:\[\^[\w-]+\])*) (?=[^a-z])/))
    .filter(sentence => !/:(?:\[\^[\w-]+\])*$/.test(sentence.trim()));
}

function unheld(page: string): string[] {
  return blocksOf(page)
    .filter(block => !block.startsWith(NO_PROMISE))
    .flatMap(statementsOf)
    .filter(statement => statement.match(NOTE) === null);
}

/** Footnotes and the tests that each names; what else is in one is an error. */
function notesOf(page: string): Map<string, { file: string; title: string }[]> {
  return new Map(
    [...page.matchAll(DEFINITION)].map(([, name = '', text = '']) => {
      expect([name, text.replace(TESTS, '').replace(/[\s;.]/g, '')]).toEqual([name, '']);
      const tests = [...text.matchAll(TESTS)].flatMap(([, file = '', titles = '']) =>
        [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => ({ file, title })),
      );
      return [name, tests];
    }),
  );
}

/** Whether a file has a title, or the name of a case, as a text of its own. */
function hasTitle(file: string, title: string): boolean {
  const path = join(root, file);
  const source = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return ["'", '"', '`'].some(quote => source.includes(quote + title + quote));
}

describe.each(PAGES)('%s', name => {
  const page = readFileSync(join(root, name), 'utf8');
  const notes = notesOf(page);

  test('has a test for each sentence that promises', () => {
    expect(unheld(page)).toEqual([]);
  });

  test('names tests that are there', () => {
    for (const [note, tests] of notes) {
      expect([note, tests.length]).not.toEqual([note, 0]);
      expect([note, tests.filter(({ file, title }) => !hasTitle(file, title))]).toEqual([note, []]);
    }
  });

  test('defines the footnotes that it uses, and no others', () => {
    const used = new Set([...page.matchAll(NOTE)].map(([, note]) => note));
    expect([...notes.keys()].sort()).toEqual([...used].sort());
  });
});

describe('the check itself', () => {
  test('finds a sentence, an item and a row without a test', () => {
    const page = [
      '# Page',
      'It is safe.[^a] It is quick. See `x. Y`:',
      '- never `a` fails[^a]\n- nor `b`',
      '| what | why |\n| --- | --- |\n| one[^a] | |\n| two | |',
      '| what[^a] | why |\n| --- | --- |\n| three | |',
      '<!-- no promise -->\nWrite us.',
      '```sh\nrun. This\n```',
      '[^a]: `__tests__/promises.test.ts` “finds a sentence, an item and a row without a test”',
    ].join('\n\n');
    expect(unheld(page)).toEqual(['It is quick.', 'nor X', '| two | |']);
    expect(notesOf(page).get('a')).toHaveLength(1);
  });

  test('knows a test that is there from one that is not', () => {
    expect(hasTitle('__tests__/promises.test.ts', 'knows a test that is there from one that is not')).toBe(true);
    expect(hasTitle('__tests__/promises.test.ts', `knows a ${'test'}`)).toBe(false);
    expect(hasTitle('__tests__/none.test.ts', 'is safe')).toBe(false);
  });
});
