import { rule } from '../rule.ts';

export default rule({
  id: 'fonts-icons',
  title: 'Fonts, icons, themes and sounds',
  severity: 'info',
  confidence: 'judgement',
  bucket: 'advice',
  sparesLicences: true,
  globs: [
    '/usr/{share,local/share}/{fonts,icons,themes,pixmaps,backgrounds,sounds,wallpapers}/**',
    '/var/cache/fontconfig/**',
  ],
  evenIfReferenced: true,
  why: 'Browsers, PDF and chart rendering need fonts; a plain service does not. Icon themes are installed because GTK recommends them.',
  remedy:
    'Install only the font family that is rendered, as in `apt-get install --no-install-recommends fonts-dejavu-core`, which also leaves out icon themes that GTK recommends.',
  example: {
    before: 'RUN apt-get update && apt-get install -y fonts-noto && rm -rf /var/lib/apt/lists/*',
    after:
      'RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-core && rm -rf /var/lib/apt/lists/*',
  },
  references: ['https://packages.debian.org/bookworm/fonts/'],
  reports: [
    {
      files: {
        '/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf': 90000,
        '/usr/share/icons/Adwaita/48x48/x.png': 700,
      },
      bytes: 90700,
    },
    { files: { '/usr/local/share/fonts/x.ttf': 70, '/var/cache/fontconfig/a.cache-7': 4 }, bytes: 74 },
  ],
  ignores: [
    { files: { '/app/public/fonts/inter.woff2': 900 }, because: 'application asset' },
    { files: { '/usr/share/fonts/truetype/x/LICENSE.txt': 90 }, because: 'a licence' },
  ],
});
