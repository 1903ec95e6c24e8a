import { label } from './label.ts';

export default label({
  id: 'copied-again',
  title: 'A COPY of what the image has already',
  severity: 'warn',
  before: ['recursive-metadata'],
  when: 'A COPY or ADD stored the same content again.',
  why: 'A layer has all that its COPY names, whether a lower layer has it or not.',
  remedy:
    'Copy only what the image lacks, and each file once: of a stage with the same base image `/usr/local/bin` and `/usr/local/lib/python3.12/site-packages`, not `/usr/local`.',
  test: ({ cause, wastedIn }, image) => cause === 'metadata' && /^(?:COPY|ADD)$/.test(image.keyword(wastedIn)),
  reports: [
    {
      layers: [
        { files: { '/usr/local/bin/python3': 900 } },
        {
          by: 'COPY /usr/local /usr/local # buildkit',
          files: { '/usr/local/bin/python3': 900, '/usr/local/bin/a': 5 },
        },
      ],
    },
    {
      layers: [
        { by: 'COPY /app/dist /app/dist # buildkit', files: { '/app/dist/a.js': 90 } },
        { by: 'COPY /app /app # buildkit', files: { '/app/dist/a.js': 90 } },
      ],
    },
  ],
  ignores: [
    {
      layers: [
        { files: { '/app/big': 1_000_000 } },
        { by: 'RUN chmod 600 /app/big', files: { '/app/big': { bytes: 1_000_000, mode: 0o600 } } },
      ],
      because: 'a RUN stored it again',
      instead: 'recursive-metadata',
    },
    {
      layers: [{ files: { '/app/a': 900 } }, { by: 'COPY a /app/ # buildkit', files: { '/app/a': 901 } }],
      because: 'the content is another',
    },
  ],
});
