// Generated Dockerfiles, one seed after the other, until so many were built that there is something to judge.
import { join } from 'node:path';
import { makeBases } from '../advice/bases.mjs';
import { fixCase, generatedBase } from './fix-case.mjs';

const FROM = 'debian:bookworm-slim';

/** Resolves to the results; cases that do not build before are among them, and not counted. */
export async function measureGenerated(engine, { count, seed, folder, report }) {
  await makeBases(engine, [FROM]);
  const base = await generatedBase(engine, FROM);
  const results = [];
  const built = () => results.filter(one => one.built).length;
  for (let next = seed; built() < count && results.length < 2 * count; next++) {
    const result = await fixCase(engine, { seed: next, base, folder: join(folder, String(next)) });
    results.push(result);
    report(`${next}: ${verdict(result)}`);
  }
  return results;
}

function verdict({ built, refused, failure, edits, promised }) {
  if (!built) return 'does not build before';
  if (failure !== null && failure !== undefined) return `FAILED: ${failure}`;
  if (refused !== undefined) return `refused: ${refused}`;
  return edits.length === 0 ? 'nothing to edit' : `${edits.length} edits, ${promised} bytes: ${edits.join(', ')}`;
}

export function generatedTotals(results) {
  const built = results.filter(one => one.built);
  const edited = built.filter(({ edits, refused }) => refused === undefined && edits.length > 0);
  const kinds = edited.flatMap(({ edits }) => edits.map(id => /^[a-z-]+?(?=-\d|$)/.exec(id)?.[0] ?? id));
  const sum = key => edited.reduce((total, one) => total + one[key], 0);
  return {
    cases: built.length,
    notBuilt: results.length - built.length,
    edited: edited.length,
    refused: built.filter(({ refused }) => refused !== undefined).length,
    edits: kinds.length,
    kinds: [...new Set(kinds)].sort(),
    promised: sum('promised'),
    freed: sum('freed'),
    failed: built.filter(({ failure }) => failure).map(({ seed }) => seed),
  };
}

/** The section of docs/measured.md between its marks. */
export function generatedSection(results, { engine, date, seed }) {
  const { cases, notBuilt, edited, refused, edits, kinds, promised, freed, failed } = generatedTotals(results);
  const rows = [
    ['cases, from this seed on', `${cases} from ${seed}`],
    ['generated besides, and not built before any edit', notBuilt],
    ['of the cases, edited', `${edited}, with ${edits} edits of ${kinds.length} kinds`],
    ['of the cases, refused with a reason', refused],
    ['MB promised, MB freed', `${(promised / 1e6).toFixed(3)}, ${(freed / 1e6).toFixed(3)}`],
    [
      'failed: not built any more, something lost, or a promise off by more than 1 %',
      failed.length === 0 ? 0 : failed.join(', '),
    ],
  ];
  const table = rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n');
  return `Measured on ${date} with Docker ${engine}.\n\n| | |\n| --- | --- |\n${table}`;
}
