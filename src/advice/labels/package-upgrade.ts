import { upgrades } from '../hints/commands.ts';
import { label } from './label.ts';

/** Where distribution packages install; /usr/local is not theirs. */
const SYSTEM = /^\/(?:usr\/(?!local\/)|bin\/|sbin\/|lib(?:32|64|x32)?\/|etc\/)/;

export default label({
  id: 'package-upgrade',
  title: 'Packages that a later layer upgrades',
  severity: 'info',
  before: ['dependencies-twice'],
  when: 'The file was overwritten or deleted, it is where a distribution installs, and the layer’s command upgrades all packages (`apt-get upgrade`, `apk upgrade`, `dnf update`).',
  why: 'Old and new versions are both in the image. Security fixes can justify this; a newer base image costs nothing.',
  remedy:
    'Build on a newer base image instead of upgrading in a layer: `docker build --pull`, or a newer digest in `FROM`.',
  test: ({ cause, path, wastedIn }, image) =>
    (cause === 'overwritten' || cause === 'deleted') && SYSTEM.test(path) && image.commands(wastedIn).some(upgrades),
  reports: [
    {
      layers: [
        { files: { '/usr/lib/libssl.so.3': 90 } },
        {
          by: 'RUN /bin/sh -c apt-get update && apt-get -y dist-upgrade # buildkit',
          files: { '/usr/lib/libssl.so.3': 99 },
        },
      ],
    },
    {
      layers: [{ files: { '/lib/libc.so': 90 } }, { by: 'RUN apk upgrade', deletes: ['/lib/libc.so'] }],
    },
  ],
  ignores: [
    {
      layers: [
        { files: { '/usr/local/lib/libx.so': 90 } },
        { by: 'RUN apt-get update && apt-get -y upgrade', files: { '/usr/local/lib/libx.so': 99 } },
      ],
      because: 'no package installs there',
    },
    {
      layers: [
        { files: { '/usr/lib/libssl.so.3': 90 } },
        { by: 'RUN apt-get install -y openssl', files: { '/usr/lib/libssl.so.3': 99 } },
      ],
      because: 'one package',
    },
  ],
});
