import { rule } from '../rule.ts';

const MIN_SIZE = 65_536;

const CORE = /\/core(?:\.\d[^/]*)?$/;

/** The names that OpenJ9, .NET, Breakpad and Crashpad use. Database exports and the NCBI taxonomy end in `.dmp` too, and are data. */
const NAMED_DUMP =
  /\/(?:(?:core|jitdump)\.\d[^/]*|(?:coredump|minidump)[^/]*|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.dmp$/i;

/** Folders that hold nothing else. */
const OF_CRASHES = /^\/var\/(?:crash|lib\/(?:systemd|apport)\/coredump)\//;

/** The start of a core file of a 64-bit machine. */
const ELF_CORE = `\x7fELF\x02\x01\x01${'\0'.repeat(9)}\x04\0`;

/** Whether a file is an ELF file of the type ET_CORE (elf(5)): the name `core` alone does not prove a dump. */
function isCore(head: Uint8Array | null): boolean {
  if (head === null || head.length < 18) return false;
  const [a, b, c, d, , order] = head;
  if (a !== 0x7f || b !== 0x45 || c !== 0x4c || d !== 0x46) return false;
  const [low, high] = order === 2 ? [head[17], head[16]] : [head[16], head[17]];
  return low === 4 && high === 0;
}

export default rule({
  id: 'core-dumps',
  title: 'Core and heap dumps',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '/**/core',
    '/**/core.[0-9]*',
    '/**/vgcore.*',
    '/var/{crash,lib/systemd/coredump,lib/apport/coredump}/**',
    '/**/*.{hprof,heapsnapshot,heapdump,mdmp,dmp}',
  ],
  not: [{ glob: '/proc/**', why: 'never in a layer' }],
  reads: [{ name: 'core', rest: /^(?:\.\d+)?$/, most: Number.MAX_SAFE_INTEGER, head: 64 }],
  when({ path, size }, image) {
    if (size < MIN_SIZE) return false;
    if (path.endsWith('.dmp') && !OF_CRASHES.test(path)) return NAMED_DUMP.test(path);
    return !CORE.test(path) || isCore(image.head(path));
  },
  whenText:
    'The file has at least 65536 bytes. A file named `core`, or `core` with a number behind it such as `core.123`, must be an ELF core file, and a `*.dmp` file must have a name that crash reporters give, such as `core.20240131.120000.7.0001.dmp` or a UUID.',
  why: 'A program crashed during the build, or somebody looked at its memory. Such files may hold secrets.',
  remedy:
    'Delete the dump in the RUN that makes it, or switch dumps off with `ulimit -c 0` before the command that crashes. If the dump comes from the build context, list it in .dockerignore, as in `**/*.hprof`.',
  example: { before: 'RUN npm run build', after: 'RUN ulimit -c 0 && npm run build' },
  references: [
    'https://man7.org/linux/man-pages/man5/core.5.html',
    'https://man7.org/linux/man-pages/man5/elf.5.html',
    'https://eclipse.dev/openj9/docs/xdump',
  ],
  reports: [
    { files: { '/var/crash/_usr_bin_x.0.crash': 90000, '/app/java_pid1.hprof': 70000 }, bytes: 160000 },
    {
      files: {
        '/app/core.20240131.120000.7.0001.dmp': 70000,
        '/var/crash/x.dmp': 65536,
        '/app/crashes/0f8fad5b-d9cb-469f-a165-70867728950e.dmp': 80000,
      },
      bytes: 215536,
    },
    { files: { '/app/core.4711': 70000 }, contents: { '/app/core.4711': ELF_CORE }, bytes: 70000 },
  ],
  ignores: [
    {
      files: { '/usr/local/lib/python3.12/site-packages/numpy/core/numeric.py': 900 },
      because: 'directory called core',
    },
    { files: { '/opt/app/core': 900 }, because: 'program called core (not ET_CORE)' },
    { files: { '/opt/app/core': 900000 }, because: 'not known to be an ELF core file' },
    {
      files: { '/opt/taxonomy/names.dmp': 200000000, '/opt/taxonomy/nodes.dmp': 150000000 },
      because: 'tables of the NCBI taxonomy, which programs read',
    },
    {
      files: { '/docker-entrypoint-initdb.d/shop.dmp': 90000000 },
      because: 'a database export that the container loads when it starts',
    },
    { files: { '/app/java_pid1.hprof': 65535 }, because: 'too small for a dump' },
  ],
});
