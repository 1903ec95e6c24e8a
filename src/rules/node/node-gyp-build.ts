import { ofDirectory } from '../conditions.ts';
import { rule } from '../rule.ts';

/** The package of a file that a build made. */
const PACKAGE = /^(.*?)\/build\/(?:(?:Release|Debug)\/(?:obj\.target|\.deps|obj)\/|$)/;

export default rule({
  id: 'node-gyp-build',
  title: 'node-gyp intermediate files',
  before: ['node-foreign-binary'],
  severity: 'info',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '/**/build/{Release,Debug}/{obj.target,.deps,obj}/**',
    '/**/node_modules/**/build/{Makefile,binding.Makefile,config.gypi,*.target.mk}',
  ],
  whenFolder: ofDirectory(PACKAGE, (folder, image) => image.exists(`${folder}/binding.gyp`)),
  whenText: '`binding.gyp` is next to `build`.',
  why: 'Object files, and a second copy of the add-on. Node loads `build/Release/*.node`.',
  remedy:
    "End each RUN that installs with `find node_modules -type d \\( -name obj.target -o -name .deps \\) -path '*/build/*' -prune -exec rm -rf {} +`.",
  example: {
    before: 'RUN npm ci --omit=dev',
    after:
      "RUN npm ci --omit=dev && find node_modules -type d -path '*/build/Release/obj.target' -prune -exec rm -rf {} +",
  },
  references: ['https://github.com/nodejs/node-gyp'],
  reports: [
    {
      files: {
        '/app/node_modules/bcrypt/build/Release/obj.target/bcrypt_lib/src/bcrypt.o': 20000,
        '/app/node_modules/bcrypt/binding.gyp': 5,
        '/app/node_modules/bcrypt/build/Makefile': 7,
      },
      bytes: 20007,
    },
    { files: { '/addon/build/Debug/.deps/a.d': 3, '/addon/binding.gyp': 5 }, bytes: 3 },
  ],
  ignores: [
    { files: { '/app/node_modules/bcrypt/build/Release/bcrypt_lib.node': 900 }, because: 'the add-on' },
    { files: { '/src/build/Release/obj/a.o': 900 }, because: 'no add-on: `binding.gyp` is missing' },
  ],
});
