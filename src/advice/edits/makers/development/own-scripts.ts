/** Scripts of a project that its installation runs. */
import type { BuildStep } from '../../../../dockerfile/build/build-steps.ts';
import { bytesOf } from '../../../../image/byte-path.ts';
import { member } from '../../../../json.ts';
import { parsedJson } from '../../../../packages/formats/foreign-json.ts';
import { fieldsOf } from '../../../../rules/conditions.ts';
import type { EditImage } from '../../edit-image.ts';

const AT_INSTALLATION = [
  ...['preinstall', 'install', 'postinstall'],
  ...['prepublish', 'preprepare', 'prepare', 'postprepare', 'pnpm:devPreinstall'],
];

/**
 * Whether an installation runs scripts of the project, which may start what only development installs: `husky`, `patch-package`.
 * @param project its directory in the image
 * @param step the installation
 */
export function runsOwnScripts(project: string, step: BuildStep, image: EditImage): boolean {
  if (image.commandsOf(step.instruction).some(({ args }) => args.includes('--ignore-scripts'))) return false;
  return hasScripts(manifestOf(project, image));
}

/** Whether the image has the project's `package.json`, and that has no script that an installation runs. */
export function hasNoScripts(project: string, image: EditImage): boolean {
  const manifest = manifestOf(project, image);
  return manifest !== null && !hasScripts(manifest);
}

function hasScripts(manifest: Buffer | null): boolean {
  const scripts = fieldsOf(member(parsedJson(manifest), 'scripts'));
  return AT_INSTALLATION.some(name => scripts.has(name));
}

/** The project's `package.json`; null if the image lacks it. */
export function manifestOf(project: string, image: EditImage): Buffer | null {
  const reader = image.records();
  return reader.bytes(reader.at(bytesOf(`${project}/package.json`)));
}
