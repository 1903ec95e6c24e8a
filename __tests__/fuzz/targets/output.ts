/** Any text through every output: nothing gets out of its place. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { annotations } from '../../../src/report/annotations.ts';
import { json } from '../../../src/report/json.ts';
import { listingJson, listingText } from '../../../src/report/listing.ts';
import { markdown } from '../../../src/report/markdown/markdown.ts';
import { text } from '../../../src/report/text/text.ts';
import { bytePath, HOSTILE_NAMES, hostileImage, RAW } from '../../kit/hostile/hostile-names.ts';
import { reportOf } from '../../kit/reports/build-report.ts';
import { target } from './target.ts';

const part = fc.oneof(
  fc.constantFrom(
    ...'`|\\<>&*_~[]()!#@:;$-+=./ \n\r\t\0',
    '\x1b[',
    '::',
    '##[',
    '\u202e',
    '\u2028',
    '\u200b',
    '\ud83d',
    'www.',
    '-->',
    '```',
    '</details>',
  ),
  fc.constantFrom(...HOSTILE_NAMES.filter(name => name.length < 60)),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const hostile = fc.array(part, { maxLength: 8 }).map(parts => parts.join(''));

export function assertSafe(output: string): void {
  assert.ok(!RAW.test(output), 'a raw character');
  assert.ok(!/##[\w.]*\[/.test(output), 'an old workflow command');
  assert.ok(!/^\s*::/m.test(output), 'a workflow command');
}

/** @param name a foreign text, wherever one can stand */
export function checkOutput(name: string): void {
  const report = reportOf(hostileImage(name));
  assertSafe(text(report, { colour: false, width: 100, all: true, top: 0 }));
  assertSafe(markdown(report, { repositoryUrl: 'https://github.example/o/r/blob/0' }));
  assertSafe(json(report));
  for (const { title, message, file = '' } of annotations(report))
    for (const part of [title, message, file]) assertSafe(part);
  const path = bytePath(name);
  const listed = { path, type: 'symlink', size: 0, mode: 0o777, uid: 0, gid: 0, layer: 0, link: path } as const;
  for (const line of [listingText(listed), listingJson(listed)]) {
    assertSafe(line);
    assert.ok(!line.includes('\n'));
  }
  assert.equal(typeof JSON.parse(listingJson(listed)).path, 'string');
}

export const output = target({ name: 'output', share: 0.05 }, hostile, checkOutput);
