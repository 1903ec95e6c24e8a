import { rule } from '../rule.ts';

export default rule({
  id: 'iac-cache',
  title: 'Infrastructure tool caches',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '/**/{.terraform,.terragrunt-cache,.serverless,cdk.out,.aws-sam,.pulumi/plugins,.vagrant,.minikube/cache}/**',
    '/**/{terraform.tfstate,terraform.tfstate.backup}',
  ],
  not: [
    { glob: '/usr/!(src)/**', why: 'system files' },
    { glob: '/**/.terraform/providers/**', why: 'images that run terraform keep them on purpose' },
  ],
  adviceForCommands: ['terraform', 'tofu', 'terragrunt', 'pulumi'],
  why: 'Downloaded providers and modules, and the state of the machine where they were downloaded.',
  remedy: 'List `**/.terraform`, `**/terraform.tfstate*`, `cdk.out` and `.serverless` in .dockerignore.',
  example: {
    file: '.dockerignore',
    before: '',
    after: ['**/.terraform', '**/terraform.tfstate*', 'cdk.out', '.serverless'].join('\n'),
  },
  references: [
    'https://developer.hashicorp.com/terraform/cli/init',
    'https://docs.aws.amazon.com/cdk/v2/guide/home.html',
  ],
  reports: [
    {
      files: { '/app/infra/.terraform/modules/vpc/main.tf': 90000, '/app/cdk.out/asset.1a2b/index.js': 700 },
      bytes: 90700,
    },
    {
      files: { '/infra/.terraform/modules/a/main.tf': 70, '/infra/terraform.tfstate': 9 },
      entrypoint: ['terraform'],
      bytes: 0,
      advice: 79,
    },
    {
      files: { '/root/.pulumi/plugins/resource-aws-v6.0.0/pulumi-resource-aws': 400000000 },
      entrypoint: ['pulumi'],
      bytes: 0,
      advice: 400000000,
    },
  ],
  ignores: [
    { files: { '/app/infra/main.tf': 900 }, because: 'source' },
    { files: { '/infra/.terraform/providers/registry/x': 900 }, because: 'used by terraform init -plugin-dir images' },
  ],
});
