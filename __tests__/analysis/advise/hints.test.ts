import { describe, expect, test } from '@jest/globals';
import { filler } from '../../kit/archives/archives.ts';
import { analysed, gone, type SmallImage } from '../../kit/reports/analyse-tars.ts';
import { imageReport } from '../../kit/reports/build-report.ts';

const file = (name: string, bytes: number) => ({ name, body: filler(bytes, name) });

const UPDATE: SmallImage = {
  layers: [
    {
      createdBy: 'RUN /bin/sh -c apt-get update && apt-get install -y gcc # buildkit',
      entries: [file('var/lib/apt/lists/a_Packages', 70_000), file('usr/bin/gcc', 5_000_000)],
    },
    { createdBy: 'RUN /bin/sh -c rm -rf /var/lib/apt/lists/* # buildkit', entries: [gone('var/lib/apt/lists')] },
    { createdBy: 'COPY . /app # buildkit', entries: [file('app/.git/x', 900), file('app/node_modules/a', 90)] },
  ],
};

const idsIn = async (image: SmallImage) => (await analysed(image)).hints.map(({ hint, layer }) => `${layer} ${hint}`);

describe('hints of an image', () => {
  test('are given with the bytes of their layers', async () => {
    const { hints } = await analysed(UPDATE);
    expect(hints.map(({ hint, layer, bytes }) => [hint, layer, bytes])).toEqual([
      ['hint-apt-recommends', 0, 5_000_000],
      ['hint-apt-lists', 0, 70_000],
      ['hint-rm-later', 1, 70_000],
      ['hint-copy-all', 2, 990],
    ]);
    expect(hints.at(-1)?.remedy).toBe('List `**/.git` and `**/node_modules` in .dockerignore.');
  });

  test('are not given on layers of the base image', async () => {
    const dockerfile = 'FROM debian\nRUN rm -rf /var/lib/apt/lists/*\nCOPY . /app\n';
    expect(await idsIn({ ...UPDATE, dockerfile })).toEqual(['1 hint-rm-later', '2 hint-copy-all']);
  });

  test('count what was copied once, also where one folder of caches is in another', async () => {
    const entries = [
      file('app/.venv/lib/python3.11/site-packages/x/__pycache__/a.cpython-311.pyc', 5000),
      file('app/.venv/lib/python3.11/site-packages/x/a.py', 300),
      file('app/__pycache__/b.cpython-311.pyc', 20),
      file('app/node_modules/y/.venv/__pycache__/c.cpython-311.pyc', 1),
    ];
    const { hints } = await analysed({ layers: [{ createdBy: 'COPY . /app # buildkit', entries }] });
    expect(hints).toMatchObject([{ hint: 'hint-copy-all', bytes: 5321 }]);
    expect(hints[0]?.remedy).toBe('List `**/.venv`, `**/__pycache__` and `**/node_modules` in .dockerignore.');
  });

  test('read the Dockerfile, which says what history does not', async () => {
    const dockerfile = [
      'FROM scratch',
      'RUN apt-get update && apt-get install -y gcc',
      'RUN rm -rf /var/lib/apt/lists/*',
      'COPY --from=build . /app',
    ].join('\n');
    expect(await idsIn({ ...UPDATE, dockerfile })).not.toContain('2 hint-copy-all');
  });

  test('are not given where apt leaves recommended packages out', async () => {
    const [first, ...rest] = UPDATE.layers;
    const off = { name: 'etc/apt/apt.conf.d/99', body: 'APT::Install-Recommends "0";\n' };
    const layers = [{ ...first, entries: [...(first?.entries ?? []), off] }, ...rest];
    expect(await idsIn({ layers })).not.toContain('0 hint-apt-recommends');
  });

  test('know what a layer added by its names', async () => {
    const entries = [file('opt/a.tar.gz', 300), file('opt/b.tar.gz', 7)];
    const createdBy = 'ADD https://e.x/a.tar.gz?v=2 /opt/ # buildkit';
    const { hints } = await analysed({ layers: [{ createdBy, entries }] });
    expect(hints).toMatchObject([{ hint: 'hint-add-remote', layer: 0, bytes: 300 }]);
  });

  test('know Debian’s full images by what their base has installed', async () => {
    const names = ['gcc', 'g++', 'libc6-dev:amd64', 'git', 'mercurial'];
    const entries = names.map(name => file(`var/lib/dpkg/info/${name}.list`, 5));
    const layers = [{ entries }, { createdBy: 'RUN a', entries: [] }];
    const history = [
      { createdBy: 'ADD rootfs /', emptyLayer: false },
      { createdBy: 'CMD ["bash"]', emptyLayer: true },
      { createdBy: 'RUN a', emptyLayer: false },
    ];
    expect(await idsIn({ layers, history })).toEqual(['null hint-full-base']);
    expect(await idsIn({ layers })).toEqual([]);
  });
});

describe('hints in a report', () => {
  test('stand beside the bytes that they explain, the others alone', async () => {
    const { hints, wasted, findings } = await analysed(UPDATE);
    const layers = [{ bytes: 6_000_000 }, { bytes: 0 }, { bytes: 1_000 }];
    const { savings, loneHints } = imageReport({ layers, wasted, findings, hints });
    const lists = savings.find(({ label }) => label === 'cache-deleted-later');
    expect(lists?.hints).toEqual(['apt-get update whose lists stay in the layer', 'a layer that only deletes']);
    expect(loneHints.map(({ hint }) => hint)).toEqual(['hint-apt-recommends']);
  });
});
