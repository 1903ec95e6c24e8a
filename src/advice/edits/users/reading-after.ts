/** What runs after a COPY that may read any of the files. */
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import type { WrittenCommand } from '../../../dockerfile/edit/written-commands.ts';
import { runsOwnProgram } from '../commands/command-patterns.ts';
import type { EditImage } from '../edit-image.ts';

/** Tools that run what a project says: its scripts, hooks and plug-ins. */
const BUILDS: ReadonlySet<string> = new Set([
  'bun',
  'cargo',
  'dotnet',
  'go',
  'gradle',
  'gradlew',
  'mvn',
  'mvnw',
  'npx',
  'sbt',
]);

/** `scripts`: whatever a script says. `tools`: what a build tool or the container's entry script may. */
export function readingAfter(step: BuildStep, image: EditImage): 'nothing' | 'tools' | 'scripts' {
  const later = image.steps.slice(image.steps.indexOf(step) + 1);
  const commands = later.flatMap(({ instruction }) => image.commandsOf(instruction));
  if (commands.some(runsOwnProgram)) return 'scripts';
  return image.start.some(word => word.endsWith('.sh')) || commands.some(runsProject) ? 'tools' : 'nothing';
}

function runsProject({ name, args }: WrittenCommand): boolean {
  return (
    BUILDS.has(name) ||
    (name === 'uv' && args.some(arg => arg === 'sync' || arg === 'run')) ||
    (/^(?:npm|pnpm|yarn)$/.test(name) && args.some(arg => /^(?:run|run-script|build|test)$/.test(arg)))
  );
}
