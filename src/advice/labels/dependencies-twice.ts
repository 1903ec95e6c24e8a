import { label } from './label.ts';

const DEPENDENCIES = /\/(?:node_modules|vendor|site-packages|\.venv)\//;

export default label({
  id: 'dependencies-twice',
  title: 'Dependencies copied, then installed again',
  severity: 'warn',
  before: ['small-change-big-file'],
  when: 'The path contains `node_modules`, `vendor`, `site-packages` or `.venv`, a COPY or ADD from the build context added the file, and a RUN deleted or replaced it.',
  why: 'The install that follows replaces the copy from the build context.',
  remedy:
    'List the copied folder in .dockerignore, as in `**/node_modules`, `**/.venv` or `vendor`: the install makes it again.',
  test: ({ path, addedIn, wastedIn }, image) =>
    DEPENDENCIES.test(path) && image.copiesContext(addedIn) && image.keyword(wastedIn) === 'RUN',
  reports: [
    {
      layers: [
        { by: 'COPY . /app # buildkit', files: { '/app/node_modules/x/index.js': 90 } },
        { by: 'RUN /bin/sh -c npm ci # buildkit', files: { '/app/node_modules/x/index.js': 99 } },
      ],
    },
    {
      layers: [
        { by: 'ADD . /app # buildkit', files: { '/app/vendor/x/x.php': 90 } },
        { by: 'RUN /bin/sh -c composer install # buildkit', deletes: ['/app/vendor/x'] },
      ],
    },
  ],
  ignores: [
    {
      layers: [
        {
          by: 'COPY /app/node_modules /app/node_modules # buildkit',
          files: { '/app/node_modules/.prisma/index.js': 90 },
        },
        {
          by: 'RUN /bin/sh -c npx prisma generate # buildkit',
          files: { '/app/node_modules/.prisma/index.js': 99 },
        },
      ],
      dockerfile: 'FROM scratch\nCOPY --from=deps /app/node_modules /app/node_modules\nRUN npx prisma generate\n',
      because: 'a .dockerignore does not apply to a copy from a build stage',
    },
    {
      layers: [
        { by: 'RUN npm ci', files: { '/app/node_modules/x/index.js': 90 } },
        { by: 'RUN npm update', files: { '/app/node_modules/x/index.js': 99 } },
      ],
      because: 'two RUNs write it',
    },
  ],
});
