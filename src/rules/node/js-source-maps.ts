import { type RuleImage, rule } from '../rule.ts';

const OPTION = '--enable-source-maps';

function isUsed(image: RuleImage): boolean {
  return image.env('NODE_OPTIONS')?.includes(OPTION) === true || image.commands.some(words => words.includes(OPTION));
}

export default rule({
  id: 'js-source-maps',
  title: 'JavaScript and CSS source maps',
  severity: 'info',
  confidence: 'safe-if-unused',
  bucket: 'advice',
  globs: ['/**/*.{js,mjs,cjs,css,ts,mts,cts}.map'],
  not: [{ glob: '/**/source-map*/**/test/**', why: 'fixtures' }],
  whenImage: image => !isUsed(image),
  whenText: 'Neither the command nor `NODE_OPTIONS` has `--enable-source-maps`.',
  why: 'Only debuggers read them.',
  remedy:
    "End each RUN that installs with `find node_modules -name '*.map' -type f -delete`. Switch source maps off in your own production build, or upload them to the error tracker and delete them.",
  example: {
    before: 'RUN npm ci --omit=dev',
    after: "RUN npm ci --omit=dev && find node_modules -name '*.map' -type f -delete",
  },
  keep: 'Start Node with `--enable-source-maps`: then the rule reports nothing.',
  references: ['https://nodejs.org/api/cli.html'],
  reports: [
    { files: { '/app/node_modules/rxjs/dist/cjs/index.js.map': 90 }, bytes: 90 },
    { files: { '/app/dist/a.css.map': 7, '/app/dist/b.mjs.map': 8 }, cmd: ['node', 'server.js'], bytes: 15 },
  ],
  ignores: [
    { files: { '/app/node_modules/map-obj/index.js': 900 }, because: 'not a map' },
    {
      files: { '/app/dist/a.js.map': 900 },
      entrypoint: ['node', '--enable-source-maps', 'a.js'],
      because: 'Node reads it for stack traces',
    },
    {
      files: { '/app/dist/b.js.map': 900 },
      env: ['NODE_OPTIONS=--enable-source-maps'],
      because: 'Node reads it for stack traces',
    },
  ],
});
