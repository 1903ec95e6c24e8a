// Prints what CHANGELOG.md says of a version: the notes of its release. `node scripts/release/notes.mjs 1.2.3`
import { readFileSync } from 'node:fs';
import { notesOf } from './changelog.mjs';

const [version = ''] = process.argv.slice(2);
const notes = notesOf(readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8'), version);
if (version === '' || notes === '') {
  process.stderr.write(`CHANGELOG.md has no section "## [${version}]" with notes in it\n`);
  process.exitCode = 1;
} else process.stdout.write(`${notes}\n`);
