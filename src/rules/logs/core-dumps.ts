import { rule } from '../rule.ts';

const MIN_SIZE = 65_536;

const CORE = /\/core(?:\.\d[^/]*)?$/;

/** The start of a core file of a 64-bit machine. */
const ELF_CORE = `\x7fELF\x02\x01\x01${'\0'.repeat(9)}\x04\0`;

/** Dumps of a process that are not told by their name: an ELF file of the type ET_CORE (elf(5)). */
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
  category: 'logs-and-tmp',
  order: 89,
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
  when: ({ path, size }, image) => size >= MIN_SIZE && (!CORE.test(path) || isCore(image.head(path))),
  whenText: 'The file has at least 65536 bytes; one named `core` or `core.NUMBER` must be an ELF core file.',
  why: 'Left by a program that crashed during the build, or for somebody who looked at its memory. Such files may hold secrets.',
  remedy: ['RUN ulimit -c 0 && COMMAND', '# Java: leave -XX:+HeapDumpOnOutOfMemoryError out of the build'].join('\n'),
  references: ['https://man7.org/linux/man-pages/man5/core.5.html', 'https://man7.org/linux/man-pages/man5/elf.5.html'],
  reports: [
    { files: { '/var/crash/_usr_bin_x.0.crash': 90000, '/app/java_pid1.hprof': 70000 }, bytes: 160000 },
    { files: { '/app/core.4711': 70000 }, contents: { '/app/core.4711': ELF_CORE }, bytes: 70000 },
  ],
  ignores: [
    {
      files: { '/usr/local/lib/python3.12/site-packages/numpy/core/numeric.py': 900 },
      because: 'directory called core',
    },
    { files: { '/opt/app/core': 900 }, because: 'program called core (not ET_CORE)' },
    { files: { '/opt/app/core': 900000 }, because: 'no ELF core file as far as is known' },
    { files: { '/app/java_pid1.hprof': 65535 }, because: 'too small for a dump' },
  ],
});
