/** Offers a second stage with a JRE to images that build one Java archive and start it. */

import { healthCheckOf } from '../../../dockerfile/healthcheck.ts';
import { bytesOf as pathBytes } from '../../../image/byte-path.ts';
import { environment } from '../../../image/config-paths.ts';
import type { ImageConfig } from '../../../image/types.ts';
import type { JarProgram } from '../../../runtime/jar-program.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';
import { follower } from '../../../stack/symlinks.ts';
import { runtimeSize } from '../../base-sizes.ts';
import type { Candidate, EditImage } from '../edit-image.ts';
import { bytesOf, leftOutFiles } from '../trust.ts';
import { allInodes } from './all-inodes.ts';
import { type Carried, carriedSettings, variablesIn } from './carried.ts';
import { aboutFile, aboutPackages, aboutSettings } from './checks.ts';
import { type Copy, copyLines } from './copies.ts';
import { type OwnFiles, ownFiles } from './own-files.ts';
import { systemFiles } from './system-files.ts';
import { ownUser } from './user.ts';

export interface JarFacts {
  image: EditImage;
  config: ImageConfig;
  /** The present base, with the values of variables. */
  present: string;
  jar: JarProgram;
}

/** A smaller part of the image is not worth another base. */
const LEAST_PART = 0.05;
const STAGE = 'build';
/** What the images for building set, or the JRE's sets as well. */
const SETTING = /^(?:MAVEN_\w+|GRADLE_\w+|JAVA_\w+|LANG|LANGUAGE|LC_ALL|PATH|HOME)$/;
/** What Maven and Gradle read and write beside the file that describes the build. */
const OF_BUILD =
  /^(?:target|build|src|buildSrc|\.gradle|\.mvn|gradle|pom\.xml|mvnw(?:\.cmd)?|gradlew(?:\.bat)?|gradle\.properties|lombok\.config|.*\.(?:java|kt|kts|groovy|scala|class|gradle))$/;
const DESCRIBES_BUILD = /^(?:pom\.xml|(?:build|settings)\.gradle(?:\.kts)?)$/;
/** What they write elsewhere. */
const OF_TOOLS = /\/(?:\.m2|\.gradle|\.idea|hsperfdata_\w+)$/;

/** The JRE's image for that of a build tool or a JDK, with its version; null if none is known. */
export function runtimeOf(present: string): { name: string; version: string } | null {
  const [, version, suffix = ''] =
    /^(?:docker\.io\/(?:library\/)?)?(?:maven:[\w.]+-eclipse-temurin-|gradle:(?:[\w.]+-)?jdk-?|eclipse-temurin:)(\d+)(?:-jdk)?(-(?:jammy|noble))?$/.exec(
      present,
    ) ?? [];
  return version === undefined ? null : { name: `eclipse-temurin:${version}-jre${suffix}`, version };
}

function isBuilt(path: string, beside: ReadonlySet<string>): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return OF_TOOLS.test(path) || (OF_BUILD.test(name) && [...beside].some(one => DESCRIBES_BUILD.test(one)));
}

/** @returns the edit, or a clause that says why no such stage can be offered */
export function jarStage(facts: JarFacts): Candidate | string {
  const { image, present } = facts;
  const reason =
    aboutFile(facts) ?? aboutPackages({ image, needs: { libraries: [] } }) ?? aboutSettings(facts) ?? aboutStart(facts);
  if (reason !== null) return reason;
  const runtime = runtimeOf(present);
  const size = runtime && runtimeSize('eclipse-temurin', 'jre', runtime.version);
  if (runtime === null || size === null) return `no JRE of the version of ${present} is known`;
  const carried = carriedSettings(image);
  if (typeof carried === 'string') return carried;
  const own = copiesFor(facts, carried);
  if (typeof own === 'string') return own;
  const { copies, left } = own;
  const [first] = image.dockerfile.stages;
  const name = first?.name ?? STAGE;
  const lines = copyLines(copies, name);
  if (first === undefined || lines === null) return 'a name in it needs quotes';
  const kept = new Set(copies.flatMap(({ inodes }) => inodes));
  const all = allInodes(image);
  if (bytesOf(all) - bytesOf(kept) - size.bytes < bytesOf(all) * LEAST_PART) return 'it would not save enough';
  const text = ['', `FROM ${runtime.name}`, ...lines, ...carried.lines];
  return {
    edit: {
      id: 'second-stage',
      title: 'Build in a second stage',
      trust: 'base',
      leftOut: leftOutFiles(left, image),
      line: first.line,
      second: null,
      operations: [
        ...(first.name === null ? [{ kind: 'name-stage' as const, line: first.line, name: STAGE }] : []),
        { kind: 'insert', line: carried.cut.instruction.line, where: 'after', text: text.join('\n') },
      ],
      ignoreLines: [],
      adds: {
        bytes: Math.round(size.bytes),
        base: Math.round(size.bytes),
        spread: Math.ceil(size.bytes * size.spread),
      },
    },
    copies: new Set([...all].filter(inode => !kept.has(inode))),
    fromCopier: false,
  };
}

function aboutStart({ image: { steps, baseLayers }, config, jar }: JarFacts): string | null {
  const has = (keyword: string) => steps.some(({ instruction }) => instruction.keyword === keyword);
  if (!has('ENTRYPOINT') && !has('CMD')) return "the command is the base image's";
  if (healthCheckOf(config, steps) !== null) return 'its HEALTHCHECK runs another program';
  if ((jar.file.inode?.layer ?? -1) < baseLayers) return `${jar.path} came with the base image`;
  const own = new Set(
    steps.flatMap(({ instruction: { keyword, text } }) => (keyword === 'ENV' ? variablesIn(text) : [])),
  );
  const inherited = [...environment(config).keys()].find(one => !own.has(one) && !SETTING.test(one));
  return inherited === undefined ? null : `the base image sets ${inherited}`;
}

function copiesFor({ image, config, jar }: JarFacts, { cut }: Carried): OwnFiles | string {
  const { inode } = jar.file;
  const user = ownUser(image, cut);
  if (typeof user === 'string') return user;
  const passwd = follower(image.root).path(pathBytes('/etc/passwd')) as StackNode | null;
  const changesAccounts = (passwd?.layer ?? -1) >= image.baseLayers;
  if (user !== null && !changesAccounts) return 'its user is one of the base image';
  const archive: Copy = {
    path: jar.path,
    isDirectory: false,
    owner: null,
    inodes: inode === null ? [] : [inode],
    why: 'the program',
  };
  const data = ownFiles({
    image,
    env: environment(config),
    known: new Set(archive.inodes),
    program: inode,
    isBuilt,
  });
  if (typeof data === 'string') return data;
  const accounts = changesAccounts
    ? systemFiles({
        root: image.root,
        isScratch: false,
        hasZones: true,
        user: user?.owner ?? null,
        changesAccounts,
      }).filter(({ path }) => /^\/etc\/(?:passwd|group)$/.test(path))
    : [];
  return { copies: [...accounts, ...data.copies, archive], left: data.left };
}
