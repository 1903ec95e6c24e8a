import { perImage } from '../conditions.ts';
import { type RuleImage, rule } from '../rule.ts';

const VARIABLES = ['LANG', 'LC_ALL', 'LANGUAGE'];

/** Languages that the config names: `de_DE.UTF-8` is also `de_DE` and `de`. */
const languagesOf = perImage(
  (image: RuleImage) =>
    new Set(
      VARIABLES.flatMap(name => (image.env(name) ?? '').split(':')).flatMap(one => [
        one,
        one.replace(/[.@].*/, ''),
        one.replace(/[_.@].*/, ''),
      ]),
    ),
);

export default rule({
  id: 'locale-files',
  title: 'Translations and locale sources',
  severity: 'info',
  confidence: 'judgement',
  bucket: 'advice',
  sparesLicences: true,
  globs: ['/usr/{share,local/share}/locale/**', '/usr/share/i18n/**'],
  not: [
    { glob: '/**/locale/{en,en_*,C,C.*,POSIX}/**', why: 'English, C and POSIX stay' },
    { glob: '/usr/share/locale/locale.alias', why: 'read by libc' },
  ],
  whenFolder: (path, image) => {
    const language = /\/locale\/([^/]+)\//.exec(path)?.[1];
    return language === undefined || !languagesOf(image).has(language);
  },
  whenText: '`LANG`, `LC_ALL` and `LANGUAGE` of the image do not name the language.',
  evenIfReferenced: true,
  why: 'Translations of command line tools. Compiled locales, which `LANG` needs, are in `/usr/lib/locale`, where no rule looks.',
  remedy:
    'With dpkg, start from a base such as `debian:trixie-slim`, or write `path-exclude=/usr/share/locale/*` and `path-include=/usr/share/locale/locale.alias` to `/etc/dpkg/dpkg.cfg.d/nolocale` before packages are installed.',
  example: {
    before: '',
    after:
      "RUN printf 'path-exclude=/usr/share/locale/*\\npath-include=/usr/share/locale/locale.alias\\n' > /etc/dpkg/dpkg.cfg.d/nolocale",
  },
  keep: 'Name the language in `LANG`, `LC_ALL` or `LANGUAGE`: the rule leaves its files alone.',
  references: ['https://github.com/debuerreotype/debuerreotype/blob/master/scripts/.slimify-excludes'],
  reports: [
    {
      files: { '/usr/share/locale/de/LC_MESSAGES/coreutils.mo': 9000, '/usr/share/i18n/charmaps/UTF-8.gz': 70 },
      bytes: 9070,
    },
    {
      files: { '/usr/share/locale/fr/LC_MESSAGES/a.mo': 5, '/usr/share/locale/de/LC_MESSAGES/a.mo': 4 },
      env: ['LANG=de_DE.UTF-8'],
      bytes: 5,
    },
  ],
  ignores: [
    { files: { '/usr/lib/locale/C.utf8/LC_CTYPE': 900 }, because: 'compiled locale' },
    { files: { '/usr/share/zoneinfo/Europe/Berlin': 900 }, because: 'time zones: never a rule' },
    { files: { '/usr/share/locale/en_GB/LC_MESSAGES/x.mo': 900 }, because: 'language in use' },
    {
      files: { '/usr/share/locale/pt_BR/LC_MESSAGES/a.mo': 900, '/usr/share/locale/fr/LC_MESSAGES/a.mo': 9 },
      env: ['LC_ALL=pt_BR.UTF-8', 'LANGUAGE=fr:en'],
      because: 'languages in use',
    },
  ],
});
