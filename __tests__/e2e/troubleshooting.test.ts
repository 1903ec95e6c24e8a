/** The page looks messages up by their text, so each must be one that is printed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { root } from '../kit/processes/cli.ts';
import { sourceFiles } from '../kit/source-code/source-files.ts';

const page = readFileSync(join(root, 'docs/troubleshooting.md'), 'utf8');
const messages = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, text = '']) => text);
/** Those of others that we quote. */
const FOREIGN = ['Resource not accessible by integration'];
/** Template texts as they are printed, with … for what is put in, or the last of two words that are chosen from. */
const source = sourceFiles()
  .map(({ path }) =>
    readFileSync(join(root, 'src', path), 'utf8')
      .replaceAll(/\$\{[^}]*: '([^'}]*)'\}/g, '$1')
      .replaceAll(/\$\{[^}]*\}/g, '…')
      .replaceAll('\\"', '"'),
  )
  .join('\n');

/** The parts of a message that do not differ, such as ` refuses to give `. */
const parts = (message: string) =>
  message
    .split('…')
    .map(part => part.replace(/^[,:() ]+|[,:() ]+$/g, ''))
    .filter(part => part.length > 3);

test.each(messages.filter(message => !FOREIGN.includes(message)))('%s', message => {
  expect(parts(message)).not.toEqual([]);
  expect(parts(message).filter(part => !source.includes(part))).toEqual([]);
});

test('there are some', () => {
  expect(messages.length).toBeGreaterThan(25);
});
