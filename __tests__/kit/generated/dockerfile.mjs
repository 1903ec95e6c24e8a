// Plausible Dockerfiles with waste in them, decided by a seed: stages, styles, copies, caches, and what later RUNs need of them.
import { apt, change, intermediate, npm, pip, plainCache, shell } from './commands.mjs';
import { random as randomOf } from './random.mjs';
import { renderRun } from './render.mjs';

const PLAIN = Buffer.from('a line of a text\n');
const file = (bytes, name) => Buffer.alloc(bytes, `${name} `);

/** What build contexts hold: path → content. */
function contextOf(random) {
  const files = {
    'app/keep-main.sh': Buffer.from('#!/bin/sh\nexec sleep 60\n'),
    'app/keep-data.bin': file(700_000, 'data'),
    'app/tests/data/big.json': file(1_500_000, 'tests'),
    'app/docs/guide.md': file(900_000, 'docs'),
    'package.json': Buffer.from(
      '{"name": "web", "dependencies": {"express": "1"}, "devDependencies": {"esbuild": "1"}}\n',
    ),
    'config/keep-settings.ini': PLAIN,
    'README.md': PLAIN,
  };
  if (random.chance(40)) {
    files['.git/HEAD'] = Buffer.from('ref: refs/heads/main\n');
    files['.git/objects/pack/pack-1.pack'] = file(2_000_000, 'pack');
  }
  if (random.chance(25))
    files['node_modules/left-pad/package.json'] = Buffer.from('{"name": "left-pad", "version": "1.0.0"}\n');
  if (random.chance(25)) files['node_modules/left-pad/index.js'] = file(1_100_000, 'left-pad');
  if (random.chance(20)) files['app/__pycache__/main.cpython-312.pyc'] = file(900_000, 'bytecode');
  if (random.chance(15)) files['.env'] = Buffer.from('SECRET_KEY=only-for-tests\n');
  if (random.chance(30))
    files['.dockerignore'] = Buffer.from(
      random.oneOf(['*.log\n', '# nothing yet\n', 'docs\n!docs/guide.md\n', '*.log']),
    );
  return files;
}

class Stage {
  user = 'root';
  workdir = '/';
  home = '/root';
  /** A folder that the user may write into. */
  writable = '/opt';
  /** Folders of the image with files of the context in them. */
  folders = [];
  hasPackage = false;
  production = false;
  keeps = new Set();
  #count;

  constructor(name, count, parent) {
    this.name = name;
    this.#count = count;
    if (parent === undefined) return;
    const { workdir, folders, hasPackage, production, keeps } = parent;
    Object.assign(this, { workdir, hasPackage, production, folders: [...folders], keeps: new Set(keeps) });
    Object.assign(this, { user: parent.user, home: parent.home, writable: parent.writable });
  }

  /** A path that the image must have at the end. */
  keep(path) {
    this.keeps.add(path);
    return path;
  }

  count() {
    return this.#count();
  }

  named(word) {
    const name = `${word}-${this.count()}`;
    this.keep(`/usr/share/${name}`);
    return name;
  }

  moved(from, to) {
    const within = path => path === from || path.startsWith(`${from}/`);
    this.keeps = new Set([...this.keeps].map(path => (within(path) ? to + path.slice(from.length) : path)));
    this.folders = this.folders.map(path => (within(path) ? to + path.slice(from.length) : path));
    if (within(this.workdir)) this.hasPackage = false;
  }
}

const absolute = ({ workdir }, path) => (path.startsWith('/') ? path : `${workdir === '/' ? '' : workdir}/${path}`);

/** COPY of parts of the context, or of all. */
function copy(random, stage, { heredocs }) {
  const rights = random.chance(20) ? random.oneOf(['--chown=1000:1000 ', '--chown=www-data ']) : '';
  const word = random.oneOf(['COPY', 'COPY', 'COPY', 'ADD', 'copy']);
  const kinds = [
    () => {
      const to = absolute(stage, `app-${stage.count()}`);
      stage.folders.push(to);
      stage.keep(`${to}/keep-main.sh`);
      stage.keep(`${to}/keep-data.bin`);
      return `${word} ${rights}app ${random.chance(50) ? to : `${to}/`}`;
    },
    () => {
      const to = random.oneOf(['.', './', `/srv/all-${stage.count()}/`]);
      const folder = to.startsWith('.') ? (stage.workdir === '/' ? '' : stage.workdir) : to.slice(0, -1);
      if (folder === '') return null;
      if (to.startsWith('.')) stage.hasPackage = true;
      stage.folders.push(`${folder}/app`);
      stage.keep(`${folder}/app/keep-main.sh`);
      stage.keep(`${folder}/config/keep-settings.ini`);
      return `${word} ${rights}. ${to}`;
    },
    () => {
      if (stage.workdir === '/') return null;
      stage.hasPackage = true;
      return `${word} ${rights}${random.oneOf(['package.json .', 'package*.json ./', '["package.json", "./"]'])}`;
    },
    () => {
      const to = `/srv/one-${stage.count()}`;
      stage.keep(`${to}/keep-data.bin`);
      return `${word} ${rights}app/keep-data.bin config/keep-settings.ini ${to}/`;
    },
    () => {
      if (!heredocs) return null;
      const to = stage.keep(`/srv/here-${stage.count()}`);
      return `COPY <<EOF ${to}\nhello from a heredoc\n# no comment\nEOF`;
    },
  ];
  const text = random.oneOf(kinds)();
  return text === null ? [] : [text];
}

/** Instructions without files. */
function setting(random, stage) {
  const kinds = [
    () => ['ENV PYTHONUNBUFFERED=1 \\\n    LANG=C.UTF-8'],
    () => ['ENV OLD style of ENV'],
    () => [`ARG VERSION=${stage.count()}`],
    () => ['LABEL org.opencontainers.image.title="generated" \\\n      maintainer=nobody'],
    () => ['EXPOSE 8080'],
    () => ['STOPSIGNAL SIGINT'],
    () => ['HEALTHCHECK --interval=30s CMD test -e /etc/passwd || exit 1'],
    () => [random.oneOf(['# A comment of its own', '#', '# RUN apt-get update', '## Section ##']), ''],
    () => {
      if (stage.shell) return [];
      stage.shell = true;
      return ['SHELL ["/bin/bash", "-o", "pipefail", "-c"]'];
    },
    () => {
      stage.workdir = random.oneOf(['/usr/src/app', '/srv/site', '/workspace']);
      stage.hasPackage = false;
      return [`WORKDIR ${stage.workdir}`];
    },
    () => {
      stage.production = true;
      return ['ENV NODE_ENV=production'];
    },
    () => {
      if (stage.user !== 'root') return [];
      const name = `user${stage.count()}`;
      Object.assign(stage, { user: name, home: `/home/${name}`, writable: `/home/${name}`, hasPackage: false });
      return [`RUN useradd --create-home --no-log-init ${name}`, `USER ${name}`];
    },
    () => {
      if (stage.user === 'root') return [];
      Object.assign(stage, { user: 'root', home: '/root', writable: '/opt' });
      return ['USER root'];
    },
  ];
  return random.oneOf(kinds)();
}

const RUNS = [plainCache, plainCache, pip, pip, apt, apt, npm, npm, change, change, change, intermediate, shell];

function mountsFor(random, commands, { heredocs }) {
  if (!heredocs || !random.chance(8)) return [];
  const text = commands.join(' ');
  if (text.includes('pip install')) return ['type=cache,target=/root/.cache/pip'];
  if (text.includes('npm')) return ['type=cache,target=/root/.npm,sharing=locked'];
  return ['type=tmpfs,target=/run/scratch'];
}

function body(random, stage, { length, style }) {
  const lines = [];
  const app = random.oneOf(['/usr/src/app', '/app']);
  if (random.chance(70)) {
    lines.push(`WORKDIR ${app}`);
    stage.workdir = app;
    stage.hasPackage = false;
  }
  lines.push(...copy(random, stage, style));
  for (let n = 0; n < length; n++) {
    const kind = random.below(10);
    if (kind < 1) lines.push(...copy(random, stage, style));
    else if (kind < 3) lines.push(...setting(random, stage));
    else {
      const runs = random.oneOf(RUNS)(random, stage) ?? [];
      for (const commands of runs) {
        lines.push(renderRun(random, commands, { ...style, mounts: mountsFor(random, commands, style) }));
        if (random.chance(15)) lines.push(...copy(random, stage, style));
      }
    }
  }
  return lines;
}

/** COPY --from of a folder or of one file. */
function copyFrom(random, stage, from) {
  const paths = [...from.keeps].filter(path => !/\s/.test(path));
  return random.some(paths, 40).map(path => {
    const to = random.chance(50) ? path : `/srv/from-${stage.count()}`;
    stage.keep(to);
    const rights = random.chance(20) ? '--chown=1000:1000 ' : '';
    return `COPY --from=${from.name} ${rights}${path} ${to}`;
  });
}

/**
 * @param base name of the base image
 * @returns the context, the path of each file to its content; whether only BuildKit builds it; what the image must have
 */
export function generate(seed, base) {
  const random = randomOf(seed);
  let counted = 0;
  const count = () => ++counted;
  const buildKit = random.chance(80);
  const style = { escape: random.chance(5) ? '`' : '\\', heredocs: buildKit && random.chance(60) };
  const files = contextOf(random);
  const lines = style.escape === '`' ? ['# escape=`'] : [];
  if (random.chance(30)) lines.push(`ARG BASE_IMAGE=${base}`);
  const named = lines.at(-1)?.startsWith('ARG') ? '${BASE_IMAGE}' : base;
  const stages = [];
  const number = random.oneOf([1, 1, 2, 2, 3]);
  for (let n = 0; n < number; n++) {
    const isLast = n === number - 1;
    const parent = n > 0 && random.chance(35) ? random.oneOf(stages) : undefined;
    const stage = new Stage(`${random.oneOf(['build', 'base', 'deps', 'final'])}${n}`, count, parent);
    const as = isLast && random.chance(50) ? '' : ` ${random.oneOf(['AS', 'as'])} ${stage.name}`;
    lines.push(`${random.chance(8) ? 'from' : 'FROM'} ${parent?.name ?? named}${as}`);
    if (random.chance(15) && !isLast) {
      // Whatever user builds on it may write there.
      lines.push(`ONBUILD RUN fill /var/tmp/onbuild-${count()} 1000000`);
    }
    if (parent === undefined) stage.shell = false;
    lines.push(...body(random, stage, { length: random.between(3, isLast ? 7 : 4), style }));
    const other = stages.filter(one => one !== parent);
    if (other.length > 0 && random.chance(isLast ? 90 : 40))
      lines.push(...copyFrom(random, stage, random.oneOf(other)));
    stages.push(stage);
    lines.push('');
  }
  lines.push(random.oneOf(['CMD ["sleep", "60"]', 'CMD sleep 60', 'ENTRYPOINT ["sleep"]\nCMD ["60"]']));
  const end = random.oneOf(['\n', '\n', '']);
  let text = `${lines.join('\n')}${end}`;
  if (style.escape === '`') text = text.replaceAll(' \\\n', ' `\n');
  const isCrlf = random.chance(12) && !text.includes('<<');
  if (isCrlf) text = text.replaceAll('\n', '\r\n');
  return { files: { ...files, Dockerfile: Buffer.from(text) }, buildKit, keeps: [...stages.at(-1).keeps] };
}
