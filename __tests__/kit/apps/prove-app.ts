/** The proof that a real application's image gives of the rules. */
import { beforeAll, expect, test } from '@jest/globals';
import { describeEngine, type Engine, engine } from '../engines/engine.ts';
import { countByRule, exportedFiles } from '../oracles/exported-files.ts';
import { folderForTests } from '../processes/measure-by-cli.ts';
import { type App, buildApp, measured, runWithoutRemovable, type Tools, tools } from './app-images.ts';

/** Whether a rule should have a file, said in other words than its globs. */
export type Pick = (path: string, exists: (path: string) => boolean) => boolean;

/** A target of `fixtures/apps/tools/Dockerfile`, or what makes another image and returns its name. */
type Base = Tools | ((on: Engine) => Promise<string>);

/** What the builds of an application get beside its folder. */
interface Given {
  /** The address of a package index on this machine, for pip. */
  index?: string;
  buildArgs?: Record<string, string>;
}

export interface AppProof {
  /** Folder below `fixtures/apps`. */
  app: string;
  /** What the application is built on. */
  on: Base;
  /**
   * For every rule that has removable bytes in the application's own layers, in order of precedence: its files in the
   * whole image.
   */
  picks: Record<string, Pick>;
  /** Rules that only point at something: their files in the whole image. Rules that are not named may have findings too. */
  advice?: Record<string, Pick>;
  /** A shell script that fails unless the application, and what it was installed with, still work. */
  works: string;
  /** What the target `clean` is built on, and a command that runs it; none for the image's own. */
  clean: { on: Base; works: string[] };
  prepare?: (on: Engine, base: string, folder: string) => Promise<Given>;
}

/** Registers the tests of one application. The target `remedied` follows the remedies of all rules that are named. */
export function proveApp(what: string, proof: AppProof): void {
  const rules = Object.keys({ ...proof.picks, ...proof.advice });
  const bucketOf = (rule: string) => (rule in proof.picks ? 'removable' : 'advice');

  describeEngine(what, () => {
    const folder = folderForTests();
    let on: Engine;
    let base: string;
    let given: Given;
    let wasteful: App;
    let remedied: App;
    let expected: ReturnType<typeof countByRule>;

    const baseImage = (from: Base): Promise<string> =>
      typeof from === 'string' ? tools(on, from, folder.path) : from(on);

    async function built(target: string, RUNTIME = base): Promise<App> {
      const buildArgs = { ...given.buildArgs, BASE: base, RUNTIME };
      const tag = await buildApp(on, { ...given, app: proof.app, target, buildArgs, folder: folder.path });
      return measured(on, tag, RUNTIME);
    }

    beforeAll(async () => {
      on = await engine();
      base = await baseImage(proof.on);
      given = (await proof.prepare?.(on, base, folder.path)) ?? {};
      wasteful = await built('wasteful');
      remedied = await built('remedied');
      const files = await exportedFiles(on, wasteful.tag);
      const all = new Set(files.flatMap(({ paths }) => paths));
      const counts = [proof.picks, proof.advice ?? {}].flatMap(picks => {
        const bound = Object.entries(picks).map(([rule, pick]) => [
          rule,
          (path: string) => pick(path, other => all.has(other)),
        ]);
        return [...countByRule(files, Object.fromEntries(bound))];
      });
      expected = new Map(counts);
    });

    test.each(rules)('%s has the bytes of the exported files', rule => {
      const findings = wasteful.image.findings.filter(one => one.rule === rule && one.bucket === bucketOf(rule));
      expect(findings).toMatchObject([expected.get(rule)]);
      expect(findings[0]?.bytes).toBeGreaterThan(0);
    });

    test('no other rule calls anything of the application removable', () => {
      expect(wasteful.ownRules()).toEqual(Object.keys(proof.picks).sort());
    });

    test('the remedies take away what was promised', () => {
      const promised = rules.reduce((sum, rule) => sum + wasteful.ownBytes(rule, bucketOf(rule)), 0);
      const saved = wasteful.image.sizes.image - remedied.image.sizes.image;
      expect(promised).toBeGreaterThan(0);
      expect(Math.abs(saved - promised) / promised).toBeLessThan(0.01);
    });

    test('the application works when all that is called removable is deleted', async () => {
      const ran = runWithoutRemovable(on, wasteful, folder.path, `${proof.works}\necho it-works`);
      expect(await ran).toMatch(/it-works\n$/);
    });

    test('the clean multi-stage image has no warning, and works', async () => {
      const { image, tag } = await built('clean', await baseImage(proof.clean.on));
      expect(image.findings.filter(({ severity }) => severity === 'warn')).toEqual([]);
      await on.docker(['run', '--rm', '--network', 'none', tag, ...proof.clean.works]);
    });
  });
}
