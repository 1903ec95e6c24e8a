/** What people get wrong, with what they are told: __tests__/fixtures/mistakes.yml, which docs/contributing/mistakes.md shows. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { archiveOf, dockerArchiveFiles } from '../archives/archives.ts';
import { answer, fakeEngine } from '../engines/fake/fake-engine.ts';
import { type Workspace, workspace } from './action.ts';
import { NO_ENGINE, root } from './cli.ts';
import { runInProcess } from './cli-in-process.ts';

export interface Mistake {
  mistake: string;
  /** What .imagebudget.yml holds; null if there is none, `good` for one without a mistake. */
  config?: string | null;
  /** What the Dockerfile beside it holds; none if left out. */
  dockerfile?: string;
  /** A config of another name, in the folder of the run or above it. */
  beside?: string;
  /** The command line; without it and without inputs, `check`. */
  args?: string[];
  /** The inputs of the action. */
  inputs?: Record<string, string>;
  /** The folder of the run. */
  folder?: string;
  /** Whether an engine answers, without any image. */
  engine?: boolean;
  /** The exit code; 3 if it is left out. */
  code?: number;
  /** What is said: errors of the command line, annotations and summary of the action, or the notes of a report. */
  says: string;
}

export interface Section {
  section: string;
  mistakes: Mistake[];
}

const FILE = join(root, '__tests__/fixtures/mistakes.yml');
const CONFIG = '.imagebudget.yml';
const GOOD = 'version: 1\narchive: image.tar\nbudgets:\n  size: 1 GB\n';

export function readMistakes(): Section[] {
  return parse(readFileSync(FILE, 'utf8'));
}

export function writeMistakes(sections: readonly Section[]): void {
  writeFileSync(FILE, stringify(sections, { lineWidth: 0 }));
}

const image = (tag: string) => dockerArchiveFiles({ layers: [[{ name: 'a', body: 'hello '.repeat(100) }]], tag });

/** An archive of two images. */
function twoImages(): Buffer {
  const [web, api] = [image('web:ci'), image('api:ci')];
  const manifests = [web, api].flatMap(files => JSON.parse(String(files.get('manifest.json'))));
  return archiveOf(new Map([...web, ...api, ['manifest.json', Buffer.from(JSON.stringify(manifests))]]));
}

const ARCHIVES = {
  'image.tar': archiveOf(image('web:ci')),
  'two.tar': twoImages(),
  'tree.tar': archiveOf(dockerArchiveFiles({ layers: [[{ name: 'app/a', body: 'a' }]], tag: 'web:ci' })),
};

/** The files of a run, by name. Those of the config change from mistake to mistake. */
function filesOf({ config = 'good', dockerfile, beside }: Mistake): Record<string, string | Buffer> {
  return {
    ...ARCHIVES,
    'good.yml': GOOD,
    'sources/Dockerfile': 'FROM scratch\n',
    ...(config === null ? {} : { [CONFIG]: config === 'good' ? GOOD : config }),
    ...(dockerfile === undefined ? {} : { Dockerfile: dockerfile }),
    ...(beside === undefined ? {} : { [beside]: GOOD }),
  };
}

/** Makes mistakes on the command line, one after another, in one folder. */
export async function commandLineIn(folder: string) {
  const socket = join(folder, 'engine.sock');
  const engine = await fakeEngine({ inspect: answer(404, { message: 'No such image' }) }, { socket });
  return {
    async run(mistake: Mistake): Promise<{ code: number | null; says: string }> {
      const place = join(folder, 'place');
      rmSync(place, { recursive: true, force: true });
      for (const [name, content] of Object.entries(filesOf(mistake))) {
        mkdirSync(dirname(join(place, name)), { recursive: true });
        writeFileSync(join(place, name), content);
      }
      // Where a repository ends, so does the search for a config.
      mkdirSync(join(place, '.git'));
      const { code, stdout, stderr } = await runInProcess(mistake.args ?? ['check'], {
        cwd: join(place, mistake.folder ?? '.'),
        env: { DOCKER_HOST: mistake.engine ? `unix://${socket}` : NO_ENGINE },
      });
      return { code, says: stderr === '' ? notesIn(stdout) : stderr };
    },
    close: () => engine.close(),
  };
}

/** The notes of a report, each on one line. */
function notesIn(report: string): string {
  const notes = report.matchAll(/^ {2}(note: .*(?:\n {8}.*)*)$/gm);
  return [...notes].map(([, note = '']) => `${note.replaceAll(/\n +/g, ' ')}\n`).join('');
}

/** Makes a mistake in the action. */
export async function inAction(folder: string, mistake: Mistake): Promise<{ code: number | null; says: string }> {
  const place: Workspace = workspace(folder, { ...filesOf(mistake), '.git/HEAD': '' });
  const { code, annotations } = await place.run(mistake.inputs);
  const said = annotations.map(({ properties: { file, line, col }, message }) => {
    const [reason = '', ...hint] = message.split('\n');
    const where = file === undefined ? '' : ` ${file}:${line}:${col}`;
    return [`error${where}: ${reason}`, ...hint.map(text => `  ${text}`), ''].join('\n');
  });
  return { code, says: said.join('') };
}
