import { rule } from '../rule.ts';

/** The unpacked AWS CLI installer. Where the CLI is not installed, such plain names can be anything. */
const AWS_CLI = /\/aws\/(dist\/|dist$|install$)/;

export default rule({
  id: 'installer-leftover',
  title: 'Installers left in place',
  before: ['os-package-file'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '/**/{get-pip.py,get-poetry.py,install-poetry.py,composer-setup.php,rustup-init,rustup-init.sh,nodesource_setup.sh,awscliv2.zip,awscli-bundle.zip,aws-sam-cli-linux-*.zip,session-manager-plugin.deb,packages-microsoft-prod.deb}',
    '/**/{Miniconda,Anaconda,Miniforge,Mambaforge,Micromamba}*-Linux-*.sh',
    '/**/{google-chrome*,wkhtmltox*,dumb-init*,tini*,libssl*,chrome-remote-desktop*}.{deb,rpm}',
    '/**/{chromedriver*,chrome-linux*,geckodriver*,instantclient*,terraform_*,vault_*,consul_*,packer_*,protoc-*,gradle-*-bin,gradle-*-all,sonar-scanner-*,nifi-*}.zip',
    '/**/{go[0-9]*.linux-*,node-v*-linux-*,apache-maven-*-bin,apache-tomcat-*,spark-*-bin-*,kafka_*,hadoop-*,openjdk-*,jdk-*_linux-*,OpenJDK*U-*,zulu*-linux*,Python-[0-9]*,ruby-[0-9]*,openssl-[0-9]*,nginx-[0-9]*,helm-v*,prometheus-*.linux-*,node_exporter-*,s6-overlay-*,boost_*,cmake-[0-9]*,geckodriver-v*}.{tar.gz,tgz,tar.xz,tar.bz2}',
    '/**/cuda_*_linux.run',
    '/**/cudnn-*.{tar.xz,tgz}',
    '/**/NVIDIA-Linux-*.run',
    '/{,tmp/,opt/,root/,home/*/}aws/{dist,install}',
    '/{,tmp/,opt/,root/,home/*/}aws/dist/**',
  ],
  not: [
    { glob: '/**/node_modules/**', why: 'package content' },
    { glob: '/**/{site,dist}-packages/**', why: 'package content' },
    { glob: '/usr/share/**', why: 'distribution data' },
    { glob: '/usr/lib/**', why: 'distribution data' },
  ],
  when: ({ path }, image) => !AWS_CLI.test(path) || image.exists('/usr/local/aws-cli'),
  whenText: '`aws/dist` and `aws/install` count only if `/usr/local/aws-cli` exists.',
  why: 'Programs that run once, or archives of something that is installed elsewhere.',
  remedy:
    'Fetch, run and delete the installer in one RUN, with `rm` at its end, or pipe the download into the command that reads it: `curl -fsSL` into `sh` or `tar -xz`.',
  example: {
    before:
      'RUN curl -fsSLO https://awscli.amazonaws.com/awscli-exe-linux-x86_64.zip && unzip -q awscli-exe-linux-x86_64.zip && ./aws/install',
    after:
      'RUN curl -fsSLO https://awscli.amazonaws.com/awscli-exe-linux-x86_64.zip && unzip -q awscli-exe-linux-x86_64.zip && ./aws/install && rm -rf awscli-exe-linux-x86_64.zip aws',
  },
  references: [
    'https://docs.docker.com/build/building/best-practices/',
    'https://github.com/docker-library/python/blob/master/Dockerfile-linux.template',
  ],
  reports: [
    {
      files: {
        '/get-pip.py': 2600000,
        '/opt/Miniconda3-latest-Linux-x86_64.sh': 150000000,
        '/opt/conda/bin/conda': 500,
      },
      bytes: 152600000,
    },
    {
      files: {
        '/awscliv2.zip': 60,
        '/aws/dist/awscli/data/ac.index': 7,
        '/aws/install': 1,
        '/usr/local/aws-cli/v2/current/dist/aws': 9,
      },
      bytes: 68,
    },
    {
      files: {
        '/opt/apache-maven-3.9.6-bin.tar.gz': 9,
        '/opt/google-chrome-stable_current_amd64.deb': 5,
        '/root/go1.22.1.linux-amd64.tar.gz': 3,
      },
      bytes: 17,
    },
  ],
  ignores: [
    {
      files: { '/opt/conda/bin/conda': 500, '/usr/local/bin/tini': 20000, '/usr/local/aws-cli/v2/current/dist/aws': 9 },
      because: 'installed',
    },
    {
      files: { '/opt/aws/dist/index.js': 700 },
      because: 'the AWS CLI is not installed, so the folder is something else',
    },
    {
      files: { '/app/node_modules/x/get-pip.py': 5, '/usr/lib/python3/dist-packages/virtualenv/get-pip.py': 5 },
      because: 'content of a package',
    },
  ],
});
