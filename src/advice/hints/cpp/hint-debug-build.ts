import type { Command } from '../../../dockerfile/commands.ts';
import { buildTypesOf, isDebug, variableOf } from '../../edits/commands/build-type.ts';
import { type HintLayer, hint, ifAny } from '../hint.ts';

function builds({ buildArguments }: HintLayer): (command: Command) => boolean {
  return command =>
    buildTypesOf(command).some(({ value }) => {
      const name = variableOf(value);
      return isDebug(name === null ? value : (buildArguments.get(name) ?? ''));
    });
}

export default hint({
  id: 'hint-debug-build',
  title: 'A build for debugging',
  severity: 'info',
  evidence: 'The detector `unstripped-elf` finds a file in the layer.',
  explains: ['unstripped-elf'],
  remedy:
    'Build with `-DCMAKE_BUILD_TYPE=Release`, or `--buildtype=release` for Meson. If a build argument says it, change its default, and what `docker build --build-arg` gives, which counts before the default.',
  about: 'layer',
  test: layer => (layer.commands.some(builds(layer)) ? ifAny(layer.found('unstripped-elf')) : null),
  reports: [
    { does: 'RUN cmake -DCMAKE_BUILD_TYPE=Debug . && make', found: { 'unstripped-elf': 7 }, bytes: 7 },
    {
      does: 'RUN cmake -B build -D CMAKE_BUILD_TYPE=$TYPE',
      arguments: { TYPE: 'Debug' },
      found: { 'unstripped-elf': 7 },
      bytes: 7,
    },
    { does: 'RUN meson setup --buildtype=debug build', found: { 'unstripped-elf': 7 }, bytes: 7 },
  ],
  ignores: [
    {
      does: 'RUN cmake -DCMAKE_BUILD_TYPE=Release .',
      found: { 'unstripped-elf': 7 },
      because: 'it builds for release',
    },
    { does: 'RUN cmake -DCMAKE_BUILD_TYPE=$TYPE .', found: { 'unstripped-elf': 7 }, because: 'the value is not known' },
    { does: 'RUN cmake -DCMAKE_BUILD_TYPE=Debug .', because: 'the layer has no program with symbols' },
  ],
});
