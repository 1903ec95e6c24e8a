/** What the tool expects `apk del` to remove, against apk's own simulation, on records made from a seed. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ApkPackages } from '../../../src/packages/alpine/removal.ts';
import { alpineBase } from '../../kit/apps/alpine.ts';
import { describeShared } from '../../kit/archives/samples.ts';
import { describeEngine, engine } from '../../kit/engines/engine.ts';
import { type AlpinePackages, installedText } from '../../kit/packages/alpine-layers.ts';
import { files, packagesIn } from '../../kit/reports/find-packages.ts';

const CASES = 40;
const MOST = 14;
const MARK = '=====';

/** For each package which others it needs: an even number by name, an odd one by library. */
const drawn = fc.record({
  needs: fc.array(fc.array(fc.nat(2 * MOST - 1), { maxLength: 3 }), { minLength: 5, maxLength: MOST }),
  asked: fc.array(fc.nat(MOST - 1), { minLength: 1, maxLength: 4 }),
  deleted: fc.integer({ min: 1, max: 2 }),
});

interface Case {
  world: string[];
  deleted: string[];
  packages: AlpinePackages;
}

/** What apk would have installed: what the world needs, and nothing else. */
function caseOf({ needs, asked, deleted }: Readonly<{ needs: number[][]; asked: number[]; deleted: number }>) {
  const place = (n: number) => n % needs.length;
  const world = new Set(asked.map(place));
  const installed = new Set(world);
  for (const at of installed) for (const n of needs[at] ?? []) installed.add(place(n >> 1));
  const packages = [...installed].map(at => {
    const others = (needs[at] ?? []).map(n => (n % 2 === 0 ? `p${place(n >> 1)}` : `so:lib${place(n >> 1)}.so.1`));
    const record = { depends: [...new Set(others)].join(' '), provides: `so:lib${at}.so.1=1 cmd:c${at}=1` };
    return [`p${at}`, record] as const;
  });
  const names = [...world].map(at => `p${at}`);
  return { world: names, deleted: names.slice(0, deleted), packages: Object.fromEntries(packages) };
}

async function apkOf(packages: AlpinePackages, world: readonly string[]): Promise<ApkPackages> {
  const text = world.join('\n');
  const records = { 'lib/apk/db/installed': installedText(packages), 'etc/apk/world': text };
  return new ApkPackages((await packagesIn([files(records)])).installed, text);
}

function namesOf(packages: Iterable<{ name: string }> | null): string[] | null {
  return packages && [...packages].map(({ name }) => name).sort();
}

/** Lets apk say what it would remove. */
function simulation({ world, deleted, packages }: Case): string {
  const write = (path: string, text: string) => `cat > /case/${path} <<'END'\n${text}\nEND`;
  return [
    'rm -rf /case; mkdir -p /case/lib/apk/db /case/etc/apk /case/var/cache/apk',
    write('lib/apk/db/installed', installedText(packages)),
    write('etc/apk/world', world.join('\n')),
    'echo x86_64 > /case/etc/apk/arch; : > /case/etc/apk/repositories; : > /case/lib/apk/db/triggers',
    `apk --root /case --no-network del -s ${deleted.join(' ')}`,
  ].join('\n');
}

describeShared('with the test material', () => {
  describeEngine('apk', () => {
    test(`removes what the tool expects, in ${CASES} cases`, async () => {
      const cases = fc.sample(drawn, { seed: 1, numRuns: CASES }).map(caseOf);
      const on = await engine();
      const script = cases.map(simulation).join(`\necho ${MARK}\n`);
      const { stdout } = await on.docker(['run', '--rm', await alpineBase(on), 'sh', '-c', `set -e\n${script}`]);
      const byApk = stdout.split(MARK).map(text => [...text.matchAll(/Purging (\S+)/g)].map(([, name]) => name).sort());
      const byTool = cases.map(async one =>
        namesOf((await apkOf(one.packages, one.world)).removedWith(new Set(one.deleted))),
      );
      expect(byApk).toEqual(await Promise.all(byTool));
      expect(byApk.flat().length).toBeGreaterThan(CASES);
    });
  });
});
