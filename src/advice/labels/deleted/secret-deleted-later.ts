import { isMatched, label } from '../label.ts';

const SECRETS = new Set(['context-secrets']);

export default label({
  id: 'secret-deleted-later',
  title: 'A secret that a later layer deletes',
  severity: 'warn',
  before: ['cache-deleted-later'],
  when: 'The path matches the rule `context-secrets`, and the file was deleted or hidden.',
  why: 'The bytes stay readable in the layer that added them: whoever can pull the image has the secret.',
  remedy:
    'Pass the secret to the build with `RUN --mount=type=secret`, or list the file in .dockerignore. Change the secret: whoever has the image has it.',
  test: file => (file.cause === 'deleted' || file.cause === 'opaque') && isMatched(file, SECRETS),
  reports: [
    { layers: [{ files: { '/app/.env': 90 } }, { deletes: ['/app/.env'] }] },
    { layers: [{ files: { '/root/.ssh/id_rsa': 90 } }, { deletes: ['/root/.ssh'] }] },
  ],
  ignores: [
    {
      layers: [{ files: { '/app/.env': 90 } }, { files: { '/app/.env': 99 } }],
      because: 'the later layer does not try to hide it',
    },
    { layers: [{ files: { '/app/env.ts': 90 } }, { deletes: ['/app/env.ts'] }], because: 'no secret' },
  ],
});
