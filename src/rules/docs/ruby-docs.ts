import { rule } from '../rule.ts';

export default rule({
  id: 'ruby-docs',
  title: 'RDoc and ri documentation',
  before: ['doc-files'],
  severity: 'info',
  confidence: 'safe',
  bucket: 'removable',
  sparesLicences: true,
  globs: ['/{usr/,usr/local/}share/ri/**', '/**/{gems,bundle}/doc/**', '/{usr/local/lib/ruby,var/lib}/gems/*/doc/**'],
  why: 'Only the command `ri` reads them.',
  remedy:
    "Install with `gem install --no-document`, or set it for all later gems in Ruby's own image: `echo 'gem: --no-document' >> /usr/local/etc/gemrc`.",
  options: [{ programs: ['gem'], verb: ['install', 'update'], add: '--no-document', unless: ['-N'] }],
  example: { before: 'RUN gem install rails', after: 'RUN gem install --no-document rails' },
  references: ['https://guides.rubygems.org/command-reference/'],
  reports: [
    {
      files: {
        '/usr/local/lib/ruby/gems/3.3.0/doc/json-2.7/ri/JSON/cdesc-JSON.ri': 90000,
        '/usr/share/ri/3.1.0/system/x.ri': 700,
      },
      bytes: 90700,
    },
    { files: { '/usr/local/bundle/doc/rails-7.1/ri/cache.ri': 70 }, bytes: 70 },
  ],
  ignores: [
    { files: { '/usr/local/bundle/gems/rails-7.1/README.md': 900 }, because: 'gem content' },
    { files: { '/usr/local/bundle/doc/x/LICENSE': 90 }, because: 'a licence' },
  ],
});
