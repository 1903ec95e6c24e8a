/** What a real engine says of images that it does not have: exit 2 and a clear line. ../faults/ has engines that break. */
import { test } from '@jest/globals';
import { describeEngine, engine } from '../kit/engines/engine.ts';
import { expectFailure, runCli } from '../kit/processes/cli.ts';

describeEngine('a real engine', () => {
  test('has no such image, by name and by ID', async () => {
    const { host } = await engine();
    const inspect = (image: string) => runCli(['inspect', image], { env: { DOCKER_HOST: host } });
    expectFailure(await inspect('no-such-image:latest'), 2, /the engine has no image "no-such-image:latest"/);
    expectFailure(await inspect(`sha256:${'f'.repeat(64)}`), 2, /the engine has no image "sha256:f+"/);
    expectFailure(await inspect('docker:NOT_A_NAME'), 2, /answered 400|has no image/);
  });
});
