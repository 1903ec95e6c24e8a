/** Reads and analyses an archive, as the command line does, and prints nothing. After its path may follow `no-rules`. */
import { tmpdir } from 'node:os';
import { analyse } from '../../src/analysis/analyse.ts';
import { SMALL_FILES } from '../../src/analysis/small-files.ts';
import { tuneCompiler } from '../../src/cli/compiler.ts';
import { DEFAULT_LIMITS } from '../../src/layer/limits.ts';
import { readLayers } from '../../src/layer/read-layers.ts';
import { rules } from '../../src/rules/index.ts';
import { openArchive } from '../../src/source/open-stored.ts';

const [, , path = '', which] = process.argv;
tuneCompiler(process.versions.node);
const io = {
  cwd: process.cwd(),
  env: {},
  arch: process.arch,
  temporaryFolder: tmpdir(),
  now: () => performance.now(),
  date: () => new Date(),
  stdin: () => null,
  signal: new AbortController().signal,
  run: async () => 127,
  progress: { stage: () => undefined, advance: () => undefined, done: () => undefined },
  limits: DEFAULT_LIMITS,
  smallFiles: SMALL_FILES,
};
const source = await openArchive({ path, shown: path, ref: null, platform: null }, null, io);
const { layers } = await readLayers(source, { verify: false, io });
const applied = which === 'no-rules' ? [] : rules;
await analyse({ manifest: source.manifest, layers, rules: applied, ignore: [], dockerfile: null });
