import { rule } from '../rule.ts';

export default rule({
  id: 'nuget-packages',
  title: 'NuGet global packages folder',
  before: ['dotnet-obj'],
  severity: 'warn',
  confidence: 'safe-if-unused',
  bucket: 'removable',
  globs: ['~/.nuget/packages/**', '/usr/{share,lib}/dotnet/sdk/NuGetFallbackFolder/**'],
  envDirectories: { NUGET_PACKAGES: ['**'] },
  whenImage: image => !image.hasNameThatEnds('.runtimeconfig.dev.json'),
  whenText: 'The image has no `*.runtimeconfig.dev.json`, which makes an unpublished program load packages from here.',
  adviceForCommands: ['dotnet run', 'dotnet watch', 'dotnet test'],
  why: '`dotnet publish` copies what the program needs.',
  remedy:
    'Publish in one stage and copy only the output to a final one without the SDK. Or keep the packages in a cache mount at `/root/.nuget/packages`, in each RUN that restores, builds or publishes.',
  mounts: ['~/.nuget/packages'],
  usedBy: [{ programs: ['dotnet'], verb: ['build', 'pack', 'publish', 'restore', 'run', 'test'] }],
  example: {
    before: 'RUN dotnet publish -c Release -o /out',
    after: 'RUN --mount=type=cache,target=/root/.nuget/packages dotnet publish -c Release -o /out',
  },
  references: [
    'https://learn.microsoft.com/en-us/nuget/consume-packages/managing-the-global-packages-and-cache-folders',
  ],
  reports: [
    {
      files: {
        '/root/.nuget/packages/newtonsoft.json/13.0.3/lib/net6.0/Newtonsoft.Json.dll': 90000,
        '/packages/x/1.0/x.dll': 7,
      },
      env: ['NUGET_PACKAGES=/packages'],
      bytes: 90007,
    },
    { files: { '/root/.nuget/packages/x/1.0/x.dll': 7 }, entrypoint: ['dotnet', 'watch', 'run'], bytes: 0, advice: 7 },
  ],
  ignores: [
    { files: { '/app/Newtonsoft.Json.dll': 900 }, because: 'published' },
    {
      files: { '/root/.nuget/packages/x/1.0/x.dll': 900, '/src/bin/Debug/Api.runtimeconfig.dev.json': 5 },
      because: 'an unpublished program loads it',
    },
  ],
});
