/** RUNs that name packages which an earlier RUN installed already: without that one they would install them. */
import { aptInstalls, withoutRecommends } from '../../../advice/hints/commands.ts';
import { closureOfAll } from '../../../packages/debian/removal.ts';
import type { DebianImage } from '../recommends/debian-image.ts';
import { isApt, nameOnly, packagesIn } from '../recommends/install-commands.ts';
import type { BuildInstall } from './build-install.ts';

/**
 * Looks for a later RUN that names one of the packages to build with or, if it installs recommended packages too, one that they depend on:
 * nobody can tell how much that RUN would install. RUNs that the edit changes itself do not count.
 * @returns a clause about the first one, or null
 */
export function installedAgain(
  { step, names, repeats }: BuildInstall,
  { image, last, states }: DebianImage,
): string | null {
  const known = new Set(repeats.map(({ step: { instruction } }) => instruction));
  const brought = closureOfAll(last.packages, names, ({ depends }) => depends);
  for (const { instruction } of image.steps.slice(image.steps.indexOf(step) + 1)) {
    if (instruction.keyword !== 'RUN' || known.has(instruction)) continue;
    for (const command of image.commandsOf(instruction)) {
      const words = isApt(command) && aptInstalls(command) ? packagesIn(command).map(nameOnly) : [];
      const counted = withoutRecommends(command) ? names : brought;
      const again = words.find(name => counted.has(name) && !states.base.packages.has(name));
      if (again !== undefined) return `line ${instruction.line} names ${again} too, and would install it`;
    }
  }
  return null;
}
