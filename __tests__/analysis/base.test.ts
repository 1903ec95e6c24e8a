import { describe, expect, test } from '@jest/globals';
import type { HistoryEntry } from '../../src/image/types.ts';
import { analysed } from '../kit/reports/analyse-tars.ts';

const layer = (createdBy: string): HistoryEntry => ({ createdBy, emptyLayer: false });
const meta = (createdBy: string): HistoryEntry => ({ createdBy, emptyLayer: true });

/** What `python:3.12-slim` looks like, shortened. */
const PYTHON = [
  layer("# debian.sh --arch 'amd64' out/ 'bookworm' '@1719878400'"),
  meta('ENV LANG=C.UTF-8'),
  layer('RUN /bin/sh -c apt-get update # buildkit'),
  layer('RUN /bin/sh -c ln -s python3 python # buildkit'),
  meta('CMD ["python3"]'),
];
const OWN = [
  layer('WORKDIR /app'),
  layer('COPY . . # buildkit'),
  layer('RUN /bin/sh -c pip install x # buildkit'),
  meta('CMD ["python" "app.py"]'),
];
const FILE = 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nRUN pip install x\nCMD ["python", "app.py"]\n';

async function baseIn(history: HistoryEntry[], dockerfile?: string) {
  const layers = history
    .filter(({ emptyLayer }) => !emptyLayer)
    .map((_, n) => ({ entries: [{ name: `f${n}`, body: 'x'.repeat(10 ** n) }] }));
  const { base, sizes, layers: found } = await analysed({ layers, history, ...(dockerfile && { dockerfile }) });
  expect(found.map(one => one.base)).toEqual(found.map((_, n) => n < (base?.layers ?? 0)));
  return { base, own: sizes.own };
}

describe('the base image', () => {
  test('is what comes before the first instruction of the Dockerfile', async () => {
    const base = { name: 'python:3.12-slim', layers: 3, evidence: 'dockerfile' };
    expect(await baseIn([...PYTHON, ...OWN], FILE)).toEqual({ base, own: 111_000 });
  });

  test('is named through stages and the defaults of arguments', async () => {
    const file = `ARG TAG=3.12-slim\nFROM python:\${TAG} AS base\nWORKDIR /app\n${FILE.replace('python:3.12-slim', 'base').replace('WORKDIR /app\n', '')}`;
    expect((await baseIn([...PYTHON, ...OWN], file)).base).toMatchObject({ name: 'python:3.12-slim', layers: 3 });
    expect((await baseIn([...PYTHON, ...OWN], FILE.replace('python:3.12-slim', '$BASE'))).base).toMatchObject({
      name: null,
      layers: 3,
      evidence: 'dockerfile',
    });
  });

  test('is nothing after FROM scratch', async () => {
    const base = { name: 'scratch', layers: 0, evidence: 'dockerfile' };
    expect(await baseIn(OWN, FILE.replace('python:3.12-slim', 'scratch'))).toEqual({ base, own: 111 });
  });

  test('is told by history where no Dockerfile fits', async () => {
    const base = { name: null, layers: 3, evidence: 'history' };
    expect(await baseIn([...PYTHON, ...OWN])).toEqual({ base, own: 111_000 });
    for (const file of ['FROM a\nRUN other\nCOPY x y\n', 'FROM a\nRUN other\n', 'FROM a\n'])
      expect((await baseIn([...PYTHON, ...OWN], file)).base).toEqual(base);
  });

  test('is told by the classic builder’s history, and by an entry point', async () => {
    const classic = [layer('/bin/sh -c #(nop) ADD file:aa in / '), meta('/bin/sh -c #(nop)  CMD ["sh"]')];
    expect((await baseIn([...classic, layer('/bin/sh -c make')])).base).toMatchObject({
      layers: 1,
      evidence: 'history',
    });
    expect((await baseIn([layer('RUN a'), meta('ENTRYPOINT ["/x"]'), layer('RUN b')])).base).toMatchObject({
      layers: 1,
    });
  });

  test('is Debian’s one layer where its tool signed it', async () => {
    const [debian = layer('')] = PYTHON;
    expect((await baseIn([debian, layer('RUN a'), meta('CMD ["a"]')])).base).toMatchObject({ layers: 1 });
  });

  test('may be without layers', async () => {
    expect((await baseIn([meta('CMD ["sh"]'), layer('RUN a')])).base).toMatchObject({ layers: 0, evidence: 'history' });
  });

  test('is the nearest of several', async () => {
    expect(
      (await baseIn([layer('a'), meta('CMD ["sh"]'), layer('b'), meta('CMD ["x"]'), layer('c')])).base,
    ).toMatchObject({
      layers: 2,
    });
  });

  test.each([
    ['no layer follows a command', [layer('ADD rootfs /'), meta('CMD ["sh"]')]],
    ['there is no command', [layer('ADD rootfs /'), layer('RUN a')]],
    ['there is other metadata than a command', [layer('ADD rootfs /'), meta('ENV A=b'), layer('RUN a')]],
    ['a layer looks like a command', [layer('CMD ["sh"]'), layer('RUN a')]],
    ['there is Debian’s layer and no other', PYTHON.slice(0, 1)],
    ['there is no layer', [meta('CMD ["sh"]')]],
    ['there is no history', []],
  ])('is unknown where %s', async (_, history) => {
    expect(await baseIn(history)).toEqual({ base: null, own: null });
  });

  test('is unknown where history does not fit the layers', async () => {
    const { base } = await analysed({ layers: [{ entries: [] }], history: [...PYTHON, ...OWN] });
    expect(base).toBeNull();
  });

  test('is not told by a Dockerfile of which an instruction below the first found one is missing', async () => {
    const file = FILE.replace('WORKDIR /app', 'RUN something-else\nWORKDIR /app');
    expect((await baseIn([...PYTHON, ...OWN], file)).base).toMatchObject({ evidence: 'history' });
  });

  test('is not told by its own metadata that the Dockerfile sets again, where builders such as kaniko record no metadata', async () => {
    const base = { name: 'python:3.12-slim', layers: 3, evidence: 'dockerfile' };
    const own = [layer('COPY . .'), layer('RUN pip install x')];
    const file = 'FROM python:3.12-slim\nENV LANG=de_DE.UTF-8\nCOPY . .\nRUN pip install x\nCMD ["python3"]\n';
    expect((await baseIn([...PYTHON, ...own], file)).base).toEqual(base);
    const recorded = [meta('ENV LANG=de_DE.UTF-8'), ...own, meta('CMD ["python3"]')];
    expect((await baseIn([...PYTHON, ...recorded], file)).base).toEqual(base);
  });

  test('has the layers that come after such metadata, even if no metadata comes between them', async () => {
    const base = [layer('ADD rootfs /'), meta('ENV LANG=C.UTF-8'), layer('RUN /bin/sh -c make')];
    const file = 'FROM python\nENV LANG=C.UTF-8\nCOPY . .\nRUN pip install x\n';
    expect((await baseIn([...base, ...OWN.slice(1)], file)).base).toMatchObject({ layers: 2, evidence: 'dockerfile' });
  });

  test('has no layer of a command that the Dockerfile lost since the build', async () => {
    const [copy, run] = [layer('COPY . .'), layer('RUN pip install x')];
    const file = 'FROM python:3.12-slim\nENV LANG=C.UTF-8\nCOPY . .\nRUN pip install x\n';
    expect((await baseIn([...PYTHON, copy, layer('RUN gone'), run], file)).base).toMatchObject({ layers: 3 });
  });

  test('has no layer that a command may have made before it was changed', async () => {
    const history = [layer('ADD rootfs /'), meta('ENV LANG=C.UTF-8'), layer('RUN old'), ...OWN.slice(1)];
    const file = 'FROM python\nENV LANG=C.UTF-8\nRUN new\nCOPY . .\nRUN pip install x\n';
    expect((await baseIn(history, file)).base).toMatchObject({ layers: 1, evidence: 'dockerfile' });
  });

  test('has no name where part of it was given to the build', async () => {
    for (const from of ['ARG TAG\nFROM python:$TAG', 'ARG TAG\nARG BASE=python:${TAG}\nFROM $BASE AS app'])
      expect((await baseIn([...PYTHON, ...OWN], FILE.replace('FROM python:3.12-slim', from))).base).toEqual({
        name: null,
        layers: 3,
        evidence: 'dockerfile',
      });
  });

  test('is followed through a stage for each platform', async () => {
    const stage = (name: string) => `FROM python:3.12-slim AS ${name}\nWORKDIR /app\n`;
    for (const name of ['base-$TARGETARCH', '${TARGETOS}-base-${TARGETARCH}${TARGETVARIANT}']) {
      const named = (arch: string) => stage(name.startsWith('base') ? `base-${arch}` : `linux-base-${arch}`);
      const file = `${named('amd64')}${named('arm64')}FROM ${name}\nCOPY . .\nRUN pip install x\n`;
      expect((await baseIn([...PYTHON, ...OWN], file)).base).toMatchObject({ name: 'python:3.12-slim', layers: 3 });
    }
  });
});
