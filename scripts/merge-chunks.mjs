// Puts chunks that are loaded together into one file. esbuild makes a chunk of each set of modules that the same entry points
// share, so a command would open some thirty files, nearly all of them small.
import { createHash } from 'node:crypto';
import { dirname, posix } from 'node:path';
import { build } from 'esbuild';

// Bundled CommonJS packages call require for Node's own modules; an ES module has none unless it is made.
const REQUIRE =
  "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);";

/**
 * @param split what esbuild made with `splitting`, `metafile` and without `write`
 * @param groups name of a file, and the entry points (paths of sources) that are in it with all that they import; what an
 *   earlier file has, a later one imports from it
 * @param options of esbuild, for how files are to be written
 * @returns the content of all files by path, relative to the working directory
 */
export async function mergeChunks(split, groups, options) {
  const chunks = chunksOf(split);
  const files = filesOf(chunks, { groups, hash: hashOf(chunks) });
  const fileOf = new Map(files.flatMap(file => file.members.map(member => [member, file])));
  if (new Set(files.map(({ path }) => path)).size < files.length) throw new Error('two files have one name');
  return new Map(
    await Promise.all(files.map(async file => [file.path, await write(file, { chunks, fileOf, options })])),
  );
}

function chunksOf({ outputFiles, metafile }) {
  const textOf = path => outputFiles.find(file => file.path.replaceAll('\\', '/').endsWith(`/${path}`)).text;
  const outputs = Object.entries(metafile.outputs);
  return new Map(outputs.map(([path, output]) => [path, { ...output, text: textOf(path) }]));
}

/** Each with its path, the chunks that are its members, and the names that it exports what they do by. */
function filesOf(chunks, { groups, hash }) {
  const free = new Set(chunks.keys());
  const take = path => free.delete(path);
  const merged = groups.map(([name, sources]) => ({
    name,
    members: sources.flatMap(source => loadedWith(chunkOf(source, chunks), chunks).filter(take)),
  }));
  const rest = [...free].map(path => ({ name: HASHED.exec(path)?.[1] ?? null, members: [path] }));
  const files = [...merged, ...rest];
  return files.map(({ name, members }) => ({
    path: name === null ? members[0] : `${dirname(members[0])}/${name}-${hash}.js`,
    members,
    names: namesOf(members, chunks),
  }));
}

/** Chunks, unlike entry points, have a hash of their content and their imports' in their names. */
const HASHED = /([^/]+)-[0-9A-Z]{8}\.js$/;

/** One for all, since each may come to load any other: a process that still runs must not get parts of another version. */
function hashOf(chunks) {
  return createHash('sha256')
    .update([...chunks.keys()].sort().join())
    .digest('hex')
    .slice(0, 8)
    .toUpperCase();
}

function chunkOf(source, chunks) {
  for (const [path, { entryPoint }] of chunks) if (entryPoint === source) return path;
  throw new Error(`${source} is not imported by \`import()\` any more, so no chunk begins with it`);
}

/** A chunk and all that are loaded before it. */
function loadedWith(path, chunks, seen = new Set()) {
  if (seen.has(path)) return [];
  seen.add(path);
  const imports = chunks.get(path).imports.filter(({ kind, external }) => kind === 'import-statement' && !external);
  return [...imports.flatMap(one => loadedWith(one.path, chunks, seen)), path];
}

/** Export by member and name. What `import()` asks for keeps its name; other names may come in several chunks. */
function namesOf(members, chunks) {
  const used = new Set();
  const names = new Map();
  const entriesFirst = [...members].sort((a, b) => isEntry(b, chunks) - isEntry(a, chunks));
  for (const member of entriesFirst)
    for (const name of chunks.get(member).exports) {
      let free = name;
      for (let n = 2; used.has(free); n++) free = `${name}${n}`;
      if (free !== name && isEntry(member, chunks)) throw new Error(`two entry points of one file export ${name}`);
      used.add(free);
      names.set(`${member} ${name}`, free);
    }
  return names;
}

function isEntry(member, chunks) {
  return chunks.get(member).entryPoint === undefined ? 0 : 1;
}

async function write(file, { chunks, fileOf, options }) {
  const text = file.members.map(member => chunks.get(member).text).join('\n');
  const { outputFiles } = await build({
    ...options,
    entryPoints: [`./${file.path}`],
    outfile: file.path,
    write: false,
    bundle: true,
    banner: text.includes('typeof require') ? { js: REQUIRE } : {},
    plugins: [resolver(file, { chunks, fileOf })],
  });
  return outputFiles[0].contents;
}

/** Finds members among the chunks, and what is in other files there. */
function resolver(file, { chunks, fileOf }) {
  const exported = member =>
    chunks.get(member).exports.map(name => ({ name, as: fileOf.get(member).names.get(`${member} ${name}`) }));
  const lines = {
    chunk: path => chunks.get(path).text,
    // The file itself.
    merged: () =>
      file.members
        .map(at => `export { ${exported(at).map(({ name, as }) => `${name} as ${as}`)} } from './${at}';`)
        .join('\n'),
    // A chunk that is in another file.
    elsewhere: path =>
      `export { ${exported(path).map(({ name, as }) => `${as} as ${name}`)} } from '${addressIn(file, fileOf.get(path))}';`,
  };
  const [only] = file.members;
  const entry =
    file.members.length === 1 ? { path: only, namespace: 'chunk' } : { path: file.path, namespace: 'merged' };
  return {
    name: 'chunks',
    setup(api) {
      api.onResolve({ filter: /^\.{1,2}\// }, ({ path, importer, namespace, kind }) => {
        if (kind === 'entry-point') return entry;
        if (namespace === 'elsewhere') return { path, external: true };
        const target = posix.join(namespace === 'merged' ? '' : dirname(importer), path);
        if (kind === 'dynamic-import') return { path: addressIn(file, fileOf.get(target)), external: true };
        return { path: target, namespace: file.members.includes(target) ? 'chunk' : 'elsewhere' };
      });
      api.onLoad({ filter: /.*/ }, ({ path, namespace }) => ({ contents: lines[namespace](path), loader: 'js' }));
    },
  };
}

/** What one file imports another by. */
function addressIn(file, other) {
  const path = posix.relative(dirname(file.path), other.path);
  return path.startsWith('.') ? path : `./${path}`;
}
