import { rule } from '../rule.ts';

export default rule({
  id: 'kernel-headers',
  title: 'Kernel headers and modules',
  before: ['dev-headers'],
  severity: 'warn',
  confidence: 'safe-if-unused',
  bucket: 'advice',
  globs: [
    '/usr/src/{linux-headers-*,linux-kbuild-*,linux-source-*,kernels}/**',
    '/{usr/,}lib/modules/**',
    '/boot/**',
    '/{usr/,}lib/firmware/**',
  ],
  evenIfReferenced: true,
  why: 'A container uses the kernel of its host. Only an image that builds kernel modules needs these files.',
  remedy:
    'Leave out the headers, modules and firmware of kernels. To compile programs, `linux-libc-dev` is enough, or `linux-headers` on Alpine.',
  example: {
    before: 'RUN apt-get update && apt-get install -y gcc linux-headers-amd64 && rm -rf /var/lib/apt/lists/*',
    after: 'RUN apt-get update && apt-get install -y gcc linux-libc-dev && rm -rf /var/lib/apt/lists/*',
  },
  references: ['https://packages.debian.org/bookworm/linux-libc-dev'],
  reports: [
    {
      files: {
        '/usr/src/linux-headers-6.1.0-56-common/include/linux/fs.h': 90000,
        '/lib/modules/6.1.0-56-amd64/build': 700,
      },
      bytes: 90700,
    },
    { files: { '/boot/vmlinuz-6.1.0': 8000, '/lib/firmware/a.bin': 4 }, bytes: 8004 },
  ],
  ignores: [
    { files: { '/usr/include/linux/fs.h': 900 }, because: 'user-space header: dev-headers' },
    { files: { '/usr/lib/modules-load.d/x.conf': 90 }, because: 'another name' },
  ],
});
