import { aroundNamed } from '../conditions.ts';
import { rule } from '../rule.ts';

const TARGET = new Set(['target']);
const MARKS = ['CACHEDIR.TAG', '.rustc_info.json'];

export default rule({
  id: 'rust-target',
  title: 'Intermediate Cargo build files',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '/**/target/{debug,release,*-*-*/debug,*-*-*/release}/{deps,build,incremental,.fingerprint,examples}/**',
    '/**/target/{doc,tmp,package,.rustc_info.json}',
    '/**/target/{doc,tmp,package}/**',
  ],
  whenFolder: aroundNamed(TARGET, (folder, image) => MARKS.some(name => image.exists(`${folder}/${name}`))),
  whenText: 'The folder `target` has a `CACHEDIR.TAG` or `.rustc_info.json`.',
  why: 'The built programs are directly in `target/release`; only the next build reads these folders. A file in `deps` that is a hard link of the program does not count.',
  remedy:
    'Copy only the program out of the build stage, not the folder `target`, and list `**/target` in .dockerignore.',
  example: {
    before: 'COPY --from=build /src/target /app/target',
    after: 'COPY --from=build /src/target/release/server /usr/local/bin/server',
  },
  references: ['https://doc.rust-lang.org/cargo/reference/build-cache.html'],
  reports: [
    {
      files: {
        '/src/target/debug/deps/x-1a2b.rlib': 9000,
        '/src/target/CACHEDIR.TAG': 177,
        '/src/target/release/app': 500,
      },
      bytes: 9000,
    },
    {
      files: { '/src/target/x86_64-unknown-linux-musl/release/incremental/a/b': 70, '/src/target/.rustc_info.json': 5 },
      bytes: 75,
    },
  ],
  ignores: [
    { files: { '/src/target/release/app': 900 }, because: 'the program' },
    { files: { '/app/target/app.jar': 900 }, because: 'Maven target' },
    { files: { '/app/target/release/libfoo.so': 900 }, because: 'cdylib in use' },
    { files: { '/app/target/release/deps/lib.so': 900 }, because: 'not a Cargo directory' },
  ],
});
