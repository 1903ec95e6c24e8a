import { rule } from '../rule.ts';

export default rule({
  id: 'gcloud-backup',
  title: 'Google Cloud CLI component backups',
  before: ['installer-leftover'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '/**/google-cloud-sdk/.install/.backup/**',
    '/**/google-cloud-cli/.install/.backup/**',
    '/**/google-cloud-sdk/.install/.download/**',
  ],
  why: 'The state before the last change, kept for `gcloud components restore`.',
  remedy:
    'End each RUN that changes components with `rm -rf "$(gcloud info --format=\'value(installation.sdk_root)\')/.install/.backup"`.',
  example: {
    before: 'RUN gcloud components install kubectl --quiet',
    after:
      'RUN gcloud components install kubectl --quiet && rm -rf "$(gcloud info --format=\'value(installation.sdk_root)\')/.install/.backup"',
  },
  references: ['https://cloud.google.com/sdk/gcloud/reference/components/restore'],
  reports: [
    { files: { '/opt/google-cloud-sdk/.install/.backup/lib/x.py': 90000 }, bytes: 90000 },
    { files: { '/usr/lib/google-cloud-sdk/.install/.download/a.tar.gz': 70 }, bytes: 70 },
  ],
  ignores: [
    { files: { '/opt/google-cloud-sdk/lib/googlecloudsdk/core/x.py': 900 }, because: 'the tool' },
    { files: { '/opt/google-cloud-sdk/.install/core.manifest': 90 }, because: 'what is installed' },
  ],
});
