/** What `uv run` installs when the container starts. */
import type { Operation } from '../../../../../dockerfile/edit/operations/types.ts';
import { recordAt } from '../../../../../rules/lockfiles/python-records.ts';
import { textPathOf } from '../../../../../stack/file-tree.ts';
import type { EditImage } from '../../../edit-image.ts';
import type { Installation } from '../installation.ts';

/** The image of uv, by its tag; what it is based on may follow the version. */
const IMAGE = /\bghcr\.io\/astral-sh\/uv(?::([\w.-]+))?/g;
/** The first version that knows `UV_NO_DEV`. */
const KNOWS_SETTING = [0, 8, 7];

/**
 * Keeps `uv run`, which installs the group when the container starts, from it.
 * @returns nothing where it does not install; null where that is not sure, or if no setting helps
 */
export function settingForStart({ steps, copier }: Installation, image: EditImage): Operation[] | null {
  const { start, variables, dockerfile } = image;
  const checks = steps.filter(({ instruction }) => instruction.keyword === 'HEALTHCHECK');
  const texts = [start.join(' '), ...checks.map(({ instruction }) => instruction.text)];
  if (isOn(variables.get('UV_NO_SYNC')) || isOn(variables.get('UV_NO_DEV')) || !texts.some(installsAgain)) return [];
  const at = copier ?? steps[0];
  if (at === undefined || variables.has('UV_NO_DEV') || image.dependentsOf(at.stage).length > 0) return null;
  const fromImages = [...dockerfile.source.matchAll(IMAGE)].map(([, tag = '']) => /^\d+\.\d+\.\d+/.exec(tag)?.[0]);
  const versions = [...fromImages, ...installedVersions(image)];
  if (versions.length === 0 || !versions.every(knowsSetting)) return null;
  return [{ kind: 'insert', line: at.instruction.line, where: 'before', text: 'ENV UV_NO_DEV=1' }];
}

/** As uv reads a variable that is a switch. */
function isOn(value: string | undefined): boolean {
  return /^(?:y|yes|t|true|on|1)$/i.test(value ?? '');
}

/** Whether a text has a `uv run` without an option that keeps it from installing the group. */
function installsAgain(text: string): boolean {
  const words = text.split(/[\s"',;|&()[\]]+/);
  return words.some((word, at) => {
    if (!/^(?:.*\/)?uv$/.test(word) || words[at + 1] !== 'run') return false;
    const rest = words.slice(at + 2, at + 2 + MOST_OPTIONS);
    const end = rest.findIndex(one => !one.startsWith('-'));
    const options = rest.slice(0, end === -1 ? rest.length : end);
    return !options.includes('--no-sync') && !options.includes('--no-dev');
  });
}

const MOST_OPTIONS = 20;

function installedVersions(image: EditImage): string[] {
  const records = image.records().kept.filter(({ name }) => name === 'RECORD');
  return records.flatMap(node => {
    const record = recordAt(textPathOf(node));
    return record?.name === 'uv' ? record.version : [];
  });
}

function knowsSetting(version: string | undefined): boolean {
  const parts = version?.split('.').map(Number) ?? [];
  const differs = KNOWS_SETTING.findIndex((part, at) => parts[at] !== part);
  return (
    parts.length >= KNOWS_SETTING.length && (differs === -1 || (parts[differs] ?? 0) > (KNOWS_SETTING[differs] ?? 0))
  );
}
