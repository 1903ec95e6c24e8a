import { aroundNamed } from '../conditions.ts';
import { rule } from '../rule.ts';

const OBJ = new Set(['obj']);

export default rule({
  id: 'dotnet-obj',
  title: 'Intermediate .NET build output',
  severity: 'info',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/**/obj/{Debug,Release,project.assets.json,*.nuget.*}', '/**/obj/{Debug,Release}/**'],
  whenFolder: aroundNamed(OBJ, (folder, image) => image.exists(`${folder}/project.assets.json`)),
  whenText: 'The folder `obj` has a `project.assets.json`.',
  why: 'Intermediate files of MSBuild.',
  remedy:
    'List `**/obj` and `**/bin` in .dockerignore, and copy only the output of `dotnet publish` to the final stage.',
  example: { file: '.dockerignore', before: '', after: ['**/obj', '**/bin'].join('\n') },
  references: ['https://learn.microsoft.com/en-us/dotnet/core/docker/build-container'],
  reports: [
    { files: { '/src/Api/obj/Release/net8.0/Api.dll': 9000, '/src/Api/obj/project.assets.json': 500 }, bytes: 9500 },
    { files: { '/app/obj/Api.csproj.nuget.g.props': 7, '/app/obj/project.assets.json': 5 }, bytes: 12 },
  ],
  ignores: [
    { files: { '/app/Api.dll': 900 }, because: 'published' },
    { files: { '/src/lib/obj/model.obj': 900 }, because: '3D model folder' },
    { files: { '/src/obj/Debug/x': 900 }, because: 'not a folder of MSBuild' },
  ],
});
