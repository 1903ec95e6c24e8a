import { hint, ifAny } from '../hint.ts';

const VARIABLES = ['GOLANG_VERSION', 'RUST_VERSION', 'DOTNET_SDK_VERSION', 'MAVEN_HOME', 'GRADLE_HOME'];

export default hint({
  id: 'hint-sdk-base',
  title: 'the final image is built on an SDK',
  severity: 'info',
  before: ['hint-full-base'],
  evidence:
    'A variable shows an SDK (`GOLANG_VERSION`, `RUST_VERSION`, `DOTNET_SDK_VERSION`, `MAVEN_HOME`, `GRADLE_HOME`, or `JAVA_HOME` with a `javac`), and the rules `toolchain-in-image` and `jdk-only-files` find at least 20 MB.',
  explains: ['toolchain-in-image', 'jdk-only-files'],
  remedy:
    'Build in one stage, and start the final one from an image for running: `gcr.io/distroless/static`, `debian:trixie-slim`, `mcr.microsoft.com/dotnet/aspnet` or `eclipse-temurin:21-jre`. Copy only the program to it, with `COPY --from`.',
  about: 'image',
  test({ env, exists, found }) {
    const java = env('JAVA_HOME');
    const isSdk =
      VARIABLES.some(name => env(name) !== undefined) || (java !== undefined && exists(`${java}/bin/javac`));
    return isSdk ? ifAny(found('toolchain-in-image', 'jdk-only-files'), 20_000_000) : null;
  },
  reports: [
    { env: { GOLANG_VERSION: '1.22' }, found: { 'toolchain-in-image': 20_000_000 }, bytes: 20_000_000 },
    {
      env: { JAVA_HOME: '/j' },
      adds: { '/j/bin/javac': 5 },
      found: { 'jdk-only-files': 20_000_000 },
      bytes: 20_000_000,
    },
  ],
  ignores: [
    { env: { JAVA_HOME: '/j' }, found: { 'jdk-only-files': 20_000_000 }, because: 'there is no compiler' },
    {
      env: { GOLANG_VERSION: '1.22' },
      found: { 'toolchain-in-image': 19_000_000 },
      because: 'little of the SDK is left',
    },
    { found: { 'toolchain-in-image': 20_000_000 }, because: 'nothing names an SDK' },
  ],
});
