/**
 * Crates in Rust programs that were built by `cargo auditable`: JSON, compressed by zlib, in the section `.dep-v0`
 * (https://github.com/rust-secure-code/cargo-auditable/blob/master/PARSING.md). The program is its root crate's; the others are in it,
 * without bytes that can be told apart.
 */
import { inflateSync } from 'node:zlib';
import { codeOf } from '../../errors.ts';
import { member } from '../../json.ts';
import { parsedJson, textOr } from '../formats/foreign-json.ts';
import { factsOf, type Manager, type PackageRecord } from '../types.ts';
import { programs } from './programs.ts';

/** Of the JSON. A program of 1000 crates has 100 kB. */
const MOST = 8_388_608;

export const cargo: Manager = {
  id: 'cargo',
  reads: [],
  find: image =>
    programs(image).flatMap(({ record, modules }): PackageRecord[] => {
      const crates = cratesIn(modules);
      const named = crates.map(one => textOr(member(one, 'name'), ''));
      const found = crates.flatMap((one, at) => {
        const facts = factsOf('cargo', named[at] ?? '', textOr(member(one, 'version'), null));
        const isRoot = member(one, 'root') === true;
        // What only builds, or runs while the compiler does, is not in the program.
        if (facts === null || member(one, 'kind') === 'build') return [];
        const depends = listOf(member(one, 'dependencies')).flatMap(nth => named[Number(nth)] ?? []);
        const own = { record, files: isRoot ? [record] : [], folders: [] };
        return [{ ...facts, depends: depends.map(name => [name]), ...own }];
      });
      // The root comes last: what has the record is a package of its own for those before it.
      return found.sort((a, b) => a.files.length - b.files.length);
    }),
};

function cratesIn(section: Buffer): unknown[] {
  return listOf(member(parsedJson(inflated(section)), 'packages'));
}

function inflated(section: Buffer): Buffer | null {
  try {
    return inflateSync(section, { maxOutputLength: MOST });
  } catch (error) {
    // Not compressed by zlib, damaged, cut short, or too large.
    if (/^(?:Z_|ERR_BUFFER_TOO_LARGE$)/.test(codeOf(error) ?? '')) return null;
    throw error;
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
