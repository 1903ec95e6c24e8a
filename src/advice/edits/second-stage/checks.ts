/** Why no second stage is offered: whatever is not sure to work in it. Each check is a sentence or null. */

import { commandsOf } from '../../../dockerfile/commands.ts';
import { healthCheckOf } from '../../../dockerfile/healthcheck.ts';
import { isInterpreter, isShell } from '../../../image/known-programs.ts';
import type { ImageConfig } from '../../../image/types.ts';
import type { RuntimeNeeds } from '../../../runtime/runtime-needs.ts';
import type { EditImage } from '../edit-image.ts';
import { systemDirectories } from './file-kinds.ts';

export interface StageFacts {
  image: EditImage;
  config: ImageConfig;
  needs: RuntimeNeeds;
}

/** Programs besides shells and interpreters that run what is given to them. */
const RUNS_OTHERS =
  /^(?:busybox|tini|dumb-init|supervisord|runsv|s6-svscan|catatonit|gosu|su-exec|env|nginx|httpd|apache2|uwsgi|gunicorn)[\d.]*$/;
/** By `e_machine` of ELF headers. */
const MACHINES: Readonly<Record<string, number>> = {
  '386': 3,
  ppc64le: 21,
  s390x: 22,
  arm: 40,
  amd64: 62,
  arm64: 183,
  riscv64: 243,
};
/** Packages that only a build uses. */
const FOR_BUILDS =
  /(?:-dev|-dbg|-doc)$|^(?:build-essential|build-base|alpine-sdk|gcc|g\+\+|gcc-\d+|g\+\+-\d+|clang|llvm|lld|mold|make|cmake|ninja-build|meson|autoconf|automake|libtool|pkg-config|pkgconf|bison|flex|nasm|yasm|protobuf-compiler|musl-tools|binutils|patch|upx|upx-ucl|ca-certificates|tzdata|golang|golang-go|cargo|rustc)$/;
/** Packages that builds use, if they run their program; packages are mostly named by it. */
const FOR_DOWNLOADS: ReadonlyMap<string, readonly string[]> = new Map([
  ['curl', ['curl']],
  ['wget', ['wget']],
  ['git', ['git', 'go', 'cargo']],
  ['unzip', ['unzip']],
  ['xz-utils', ['tar', 'xz']],
  ['bzip2', ['tar', 'bzip2']],
]);

/** The first thing that is not sure; null if a second stage can be made. */
export function whyNot(facts: StageFacts): string | null {
  return (
    [aboutFile, aboutProgram, aboutStart, aboutHealth, aboutSettings]
      .map(check => check(facts))
      .find(reason => reason !== null) ?? null
  );
}

export function aboutFile({ image }: Pick<StageFacts, 'image'>): string | null {
  const { dockerfile, steps, layers, baseLayers } = image;
  if (image.fromHistory) return 'the Dockerfile is not known';
  if (dockerfile.stages.length !== 1) return 'the Dockerfile has several stages already';
  if (baseLayers === 0) return 'the base image is not known';
  const [stage] = dockerfile.stages;
  const from = dockerfile.instructions.find(({ keyword }) => keyword === 'FROM');
  if (from?.text.includes('--platform')) return 'its FROM names a platform';
  if (steps.some(({ instruction }) => instruction.line === stage?.line)) return 'the base image adds instructions';
  const own = [...layers.keys()].slice(baseLayers);
  if (own.some(layer => image.stepOf(layer) === null)) return 'it is not known which instructions made all layers';
  return null;
}

function aboutProgram({ image, config, needs: { program, elf, owner } }: StageFacts): string | null {
  const { path, file, words } = program;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (isShell(name) || isInterpreter(name) || RUNS_OTHERS.test(name)) return `${name} runs other programs`;
  if ((file.inode?.layer ?? -1) < image.baseLayers) return `${path} came with the base image`;
  const isSystems = [...systemDirectories(new Map())].some(folder => path.startsWith(`${folder}/`) && folder !== '/go');
  if (isSystems || owner !== null) return `${path} came with a package`;
  const called = words[0] ?? '';
  const written = called.startsWith('/') ? called : null;
  if (written !== null && written !== path) return `${written} is a link`;
  const searched = program.searched;
  if (searched !== null && `${searched}/${called}` !== path) return `${searched}/${called} is a link`;
  if (MACHINES[config.platform.architecture] !== elf.machine) return `${path} is for another kind of processor`;
  if (words.slice(1).some(word => /\.(?:py|js|mjs|rb|php|jar|pl|lua|sh)$/.test(word))) return `${name} runs a script`;
  return null;
}

/** The second stage repeats own instructions; those of the base image are not in the file. */
function aboutStart({ image: { steps }, config }: StageFacts): string | null {
  const has = (keyword: string) => steps.some(({ instruction }) => instruction.keyword === keyword);
  if (config.entrypoint.length > 0 && !has('ENTRYPOINT')) return "the entry point is the base image's";
  if (config.cmd.length > 0 && !has('CMD')) return "the command is the base image's";
  return null;
}

/** The image's own one is read where its programs are; one of the base image is not in the file. */
function aboutHealth({ image, config }: StageFacts): string | null {
  return healthCheckOf(config, image.steps)?.isInherited ? 'its HEALTHCHECK runs another program' : null;
}

/** What an own RUN installed by name may be for the program. */
export function aboutPackages(
  { image: { steps }, needs: { libraries } }: Pick<StageFacts, 'image'> & { needs: Pick<RuntimeNeeds, 'libraries'> },
  called: ReadonlySet<string> = new Set(),
): string | null {
  const runs = steps.filter(({ instruction }) => instruction.keyword === 'RUN');
  const commands = runs.flatMap(({ instruction }) => commandsOf(instruction.text));
  const used = new Set(commands.map(({ name }) => name));
  const owners = new Set(libraries.map(({ owner }) => owner?.name));
  for (const { name, args } of commands) {
    const [verb, ...rest] = args.filter(arg => !arg.startsWith('-'));
    if (!/^(?:apt|apt-get|apk|dnf|yum|microdnf)$/.test(name) || !/^(?:install|add)$/.test(verb ?? '')) continue;
    for (const word of rest) {
      const named = word.replace(/[=:~<>].*/, '');
      if (FOR_BUILDS.test(named) || owners.has(named) || called.has(named)) continue;
      if (!FOR_DOWNLOADS.get(named)?.some(program => used.has(program)))
        return `the program may run what ${named} brings`;
    }
  }
  return null;
}

/** What a RUN sets in a way that COPY does not keep. */
export function aboutSettings({ image: { steps } }: Pick<StageFacts, 'image'>): string | null {
  for (const { instruction } of steps) {
    if (instruction.keyword !== 'RUN') continue;
    for (const { name, args } of commandsOf(instruction.text)) {
      if (/^(?:setcap|setfattr|locale-gen|update-locale|dpkg-reconfigure|dpkg-divert|update-alternatives)$/.test(name))
        return `a RUN calls ${name}`;
      if (/^(?:pip|pip3|npm|yarn|pnpm|gem|composer|cpan)$/.test(name)) return `a RUN installs packages by ${name}`;
      const settings = args.find(arg => /(?:^|[>=:])\/etc\/(?!apt\/|ssl\/|passwd|group)/.test(arg));
      if (settings !== undefined) return 'a RUN changes files in /etc';
    }
    if (/>\s*\/etc\//.test(instruction.text)) return 'a RUN changes files in /etc';
  }
  return null;
}
