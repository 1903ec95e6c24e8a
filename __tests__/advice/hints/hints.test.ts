import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type HintImage, type HintLayer, hints } from '../../../src/advice/hints/index.ts';
import { LABEL_IDS } from '../../../src/advice/labels/label.ts';
import { commandsOf } from '../../../src/dockerfile/commands.ts';

const root = resolve(import.meta.dirname, '../../..');
const MB = 1_000_000;

interface Spec {
  /** The instruction. */
  does: string;
  index?: number;
  /** Files that the layer adds, by path without a slash in front. */
  adds?: Record<string, number>;
  found?: Record<string, number>;
  lost?: Record<string, number>;
  labelled?: Record<string, number>;
  wasted?: Record<string, number>;
  texts?: Record<string, string>;
  env?: Record<string, string>;
  packages?: string[];
}

function pick(of: Record<string, number> = {}): (...names: readonly string[]) => number {
  return (...names) => names.reduce((sum, name) => sum + (of[name] ?? 0), 0);
}

function sumOf(adds: Record<string, number>, counts: (path: string) => boolean): number {
  return Object.entries(adds).reduce((sum, [path, bytes]) => sum + (counts(path) ? bytes : 0), 0);
}

function layerOf({ does, index = 3, adds = {}, found, lost, labelled, wasted, texts = {} }: Spec): HintLayer {
  const [keyword = '', ...rest] = does.split(' ');
  const text = rest.join(' ');
  return {
    index,
    keyword,
    text,
    commands: keyword === 'RUN' ? commandsOf(text) : [],
    bytes: Object.values(adds).reduce((sum, bytes) => sum + bytes, 0),
    found: pick(found),
    lostLater: pick(lost),
    labelled: pick(labelled),
    wasted: pick(wasted),
    wastedOwn: pick(wasted),
    added: matches => sumOf(adds, path => matches(path.slice(0, Math.max(0, path.lastIndexOf('/'))))),
    addedNamed: names => sumOf(adds, path => names.has(path.slice(path.lastIndexOf('/') + 1))),
    texts: name => (texts[name] === undefined ? [] : [texts[name]]),
  };
}

function imageOf({ env = {}, texts = {}, found, packages = [] }: Spec): HintImage {
  return {
    env: name => env[name],
    exists: path => path in texts,
    text: path => texts[path] ?? null,
    textsIn: directory =>
      Object.entries(texts).flatMap(([path, text]) => (path.startsWith(`${directory}/`) ? [text] : [])),
    found: pick(found),
    basePackages: names => names.filter(name => packages.includes(name)),
  };
}

function given(id: string, spec: Spec) {
  const hint = hints.find(one => one.id === id);
  if (hint === undefined) throw new Error(`there is no ${id}`);
  return hint.about === 'layer' ? hint.test(layerOf(spec), imageOf(spec)) : hint.test(imageOf(spec));
}

/** By hint: what it is given for, and what not. */
const CASES: Record<string, { yes: Spec[]; no: Spec[] }> = {
  'hint-apt-recommends': {
    yes: [
      { does: 'RUN apt-get update && apt-get -y install curl', adds: { 'usr/bin/curl': 5 * MB } },
      { does: 'RUN sudo apt install -y x', adds: { 'usr/lib/a/b': 6 * MB } },
    ],
    no: [
      { does: 'RUN apt-get install -y --no-install-recommends curl', adds: { 'usr/bin/curl': 5 * MB } },
      { does: 'RUN apt-get -o APT::Install-Recommends=0 install x', adds: { 'usr/bin/curl': 5 * MB } },
      { does: 'RUN apt-get install -y curl', adds: { 'usr/bin/curl': 4 * MB, 'opt/x': 9 * MB } },
      {
        does: 'RUN apt-get install -y curl',
        adds: { 'usr/bin/curl': 5 * MB },
        texts: { '/etc/apt/apt.conf.d/99x': 'APT::Install-Recommends "false";' },
      },
      { does: 'RUN echo apt-get install', adds: { 'usr/bin/curl': 5 * MB } },
    ],
  },
  'hint-apt-lists': {
    yes: [
      { does: 'RUN apt-get update', found: { 'apt-lists': 7 } },
      { does: 'RUN apt-get -qq update; make', lost: { 'apt-lists': 7 } },
    ],
    no: [{ does: 'RUN apt-get update' }, { does: 'RUN make', found: { 'apt-lists': 7 } }],
  },
  'hint-apt-update-alone': {
    yes: [{ does: 'RUN apt-get update', adds: { 'var/lib/apt/lists/x': 9, 'var/cache/apt/pkgcache.bin': 1 } }],
    no: [
      { does: 'RUN apt-get update && apt-get install -y x', adds: { 'var/lib/apt/lists/x': 9 } },
      { does: 'RUN apt-get update && make', adds: { 'var/lib/apt/lists/x': 9, 'opt/x': 1 } },
      { does: 'RUN apt-get update' },
    ],
  },
  'hint-apt-upgrade': {
    yes: [
      { does: 'RUN apt-get update && apt-get -y upgrade', wasted: { overwritten: MB } },
      { does: 'RUN apk upgrade --no-cache', wasted: { deleted: MB } },
      { does: 'RUN dnf -y update && dnf clean all', wasted: { overwritten: MB } },
      { does: 'RUN zypper --non-interactive dup', wasted: { overwritten: MB } },
    ],
    no: [
      { does: 'RUN apt-get -y upgrade', wasted: { overwritten: MB - 1, metadata: MB } },
      { does: 'RUN dnf -y update openssl', wasted: { overwritten: MB } },
      { does: 'RUN apt-get install -y x', wasted: { overwritten: MB } },
    ],
  },
  'hint-apk-no-cache': {
    yes: [
      { does: 'RUN apk add curl', found: { 'apk-cache': 1 } },
      { does: 'RUN apk update', found: { 'apk-cache': 1 } },
    ],
    no: [{ does: 'RUN apk add --no-cache curl', found: { 'apk-cache': 1 } }, { does: 'RUN apk add curl' }],
  },
  'hint-dnf-clean': {
    yes: [{ does: 'RUN microdnf install -y x', found: { 'dnf-cache': 1 } }],
    no: [{ does: 'RUN microdnf install -y x' }, { does: 'RUN dnf clean all', found: { 'dnf-cache': 1 } }],
  },
  'hint-dnf-weak-deps': {
    yes: [{ does: 'RUN dnf install -y x', adds: { a: 1 } }],
    no: [
      { does: 'RUN dnf install -y --nodocs x', adds: { a: 1 } },
      { does: 'RUN dnf install -y --setopt=install_weak_deps=False x', adds: { a: 1 } },
      { does: 'RUN dnf install -y x' },
    ],
  },
  'hint-zypper-clean': {
    yes: [{ does: 'RUN zypper -n in x', found: { 'zypper-cache': 1 } }],
    no: [{ does: 'RUN zypper -n in x' }, { does: 'RUN zypper clean', found: { 'zypper-cache': 1 } }],
  },
  'hint-pip-cache': {
    yes: [
      { does: 'RUN pip3 install x', found: { 'pip-cache': 1 } },
      { does: 'RUN python3 -m pip install -r r.txt', lost: { 'pip-cache': 1 } },
    ],
    no: [
      { does: 'RUN pip install --no-cache-dir x', found: { 'pip-cache': 1 } },
      { does: 'RUN pip install x' },
      { does: 'RUN pip list', found: { 'pip-cache': 1 } },
    ],
  },
  'hint-npm-dev': {
    yes: [
      { does: 'RUN npm ci', found: { 'node-dev-deps': 1 } },
      { does: 'RUN yarn', found: { 'node-dev-deps': 1 } },
      { does: 'RUN yarn --frozen-lockfile --non-interactive', found: { 'node-dev-deps': 1 } },
      { does: 'RUN pnpm install', found: { 'node-dev-deps': 1 } },
    ],
    no: [
      { does: 'RUN npm ci --omit=dev', found: { 'node-dev-deps': 1 } },
      { does: 'RUN npm ci', found: { 'node-dev-deps': 1 }, env: { NODE_ENV: 'production' } },
      { does: 'RUN yarn install --production', found: { 'node-dev-deps': 1 } },
      { does: 'RUN yarn --frozen-lockfile --production=true', found: { 'node-dev-deps': 1 } },
      { does: 'RUN yarn build', found: { 'node-dev-deps': 1 } },
      { does: 'RUN pnpm install -P', found: { 'node-dev-deps': 1 } },
      { does: 'RUN pnpm install --prod=true', found: { 'node-dev-deps': 1 } },
      { does: 'RUN npm ci' },
    ],
  },
  'hint-npm-cache': {
    yes: [
      { does: 'RUN npm ci', found: { 'npm-cache': 1 } },
      { does: 'RUN yarn install', lost: { 'yarn-classic-cache': 1 } },
    ],
    no: [{ does: 'RUN npm ci' }, { does: 'RUN make', found: { 'npm-cache': 1 } }],
  },
  'hint-conda-clean': {
    yes: [{ does: 'RUN micromamba create -f e.yml', found: { 'conda-pkgs': 1 } }],
    no: [{ does: 'RUN conda install x' }, { does: 'RUN conda info', found: { 'conda-pkgs': 1 } }],
  },
  'hint-composer-dev': {
    yes: [{ does: 'RUN composer install', texts: { 'installed.json': '{"packages": [], "dev": true}' } }],
    no: [
      { does: 'RUN composer install --no-dev', texts: { 'installed.json': '{"dev": true}' } },
      { does: 'RUN composer install', texts: { 'installed.json': '{"dev": false}' } },
      { does: 'RUN composer install' },
    ],
  },
  'hint-bundle-without': {
    yes: [{ does: 'RUN bundle install', adds: { a: 1 } }],
    no: [
      { does: 'RUN bundle install', adds: { a: 1 }, env: { BUNDLE_WITHOUT: 'test' } },
      { does: 'RUN bundle install', adds: { a: 1 }, texts: { '/usr/local/bundle/config': 'BUNDLE_WITHOUT: "test"' } },
      { does: "RUN bundle config set --local without 'test' && bundle install", adds: { a: 1 } },
      { does: 'RUN bundle install' },
    ],
  },
  'hint-chown': {
    yes: [
      { does: 'RUN chown -R app:app /app', wasted: { metadata: 1 } },
      { does: 'RUN find /app -exec chown app {} +', wasted: { metadata: 1 } },
      { does: 'RUN chgrp --recursive 0 /app', wasted: { metadata: 1 } },
    ],
    no: [
      { does: 'RUN chown app /app', wasted: { metadata: 1 } },
      { does: 'RUN chown -R app /app', wasted: { overwritten: 1 } },
    ],
  },
  'hint-chmod': {
    yes: [{ does: 'RUN chmod -vR g+rX /app', wasted: { metadata: 1 } }],
    no: [{ does: 'RUN chmod +x /app/a', wasted: { metadata: 1 } }, { does: 'RUN chmod -R 7 /app' }],
  },
  'hint-rm-later': {
    yes: [
      { does: 'RUN rm -rf /a && apt-get clean', wasted: { deleted: 1 } },
      { does: 'RUN find / -name x -delete', wasted: { deleted: 1 } },
    ],
    no: [
      { does: 'RUN make && rm -rf /a', wasted: { deleted: 1 } },
      { does: 'RUN rm -rf /a' },
      { does: 'RUN rm -rf /a', wasted: { deleted: 1 }, adds: { b: MB } },
      { does: 'COPY a b', wasted: { deleted: 1 } },
    ],
  },
  'hint-purge-later': {
    yes: [
      { does: 'RUN apt-get purge -y gcc && apt-get autoremove', wasted: { deleted: MB } },
      { does: 'RUN apk del .build', wasted: { deleted: MB } },
      { does: 'RUN npm prune --omit=dev', wasted: { deleted: MB } },
    ],
    no: [
      { does: 'RUN apk del .build', wasted: { deleted: MB - 1 } },
      { does: 'RUN rm -rf /usr', wasted: { deleted: MB } },
    ],
  },
  'hint-download-archive': {
    yes: [
      { does: 'RUN curl -fsSLo /tmp/a.zip https://e.x/a.zip', found: { 'archive-unpacked': 1 } },
      { does: 'RUN wget -q https://e.x/b.tar.gz?x=1 && tar xf b.tar.gz', labelled: { 'archive-deleted-later': 1 } },
    ],
    no: [
      { does: 'RUN curl -fsSL https://e.x/a.tar.gz | tar xz', found: { 'archive-unpacked': 1 } },
      { does: 'RUN wget -qO- https://e.x/a.tar.gz | tar xz', found: { 'archive-left': 1 } },
      { does: 'RUN wget -q -O - https://e.x/a.tar.gz | tar xz', found: { 'archive-left': 1 } },
      { does: 'RUN wget https://e.x/b.zip && unzip b.zip && rm b.zip', found: { 'archive-unpacked': 1 } },
      { does: 'RUN wget https://e.x/b.zip' },
    ],
  },
  'hint-add-remote': {
    yes: [{ does: 'ADD https://e.x/a.tar.gz?v=2 /opt/', adds: { 'opt/a.tar.gz': 9 } }],
    no: [
      { does: 'ADD https://e.x/a.tar.gz /opt/', adds: { 'opt/b.tar.gz': 9 } },
      { does: 'ADD a.tar.gz /opt/', adds: { 'opt/a.tar.gz': 9 } },
      { does: 'ADD https://e.x/a.json /opt/', adds: { 'opt/a.json': 9 } },
    ],
  },
  'hint-copy-all': {
    yes: [
      { does: 'COPY . /app', found: { 'vcs-dir': 9 } },
      { does: 'COPY --chown=a:a ./ .', adds: { 'app/node_modules/a/b': 9 } },
      { does: 'ADD [".", "/app dir"]', adds: { '.venv/bin/a': 9 } },
      { does: 'COPY dir:0123456789ab in /app ', lost: { 'vcs-dir': 9 } },
    ],
    no: [
      { does: 'COPY . /app' },
      { does: 'COPY src /app', found: { 'vcs-dir': 9 } },
      { does: 'COPY --from=build . /app', found: { 'vcs-dir': 9 } },
      { does: 'RUN cp . /app', found: { 'vcs-dir': 9 } },
      { does: 'COPY . /app', adds: { 'app/my_node_modules/a': 9 } },
    ],
  },
  'hint-copy-root': {
    yes: [
      { does: 'COPY / /', adds: { a: 50 * MB } },
      { does: 'COPY --from=x / /x', adds: { a: 5 }, wasted: { overwritten: MB } },
    ],
    no: [
      { does: 'COPY / /', adds: { a: 50 * MB }, index: 0 },
      { does: 'COPY / /', adds: { a: 49 * MB } },
      { does: 'COPY /app /', adds: { a: 50 * MB } },
    ],
  },
  'hint-useradd': {
    yes: [{ does: 'RUN useradd --uid 123456 app', found: { 'sparse-lastlog': 1 } }],
    no: [
      { does: 'RUN useradd -l -u 123456 app', found: { 'sparse-lastlog': 1 } },
      { does: 'RUN useradd -u 1000 app', found: { 'sparse-lastlog': 1 } },
      { does: 'RUN useradd -u 123456 app' },
    ],
  },
  'hint-go-strip': {
    yes: [
      { does: 'RUN CGO_ENABLED=0 go build -o /app .', found: { 'unstripped-elf': 1 } },
      { does: "RUN go build -ldflags '-X a.b=-sw' .", found: { 'unstripped-elf': 1 } },
    ],
    no: [
      { does: "RUN go build -ldflags='-s -w' .", found: { 'unstripped-elf': 1 } },
      { does: 'RUN go build -ldflags "-w -X a=b" .', found: { 'unstripped-elf': 1 } },
      { does: 'RUN go build .' },
      { does: 'RUN go vet', found: { 'unstripped-elf': 1 } },
    ],
  },
  'hint-cargo-debug': {
    yes: [{ does: 'RUN cargo build', found: { 'rust-target': 1 }, adds: { 'app/target/debug/deps/a': 9 } }],
    no: [
      { does: 'RUN cargo build --release', found: { 'rust-target': 1 }, adds: { 'app/target/debug/a': 9 } },
      { does: 'RUN cargo build', found: { 'rust-target': 1 }, adds: { 'app/target/release/a': 9 } },
      { does: 'RUN cargo build', adds: { 'app/target/debug/a': 9 } },
    ],
  },
  'hint-sdk-base': {
    yes: [
      { does: '', env: { GOLANG_VERSION: '1.22' }, found: { 'toolchain-in-image': 20 * MB } },
      { does: '', env: { JAVA_HOME: '/j' }, texts: { '/j/bin/javac': '' }, found: { 'jdk-only-files': 20 * MB } },
    ],
    no: [
      { does: '', env: { JAVA_HOME: '/j' }, found: { 'jdk-only-files': 20 * MB } },
      { does: '', env: { GOLANG_VERSION: '1.22' }, found: { 'toolchain-in-image': 19 * MB } },
      { does: '', found: { 'toolchain-in-image': 20 * MB } },
    ],
  },
  'hint-full-base': {
    yes: [{ does: '', packages: ['gcc', 'g++', 'libc6-dev', 'git', 'mercurial'] }],
    no: [{ does: '', packages: ['gcc', 'g++', 'libc6-dev', 'git'] }],
  },
};

describe.each(Object.entries(CASES))('%s', (id, { yes, no }) => {
  test.each(yes)('is given for $does', spec => {
    expect(given(id, spec)).not.toBeNull();
  });

  test.each(no)('is not given for $does', spec => {
    expect(given(id, spec)).toBeNull();
  });
});

describe('hints', () => {
  test('are all shown to be given and not to be given', () => {
    expect(Object.keys(CASES).sort()).toEqual(hints.map(({ id }) => id).sort());
    expect(hints).toHaveLength(27);
  });

  test('have texts that stand alone, and explain rules, detectors and labels', () => {
    for (const { id, title, evidence, remedy, explains } of hints) {
      expect(id).toMatch(/^hint-[a-z-]+$/);
      expect(title).not.toMatch(/\.$/);
      expect(evidence).toMatch(/\.$/);
      expect(remedy.split('\n')[0]).toMatch(/^(RUN|COPY|FROM|# \.dockerignore) ?.*[^\\]$/);
      for (const one of explains) expect(one).toMatch(/^[a-z0-9-]+$/);
    }
    const labels = new Set<string>(LABEL_IDS);
    expect(hints.flatMap(({ explains }) => explains).filter(one => labels.has(one)).length).toBeGreaterThan(5);
  });

  test('give the bytes that speak for them, and 0 where only the text does', () => {
    expect(
      given('hint-apt-lists', { does: 'RUN apt-get update', found: { 'apt-lists': 7 }, lost: { 'apt-lists': 5 } }),
    ).toEqual({
      bytes: 12,
    });
    expect(given('hint-dnf-weak-deps', { does: 'RUN dnf install x', adds: { a: 1 } })).toEqual({ bytes: 0 });
  });

  test('propose lines for .dockerignore from what was found, most bytes first', () => {
    const found = given('hint-copy-all', {
      does: 'COPY . /app',
      found: { 'vcs-dir': 9 },
      adds: { 'app/node_modules/a': 20, 'app/__pycache__/x': 1 },
    });
    expect(found).toEqual({
      bytes: 30,
      remedy:
        '# .dockerignore, one a line: **/node_modules **/.git **/__pycache__\n**/node_modules\n**/.git\n**/__pycache__',
    });
  });

  test('are on the page', () => {
    const page = readFileSync(join(root, 'docs/detectors.md'), 'utf8');
    for (const { id, severity, title, evidence } of hints)
      expect(page).toContain(`| \`${id}\` | ${severity} | ${title} | ${evidence} |`);
  });

  test('read any text without fail, in time that grows no faster than it', () => {
    const word = fc.constantFrom(
      'apt-get',
      'install',
      'curl',
      '-o',
      'COPY',
      '.',
      '&&',
      '"',
      '-ldflags',
      'https://a/b.zip',
      '$(',
      '\\',
    );
    fc.assert(
      fc.property(fc.constantFrom('RUN', 'COPY', 'ADD'), fc.array(word, { maxLength: 30 }), (keyword, words) => {
        const spec = { does: `${keyword} ${words.join(' ')}`, adds: { 'usr/a': 9 * MB } };
        for (const { id } of hints) given(id, spec);
      }),
    );
    for (const piece of ['a', '-', '"', '--from=', '/', ' . ', '-s', 'x=']) {
      const started = performance.now();
      for (const keyword of ['RUN go build', 'COPY', 'ADD']) {
        const spec = { does: `${keyword} ${piece.repeat(300_000)}`, adds: { 'usr/a': 9 * MB } };
        const [layer, image] = [layerOf(spec), imageOf(spec)];
        for (const hint of hints) if (hint.about === 'layer') hint.test(layer, image);
      }
      expect(performance.now() - started).toBeLessThan(5000);
    }
  });
});
