import { rule } from '../rule.ts';

export default rule({
  id: 'usr-src-tree',
  title: 'Source trees in /usr/src',
  severity: 'info',
  confidence: 'judgement',
  bucket: 'advice',
  globs: ['/usr/src/**', '/usr/local/src/**'],
  not: [
    { glob: '/usr/src/app/**', why: 'the usual WORKDIR of Node, Python and Ruby images' },
    { glob: '/usr/src/{site,web,project,code,service,server,api}/**', why: 'likely WORKDIR' },
  ],
  when: ({ path }, image) => image.workingDir === null || !`${path}/`.startsWith(`${image.workingDir}/`),
  whenText: 'The file is not below the working directory of the image.',
  evenIfReferenced: true,
  why: 'Left behind by an installation from source.',
  remedy:
    'Fetch, build and delete the sources in one RUN, with `rm -rf` of their folder at its end, or build in another stage and copy only the result.',
  example: {
    before:
      'RUN curl -fsSL https://nginx.org/download/nginx-1.28.0.tar.gz | tar -xz -C /usr/src && cd /usr/src/nginx-1.28.0 && ./configure && make install',
    after:
      'RUN curl -fsSL https://nginx.org/download/nginx-1.28.0.tar.gz | tar -xz -C /usr/src && cd /usr/src/nginx-1.28.0 && ./configure && make install && rm -rf /usr/src/nginx-1.28.0',
  },
  references: ['https://github.com/docker-library/python/blob/master/Dockerfile-linux.template'],
  reports: [
    { files: { '/usr/src/nginx-1.26.0/src/core/nginx.c': 9000 }, bytes: 9000 },
    { files: { '/usr/local/src/x/a.c': 70, '/usr/src/bot/run.py': 5 }, workingDir: '/usr/src/bot', bytes: 70 },
  ],
  ignores: [
    { files: { '/usr/src/app/server.js': 900 }, because: 'application' },
    { files: { '/usr/src/bot/run.py': 900 }, workingDir: '/usr/src/bot', because: 'the working directory' },
  ],
});
