import { label } from './label.ts';

const DEPENDENCIES = /\/(?:node_modules|vendor|site-packages|\.venv)\//;

export default label({
  id: 'dependencies-twice',
  title: 'Dependencies copied, then installed again',
  severity: 'warn',
  when: 'The path has `node_modules`, `vendor`, `site-packages` or `.venv` in it, a COPY or ADD from the build context added it, and a RUN took it away.',
  why: 'The copy from the build context is thrown away by the install that follows.',
  remedy: '# .dockerignore: **/node_modules **/vendor **/.venv (one a line), so that COPY leaves the host’s copy out',
  test: ({ path, addedIn, wastedIn }, image) =>
    DEPENDENCIES.test(path) && image.copiesContext(addedIn) && image.keyword(wastedIn) === 'RUN',
});
