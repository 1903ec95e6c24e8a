/** Results as the Markdown of docs/contributing/performance.md. */
import { type Measured, ratio } from './measure.ts';
import { mapSpread, type Spread, spreadOf } from './statistics.ts';

/** What a case found out. */
export interface Section {
  title: string;
  /** What was measured, in a sentence or two. */
  about: string;
  /** Ours first. */
  measured: readonly Measured[];
  limits: readonly Limit[];
  /** Further lines: where the time goes, what was not there to compare with. */
  notes: readonly string[];
}

/** One promise, and what came of it. */
export interface Limit {
  what: string;
  value: string;
  wanted: string;
  holds: boolean;
}

/** A promise about the ratio of two programs' times, by its median. */
export function ratioLimit(ours: Measured, theirs: Measured, most: number): Limit {
  const spread = ratio(ours.times, theirs.times);
  return {
    what: `times ${theirs.name}`,
    value: mapSpread(spread, number),
    wanted: `at most ${most}`,
    holds: spread.median <= most,
  };
}

/** A promise about the ratio of two programs' processor times, by its median. It holds on a busy machine too. */
export function processorLimit(ours: Measured, theirs: Measured, most: number): Limit {
  const what = `times ${theirs.name}, processor time`;
  const wanted = `at most ${number(most)}`;
  if (ours.processor.length === 0) return { what, value: 'not told by this system', wanted, holds: true };
  const spread = ratio(ours.processor, theirs.processor);
  return { what, value: mapSpread(spread, number), wanted, holds: spread.median <= most };
}

/** A promise to be so many times faster than another program. */
export function fasterLimit(ours: Measured, theirs: Measured, least: number): Limit {
  const spread = ratio(theirs.times, ours.times);
  return {
    what: `faster than ${theirs.name}, times`,
    value: mapSpread(spread, number),
    wanted: `at least ${least}`,
    holds: spread.median >= least,
  };
}

export function memoryLimit({ memory }: Measured, most: number): Limit {
  if (memory === null) return { what: 'memory', value: 'not told by this system', wanted: size(most), holds: true };
  return { what: 'memory', value: size(memory), wanted: `at most ${size(most)}`, holds: memory <= most };
}

export function timeLimit(what: string, spread: Spread, most: number): Limit {
  return {
    what,
    value: mapSpread(spread, seconds),
    wanted: `at most ${seconds(most)}`,
    holds: spread.median <= most,
  };
}

export function markdown({ title, about, measured, limits, notes }: Section): string {
  const times = [
    ['program', 'time', 'processor time', 'memory'],
    ['---', '---', '---', '---'],
    ...measured.map(one => [
      one.name,
      mapSpread(one.time, seconds),
      one.processor.length === 0 ? '' : mapSpread(spreadOf(one.processor), seconds),
      one.memory === null ? '' : size(one.memory),
    ]),
  ];
  const promises = [
    ['promise', 'measured', 'wanted', ''],
    ['---', '---', '---', '---'],
    ...limits.map(({ what, value, wanted, holds }) => [what, value, wanted, holds ? 'holds' : '**missed**']),
  ];
  const parts = [`### ${title}`, about, table(times)];
  if (limits.length > 0) parts.push(table(promises));
  if (notes.length > 0) parts.push(notes.map(note => `- ${note}`).join('\n'));
  return `${parts.join('\n\n')}\n`;
}

function table(rows: readonly (readonly string[])[]): string {
  return rows.map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 3 : 2)} s`;
}

export function size(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MiB`;
}
