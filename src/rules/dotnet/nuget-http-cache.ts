import { rule } from '../rule.ts';

export default rule({
  id: 'nuget-http-cache',
  title: 'NuGet HTTP, plug-in and scratch caches',
  before: ['dotnet-obj'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '~/.local/share/NuGet/{v3-cache,http-cache,plugins-cache,Cache}/**',
    '/tmp/NuGetScratch*/**',
    '~/.dotnet/{TelemetryStorageService,toolResolverCache,optimizationdata}/**',
    '~/.templateengine/**',
  ],
  why: 'Raw copies that NuGet itself trusts for half an hour, and usage data of the SDK.',
  remedy:
    'Publish in one stage and copy only the output to the final one, or end each RUN that restores with `dotnet nuget locals http-cache --clear`.',
  mounts: ['~/.local/share/NuGet'],
  example: {
    before: 'RUN dotnet publish -c Release -o /out',
    after: 'RUN dotnet publish -c Release -o /out && dotnet nuget locals http-cache --clear',
  },
  references: [
    'https://learn.microsoft.com/en-us/nuget/consume-packages/managing-the-global-packages-and-cache-folders',
  ],
  reports: [
    {
      files: { '/root/.local/share/NuGet/v3-cache/670c1461/list_x.dat': 90000, '/tmp/NuGetScratchroot/lock/a': 700 },
      bytes: 90700,
    },
    { files: { '/home/app/.dotnet/TelemetryStorageService/x.trn': 70 }, bytes: 70 },
  ],
  ignores: [
    { files: { '/root/.nuget/NuGet/NuGet.Config': 900 }, because: 'configuration' },
    { files: { '/root/.dotnet/tools/dotnet-ef': 900 }, because: 'an installed tool' },
  ],
});
