/** The proof that a real application's image gives of the rules. */
import { beforeAll, expect, test } from '@jest/globals';
import { type App, buildApp, measured, runWithoutRemovable, type Tools, tools } from './apps.ts';
import { describeEngine, type Engine, engine } from './engine.ts';
import { countByRule, exportedFiles } from './exported-files.ts';
import { folderForTests } from './measured.ts';

/** Whether a rule should have a file, said in other words than its globs. */
export type Pick = (path: string, exists: (path: string) => boolean) => boolean;

export interface AppProof {
  /** Folder below `fixtures/apps`. */
  app: string;
  /** What the application is built on. */
  on: Tools;
  /**
   * For every rule that has removable bytes in the application's own layers, in order of precedence: its files in the
   * whole image.
   */
  picks: Record<string, Pick>;
  /** Rules that only point at something: their files in the whole image. Rules that are not named may have findings too. */
  advice?: Record<string, Pick>;
  /** The rules whose remedies the target `remedied` follows. Default: all of `picks`. */
  remedied?: string[];
  /** A shell script that fails unless the application, and what it was installed with, still work. */
  works: string;
  /** What the target `clean` is built on, and a script that runs it; it has no shell where that is null. */
  clean?: { on: Tools; works: string[] };
  /** Anything to be done first; returns the address of a package index on this machine, if one is to be used. */
  prepare?: (on: Engine, base: string, folder: string) => Promise<string | undefined>;
}

/** Registers the tests of one application. */
export function proveApp(what: string, proof: AppProof): void {
  describeEngine(what, () => {
    const folder = folderForTests();
    let on: Engine;
    let base: string;
    let wasteful: App;
    let remedied: App;
    let expected: ReturnType<typeof countByRule>;

    beforeAll(async () => {
      on = await engine();
      base = await tools(on, proof.on, folder.path);
      const index = await proof.prepare?.(on, base, folder.path);
      const of = async (target: string) => {
        const build = { app: proof.app, target, bases: { BASE: base, RUNTIME: base }, folder: folder.path };
        return measured(on, await buildApp(on, index === undefined ? build : { ...build, index }), base);
      };
      wasteful = await of('wasteful');
      remedied = await of('remedied');
      const files = await exportedFiles(on, wasteful.tag);
      const all = new Set(files.flatMap(({ paths }) => paths));
      const given = (picks: Record<string, Pick> = {}) =>
        Object.entries(picks).map(([rule, pick]) => [rule, (path: string) => pick(path, other => all.has(other))]);
      const counts = [proof.picks, proof.advice].map(picks => countByRule(files, Object.fromEntries(given(picks))));
      expected = new Map(counts.flatMap(map => [...map]));
    });

    test.each(Object.keys({ ...proof.picks, ...proof.advice }))('%s has the bytes of the exported files', rule => {
      const bucket = rule in proof.picks ? 'removable' : 'advice';
      const [finding, ...others] = wasteful.image.findings.filter(one => one.rule === rule && one.bucket === bucket);
      expect(others).toEqual([]);
      expect(finding).toMatchObject(expected.get(rule) ?? {});
      expect(finding?.bytes).toBeGreaterThan(0);
    });

    test('no other rule calls anything of the application removable', () => {
      expect(wasteful.ownRules()).toEqual(Object.keys(proof.picks).sort());
    });

    test('the remedies take away what was promised', () => {
      const rules = proof.remedied ?? Object.keys(proof.picks);
      const promised = sum(rules.map(rule => wasteful.ownBytes(rule, rule in proof.picks ? 'removable' : 'advice')));
      const saved = wasteful.image.sizes.image - remedied.image.sizes.image;
      expect(promised).toBeGreaterThan(0);
      expect(Math.abs(saved - promised) / promised).toBeLessThan(0.01);
    });

    test('the application works when all that is called removable is deleted', async () => {
      const ran = runWithoutRemovable(on, wasteful, folder.path, `${proof.works}\necho it-works`);
      expect(await ran).toMatch(/it-works\n$/);
    });

    const { clean } = proof;
    if (clean === undefined) return;
    test('the clean multi-stage image has no warning, and works', async () => {
      const RUNTIME = clean.on === proof.on ? base : await tools(on, clean.on, folder.path);
      const bases = { BASE: base, RUNTIME };
      const tag = await buildApp(on, { app: proof.app, target: 'clean', bases, folder: folder.path });
      const { image } = await measured(on, tag, RUNTIME);
      expect(image.findings.filter(({ severity }) => severity === 'warn')).toEqual([]);
      await on.docker(['run', '--rm', '--network', 'none', tag, ...clean.works]);
    });
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
