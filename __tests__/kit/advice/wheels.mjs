// Python packages from an index on this machine. It says of its answers what the public index says, since pip caches only what
// it may, and a proxy on the way to the public index may take that word away.
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { cache, makeBases } from './bases.mjs';

const PYTHON = 'python:3.11-slim';
const FILE = { 'cache-control': 'max-age=365000000, immutable, public', 'content-type': 'application/octet-stream' };
const PAGE = { 'cache-control': 'max-age=600, public', 'content-type': 'text/html' };

/** What source packages are built with. */
const BUILD_TOOLS = ['setuptools', 'wheel'];

/** Sees to it that the index has what an image installs: `packages` of its expectation, and its requirements.txt. */
export async function fillIndex(engine, wheels, { packages = [], compilers = [] }, requirementsFile) {
  const listed = existsSync(requirementsFile) ? readFileSync(requirementsFile, 'utf8').split('\n').filter(Boolean) : [];
  const wanted = [...packages, ...listed];
  if (wanted.length === 0) return;
  const key = createHash('sha256').update(JSON.stringify(wanted)).digest('hex').slice(0, 12);
  const kept = join(cache, `wheels-${key}`);
  if (!existsSync(kept)) await download(engine, [...wanted, ...BUILD_TOOLS], compilers, kept);
  wheels.push(...readdirSync(kept).map(name => join(kept, name)));
}

/** By the pip of the image that will install them, from the index that it would ask itself. */
async function download(engine, wanted, compilers, kept) {
  await makeBases(engine, [PYTHON]);
  const install = `apt-get update -q && apt-get install -qy --no-install-recommends ${compilers.join(' ')} &&`;
  const fetch = `pip download --quiet --no-cache-dir --dest /wheels ${wanted.map(name => `'${name}'`).join(' ')}`;
  const command = ['sh', '-c', compilers.length === 0 ? fetch : `${install} ${fetch}`];
  const access = ['--network', 'host', '--env', 'PIP_CONFIG_FILE=/dev/null'];
  const { stdout } = await engine.docker(['create', ...access, PYTHON, ...command]);
  const container = stdout.trim();
  try {
    await engine.docker(['start', '--attach', container]);
    rmSync(`${kept}.part`, { recursive: true, force: true });
    mkdirSync(`${kept}.part`, { recursive: true });
    await engine.docker(['cp', `${container}:/wheels/.`, `${kept}.part`]);
    renameSync(`${kept}.part`, kept);
  } finally {
    await engine.docker(['rm', container]);
  }
}

/** The project of a wheel or of a source archive, as PEP 503 compares names. */
function projectOf(file) {
  const name = file.endsWith('.whl') ? file.slice(0, file.indexOf('-')) : file.slice(0, file.lastIndexOf('-'));
  return name.replace(/[-_.]+/g, '-').toLowerCase();
}

/** Answers what pip asks for; whether it did. */
export function answerPip(files, path, answer) {
  const [, kind, name = ''] = path.split('/');
  if (kind === 'wheels') {
    const file = files.find(one => one.endsWith(`/${name}`));
    if (file === undefined) return false;
    answer.writeHead(200, { ...FILE, 'content-length': statSync(file).size });
    createReadStream(file).pipe(answer);
    return true;
  }
  const names = [...new Set(files.map(file => file.slice(file.lastIndexOf('/') + 1)))];
  const fitting = names.filter(file => projectOf(file) === name);
  if (kind !== 'simple' || fitting.length === 0) return false;
  const links = fitting.map(file => `<a href="/wheels/${file}">${file}</a>`);
  answer.writeHead(200, PAGE);
  answer.end(`<!DOCTYPE html>${links.join('\n')}`);
  return true;
}
