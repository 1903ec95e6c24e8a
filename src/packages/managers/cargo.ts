/**
 * Crates in Rust programs that were built by `cargo auditable`: JSON, compressed by zlib, in the section `.dep-v0`
 * (https://github.com/rust-secure-code/cargo-auditable/blob/master/PARSING.md). The program is its root crate's; the others are in it,
 * without bytes that can be told apart.
 */
import { inflateSync } from 'node:zlib';
import { codeOf } from '../../errors.ts';
import { member } from '../../json.ts';
import { parsedJson, textOr } from '../formats/foreign-json.ts';
import { factsOf, type Manager } from '../types.ts';
import { inPrograms, type Listed, MOST_MODULES } from './programs.ts';

/** Of the JSON. A program of 1000 crates has 100 kB. */
const MOST = 1_048_576;

export const cargo: Manager = {
  id: 'cargo',
  reads: [],
  find: image =>
    inPrograms(image, ({ record, modules }): Listed | null => {
      const json = inflated(modules);
      const crates = json === 'too large' ? [] : listOf(member(parsedJson(json), 'packages'));
      if (json === 'too large' || crates.length > MOST_MODULES) return null;
      const named = crates.map(one => textOr(member(one, 'name'), ''));
      const packages = crates.flatMap((one, at) => {
        const facts = factsOf('cargo', named[at] ?? '', textOr(member(one, 'version'), null));
        const isRoot = member(one, 'root') === true;
        // What only builds, or runs while the compiler does, is not in the program.
        if (facts === null || member(one, 'kind') === 'build') return [];
        const depends = listOf(member(one, 'dependencies')).flatMap(nth => named[Number(nth)] ?? []);
        const own = { record, files: isRoot ? [record] : [], folders: [] };
        return [{ ...facts, depends: depends.map(name => [name]), ...own }];
      });
      // The root comes last: what has the record is a package of its own for those before it.
      packages.sort((a, b) => a.files.length - b.files.length);
      return { packages, bytes: json?.length ?? 0 };
    }),
};

/** Null if the section is not compressed by zlib, damaged or cut short. */
function inflated(section: Buffer): Buffer | 'too large' | null {
  try {
    return inflateSync(section, { maxOutputLength: MOST });
  } catch (error) {
    const code = codeOf(error) ?? '';
    if (code === 'ERR_BUFFER_TOO_LARGE') return 'too large';
    if (code.startsWith('Z_')) return null;
    throw error;
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
