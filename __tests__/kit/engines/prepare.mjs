// Installs what tests of engines need, while something else runs: `node __tests__/kit/engines/prepare.mjs`. It needs no npm package.
// Tests that come to need a part of it meanwhile wait for that part. What fails here is tried again, and said, by the tests.
import { baseTar, newerDebian } from '../apps/debian-roots.mjs';
import { installEngine, runningEngine, whyNotPrivate } from './engine-host.mjs';

/** What single tests install where it is missing. At once it takes a fraction of the time. */
const OF_TESTS = ['docker-registry', 'git', 'patch', 'podman', 'skopeo', 'xz-utils', 'zip'];

if ((await runningEngine()) === null && whyNotPrivate() === null) {
  await installEngine(OF_TESTS);
  await baseTar();
  await newerDebian();
}
