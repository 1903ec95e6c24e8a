/** A real Alpine with its own apk. The package is made by hand: it stands for any. */
import { alpineBase, apkRepository } from '../../kit/apps/alpine.ts';
import { proveApp } from '../../kit/apps/prove-app.ts';
import { describeShared } from '../../kit/archives/samples.ts';

describeShared('with the test material', () => {
  proveApp('an Alpine image with a package from apk', {
    app: 'alpine',
    on: alpineBase,
    picks: {
      'apk-cache': path => /^\/var\/cache\/apk\/(APKINDEX\.\w+\.tar\.gz|[^/]+\.apk)$/.test(path),
    },
    works: 'test "$(demo)" = demo-works && apk info -e demo && apk version',
    clean: { on: alpineBase, works: ['demo'] },
    prepare: async (on, base, folder) => ({ buildArgs: { REPOSITORY: await apkRepository(on, base, folder) } }),
  });
});
