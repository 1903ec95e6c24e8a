/** What the tool expects apt to install without Recommends, and to remove, against apt's own simulation. */
import { beforeAll, expect, test } from '@jest/globals';
import { findRecommended } from '../../../src/packages/debian/recommended.ts';
import { removedWith } from '../../../src/packages/debian/removal.ts';
import { automaticIn, type DebianState, packagesIn } from '../../../src/packages/debian/states.ts';
import { tools } from '../../kit/apps/app-images.ts';
import { describeEngine, type Engine, engine } from '../../kit/engines/engine.ts';
import { folderForTests } from '../../kit/processes/measure-by-cli.ts';

/** What is installed, and what of it is purged again. */
const INSTALLS: [string, string][] = [
  ['curl gcc libpq-dev', 'gcc libpq-dev'],
  ['php-cli composer unzip', 'composer'],
];
/** Whether packages stay that others recommend and suggest. */
const KEPT = [true, false];
const MOST = 300_000;
const MARK = '=====';
const STATE = 'cat /var/lib/dpkg/status; echo =====; cat /var/lib/apt/extended_states 2> /dev/null; echo =====';

function state(layer: number, status = '', extended = ''): DebianState {
  const packages = packagesIn(status);
  if (packages === null) throw new Error('a record that is not settled');
  return { layer, packages, automatic: automaticIn(extended) };
}

describeEngine('without Recommends', () => {
  const folder = folderForTests();
  let on: Engine;
  let image: string;

  beforeAll(async () => {
    on = await engine();
    image = await tools(on, 'lists', folder.path);
  }, MOST);

  async function inDebian(script: string): Promise<string[]> {
    const { stdout } = await on.docker(['run', '--rm', '--network', 'host', image, 'sh', '-c', `set -e; ${script}`]);
    return stdout.split(MARK);
  }

  test.each(INSTALLS)(
    'apt installs for %s, and removes of it, what the tool expects',
    async (names, purged) => {
      const purges = KEPT.map(kept => {
        const options = ['Recommends', 'Suggests'].map(one => `-o APT::AutoRemove::${one}Important=${kept}`);
        return `apt-get purge -s --auto-remove ${options.join(' ')} ${purged}`;
      }).join(`; echo ${MARK}; `);
      const install = `apt-get install -y -q ${names} > /dev/null 2>&1`;
      const records = await inDebian(
        `${STATE}; ${install}; ${STATE}; ${purges}`.replaceAll('2> /dev/null;', '2> /dev/null || true;'),
      );
      const [before, after] = [state(0, records[0], records[1]), state(1, records[2], records[3])];
      const found = findRecommended({
        states: [before, after],
        installOf: () => ({ mode: 'editable', upgrades: false, words: new Set() }),
        used: () => new Set(),
      });
      const expected = [...after.packages.keys()].filter(
        name => !before.packages.has(name) && found?.leftOut.has(name) !== true,
      );
      const all = [names, ...(found?.edited.get(1) ?? [])].join(' ');
      const [simulated = ''] = await inDebian(`apt-get install -s --no-install-recommends ${all}`);
      const installed = [...simulated.matchAll(/^Inst ([^\s:]+)/gm)].map(([, name]) => name);
      expect(installed.sort()).toEqual(expected.sort());
      expect(installed.length).toBeGreaterThan(0);
      for (const [at, kept] of KEPT.entries()) {
        const keptFor = { recommends: kept, suggests: kept };
        const expectedGone = removedWith({ state: after, purged: new Set(purged.split(' ')), keptFor });
        const gone = [...(records[4 + at] ?? '').matchAll(/^Purg ([^\s:]+)/gm)].map(([, name]) => name);
        expect(gone.sort()).toEqual([...expectedGone].sort());
        expect(gone.length).toBeGreaterThan(1);
      }
    },
    MOST,
  );
});
