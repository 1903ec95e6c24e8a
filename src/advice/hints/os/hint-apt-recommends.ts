import type { Command } from '../../../dockerfile/commands.ts';
import { aptInstalls, withoutRecommends } from '../commands.ts';
import { type HintImage, hint, ifAny } from '../hint.ts';

const OFF = /APT::Install-Recommends\s+"?(?:false|0|no)\b/i;

function withRecommends(command: Command): boolean {
  return aptInstalls(command) && !withoutRecommends(command);
}

function recommendsAreOff(image: HintImage): boolean {
  const texts = [image.text('/etc/apt/apt.conf') ?? '', ...image.textsIn('/etc/apt/apt.conf.d')];
  return texts.some(text => OFF.test(text));
}

export default hint({
  id: 'hint-apt-recommends',
  title: 'apt-get install without --no-install-recommends',
  severity: 'info',
  before: ['hint-apt-lists'],
  evidence: 'The layer adds at least 5 MB below `/usr`, and no `apt.conf` turns recommended packages off.',
  explains: [],
  reads: [
    { name: 'apt.conf', folder: /^etc\/apt$/, most: 65_536 },
    { name: '', rest: /./, folder: /^etc\/apt\/apt\.conf\.d$/, most: 65_536 },
  ],
  remedy:
    'Install with `apt-get install --no-install-recommends`, and name the recommended packages that the program needs, such as `ca-certificates`.',
  about: 'layer',
  test: ({ commands, added }, image) =>
    commands.some(withRecommends) && !recommendsAreOff(image)
      ? ifAny(
          added(directory => directory === 'usr' || directory.startsWith('usr/')),
          5_000_000,
        )
      : null,
  reports: [
    { does: 'RUN apt-get update && apt-get -y install curl', adds: { '/usr/bin/curl': 5_000_000 }, bytes: 5_000_000 },
    { does: 'RUN sudo apt install -y x', adds: { '/usr/lib/a/b': 6_000_000, '/opt/x': 9 }, bytes: 6_000_000 },
  ],
  ignores: [
    {
      does: 'RUN apt-get install -y --no-install-recommends curl',
      adds: { '/usr/bin/curl': 5_000_000 },
      because: 'they are left out',
    },
    {
      does: 'RUN apt-get -o APT::Install-Recommends=0 install x',
      adds: { '/usr/bin/curl': 5_000_000 },
      because: 'an option leaves them out',
    },
    {
      does: 'RUN apt-get install -y curl',
      adds: { '/usr/bin/curl': 4_000_000, '/opt/x': 9_000_000 },
      because: 'packages install little',
    },
    {
      does: 'RUN apt-get install -y curl',
      adds: { '/usr/bin/curl': 5_000_000 },
      texts: { '/etc/apt/apt.conf.d/99x': 'APT::Install-Recommends "false";' },
      because: 'a setting leaves them out',
    },
    { does: 'RUN echo apt-get install', adds: { '/usr/bin/curl': 5_000_000 }, because: 'another program' },
  ],
});
