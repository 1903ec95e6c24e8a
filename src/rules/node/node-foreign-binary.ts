import { fieldsOf, packageAround, perImage } from '../conditions.ts';
import { type RuleImage, rule } from '../rule.ts';

/** npm's names, where they differ from those in image configs. */
const SYSTEMS: ReadonlyMap<string, string> = new Map([['windows', 'win32']]);
const PROCESSORS: ReadonlyMap<string, string> = new Map([
  ['amd64', 'x64'],
  ['386', 'ia32'],
  ['ppc64le', 'ppc64'],
  ['loong64', 'loong64'],
]);

const LOADERS = {
  musl: ['x86_64', 'aarch64', 'armhf', 'armv7', 'i386', 'riscv64', 'powerpc64le', 's390x', 'loongarch64'].map(
    processor => `ld-musl-${processor}.so.1`,
  ),
  glibc: [
    'ld-linux-x86-64.so.2',
    'ld-linux-aarch64.so.1',
    'ld-linux-armhf.so.3',
    'ld-linux.so.2',
    'ld64.so.1',
    'ld64.so.2',
    'ld-linux-riscv64-lp64d.so.1',
    'ld-linux-loongarch-lp64d.so.1',
  ],
};

/** A package for one platform has the platform in its name: `@esbuild/linux-x64`, `fsevents`. */
const PLATFORM_PACKAGE =
  /(?:^|\/)node_modules\/(?:@[^/]+\/)?(?=[^/]*$)[^/]*(?:linux|darwin|win32|windows|freebsd|openbsd|netbsd|sunos|aix|android|openharmony|fsevents)/;

/** The C library; null if the image has both or none. */
const libcOf = perImage((image: RuleImage) => {
  const [musl, glibc] = [LOADERS.musl, LOADERS.glibc].map(names => names.some(name => image.hasName(name)));
  if (musl === glibc) return null;
  return musl ? 'musl' : 'glibc';
});

/** As npm reads `os`, `cpu` and `libc`: a name with `!` excludes the value; if there are names without, one must be the value. */
function allows(list: unknown, value: string): boolean {
  const names = (Array.isArray(list) ? list : [list]).filter(name => typeof name === 'string');
  if (names.length === 0 || names.includes('any')) return true;
  if (names.includes(`!${value}`)) return false;
  return names.includes(value) || names.every(name => name.startsWith('!'));
}

/** Packages whose `package.json` excludes this image, as absolute paths. Perf: few packages are for one platform. */
const foreignPackages = perImage(
  (image: RuleImage) =>
    new Set(
      image
        .textPaths('package.json')
        .filter(path => isForeign(image.json(path), image))
        .flatMap(path => packageAround(path) ?? []),
    ),
);

function isForeign(manifest: unknown, image: RuleImage): boolean {
  const fields = fieldsOf(manifest);
  if (fields.size === 0) return false;
  const { os, architecture } = image.platform;
  const libc = libcOf(image);
  return !(
    allows(fields.get('os'), SYSTEMS.get(os) ?? os) &&
    allows(fields.get('cpu'), PROCESSORS.get(architecture) ?? architecture) &&
    (libc === null || allows(fields.get('libc'), libc))
  );
}

export default rule({
  id: 'node-foreign-binary',
  title: 'npm packages built for another platform',
  before: ['node-tool-cache'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/**/node_modules/**'],
  reads: [{ name: 'package.json', folder: PLATFORM_PACKAGE, most: 65_536 }],
  whenImage: image => foreignPackages(image).size > 0,
  whenFolder: (folder, image) => foreignPackages(image).has(packageAround(folder) ?? ''),
  whenText:
    'The `package.json` of the package has `os`, `cpu` or `libc` lists that exclude the image. The rule only reads packages with a system in their name, such as `@esbuild/darwin-arm64`, and recognises the C library by its loader.',
  why: 'The package manager would have left the package out itself, and the loader never picks it.',
  remedy:
    'List `**/node_modules` in .dockerignore, and install inside the image, for its own platform: `npm ci --omit=dev`.',
  example: { file: '.dockerignore', before: '', after: '**/node_modules' },
  references: ['https://docs.npmjs.com/cli/v11/configuring-npm/package-json'],
  reports: [
    {
      files: { '/app/node_modules/@next/swc-darwin-arm64/next-swc.darwin-arm64.node': 90000 },
      contents: { '/app/node_modules/@next/swc-darwin-arm64/package.json': '{"os":["darwin"],"cpu":["arm64"]}' },
      bytes: 90033,
    },
    {
      files: { '/app/node_modules/@next/swc-linux-x64-musl/next-swc.node': 70, '/lib64/ld-linux-x86-64.so.2': 5 },
      contents: { '/app/node_modules/@next/swc-linux-x64-musl/package.json': '{"os":"linux","libc":["musl"]}' },
      bytes: 100,
    },
  ],
  ignores: [
    {
      files: {
        '/app/node_modules/@next/swc-linux-x64-gnu/next-swc.linux-x64-gnu.node': 900,
        '/lib64/ld-linux-x86-64.so.2': 5,
      },
      contents: {
        '/app/node_modules/@next/swc-linux-x64-gnu/package.json': '{"os":["linux"],"cpu":["x64"],"libc":["glibc"]}',
      },
      because: 'the right platform',
    },
    {
      files: { '/app/node_modules/@next/swc-linux-x64-musl/a.node': 900 },
      contents: { '/app/node_modules/@next/swc-linux-x64-musl/package.json': '{"libc":["musl"]}' },
      because: 'no loader tells which C library the image has',
    },
    {
      files: { '/app/node_modules/not-win32/index.js': 900 },
      contents: { '/app/node_modules/not-win32/package.json': '{"os":["!win32"]}' },
      because: 'only another system is excluded',
    },
    {
      files: { '/app/node_modules/x-linux/a.node': 900 },
      contents: { '/app/node_modules/x-linux/package.json': '{"os": [' },
      because: 'the `package.json` is broken',
    },
  ],
});
