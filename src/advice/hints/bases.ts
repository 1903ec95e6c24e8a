/** Hints on what an image is built on. Figures were measured on Debian 12 (bookworm) for the rule catalogue. */
import type { Hint } from './hint.ts';
import { ifAny } from './hint.ts';

const SDK_VARIABLES = ['GOLANG_VERSION', 'RUST_VERSION', 'DOTNET_SDK_VERSION', 'MAVEN_HOME', 'GRADLE_HOME'];

/** What Debian's images for building have and the slim ones do not. */
const BUILD_PACKAGES = [
  'build-essential',
  'gcc',
  'g++',
  'libc6-dev',
  'git',
  'mercurial',
  'subversion',
  'imagemagick',
  'default-libmysqlclient-dev',
  'libpq-dev',
];
const LEAST_PACKAGES = 5;

export const bases: readonly Hint[] = [
  {
    id: 'hint-sdk-base',
    title: 'the final image is built on an SDK',
    severity: 'info',
    evidence:
      'The environment names one (`GOLANG_VERSION`, `RUST_VERSION`, `DOTNET_SDK_VERSION`, `MAVEN_HOME`, `GRADLE_HOME`, or `JAVA_HOME` with a `javac`), and the rules `toolchain-in-image` and `jdk-only-files` find at least 20 MB.',
    explains: ['toolchain-in-image', 'jdk-only-files'],
    remedy:
      'FROM <the runtime image>   # and COPY --from=build: distroless/static, debian:bookworm-slim, dotnet/aspnet, eclipse-temurin:21-jre',
    about: 'image',
    test({ env, exists, found }) {
      const java = env('JAVA_HOME');
      const isSdk =
        SDK_VARIABLES.some(name => env(name) !== undefined) || (java !== undefined && exists(`${java}/bin/javac`));
      return isSdk ? ifAny(found('toolchain-in-image', 'jdk-only-files'), 20_000_000) : null;
    },
  },
  {
    id: 'hint-full-base',
    title: 'the base image is the full variant, with what builds need',
    severity: 'info',
    evidence: `The base image has at least ${LEAST_PACKAGES} of the packages ${BUILD_PACKAGES.map(name => `\`${name}\``).join(', ')} installed.`,
    explains: ['toolchain-in-image', 'dev-headers', 'static-libs'],
    remedy: [
      'FROM <the same image>:<tag>-slim   # or -alpine; what needs a compiler goes into a build stage',
      '# measured on Debian 12: build-essential 319.5 MB, git 51.1 MB; documentation and locales that -slim leaves out 41.7 MB',
    ].join('\n'),
    about: 'image',
    test: ({ basePackages, found }) =>
      basePackages(BUILD_PACKAGES).length >= LEAST_PACKAGES
        ? { bytes: found('toolchain-in-image', 'dev-headers', 'static-libs') }
        : null,
  },
];
