/** Which of the base image's packages its smaller sibling lacks, and which of them own instructions install again. */

import type { Sibling } from '../../../advice/base-siblings.ts';
import type { EditImage } from '../../../advice/edits/edit-image.ts';
import { baseNames } from '../../../advice/edits/second-stage/packages.ts';
import { aptInstalls, operands, withoutRecommends } from '../../../advice/hints/commands.ts';
import type { InstalledPackage, Packages } from '../../../packages/find-packages.ts';
import { PackageNeeds } from '../../../packages/package-needs.ts';

export interface LackingPackages {
  /** Packages of the base that are not there any more. */
  lacking: ReadonlySet<InstalledPackage>;
  /** Bytes of those that own instructions name or need, so that they are installed on the sibling too. */
  broughtBytes: number;
  /** Bytes that may come beside them, since apt follows recommendations. */
  maybeBytes: number;
}

/** What only a JDK's image has. */
const OF_JDK =
  /^(?:openjdk-\d+-jdk(?:-headless)?|temurin-\d+-jdk|binutils\S*|lib(?:binutils|ctf\S*|gprofng\d+|sframe\d+))$/;

/** @param added names of packages that are installed on the sibling beside what own instructions install */
export function lackingPackages(
  image: EditImage,
  { installed }: Packages,
  { sibling, added }: { sibling: Sibling; added: Iterable<string> },
): LackingPackages {
  const needs = new PackageNeeds(installed, 'dpkg');
  const all = [...needs.all()];
  const isOwn = (one: InstalledPackage) => (one.record.inode?.layer ?? 0) >= image.baseLayers;
  const staying = stayingIn(sibling, needs, all);
  const lacking = all.filter(one => !isOwn(one) && !staying.has(one));
  const commands = image.steps.flatMap(({ instruction }) => image.commandsOf(instruction)).filter(aptInstalls);
  const named = commands.flatMap(command => operands(command).map(word => word.replace(/[=/:].*/, '')));
  const wanted = new Set([...named, ...all.filter(isOwn).map(({ name }) => name)]);
  const brought = needs.closure([...wanted, ...added]);
  const follows = commands.some(command => !withoutRecommends(command));
  const maybe = follows ? recommendedBy(needs.closure(wanted), needs) : new Set<InstalledPackage>();
  const sum = (some: readonly InstalledPackage[]) => some.reduce((bytes, one) => bytes + one.bytes, 0);
  return {
    lacking: new Set(lacking.filter(one => !brought.has(one))),
    broughtBytes: sum(lacking.filter(one => brought.has(one))),
    maybeBytes: sum(lacking.filter(one => maybe.has(one) && !brought.has(one))),
  };
}

function stayingIn(
  { kind, has }: Sibling,
  needs: PackageNeeds,
  all: readonly InstalledPackage[],
): Set<InstalledPackage> {
  if (kind === 'undocumented') return new Set(all);
  if (kind === 'jre') return new Set(all.filter(({ name }) => !OF_JDK.test(name)));
  const named = all.filter(({ name }) => has.test(name)).map(({ name }) => name);
  return needs.closure([...baseNames(needs), ...named]);
}

/** What comes by recommendations of these, and of what that brings. */
function recommendedBy(packages: ReadonlySet<InstalledPackage>, needs: PackageNeeds): Set<InstalledPackage> {
  let all = new Set(packages);
  for (let before = -1; all.size > before; ) {
    before = all.size;
    const names = [...all].flatMap(({ name, recommends }) => [name, ...recommends.flatMap(([first = '']) => first)]);
    all = needs.closure(names);
  }
  return all;
}
