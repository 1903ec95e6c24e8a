/**
 * Every way to waste bytes, done by a real engine: which bytes, why, added where, wasted where. The cases share one image:
 * step 1 of each is in its layer 1, step 2 in layer 2, and so on, each in a folder of its own.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { debianBase } from '../kit/apps/debian-base.ts';
import { buildImage, describeEngine, engine } from '../kit/engines/engine.ts';
import { folderForTests, inspect, type MeasuredImage } from '../kit/processes/measure-by-cli.ts';

interface Case {
  what: string;
  /** Shell commands, each in its layer; `fill NAME BYTES [SEED]` writes a file. */
  steps: string[];
  /** Bytes that each step adds to its layer. */
  adds: number[];
  /** `PATH BYTES CAUSE ADDED>WASTED` in any order. */
  wasted: string[];
}

const STEPS = 5;

const CASES: Record<string, Case> = {
  rm: {
    what: 'a directory that is removed',
    steps: ['mkdir -p d/e; fill d/a 1000; fill d/e/b 2000; fill kept 30', 'rm -rf d'],
    adds: [3030],
    wasted: ['d/a 1000 deleted 1>2', 'd/e/b 2000 deleted 1>2'],
  },
  'rm-file': {
    what: 'a file that is removed, made again and removed again',
    steps: ['fill f 100', 'rm f', 'fill f 110', 'rm f'],
    adds: [100, 0, 110],
    wasted: ['f 100 deleted 1>2', 'f 110 deleted 3>4'],
  },
  'same-step': {
    what: 'nothing, where the step that wrote it removes it',
    steps: ['fill f 5000; rm f; fill g 50'],
    adds: [50],
    wasted: [],
  },
  mode: {
    what: 'chmod -R, then chown -R, twice with the same owner',
    steps: ['mkdir -p d/e; fill d/a 1000; fill d/e/b 2000', 'chmod -R g-r d', 'chown -R 7:8 d', 'chown -R 7:8 d'],
    adds: [3000, 3000, 3000, 3000],
    wasted: [
      ...['d/a 1000 metadata 1>2', 'd/e/b 2000 metadata 1>2'],
      ...['d/a 1000 metadata 2>3', 'd/e/b 2000 metadata 2>3'],
      ...['d/a 1000 metadata 3>4', 'd/e/b 2000 metadata 3>4'],
    ],
  },
  touch: {
    what: 'touch',
    steps: ['fill f 40000', 'touch f'],
    adds: [40000, 40000],
    wasted: ['f 40000 metadata 1>2'],
  },
  'same-content': {
    what: 'the same content, written once more to a new file of that name',
    steps: ['fill f 600', 'fill g 600; mv g f'],
    adds: [600, 600],
    wasted: ['f 600 metadata 1>2'],
  },
  overwrite: {
    what: 'other content, of another size and of the same, and one byte more',
    steps: ['fill f 900; fill g 800; fill h 700', 'fill f 901', 'fill g 800 y', 'printf x >> h'],
    adds: [2400, 901, 800, 701],
    wasted: ['f 900 overwritten 1>2', 'g 800 overwritten 1>3', 'h 700 overwritten 1>4'],
  },
  opaque: {
    what: 'a directory that is removed and made anew',
    steps: ['mkdir -p d/e; fill d/a 1000; fill d/e/b 2000', 'rm -rf d; mkdir d; fill d/new 20', 'fill d/more 5'],
    adds: [3000, 20, 5],
    wasted: ['d/a 1000 opaque 1>2', 'd/e/b 2000 opaque 1>2'],
  },
  'opaque-nothing': {
    what: 'nothing, where a new directory hides nothing',
    steps: ['mkdir d', 'mkdir d/new; fill d/new/f 10; rm -rf d; mkdir d; fill d/f 12'],
    adds: [0, 12],
    wasted: [],
  },
  'file-to-dir': {
    what: 'a file that becomes a directory',
    steps: ['fill x 1000', 'rm x; mkdir x; fill x/inside 15'],
    adds: [1000, 15],
    wasted: ['x 1000 replaced 1>2'],
  },
  'dir-to-file': {
    what: 'a directory that becomes a file, and one that becomes a link',
    steps: ['mkdir -p x/y z; fill x/y/inside 1000; fill z/inside 1100', 'rm -rf x z; fill x 16; ln -s /tmp z'],
    adds: [2100, 16],
    wasted: ['x/y/inside 1000 replaced 1>2', 'z/inside 1100 replaced 1>2'],
  },
  'file-to-link': {
    what: 'a file that becomes a symbolic link, and a pipe',
    steps: ['fill x 1000; fill y 1200', 'ln -sf y x', 'rm y; mkfifo y'],
    adds: [2200],
    wasted: ['x 1000 replaced 1>2', 'y 1200 replaced 1>3'],
  },
  'link-up': {
    what: 'a hard link to a file of a lower layer, which copies it',
    steps: ['fill a 9000', 'ln a b'],
    adds: [9000, 9000],
    wasted: ['a 9000 metadata 1>2'],
  },
  'one-name-left': {
    what: 'nothing, while one of two names is left; once, when the last one goes',
    steps: ['fill a 500; ln a b; fill c 300; ln c d', 'rm a c', 'rm d'],
    adds: [800],
    wasted: ['d 300 deleted 1>3'],
  },
  'two-names': {
    what: 'an inode once, where both its names go at once',
    steps: ['fill a 500; ln a b', 'rm a b'],
    adds: [500],
    wasted: ['* 500 deleted 1>2'],
  },
  move: {
    what: 'a tree that is moved',
    steps: ['mkdir d; fill d/a 250; fill d/b 260', 'mv d e'],
    adds: [510, 510],
    wasted: ['d/a 250 deleted 1>2', 'd/b 260 deleted 1>2'],
  },
  'through-a-link': {
    what: 'a file that is reached through a linked directory',
    steps: ['mkdir real; ln -s real link; fill real/f 70; fill real/g 80', 'fill link/f 71; rm link/g'],
    adds: [150, 71],
    wasted: ['real/f 70 overwritten 1>2', 'real/g 80 deleted 1>2'],
  },
  'many-layers': {
    what: 'in each layer the copy of the one before',
    steps: ['fill f 100', 'fill f 200', 'fill f 300', 'chmod 600 f', 'rm f'],
    adds: [100, 200, 300, 300],
    wasted: ['f 100 overwritten 1>2', 'f 200 overwritten 2>3', 'f 300 metadata 3>4', 'f 300 deleted 4>5'],
  },
};

/** Writes a file of that many bytes, in place. */
const FILL = `fill() { head -c "$2" /dev/zero | tr '\\0' "\${3:-x}" > "$1"; };`;

function dockerfile(base: string): string {
  const runs = Array.from({ length: STEPS }, (_, step) => {
    const parts = Object.entries(CASES).flatMap(([name, { steps }]) => {
      const command = steps[step];
      return command === undefined ? [] : [`(mkdir -p /cases/${name} && cd /cases/${name} && ${command})`];
    });
    return `RUN set -e; ${FILL} ${parts.join('; ')}`;
  });
  return `FROM ${base}\n${runs.join('\n')}\nCOPY one /cases/copy/\nCOPY two /cases/copy/\n`;
}

describeEngine('an engine', () => {
  const folder = folderForTests();
  let image: MeasuredImage;

  beforeAll(async () => {
    const on = await engine();
    const files = { Dockerfile: dockerfile(await debianBase(on)), 'one/f': 'one\n', 'two/f': 'twice\n', 'two/g': '' };
    for (const [name, content] of Object.entries(files)) {
      await mkdir(join(folder.path, name, '..'), { recursive: true });
      await writeFile(join(folder.path, name), content);
    }
    const tag = 'imagebudget-test/causes:latest';
    await buildImage(on, { tag, context: folder.path });
    image = await inspect(tag, on.host);
  });

  /** What is wasted below a case's folder; of an inode with several names any may stand for it. */
  function wastedIn(name: string): string[] {
    const start = `/cases/${name}/`;
    return image.wasted
      .filter(({ path }) => path.startsWith(start))
      .map(({ path, bytes, cause, addedIn, wastedIn: at }) => {
        const shown = name === 'two-names' ? '*' : path.slice(start.length);
        return `${shown} ${bytes} ${cause} ${addedIn}>${at}`;
      })
      .sort();
  }

  test.each(Object.entries(CASES).map(([name, one]) => ({ name, ...one })))('wastes $what', ({ name, wasted }) => {
    expect(wastedIn(name)).toEqual([...wasted].sort());
  });

  test('wastes what one COPY writes over another', () => {
    expect(wastedIn('copy')).toEqual(['f 4 overwritten 6>7']);
  });

  test('adds to every layer what the steps wrote, and no cause is missing', () => {
    const added = (step: number) => Object.values(CASES).reduce((sum, { adds }) => sum + (adds[step] ?? 0), 0);
    const expected = Array.from({ length: STEPS }, (_, step) => added(step));
    expect(image.layers.slice(1).map(({ bytes }) => bytes)).toEqual([...expected, 4, 6]);
    expect(new Set(image.wasted.map(({ cause }) => cause)).size).toBe(5);
  });

  test('wastes nothing else', () => {
    const listed = Object.values(CASES).flatMap(({ wasted }) => wasted).length;
    expect(image.wasted.filter(({ bytes }) => bytes > 0)).toHaveLength(listed + 1);
  });
});
