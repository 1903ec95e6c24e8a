/** The rules of docs/contributing/architecture.md, held by reading the source. Biome holds most of them too, while one types. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { lintOverrides, MAY_USE_PROCESS, MODULES, PACKAGES, shown, TYPES } from './kit/source-code/import-table.ts';
import { factsOf, type Import, type SourceFile, sourceFiles } from './kit/source-code/source-files.ts';

const MAX_LINES = 250;

const root = join(import.meta.dirname, '..');
const files = sourceFiles();

/** `src/layer/tar/header.ts` is of module `layer`, `src/check.ts` of `check`. */
function moduleOf(path: string): string {
  return path.split('/')[0]?.replace(/\.ts$/, '') ?? path;
}

function allowsImport(from: string, { file, specifier, typeOnly }: Import): boolean {
  if (specifier.startsWith('node:')) return true;
  const own = moduleOf(from);
  if (file === null) return (PACKAGES[specifier] ?? []).some(place => place === own || place === from);
  const other = moduleOf(file);
  if (other === own || ['errors', 'version', 'json'].includes(other)) return true;
  if (typeOnly && (other === 'image' || (TYPES[own] ?? []).includes(other))) return true;
  return (MODULES[own] ?? []).includes(other);
}

function wrongImports(sources: SourceFile[]): string[] {
  return sources.flatMap(({ path, imports }) =>
    imports.filter(one => !allowsImport(path, one)).map(({ specifier }) => `${path} imports ${specifier}`),
  );
}

/** Cycles of imports, types included, each as the path that closes it. */
function cycles(sources: SourceFile[]): string[] {
  const edges = new Map(sources.map(({ path, imports }) => [path, imports.flatMap(({ file }) => file ?? [])]));
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: string[]) => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
    else if (!done.has(path)) {
      for (const next of edges.get(path) ?? []) walk(next, [...trail, path]);
      done.add(path);
    }
  };
  for (const path of edges.keys()) walk(path, []);
  return found;
}

describe('the source', () => {
  test('is found', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  test('has no module outside the table', () => {
    expect(files.map(({ path }) => path).filter(path => MODULES[moduleOf(path)] === undefined)).toEqual([]);
  });

  test('imports only what the table allows', () => {
    expect(wrongImports(files)).toEqual([]);
  });

  test('names files that exist, with their extension', () => {
    const paths = new Set(files.map(({ path }) => path));
    const missing = files.flatMap(({ path, imports }) =>
      imports.flatMap(({ file, specifier }) => (file === null || paths.has(file) ? [] : [`${path}: ${specifier}`])),
    );
    expect(missing).toEqual([]);
  });

  test('has no cycles', () => {
    expect(cycles(files)).toEqual([]);
  });

  test(`has no file of more than ${MAX_LINES} lines`, () => {
    const written = files.filter(({ path }) => !path.endsWith('.d.ts'));
    expect(written.filter(({ lines }) => lines > MAX_LINES).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  test('has short functions with short parameter lists', () => {
    expect(files.flatMap(({ path, oversized }) => oversized.map(what => `${path} ${what}`))).toEqual([]);
  });

  test('touches the process in the entry points only', () => {
    const touching = files.filter(({ path }) => !MAY_USE_PROCESS.has(moduleOf(path)));
    expect(touching.flatMap(({ path, process }) => process.map(name => `${path}: process.${name}`))).toEqual([]);
  });

  test('has neither any nor !', () => {
    expect(files.filter(({ any, nonNull }) => any + nonNull > 0).map(({ path }) => path)).toEqual([]);
  });
});

describe('the table', () => {
  test('is what biome.json holds', () => {
    const biome: { overrides: object[] } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
    const imports = biome.overrides.filter(override => JSON.stringify(override).includes('noRestrictedImports'));
    expect(imports).toEqual(lintOverrides());
  });

  test('is what docs/contributing/architecture.md shows', () => {
    const page = readFileSync(join(root, 'docs/contributing/architecture.md'), 'utf8');
    const rows = page.split('\n').map(line => line.split('|').map(cell => cell.trim()));
    const written = rows
      .filter(cells => cells.length === 5 && /^`[a-z-]+(\/|\.ts)`/.test(cells[1] ?? ''))
      .flatMap(([, modules = '', imports, types]) => modules.split(', ').map(name => `${name}: ${imports} / ${types}`));
    const names = (modules: readonly string[] = []) => modules.map(module => `\`${shown(module)}\``).join(', ');
    const expected = Object.entries(MODULES)
      .filter(([module]) => !['errors', 'version', 'json'].includes(module))
      .map(
        ([module, imports]) => `\`${shown(module)}\`: ${names(imports) || 'none of ours'} / ${names(TYPES[module])}`,
      );
    expect(written.sort()).toEqual(expected.sort());
  });
});

describe('the test itself', () => {
  test('sees every kind of import', () => {
    const text = [
      "import type { A } from '../image/types.ts';",
      "import { type B } from './b.ts';",
      "import c, { type D } from 'yaml';",
      "export * from './e.ts';",
      "export { f } from '../config/f.ts';",
      "import './g.ts';",
      "const h = async () => import('dockerode');",
      'const i = (name: string) => import(name);',
      "// import 'j';",
      'export const k = "import \'l\'";',
    ].join('\n');
    expect(factsOf('layer/x.ts', text).imports.map(one => [one.file ?? one.specifier, one.typeOnly])).toEqual([
      ['image/types.ts', true],
      ['layer/b.ts', true],
      ['yaml', false],
      ['layer/e.ts', false],
      ['config/f.ts', false],
      ['layer/g.ts', false],
      ['dockerode', false],
      ['computed', false],
    ]);
  });

  test('sees what it forbids', () => {
    const long = `export function long(a: any, b: number, c: number, d: number) {\n${'  b;\n'.repeat(50)}}\n`;
    const facts = factsOf(
      'layer/x.ts',
      `/* é */ import { x } from '../source/x.ts';\n${long}x!;\nprocess.env;\nclass Y { z(a, b, c, d) {} }`,
    );
    expect(facts).toMatchObject({ any: 1, nonNull: 1, process: ['env'] });
    expect(facts.oversized).toEqual(['long: 52 lines', 'long: 4 parameters', 'z: 4 parameters']);
    expect(wrongImports([facts])).toEqual(['layer/x.ts imports ../source/x.ts']);
  });

  test('sees a cycle, also one of types', () => {
    const ab = factsOf('layer/a.ts', "import './b.ts';");
    expect(cycles([ab, factsOf('layer/b.ts', "import './a.ts';")])).toEqual(['layer/a.ts -> layer/b.ts -> layer/a.ts']);
    const ofTypes = factsOf('layer/b.ts', "import type { A } from './a.ts';");
    expect(cycles([ab, ofTypes])).toEqual(['layer/a.ts -> layer/b.ts -> layer/a.ts']);
    expect(cycles([ab, factsOf('layer/b.ts', "import './c.ts';")])).toEqual([]);
  });
});
