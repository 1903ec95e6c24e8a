/** An image's history as a Dockerfile, so that the same operations work where no Dockerfile is known. */

import { squeeze } from '../../image/text.ts';
import type { HistoryInstruction } from '../history.ts';
import { type Dockerfile, parseInstruction, type SourceInstruction } from '../parse.ts';

/**
 * A made-up file with one instruction a line, in the order given: line 1 is the first. An instruction that cannot be on one line, such
 * as a here-document, has no keyword, so that no operation on its text fits it. It stands there in one line for display only.
 */
export function editableHistory(instructions: readonly HistoryInstruction[]): Dockerfile {
  const listed: SourceInstruction[] = [];
  const lines: string[] = [];
  let start = 0;
  for (const [index, { keyword, text }] of instructions.entries()) {
    const line = squeezedLine(keyword, text);
    const read = text.includes('\n') ? null : parseInstruction(line, '\\');
    const isWhole = read !== null && read.heredocs.length === 0 && read.keyword === keyword && !/\\$/.test(line);
    const place = { line: index + 1, endLine: index + 1, start, end: start + line.length };
    listed.push({ keyword: isWhole ? keyword : '', text, heredocs: [], ...place });
    lines.push(line);
    start += line.length + 1;
  }
  return {
    preamble: [],
    stages: [{ name: null, base: '', line: 0, instructions: listed }],
    notes: [],
    source: lines.map(line => `${line}\n`).join(''),
    instructions: listed,
    escapeChar: '\\',
  };
}

function squeezedLine(keyword: string, text: string): string {
  return keyword === '' ? squeeze(text) : squeeze(`${keyword} ${text}`);
}
