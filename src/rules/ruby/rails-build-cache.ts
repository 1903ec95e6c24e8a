import { ofDirectory } from '../conditions.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'rails-build-cache',
  title: 'Rails asset caches',
  severity: 'info',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/**/tmp/cache/{assets,webpacker,shakapacker,sass,babel-loader}/**'],
  not: [{ glob: '/**/tmp/cache/bootsnap*/**', why: 'precompiled on purpose for a fast boot' }],
  whenFolder: ofDirectory(/^(.*)\/tmp\/cache\//, (application, image) =>
    image.exists(`${application}/config/application.rb`),
  ),
  whenText: '`config/application.rb` is next to `tmp`.',
  why: 'Intermediate files of Sprockets and bundlers. The result is in `public`.',
  remedy: 'End the RUN that compiles the assets with `rm -rf tmp/cache/assets`, and list `tmp/cache` in .dockerignore.',
  example: {
    before: 'RUN SECRET_KEY_BASE_DUMMY=1 ./bin/rails assets:precompile',
    after: 'RUN SECRET_KEY_BASE_DUMMY=1 ./bin/rails assets:precompile && rm -rf tmp/cache/assets',
  },
  references: ['https://guides.rubyonrails.org/asset_pipeline.html'],
  reports: [
    {
      files: { '/rails/tmp/cache/assets/sprockets/v4.0/ab/x.cache': 9000, '/rails/config/application.rb': 5 },
      bytes: 9000,
    },
    {
      files: { '/app/tmp/cache/webpacker/a': 7, '/app/tmp/cache/bootsnap/b': 8, '/app/config/application.rb': 5 },
      bytes: 7,
    },
  ],
  ignores: [
    { files: { '/rails/tmp/cache/bootsnap/compile-cache-iseq/aa/bb': 900 }, because: 'wanted' },
    { files: { '/rails/public/assets/application-1a2b.js': 900 }, because: 'served' },
    { files: { '/srv/tmp/cache/assets/x': 900 }, because: 'not a Rails application' },
  ],
});
