/** Looks for what may use a GPU, in the texts of an image: other images are not read again. That nothing does cannot be proven. */
import { matchText } from '../../../image/byte-path.ts';
import type { InstalledPackage, Packages } from '../../../packages/find-packages.ts';
import { mayBeCompiled } from '../../../runtime/libraries/loaded-names.ts';
import { fileReader, type NotKnown, notKnown, UNREADABLE } from '../../../runtime/read-files.ts';
import { nodeAt, walk } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../stack/merge/merged-tree.ts';
import type { NeedsFacts } from '../program-needs.ts';
import { sourceOf } from '../python/site-packages.ts';
import { CPU_PACKAGES, isRuntime, projectName, usesGpu } from './cpu-packages.ts';
import type { GpuUses } from './types.ts';

const CODE = /\.(?:py|pyc|pyx|ipynb|sh|bash|js|mjs|ts|rb|pl|lua|jl|r)$/i;
const SETTINGS = /\.(?:ya?ml|toml|ini|cfg|conf|env|json|properties)$|^(?:\.env.*|Procfile|Makefile)$/i;
const REQUIREMENTS = /^(?:(?:requirements|constraints)[\w.-]*\.(?:txt|in)|Pipfile|pyproject\.toml|setup\.(?:cfg|py))$/;
/** Longer settings are data. */
const MOST_OF_SETTINGS = 1_048_576;
/** They are in memory at once. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Settings of indexes, and what keeps pip from taking what another index has. */
const OWN_INDEX =
  /\b(?:PIP|UV)_(?:\w*INDEX\w*|FIND_LINKS|REQUIRE_HASHES|CONFIG_FILE)\b|\bpip[\d.]* config\b|pip\.conf|uv\.toml/;
const PIP_SETTINGS = ['/etc/pip.conf', '/root/.pip/pip.conf', '/root/.config/pip/pip.conf'];
const GPU =
  /cuda|nvidia|tensorrt|device_map|(?<![a-z])gpus?(?![a-z])|\bnccl\b|\brocm\b|\bcu1\d\d\b|\baccelerat(?:e|or)\b|\bdevice\s*=\s*\d|torch\.device|\.to\(\s*(?:self\.)?_?device|get_device|MirroredStrategy/i;
/** Names of what is installed, and settings that rule a GPU out. */
const NO_USE =
  /(?:onnxruntime|faiss|paddlepaddle)-gpu(?:-cu12)?|(?:tensorflow|jax)\[(?:and-)?cuda[\w-]*\]|\[cuda,\s?cudnn\]|CUDA_VISIBLE_DEVICES["']?\]?\s?=\s?(?:-1|"-1"|'-1'|""|''|$)|no_cuda\s?=\s?True|(?:use_)?gpu\s?=\s?(?:False|0)\b|torch\.device\(["']cpu["']\)/gim;

/** Whether a text names a GPU, or code that would take one. */
export function namesGpu(text: string): boolean {
  return GPU.test(text) && GPU.test(text.replace(NO_USE, ''));
}

/** Whether the image has a package with a GPU's libraries that has another build. */
export function hasGpuPackage({ installed }: Packages): boolean {
  return installed.some(({ manager, name, base }) => {
    const project = projectName(name);
    return manager === 'pip' && !base && (isRuntime(project) || CPU_PACKAGES.some(({ gpu }) => gpu === project));
  });
}

/**
 * Null if the image has no package of which it matters.
 * @throws MeasureError if a layer has changed since it was read
 */
export async function gpuUses(facts: NeedsFacts): Promise<GpuUses | NotKnown | null> {
  const { manifest, dockerfile, layers, packages, root } = facts;
  if (!hasGpuPackage(packages)) return null;
  const { env, entrypoint, cmd } = manifest.config;
  const texts = [...env, ...entrypoint, ...cmd, dockerfile?.parsed.source ?? ''];
  const hasOwnIndex =
    texts.some(text => OWN_INDEX.test(text)) || PIP_SETTINGS.some(path => nodeAt<StackNode>(root, path));
  const seen = { isNamed: true, hasOwnIndex, requirements: new Map<string, string>() };
  if (texts.some(namesGpu) || packages.installed.some(isForGpu)) return seen;
  if (root.children?.get('usr')?.children?.get('local')?.children?.has('cuda')) return seen;
  const files = filesToRead(facts);
  if (files === null) return notKnown('it has too many files to look at');
  const contents = await fileReader(layers)([...files.keys()]);
  if (contents === null) return UNREADABLE;
  const requirements = new Map<string, string>();
  for (const [inode, name] of files) {
    const text = Buffer.from(contents.get(inode) ?? []).toString('latin1');
    if (namesGpu(text)) return seen;
    if (REQUIREMENTS.test(name)) requirements.set(name, `${requirements.get(name) ?? ''}${text}\n`);
  }
  return { isNamed: false, hasOwnIndex, requirements };
}

/** Of whatever package manager. */
function isForGpu({ manager, name }: InstalledPackage): boolean {
  if (manager === 'pip') return usesGpu(projectName(name));
  return (
    (manager === 'dpkg' || manager === 'rpm' || manager === 'apk') &&
    /^(?:nvidia|cuda|lib(?:cud|nccl|nvinfer))/.test(name)
  );
}

/** What is no part of a package from an index; null if it is too much. */
function filesToRead({ root, layers, packages, base, manifest }: NeedsFacts): Map<StackInode, string> | null {
  const from = base?.layers ?? 0;
  const { entrypoint, cmd } = manifest.config;
  const started = new Set([...entrypoint, ...cmd].map(word => projectName(lastName(word))));
  const isOwn = (inode: StackInode) => {
    const owner = packages.ownerOf(inode);
    return owner === null || (owner.manager === 'pip' && (isLocal(owner) || started.has(projectName(owner.name))));
  };
  const found = new Map<StackInode, string>();
  let bytes = 0;
  walk<StackNode>(root, node => {
    const { inode, name: stored } = node;
    if (inode === null || inode.layer < from || inode.size === 0 || found.has(inode)) return true;
    const name = matchText(stored);
    const isSettings = SETTINGS.test(name) && inode.size <= MOST_OF_SETTINGS;
    const mode = layers[inode.layer]?.index.mode(inode.entry) ?? 0;
    const isRead = CODE.test(name) || REQUIREMENTS.test(name) || isSettings || mayBeCompiled(stored, mode);
    // Its source is read, or in a package.
    const isBytecode = sourceOf(node) !== undefined;
    if (!isRead || isBytecode || !isOwn(inode)) return true;
    bytes += inode.size;
    found.set(inode, name);
    return bytes <= MOST_BYTES;
  });
  return bytes > MOST_BYTES ? null : found;
}

/** Installed from a folder or a repository, and not from an index: https://packaging.python.org/en/latest/specifications/direct-url/ */
function isLocal({ record }: InstalledPackage): boolean {
  return record.parent?.children?.has('direct_url.json') === true;
}

function lastName(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}
