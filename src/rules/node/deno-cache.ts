import { rule } from '../rule.ts';

export default rule({
  id: 'deno-cache',
  title: 'Deno cache',
  severity: 'info',
  confidence: 'judgement',
  bucket: 'advice',
  globs: ['$CACHE/deno/**', '/deno-dir/**'],
  why: 'Deno runs from this directory, so it is never waste. But look for unused versions, and at the compiled files in `gen`.',
  cost: 'Without it, the program downloads its modules at each start.',
  remedy:
    'Keep it if the container starts `deno run`. If not, compile the program in a build stage with `deno compile`, and copy only that to the final one.',
  example: { before: 'RUN deno cache main.ts', after: 'RUN deno compile --output /app/server main.ts' },
  references: ['https://docs.deno.com/runtime/reference/env_variables/'],
  reports: [
    { files: { '/deno-dir/npm/registry/x/y.js': 90000 }, bytes: 90000 },
    { files: { '/root/.cache/deno/gen/file/a.js': 70 }, bytes: 70 },
  ],
  ignores: [
    { files: { '/usr/local/bin/deno': 900 }, because: 'the runtime' },
    { files: { '/app/deno-dir/x': 900 }, because: 'another place' },
  ],
});
