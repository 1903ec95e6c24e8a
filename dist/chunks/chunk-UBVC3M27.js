import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  bytes,
  count,
  counted,
  distinctBytes,
  distinctRatios,
  duration,
  keepLayers,
  limitBytes,
  lookBack,
  nodeAt,
  openTarget,
  pathOf,
  percent,
  ratio,
  readLayers,
  stack,
  textPathOf,
  walk
} from "./chunk-WFIJJR7A.js";
import {
  pageUrl
} from "./chunk-HFUBSOFK.js";
import {
  OWN_CATEGORY,
  hasConditions,
  openCache
} from "./chunk-3EBYDLDM.js";
import {
  columnWidths,
  cut,
  cutEnd,
  hanging,
  jsonText,
  pad,
  terminal,
  width,
  wrap
} from "./chunk-SSKBKBTE.js";
import {
  bytesOf,
  displayPath,
  isUtf8,
  matchText
} from "./chunk-72BGGMHV.js";
import {
  VERSION
} from "./chunk-3WVSTMB5.js";
import {
  LEAST_SUMMED,
  hashContents,
  isPlain,
  sumContents
} from "./chunk-NSZMKYW3.js";
import {
  splitName
} from "./chunk-OGOWTOFU.js";
import {
  alignToLayers
} from "./chunk-74GFGGQ6.js";
import {
  formatPlatform
} from "./chunk-OGCHTJQN.js";
import {
  LayerDataError
} from "./chunk-3TBRLTWZ.js";
import {
  ConfigError,
  MeasureError
} from "./chunk-BM3QPQNS.js";

// src/analysis/inbound-links.ts
var MAX_HOPS = 40;
function keptByLinks({ links: links2, goesAway, claimed, follow }) {
  const kept = /* @__PURE__ */ new Set();
  const pending = links2.filter((link) => !goesAway(link));
  for (let link = pending.pop(); link !== void 0; link = pending.pop()) {
    const target = follow.link(link);
    if (target === null || kept.has(target) || !claimed(target)) continue;
    walk(target, (node) => {
      if (kept.has(node)) return false;
      kept.add(node);
      if (node.link !== null) pending.push(node);
      return true;
    });
  }
  return kept;
}
function follower(root) {
  const known = /* @__PURE__ */ new Map();
  const walkTo = (from, path3, hops) => {
    let at = path3.startsWith("/") ? root : from;
    for (const part of path3.split("/")) {
      if (part === "" || part === ".") continue;
      at = part === ".." ? at?.parent ?? root : at?.children?.get(part) ?? null;
      if (at !== null && at.link !== null) at = follow(at, hops + 1);
      if (at === null) return null;
    }
    return at;
  };
  const follow = (link, hops) => {
    const found = known.get(link);
    if (found !== void 0) return found;
    if (hops === MAX_HOPS || link.link === null) return null;
    const at = walkTo(link.parent, link.link, hops);
    if (at !== null) known.set(link, at);
    return at;
  };
  return { link: (link) => follow(link, 0), path: (path3) => walkTo(root, path3, 0) };
}

// src/analysis/contents.ts
async function unchanged(lost, layers) {
  const pairs = lost.flatMap((item) => {
    const { successor } = item.name;
    return successor !== null && successor.size === item.inode.size ? [{ item, successor }] : [];
  });
  const wanted = /* @__PURE__ */ new Map();
  for (const { item, successor } of pairs)
    for (const { layer: layer2, entry } of [item.inode, successor])
      wanted.get(layer2)?.push(entry) ?? wanted.set(layer2, [entry]);
  for (const [layer2, entries] of wanted) {
    const readable = layers[layer2];
    if (readable) await hashContents(readable.bytes, readable.index, entries);
  }
  const hash = ({ layer: layer2, entry }) => layers[layer2]?.index.hash(entry);
  return new Set(
    pairs.filter(({ item, successor }) => hash(item.inode) !== void 0 && hash(item.inode) === hash(successor)).map(({ item }) => item)
  );
}
function keptContents(root, layers) {
  const of = (inode) => inode ? layers[inode.layer]?.kept(inode.entry) : void 0;
  const follow = follower(root);
  const at = (path3) => of(nodeAt(root, path3)?.inode);
  return {
    at,
    named(name) {
      const base = bytesOf(name);
      const directories2 = layers.flatMap(
        (layer2) => layer2.keptOrLinked().filter((entry) => layer2.base(entry) === base).map((entry) => layer2.directory(entry))
      );
      return [...new Set(directories2)].flatMap((directory2) => {
        const file = follow.path(`/${directory2}`)?.children?.get(base);
        const path3 = file === void 0 ? "" : textPathOf(file);
        return at(path3) === void 0 ? [] : [path3];
      });
    }
  };
}
function textOf(layers) {
  return ({ inode }) => {
    const bytes2 = inode ? layers[inode.layer]?.kept(inode.entry) : void 0;
    return bytes2 === void 0 || bytes2.length !== inode?.size ? null : Buffer.from(bytes2).toString();
  };
}

// src/analysis/detectors/detector.ts
function detector(definition) {
  return definition;
}

// src/analysis/detectors/same-contents.ts
import { crc32 } from "node:zlib";
var SAMPLE = 4096;
async function sameContents(files2, layers) {
  const comparable = files2.filter(({ inode }) => (layers[inode.layer]?.index.body(inode.entry) ?? -1) >= 0);
  const groups = [];
  for (const group of groupsOf(comparable, ({ inode }) => inode.size)) groups.push(...await equalOf(group, layers));
  return groups.sort((a, b) => saving(b) - saving(a));
}
async function equalOf(group, layers) {
  const indexOf = ({ inode }) => layers[inode.layer]?.index;
  const hash = (file) => indexOf(file)?.hash(file.inode.entry);
  const checksum = (file) => indexOf(file)?.checksum(file.inode.entry);
  if (group.every((file) => hash(file) !== void 0)) return groupsOf(group, (file) => hash(file) ?? "");
  const known = group.filter((file) => checksum(file) !== void 0);
  const unknown = group.filter((file) => checksum(file) === void 0 && canBeRead(file, layers));
  const alike = known.length > 0 ? unknown : likelyEqual(unknown, layers);
  for (const file of alike) await sum(file, layers);
  return groupsOf([...known, ...alike], (file) => checksum(file) ?? "");
}
function ofRepeatedSize(files2) {
  return groupsOf(files2, ({ inode }) => inode.size).flat();
}
function saving(group) {
  return (group.length - 1) * (group[0]?.inode.size ?? 0);
}
function groupsOf(files2, key) {
  const groups = /* @__PURE__ */ new Map();
  for (const file of files2) {
    const of = key(file);
    const group = groups.get(of);
    if (group === void 0) groups.set(of, [file]);
    else group.push(file);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}
function canBeRead({ inode }, layers) {
  const bytes2 = layers[inode.layer]?.bytes;
  return bytes2 !== void 0 && isPlain(bytes2);
}
function likelyEqual(files2, layers) {
  let groups = [[...files2]];
  for (const place2 of [0.5, 0, 1])
    groups = groups.flatMap((group) => groupsOf(group, (file) => sampleOf(file, place2, layers)));
  return groups.flat();
}
function sampleOf({ inode: { layer: layer2, entry, size } }, place2, layers) {
  const { bytes: bytes2, index } = layers[layer2] ?? {};
  const sample = new Uint8Array(Math.min(SAMPLE, size));
  const offset = Math.floor((size - sample.length) * place2);
  if (index !== void 0 && bytes2?.kind === "seekable")
    bytes2.readAt(sample, index.body(entry) + offset, sample.length);
  return crc32(sample);
}
async function sum({ inode: { layer: layer2, entry } }, layers) {
  const { bytes: bytes2, index } = layers[layer2] ?? {};
  if (index === void 0 || bytes2?.kind !== "seekable") return;
  try {
    await sumContents(bytes2, index, [entry]);
  } catch (cause) {
    if (!(cause instanceof LayerDataError)) throw cause;
    throw new MeasureError(`a layer cannot be read a second time: ${cause.message}`, {
      hint: "The image changed while it was measured. Measure it again.",
      cause
    });
  }
}

// src/analysis/detectors/duplicate-content.ts
var TIMEZONES = "/usr/share/zoneinfo/";
var duplicate_content_default = detector({
  id: "duplicate-content",
  title: "The same content at several paths",
  severity: "info",
  when: "Two or more visible files of at least 65,536 bytes, no hard links of each other, have the same content; not below `/usr/share/zoneinfo`, and not among what a removable rule claims. The bytes are those of all copies but one.",
  why: "One copy and links to it hold the same.",
  remedy: [
    "RUN <what makes the copies> && ln -f <file> <copy>   # in the RUN that writes them, or ln -s",
    "# a copy from another stage: COPY --from=build <one place>, and a link"
  ].join("\n"),
  async find(image) {
    const files2 = ofRepeatedSize(image.large).filter(({ node }) => {
      const path3 = pathOf(node);
      return !path3.startsWith(TIMEZONES) && !image.isRemovable(path3);
    });
    const groups = await sameContents(files2, image.layers);
    return groups.flatMap((group) => {
      const copies3 = group.map(
        ({ node, inode: { size, layer: layer2 } }) => ({ path: pathOf(node), bytes: size, layer: layer2, files: 1 })
      );
      const [first, ...others] = copies3.sort((a, b) => a.layer - b.layer || (a.path < b.path ? -1 : 1));
      return first === void 0 ? [] : [{ ...first, bytes: 0 }, ...others];
    });
  }
});

// src/analysis/detectors/subtree.ts
function subtree(node, enter = () => true) {
  const path3 = pathOf(node);
  const layers = /* @__PURE__ */ new Map();
  const seen = /* @__PURE__ */ new Set();
  walk(node, (at) => {
    if (!enter(at)) return false;
    const { inode } = at;
    if (inode === null || seen.has(inode)) return true;
    if (inode.names > 1) seen.add(inode);
    const found = layers.get(inode.layer) ?? { path: path3, bytes: 0, layer: inode.layer, files: 0 };
    layers.set(inode.layer, found);
    found.bytes += inode.size;
    found.files++;
    return true;
  });
  return [...layers.values()];
}
function bytesOf2(found) {
  return found.reduce((total2, { bytes: bytes2 }) => total2 + bytes2, 0);
}

// src/analysis/detectors/gpu-runtime.ts
var LEAST = 1e6;
var FRAMEWORKS = ["torch", "tensorflow", "onnxruntime", "jaxlib", "paddle", "mxnet"];
var RUNTIMES = /^(?:nvidia|triton|tensorrt|tensorrt_libs|jax_cuda\d*_plugin|cuda_bindings|cusparselt)$/;
var LIBRARIES = /^(?:lib)?(?:torch_cuda|c10_cuda|cu(?:dnn|blas|fft|rand|solver|sparse|pti)|nccl|nvrtc|onnxruntime_providers_(?:cuda|tensorrt))/;
var TOOLKIT = /^cuda-\d+(?:\.\d+)*$/;
var gpu_runtime_default = detector({
  id: "gpu-runtime",
  title: "A GPU runtime that a CPU build does not need",
  severity: "info",
  when: "A framework with a CPU-only build (PyTorch, TensorFlow, ONNX Runtime, JAX, Paddle, MXNet) is in a `site-packages`, and CUDA libraries of at least 1 MB with it: `nvidia/`, `triton/`, TensorRT, the framework’s own CUDA libraries, `/usr/local/cuda-*`. Only bytes are looked at, not whether the container has a GPU.",
  why: "Without a GPU nothing loads these libraries, which are most of the image. The CPU builds do not have them.",
  remedy: [
    "RUN pip install --no-cache-dir torch --index-url https://download.pytorch.org/whl/cpu   # if no GPU is used",
    "# tensorflow-cpu instead of tensorflow, onnxruntime instead of onnxruntime-gpu, jax instead of jax[cuda12]"
  ].join("\n"),
  find({ root, sitePackages }) {
    const places = sitePackages.filter(({ children }) => FRAMEWORKS.some((name) => children?.has(name)));
    if (places.length === 0) return [];
    const nodes = [...places.flatMap(runtimesIn), ...toolkits(root)];
    const found = nodes.flatMap((node) => subtree(node));
    return bytesOf2(found) < LEAST ? [] : found;
  }
});
function runtimesIn(sitePackages) {
  const all = [...sitePackages.children?.values() ?? []];
  const frameworks = all.filter(({ name }) => FRAMEWORKS.includes(name));
  const inside = frameworks.flatMap(
    (framework) => ["lib", "capi"].flatMap((name) => [...framework.children?.get(name)?.children?.values() ?? []])
  );
  return [...all.filter(({ name }) => RUNTIMES.test(name)), ...inside.filter(({ name }) => LIBRARIES.test(name))];
}
function toolkits(root) {
  const local = root.children?.get("usr")?.children?.get("local");
  return [...local?.children?.values() ?? []].filter(({ name }) => TOOLKIT.test(name));
}

// src/analysis/detectors/package-twice.ts
var VERSIONED = [
  { parent: "/usr/lib/jvm", version: /./ },
  { parent: "/usr/lib", version: /^llvm-\d/ },
  { parent: "/usr/lib/gcc/*", version: /^\d/ }
];
var LEAST2 = 65536;
var package_twice_default = detector({
  id: "package-twice",
  title: "A package that is installed more than once",
  severity: "info",
  when: "npm: the same name and version in several folders, as `node_modules/.package-lock.json` records them. Python: a `.dist-info` of one name in several `site-packages`, with the folder that has the package’s name. System: several versions below `/usr/lib/jvm`, `/usr/lib/llvm-*` or `/usr/lib/gcc/*`. The bytes are those of all but the largest, each of at least 65,536 bytes in the image.",
  why: "One of them is enough, if what uses the others can use it too.",
  remedy: [
    "RUN npm dedupe --omit=dev   # in the RUN that installs",
    "# Python: one way to install (pip or apt, one environment)    system: name one version, as in openjdk-17-jre-headless"
  ].join("\n"),
  find: (image) => [...npm(image), ...python(image.sitePackages), ...versions(image.root)]
});
function allButLargest(copies3) {
  const sorted = copies3.filter((copy) => bytesOf2(copy) >= LEAST2).sort((a, b) => bytesOf2(b) - bytesOf2(a));
  if (sorted.length < 2) return [];
  return sorted.flatMap((copy, n) => n === 0 ? copy.map((found) => ({ ...found, bytes: 0 })) : copy);
}
function npm({ npmRecords, text: text2 }) {
  return npmRecords.flatMap((record) => {
    const folder2 = record.parent?.parent;
    const recorded = text2(record);
    if (folder2 == null || recorded === null) return [];
    const copies3 = /* @__PURE__ */ new Map();
    for (const { path: path3, id } of packagesIn(recorded)) {
      const node = nodeAt(folder2, path3);
      if (node?.children == null) continue;
      const found = subtree(node, (at) => at === node || at.name !== "node_modules");
      copies3.set(id, [...copies3.get(id) ?? [], found]);
    }
    return [...copies3.values()].flatMap(allButLargest);
  });
}
function packagesIn(text2) {
  const packages = property(parsed(text2), "packages");
  if (typeof packages !== "object" || packages === null) return [];
  return Object.entries(packages).flatMap(([path3, of]) => {
    const version = property(of, "version");
    const name = path3.slice(path3.lastIndexOf("node_modules/") + "node_modules/".length);
    return typeof version === "string" && path3.includes("node_modules/") ? [{ path: path3, id: `${name}@${version}` }] : [];
  });
}
function parsed(text2) {
  try {
    return JSON.parse(text2);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
function property(value, name) {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : void 0;
}
function python(sitePackages) {
  const copies3 = /* @__PURE__ */ new Map();
  for (const place2 of sitePackages) {
    for (const { name } of place2.children?.values() ?? []) {
      const distribution = /^(.+?)-\d[^-]*\.dist-info$/.exec(name)?.[1];
      const folder2 = distribution === void 0 ? void 0 : place2.children?.get(distribution.toLowerCase());
      if (distribution === void 0 || folder2?.children == null) continue;
      const key = distribution.toLowerCase();
      copies3.set(key, [...copies3.get(key) ?? [], subtree(folder2)]);
    }
  }
  return [...copies3.values()].flatMap(allButLargest);
}
function versions(root) {
  return VERSIONED.flatMap(
    ({ parent: parent2, version }) => parentsAt(root, parent2).flatMap(({ children }) => {
      const trees = [...children?.values() ?? []].filter((node) => node.children !== null && version.test(node.name));
      return allButLargest(trees.map((tree) => subtree(tree)));
    })
  );
}
function parentsAt(root, path3) {
  if (!path3.endsWith("/*")) return [nodeAt(root, path3) ?? []].flat();
  return [...nodeAt(root, path3.slice(0, -2))?.children?.values() ?? []];
}

// src/analysis/detectors/sparse-entry.ts
var LEAST3 = 1e6;
var sparse_entry_default = detector({
  id: "sparse-entry",
  title: "Sparse files: holes that count",
  severity: "info",
  when: "A visible file is stored as a sparse entry, and its size exceeds the bytes stored by at least 1 MB. The bytes are the difference.",
  why: "The image’s size counts the whole file, as docker does; a download does not hold the holes. Some engines and copies fill them.",
  remedy: "RUN truncate -s 0 <file>   # or make it when the container starts",
  find: ({ large, layers }) => large.flatMap(({ node, inode: { layer: layer2, entry, size } }) => {
    const bytes2 = size - (layers[layer2]?.index.stored(entry) ?? size);
    return bytes2 < LEAST3 ? [] : [{ path: pathOf(node), bytes: bytes2, layer: layer2, files: 1 }];
  })
});

// src/analysis/detectors/unstripped-elf.ts
var SYSTEM = /^\/(?:usr\/(?!local\/)|bin\/|sbin\/|lib(?:32|64|x32)?\/)/;
var unstripped_elf_default = detector({
  id: "unstripped-elf",
  title: "Programs with symbols and debug information",
  severity: "info",
  when: "A visible ELF program or shared object of at least 1 MB has a `.symtab` or `.debug_*` section, and is no `*.o`, `*.ko` or `*.a`. Where distributions install (`/usr` without `/usr/local`, `/bin`, `/lib`), only files of a COPY or ADD count. The bytes are those of `.symtab`, its strings and `.debug_*`.",
  why: "They serve debuggers and are not loaded. Do not run strip on what carries a payload behind the program (AppImage, PyInstaller, single-file Node, Deno and Bun): it breaks. Build without them instead.",
  remedy: [
    "RUN go build -trimpath -ldflags='-s -w' -o <program> <package>",
    "# Rust: [profile.release] strip = true    C and C++: link with -s    measured: Go 4.1 to 2.8 MB, Rust 11.6 to 0.3 MB"
  ].join("\n"),
  find: ({ large, layers, origins }) => large.flatMap(({ node, inode: { layer: layer2, entry } }) => {
    const bytes2 = layers[layer2]?.index.symbolBytes(entry) ?? 0;
    if (bytes2 === 0) return [];
    const path3 = pathOf(node);
    const { keyword = "" } = origins[layer2]?.instruction ?? {};
    const isPackages = SYSTEM.test(path3) && keyword !== "COPY" && keyword !== "ADD";
    return isPackages ? [] : [{ path: path3, bytes: bytes2, layer: layer2, files: 1 }];
  })
});

// src/analysis/detectors/index.ts
var detectors = [duplicate_content_default, unstripped_elf_default, package_twice_default, sparse_entry_default, gpu_runtime_default];
async function detect(image) {
  const findings = [];
  for (const detector2 of detectors) {
    const finding = findingOf(detector2, await detector2.find(image));
    if (finding !== null) findings.push(finding);
  }
  return findings;
}
function findingOf({ id, title, severity, remedy }, found) {
  const layers = /* @__PURE__ */ new Map();
  for (const { layer: index, bytes: bytes2 } of found) {
    if (bytes2 === 0) continue;
    const layer2 = layers.get(index) ?? { index, bytes: 0 };
    layers.set(index, layer2);
    layer2.bytes += bytes2;
  }
  if (layers.size === 0) return null;
  return {
    rule: id,
    title,
    severity,
    bucket: "advice",
    bytes: [...layers.values()].reduce((total2, { bytes: bytes2 }) => total2 + bytes2, 0),
    files: found.reduce((total2, { files: files2 }) => total2 + files2, 0),
    layers: [...layers.values()].sort((a, b) => a.index - b.index),
    paths: [...new Set(found.map(({ path: path3 }) => path3))],
    remedy,
    page: "detectors.md"
  };
}

// src/analysis/findings.ts
function report(claims, ignore) {
  const sums = { removable: /* @__PURE__ */ new Map(), advice: /* @__PURE__ */ new Map() };
  const kept = /* @__PURE__ */ new Map();
  for (const claim of claims) {
    const entry = ignore.find((one) => keeps(one, claim));
    if (entry === void 0) add(sums[claim.bucket], claim);
    else {
      const { bytes: bytes2, files: files2 } = kept.get(entry) ?? { bytes: 0, files: 0 };
      kept.set(entry, { bytes: bytes2 + claim.bytes, files: files2 + claim.files });
    }
  }
  const removable = [...sums.removable.values()];
  const advice2 = [...sums.advice.values()].filter(({ rule, bytes: bytes2 }) => bytes2 >= (rule.least ?? 0));
  return {
    findings: [...removable, ...advice2].map(findingOf2).sort(mostFirst),
    ignored: ignore.flatMap((entry) => ignoredBy(entry, kept.get(entry))),
    removableByLayer: sumByLayer(removable),
    removable: removable.reduce((total2, { bytes: bytes2 }) => total2 + bytes2, 0),
    notes: ignore.filter((entry) => !kept.has(entry)).map(unused)
  };
}
function add(sums, { rule, bucket, nodes, layer: layer2, bytes: bytes2, files: files2 }) {
  let sum3 = sums.get(rule);
  if (sum3 === void 0) {
    sum3 = { rule, bucket, bytes: 0, files: 0, layers: /* @__PURE__ */ new Map(), nodes: [] };
    sums.set(rule, sum3);
  }
  sum3.files += files2;
  sum3.bytes += bytes2;
  sum3.layers.set(layer2, (sum3.layers.get(layer2) ?? 0) + bytes2);
  for (const node of nodes) sum3.nodes.push(node);
}
function sumByLayer(sums) {
  const total2 = /* @__PURE__ */ new Map();
  for (const { layers } of sums) for (const [index, bytes2] of layers) total2.set(index, (total2.get(index) ?? 0) + bytes2);
  return total2;
}
function keeps(entry, claim) {
  if (entry.rule !== null && entry.rule !== claim.rule.id) return false;
  return entry.path === null || claim.ignore.includes(entry);
}
function findingOf2({ rule, bucket, bytes: bytes2, files: files2, layers, nodes }) {
  return {
    rule: rule.id,
    title: rule.title,
    severity: rule.severity,
    bucket,
    bytes: bytes2,
    files: files2,
    layers: [...layers].map(([index, sum3]) => ({ index, bytes: sum3 })).sort((a, b) => a.index - b.index),
    paths: inTreeOrder(nodes),
    remedy: rule.remedy,
    ...rule.category === OWN_CATEGORY ? {} : { page: `rules/${rule.id}.md` }
  };
}
function ignoredBy({ path: path3, rule, reason }, kept) {
  return kept === void 0 ? [] : [{ path: path3, rule, reason, ...kept }];
}
function unused({ path: path3, rule }) {
  const what = [rule === null ? [] : `rule ${rule}`, path3 === null ? [] : `path ${path3}`].flat().join(", ");
  return `The ignore entry for ${what} matched nothing that a rule claims; remove it, or check it (a directory ends in /**).`;
}
function mostFirst(a, b) {
  return b.bytes - a.bytes || compare(a.rule, b.rule) || compare(b.bucket, a.bucket);
}
function inTreeOrder(nodes) {
  const below = childrenOnTheWay(nodes);
  const paths = [];
  const pending = [];
  const enter = (folder2, children) => pending.push({ folder: folder2, rest: sortedByName(children).values() });
  enter("", below.get(null) ?? []);
  for (let at = pending.at(-1); at !== void 0; at = pending.at(-1)) {
    const { done, value: node } = at.rest.next();
    if (done) pending.pop();
    else {
      const path3 = at.folder + node.name;
      const children = below.get(node);
      if (children === void 0) paths.push(path3);
      else enter(`${path3}/`, children);
    }
  }
  return paths;
}
function childrenOnTheWay(nodes) {
  const below = /* @__PURE__ */ new Map();
  let beside;
  let last = null;
  for (const node of nodes) {
    if (node.parent === last && beside !== void 0) {
      beside.push(node);
      continue;
    }
    for (let at = node; at !== null; ) {
      const { parent: parent2 } = at;
      const siblings = below.get(parent2);
      if (siblings === void 0) below.set(parent2, [at]);
      else siblings.push(at);
      at = siblings === void 0 ? parent2 : null;
    }
    last = node.parent;
    beside = below.get(last);
  }
  return below;
}
function sortedByName(nodes) {
  const isSorted = nodes.every((node, at) => at === 0 || (nodes[at - 1]?.name ?? "") < node.name);
  return isSorted ? nodes : nodes.sort((a, b) => compare(a.name, b.name));
}
function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

// src/hints/hint.ts
function ifAny(bytes2, least = 1) {
  return bytes2 >= least ? { bytes: bytes2 } : null;
}

// src/hints/bases.ts
var SDK_VARIABLES = ["GOLANG_VERSION", "RUST_VERSION", "DOTNET_SDK_VERSION", "MAVEN_HOME", "GRADLE_HOME"];
var BUILD_PACKAGES = [
  "build-essential",
  "gcc",
  "g++",
  "libc6-dev",
  "git",
  "mercurial",
  "subversion",
  "imagemagick",
  "default-libmysqlclient-dev",
  "libpq-dev"
];
var LEAST_PACKAGES = 5;
var bases = [
  {
    id: "hint-sdk-base",
    title: "the final image is built on an SDK",
    severity: "info",
    evidence: "The environment names one (`GOLANG_VERSION`, `RUST_VERSION`, `DOTNET_SDK_VERSION`, `MAVEN_HOME`, `GRADLE_HOME`, or `JAVA_HOME` with a `javac`), and the rules `toolchain-in-image` and `jdk-only-files` find at least 20 MB.",
    explains: ["toolchain-in-image", "jdk-only-files"],
    remedy: "FROM <the runtime image>   # and COPY --from=build: distroless/static, debian:bookworm-slim, dotnet/aspnet, eclipse-temurin:21-jre",
    about: "image",
    test({ env, exists, found }) {
      const java = env("JAVA_HOME");
      const isSdk = SDK_VARIABLES.some((name) => env(name) !== void 0) || java !== void 0 && exists(`${java}/bin/javac`);
      return isSdk ? ifAny(found("toolchain-in-image", "jdk-only-files"), 2e7) : null;
    }
  },
  {
    id: "hint-full-base",
    title: "the base image is the full variant, with what builds need",
    severity: "info",
    evidence: `The base image has at least ${LEAST_PACKAGES} of the packages ${BUILD_PACKAGES.map((name) => `\`${name}\``).join(", ")} installed.`,
    explains: ["toolchain-in-image", "dev-headers", "static-libs"],
    remedy: [
      "FROM <the same image>:<tag>-slim   # or -alpine; what needs a compiler goes into a build stage",
      "# measured on Debian 12: build-essential 319.5 MB, git 51.1 MB; documentation and locales that -slim leaves out 41.7 MB"
    ].join("\n"),
    about: "image",
    test: ({ basePackages, found }) => basePackages(BUILD_PACKAGES).length >= LEAST_PACKAGES ? { bytes: found("toolchain-in-image", "dev-headers", "static-libs") } : null
  }
];

// src/dockerfile/words.ts
var SPACE = /* @__PURE__ */ new Set([" ", "	", "\n", "\r", "\v", "\f"]);
function squeeze(text2) {
  return text2.replace(/\s+/g, " ").trim();
}
function splitFirst(text2) {
  const trimmed = text2.trim();
  const at = trimmed.search(/\s/);
  return at === -1 ? [trimmed, ""] : [trimmed.slice(0, at), trimmed.slice(at).trimStart()];
}
function quotedWords(text2, escapeChar) {
  const words = [];
  let word = "";
  let quote = "";
  for (let i = 0; i < text2.length; i++) {
    const char = text2.charAt(i);
    if (char === escapeChar && quote !== "'") {
      word += char + text2.charAt(++i);
    } else if (quote === "" && SPACE.has(char)) {
      if (word !== "") words.push(word);
      word = "";
    } else {
      word += char;
      if (char === quote) quote = "";
      else if (quote === "" && (char === '"' || char === "'")) quote = char;
    }
  }
  if (word !== "") words.push(word);
  return words;
}
function jsonWords(text2) {
  const trimmed = text2.trim();
  if (!trimmed.startsWith("[") || !trimmed.endsWith("]")) return null;
  try {
    const value = JSON.parse(trimmed);
    return Array.isArray(value) && value.every((word) => typeof word === "string") ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
function withoutFlags(text2) {
  let rest2 = text2.trimStart();
  while (rest2.startsWith("--")) rest2 = splitFirst(rest2)[1];
  return rest2;
}

// src/hints/copies.ts
var MB = 1e6;
var ARCHIVE = /\.(?:zip|tgz|tbz2?|txz|tar(?:\.(?:gz|bz2|xz|zst))?)$/i;
var LINES = {
  "vcs-dir": ["**/.git"],
  "context-secrets": ["**/.env*", "**/*.pem", "**/*.key", "**/.npmrc"],
  "context-ci": [".github", ".gitlab-ci.yml", ".circleci"],
  "context-docker": ["**/Dockerfile*", "**/compose*.y*ml", "**/docker-compose*.y*ml"],
  "context-editor": ["**/.vscode", "**/.idea", "**/.DS_Store"],
  "coverage-output": ["**/coverage", "**/htmlcov", "**/.nyc_output"],
  "iac-cache": ["**/.terraform"],
  "debug-log-files": ["**/*-debug.log*", "**/*-error.log*"],
  "test-fixtures": ["**/tests", "**/__tests__"],
  "python-dev-caches": ["**/.pytest_cache", "**/.mypy_cache", "**/.ruff_cache", "**/.tox"]
};
var FOLDERS = ["node_modules", ".venv", "__pycache__"];
function copyOf({ keyword, text: text2 }) {
  if (keyword !== "COPY" && keyword !== "ADD") return null;
  const from = /(?:^|\s)--from=/.test(text2);
  const rest2 = withoutFlags(text2);
  if (/^dir:[0-9a-f]+ in /.test(rest2)) return { sources: ["."], from };
  const words = jsonWords(rest2) ?? quotedWords(rest2.slice(0, 65536), "\\").map((word) => word.replace(/["']/g, ""));
  return { sources: words.slice(0, -1), from };
}
function inFolder(directory2, folder2) {
  return directory2 === folder2 || directory2.startsWith(`${folder2}/`) || directory2.includes(`/${folder2}/`) || directory2.endsWith(`/${folder2}`);
}
function leaks(layer2) {
  const ofRules = Object.entries(LINES).map(([rule, lines2]) => ({
    lines: lines2,
    bytes: layer2.found(rule) + layer2.lostLater(rule)
  }));
  const ofFolders = FOLDERS.map((folder2) => ({
    lines: [`**/${folder2}`],
    bytes: layer2.added((directory2) => inFolder(directory2, folder2))
  }));
  const found = [...ofRules, ...ofFolders].filter(({ bytes: bytes2 }) => bytes2 > 0).sort((a, b) => b.bytes - a.bytes);
  if (found.length === 0) return null;
  const lines = [...new Set(found.flatMap((one) => one.lines))];
  return {
    bytes: found.reduce((total2, { bytes: bytes2 }) => total2 + bytes2, 0),
    remedy: [`# .dockerignore, one a line: ${lines.join(" ")}`, ...lines].join("\n")
  };
}
var copies = [
  {
    id: "hint-copy-all",
    title: "the whole build context is copied",
    severity: "warn",
    evidence: "The layer has bytes of a rule about version control and build context, or a `node_modules`, `.venv` or `__pycache__`. The lines of the `.dockerignore` come from what was found.",
    explains: [...Object.keys(LINES), "dependencies-twice"],
    remedy: "# .dockerignore, one a line: **/.git **/node_modules **/.venv **/__pycache__ Dockerfile* **/.env*",
    about: "layer",
    test(layer2) {
      const copy = copyOf(layer2);
      const all = copy?.sources.some((source) => source === "." || source === "./" || source === "*");
      return copy && all && !copy.from ? leaks(layer2) : null;
    }
  },
  {
    id: "hint-copy-root",
    title: "a whole file system is copied",
    severity: "info",
    evidence: "The layer has at least 50 MB or overwrites at least 1 MB of lower files, and is not the first: after `FROM scratch` that is a squash on purpose.",
    explains: [],
    remedy: "COPY --from=build <the paths that are needed> <destination>",
    about: "layer",
    test(layer2) {
      const root = copyOf(layer2)?.sources.some((source) => source === "/" || source === "/.");
      if (!root || layer2.index === 0) return null;
      return layer2.bytes >= 50 * MB ? { bytes: layer2.bytes } : ifAny(layer2.wasted("overwritten", "metadata"), MB);
    }
  },
  {
    id: "hint-add-remote",
    title: "ADD of a remote archive, which is not unpacked",
    severity: "info",
    evidence: "The archive is in the layer.",
    explains: ["archive-unpacked", "archive-left"],
    remedy: "RUN curl -fsSL <url> | tar -xz -C <directory>   # or ADD in a build stage",
    about: "layer",
    test(layer2) {
      if (layer2.keyword !== "ADD") return null;
      const remote = copyOf(layer2)?.sources.filter((source) => /^https?:\/\//.test(source)) ?? [];
      const names = remote.map((url) => (url.split(/[?#]/, 1)[0] ?? "").split("/").at(-1) ?? "");
      return ifAny(layer2.addedNamed(new Set(names.filter((name) => ARCHIVE.test(name)))));
    }
  }
];

// src/hints/commands.ts
var APT = /* @__PURE__ */ new Set(["apt-get", "apt", "aptitude"]);
var DNF = /* @__PURE__ */ new Set(["dnf", "dnf5", "yum", "microdnf", "tdnf"]);
function isApt({ name }) {
  return APT.has(name);
}
function isDnf({ name }) {
  return DNF.has(name);
}
function isPip({ name }) {
  return /^pip(\d+(\.\d+)*)?$/.test(name);
}
function has({ args }, ...words) {
  return args.some((arg) => words.includes(arg));
}
function hasOption({ args }, ...options) {
  return args.some((arg) => options.includes(arg) || options.some((option) => arg.startsWith(`${option}=`)));
}
function hasFlag({ args }, letter) {
  return args.some((arg) => /^-[A-Za-z]+$/.test(arg) && arg.includes(letter));
}
function operands({ args }) {
  return args.filter((arg) => !arg.startsWith("-"));
}
function purges(command2) {
  if (isApt(command2)) return has(command2, "purge", "remove", "autoremove", "autopurge");
  if (isDnf(command2)) return has(command2, "remove", "erase", "autoremove");
  if (isPip(command2)) return has(command2, "uninstall");
  if (command2.name === "apk") return has(command2, "del");
  if (command2.name === "zypper") return has(command2, "remove", "rm");
  return command2.name === "npm" && has(command2, "prune", "uninstall");
}
function upgrades(command2) {
  if (isApt(command2)) return has(command2, "upgrade", "dist-upgrade", "full-upgrade", "safe-upgrade");
  if (isDnf(command2)) {
    const [verb, ...packages] = operands(command2);
    return (verb === "update" || verb === "upgrade") && packages.length === 0;
  }
  if (command2.name === "apk") return has(command2, "upgrade");
  return command2.name === "zypper" && has(command2, "dup", "dist-upgrade", "up", "update");
}
function deletes(command2) {
  const { name } = command2;
  if (name === "rm" || name === "unlink" || name === "rmdir") return true;
  if (name === "find") return has(command2, "-delete") || has(command2, "-exec") && has(command2, "rm");
  if (isApt(command2)) return has(command2, "clean", "autoclean", "dist-clean");
  if (isDnf(command2)) return has(command2, "clean");
  return (name === "npm" || name === "yarn") && has(command2, "cache") && has(command2, "clean");
}

// src/hints/debian.ts
var MB2 = 1e6;
var OFF = /APT::Install-Recommends\s+"?(?:false|0|no)\b/i;
var installs = (command2) => isApt(command2) && has(command2, "install");
var updates = (command2) => isApt(command2) && has(command2, "update");
function withRecommends(command2) {
  if (!installs(command2) || hasOption(command2, "--no-install-recommends", "-R", "--without-recommends")) return false;
  return !command2.args.some((arg) => arg.includes("APT::Install-Recommends="));
}
function recommendsAreOff(image) {
  const texts = [image.text("/etc/apt/apt.conf") ?? "", ...image.textsIn("/etc/apt/apt.conf.d")];
  return texts.some((text2) => OFF.test(text2));
}
var debian = [
  {
    id: "hint-apt-recommends",
    title: "apt-get install without --no-install-recommends",
    severity: "info",
    evidence: "The layer adds at least 5 MB below `/usr`, and no `apt.conf` turns recommended packages off.",
    explains: [],
    remedy: "RUN apt-get update && apt-get install -y --no-install-recommends <packages> && rm -rf /var/lib/apt/lists/*\n# measured on Debian 12: python3-pip takes 493 MB with recommended packages, 71 MB without",
    about: "layer",
    test: ({ commands, added: added2 }, image) => commands.some(withRecommends) && !recommendsAreOff(image) ? ifAny(
      added2((directory2) => directory2 === "usr" || directory2.startsWith("usr/")),
      5 * MB2
    ) : null
  },
  {
    id: "hint-apt-lists",
    title: "apt-get update whose lists stay in the layer",
    severity: "warn",
    evidence: "The layer has bytes of the rule `apt-lists`, still visible or deleted later.",
    explains: ["apt-lists", "cache-deleted-later"],
    remedy: "RUN apt-get update && apt-get install -y --no-install-recommends <packages> && rm -rf /var/lib/apt/lists/*",
    about: "layer",
    test: ({ commands, found, lostLater }) => commands.some(updates) ? ifAny(found("apt-lists") + lostLater("apt-lists")) : null
  },
  {
    id: "hint-apt-update-alone",
    title: "apt-get update in a layer of its own",
    severity: "warn",
    evidence: "All bytes of the layer are below `/var/lib/apt` and `/var/cache/apt`.",
    explains: ["apt-lists", "cache-deleted-later"],
    remedy: "RUN apt-get update && apt-get install -y --no-install-recommends <packages> && rm -rf /var/lib/apt/lists/*   # one RUN\n# alone, it is cached, and later installs use old lists",
    about: "layer",
    test({ commands, bytes: bytes2, added: added2 }) {
      if (!commands.some(updates) || commands.some((command2) => installs(command2) || upgrades(command2))) return null;
      return added2((directory2) => /^var\/(?:lib|cache)\/apt(?:\/|$)/.test(directory2)) === bytes2 ? ifAny(bytes2) : null;
    }
  },
  {
    id: "hint-apt-upgrade",
    title: "all packages are upgraded in a layer",
    severity: "info",
    evidence: "The layer overwrites or deletes at least 1 MB of lower files.",
    explains: ["package-upgrade"],
    remedy: "FROM <a newer base image>   # docker build --pull, pinned by digest\n# Security fixes that the base does not have yet may justify an upgrade.",
    about: "layer",
    test: ({ commands, wasted }) => commands.some(upgrades) ? ifAny(wasted("overwritten", "deleted"), MB2) : null
  }
];

// src/hints/distributions.ts
var dnfInstalls = (command2) => isDnf(command2) && has(command2, "install", "in");
function keepsApkCache(command2) {
  return command2.name === "apk" && has(command2, "add", "update") && !hasOption(command2, "--no-cache");
}
var distributions = [
  {
    id: "hint-apk-no-cache",
    title: "apk add without --no-cache",
    severity: "warn",
    evidence: "The layer has bytes of the rule `apk-cache`.",
    explains: ["apk-cache", "cache-deleted-later"],
    remedy: "RUN apk add --no-cache <packages>",
    about: "layer",
    test: ({ commands, found, lostLater }) => commands.some(keepsApkCache) ? ifAny(found("apk-cache") + lostLater("apk-cache")) : null
  },
  {
    id: "hint-dnf-clean",
    title: "dnf install whose cache stays in the layer",
    severity: "warn",
    evidence: "The layer has bytes of the rule `dnf-cache`.",
    explains: ["dnf-cache", "cache-deleted-later"],
    remedy: "RUN dnf install -y --setopt=install_weak_deps=False --nodocs <packages> && dnf clean all && rm -rf /var/cache/dnf",
    about: "layer",
    test: ({ commands, found, lostLater }) => commands.some(dnfInstalls) ? ifAny(found("dnf-cache") + lostLater("dnf-cache")) : null
  },
  {
    id: "hint-dnf-weak-deps",
    title: "dnf install with weak dependencies and documentation",
    severity: "info",
    evidence: "None but a layer with bytes: only the text speaks.",
    explains: [],
    remedy: "RUN dnf install -y --setopt=install_weak_deps=False --nodocs <packages> && dnf clean all",
    about: "layer",
    test({ commands, bytes: bytes2 }) {
      const all = (command2) => dnfInstalls(command2) && !command2.args.some((arg) => arg.includes("install_weak_deps") || arg === "--nodocs");
      return bytes2 > 0 && commands.some(all) ? { bytes: 0 } : null;
    }
  },
  {
    id: "hint-zypper-clean",
    title: "zypper install whose cache stays in the layer",
    severity: "warn",
    evidence: "The layer has bytes of the rule `zypper-cache`.",
    explains: ["zypper-cache", "cache-deleted-later"],
    remedy: "RUN zypper --non-interactive install --no-recommends <packages> && zypper clean --all",
    about: "layer",
    test: ({ commands, found, lostLater }) => commands.some((command2) => command2.name === "zypper" && has(command2, "in", "install")) ? ifAny(found("zypper-cache") + lostLater("zypper-cache")) : null
  }
];

// src/hints/files.ts
var MB3 = 1e6;
var ARCHIVE2 = /\.(?:zip|tar|tgz|tbz2?|txz|tar\.(?:gz|bz2|xz|zst|lz)|7z|deb|rpm|run|whl|jar)$/i;
function changesTree(command2, names) {
  if (command2.name === "find") return has(command2, "-exec", "-execdir") && has(command2, ...names);
  return names.includes(command2.name) && (hasFlag(command2, "R") || has(command2, "--recursive"));
}
function downloads(command2) {
  const toFile = command2.name === "wget" || hasFlag(command2, "o") || hasFlag(command2, "O") || hasOption(command2, "--output", "--remote-name");
  if (command2.name !== "curl" && command2.name !== "wget" || !toFile) return [];
  return operands(command2).map(nameOf).filter((name) => ARCHIVE2.test(name));
}
function nameOf(word) {
  const path3 = word.split(/[?#]/, 1)[0] ?? "";
  return path3.slice(path3.lastIndexOf("/") + 1);
}
var files = [
  {
    id: "hint-chown",
    title: "chown -R in a layer of its own",
    severity: "warn",
    evidence: "The layer stores lower files again without a change of content.",
    explains: ["recursive-metadata"],
    remedy: "COPY --chown=<user>:<group> <source> <destination>   # or create the user first and switch with USER before writing",
    about: "layer",
    test: ({ commands, wasted }) => commands.some((command2) => changesTree(command2, ["chown", "chgrp"])) ? ifAny(wasted("metadata")) : null
  },
  {
    id: "hint-chmod",
    title: "chmod -R in a layer of its own",
    severity: "warn",
    evidence: "The layer stores lower files again without a change of content.",
    explains: ["recursive-metadata"],
    remedy: "COPY --chmod=755 <source> <destination>   # or fix the modes in the build context",
    about: "layer",
    test: ({ commands, wasted }) => commands.some((command2) => changesTree(command2, ["chmod"])) ? ifAny(wasted("metadata")) : null
  },
  {
    id: "hint-rm-later",
    title: "a layer that only deletes",
    severity: "warn",
    evidence: "The layer deletes bytes of lower ones and has less than 1 MB of its own.",
    explains: ["cache-deleted-later", "archive-deleted-later", "secret-deleted-later", "plain"],
    remedy: "RUN <what writes the files> && rm -rf <files>   # the rm belongs in the RUN that wrote them",
    about: "layer",
    test: ({ commands, bytes: bytes2, wasted }) => commands.length > 0 && commands.every(deletes) && bytes2 < MB3 ? ifAny(wasted("deleted")) : null
  },
  {
    id: "hint-purge-later",
    title: "packages removed in a later layer",
    severity: "warn",
    evidence: "The layer deletes at least 1 MB that layers above the base image added.",
    explains: ["packages-purged-later"],
    remedy: "RUN <install> && <use> && <remove>   # in one RUN, or install them in a build stage",
    about: "layer",
    test: ({ commands, wastedOwn }) => commands.some(purges) ? ifAny(wastedOwn("deleted"), MB3) : null
  },
  {
    id: "hint-download-archive",
    title: "an archive is downloaded to a file and not removed",
    severity: "warn",
    evidence: "The layer has bytes of the rules `archive-unpacked`, `archive-left` or `installer-leftover`, or of an archive that is deleted later.",
    explains: ["archive-unpacked", "archive-left", "installer-leftover", "archive-deleted-later"],
    remedy: "RUN curl -fsSL <url> | tar -xz -C <directory>   # or download, unpack and rm in one RUN",
    about: "layer",
    test({ commands, found, labelled }) {
      const removed = new Set(
        commands.filter(({ name }) => name === "rm").flatMap((command2) => operands(command2).map(nameOf))
      );
      const kept = commands.flatMap(downloads).some((name) => !removed.has(name));
      const bytes2 = () => found("archive-unpacked", "archive-left", "installer-leftover") + labelled("archive-deleted-later");
      return kept ? ifAny(bytes2()) : null;
    }
  },
  {
    id: "hint-useradd",
    title: "useradd of a large UID without --no-log-init",
    severity: "warn",
    evidence: "The layer has bytes of the rule `sparse-lastlog`.",
    explains: ["sparse-lastlog"],
    remedy: "RUN useradd --no-log-init --uid <uid> <user>",
    about: "layer",
    test({ commands, found }) {
      const large = (command2) => /^(?:useradd|adduser)$/.test(command2.name) && command2.args.some((arg) => /^(?:--uid=)?\d{5,}$/.test(arg)) && !hasFlag(command2, "l") && !has(command2, "--no-log-init");
      return commands.some(large) ? ifAny(found("sparse-lastlog")) : null;
    }
  }
];

// src/hints/languages.ts
var NODE = /* @__PURE__ */ new Set(["npm", "yarn", "pnpm"]);
var CONDA = /* @__PURE__ */ new Set(["conda", "mamba", "micromamba"]);
function installsDev(command2) {
  const { name, args } = command2;
  if (name === "npm")
    return has(command2, "ci", "install", "i") && !args.some((arg) => arg === "--omit=dev" || arg === "--production" || arg.startsWith("--only=prod")) && !(has(command2, "--omit") && has(command2, "dev"));
  if (name === "yarn")
    return (args.length === 0 || has(command2, "install")) && !hasOption(command2, "--production", "--prod");
  return name === "pnpm" && has(command2, "install", "i") && !has(command2, "--prod", "-P", "--production");
}
function keepsSymbols(command2) {
  const { name, args } = command2;
  if (name !== "go" || !has(command2, "build", "install")) return false;
  return !args.some((arg) => /(?:^|[\s='"])-[sw](?=$|[\s'"])/.test(arg));
}
var languages = [
  {
    id: "hint-pip-cache",
    title: "pip install without --no-cache-dir",
    severity: "warn",
    evidence: "The layer has bytes of the rule `pip-cache`.",
    explains: ["pip-cache", "cache-deleted-later"],
    remedy: "RUN pip install --no-cache-dir <packages>",
    about: "layer",
    test: ({ commands, found, lostLater }) => commands.some((command2) => isPip(command2) && has(command2, "install") && !hasOption(command2, "--no-cache-dir")) ? ifAny(found("pip-cache") + lostLater("pip-cache")) : null
  },
  {
    id: "hint-npm-dev",
    title: "an install that brings devDependencies",
    severity: "info",
    evidence: "The layer has bytes of the rule `node-dev-deps`, and `NODE_ENV` is not `production`.",
    explains: ["node-dev-deps"],
    remedy: "RUN npm ci --omit=dev   # yarn install --production, pnpm install --prod",
    about: "layer",
    test: ({ commands, found }, image) => commands.some(installsDev) && image.env("NODE_ENV") !== "production" ? ifAny(found("node-dev-deps")) : null
  },
  {
    id: "hint-npm-cache",
    title: "an install whose download cache stays in the layer",
    severity: "warn",
    evidence: "The layer has bytes of the rules `npm-cache`, `yarn-classic-cache` or `pnpm-store`.",
    explains: ["npm-cache", "yarn-classic-cache", "pnpm-store", "cache-deleted-later"],
    remedy: "RUN npm ci --omit=dev && npm cache clean --force   # yarn cache clean; pnpm store prune",
    about: "layer",
    test({ commands, found, lostLater }) {
      const caches = ["npm-cache", "yarn-classic-cache", "pnpm-store"];
      return commands.some(({ name }) => NODE.has(name)) ? ifAny(found(...caches) + lostLater(...caches)) : null;
    }
  },
  {
    id: "hint-conda-clean",
    title: "conda install without conda clean",
    severity: "warn",
    evidence: "The layer has bytes of the rule `conda-pkgs`.",
    explains: ["conda-pkgs", "cache-deleted-later"],
    remedy: "RUN conda install --yes <packages> && conda clean --all --yes   # in the same RUN",
    about: "layer",
    test: ({ commands, found, lostLater }) => commands.some((command2) => CONDA.has(command2.name) && has(command2, "install", "create", "env")) ? ifAny(found("conda-pkgs") + lostLater("conda-pkgs")) : null
  },
  {
    id: "hint-composer-dev",
    title: "composer install without --no-dev",
    severity: "info",
    evidence: 'A `vendor/composer/installed.json` of the layer says `"dev": true`.',
    explains: [],
    remedy: "RUN composer install --no-dev --optimize-autoloader",
    about: "layer",
    test: ({ commands, texts }) => commands.some(
      (command2) => /^composer(\.phar)?$/.test(command2.name) && has(command2, "install") && !has(command2, "--no-dev")
    ) && texts("installed.json").some((text2) => /"dev"\s*:\s*true/.test(text2)) ? { bytes: 0 } : null
  },
  {
    id: "hint-bundle-without",
    title: "bundle install with the groups of development and test",
    severity: "info",
    evidence: "None but a layer with bytes and no `BUNDLE_WITHOUT` in the environment or in `/usr/local/bundle/config`: only the text speaks.",
    explains: [],
    remedy: "RUN bundle config set --local without 'development test' && bundle install",
    about: "layer",
    test({ commands, bytes: bytes2 }, image) {
      const isSet = image.env("BUNDLE_WITHOUT") !== void 0 || image.text("/usr/local/bundle/config")?.includes("BUNDLE_WITHOUT");
      const without = commands.some(({ name, args }) => name === "bundle" && args.some((arg) => arg.includes("without")));
      const installs2 = commands.some((command2) => command2.name === "bundle" && has(command2, "install"));
      return installs2 && bytes2 > 0 && !isSet && !without ? { bytes: 0 } : null;
    }
  },
  {
    id: "hint-go-strip",
    title: "go build without -ldflags='-s -w'",
    severity: "info",
    evidence: "The detector `unstripped-elf` finds a file of the layer.",
    explains: ["unstripped-elf"],
    remedy: "RUN go build -trimpath -ldflags='-s -w' -o <program> <package>",
    about: "layer",
    test: ({ commands, found }) => commands.some(keepsSymbols) ? ifAny(found("unstripped-elf")) : null
  },
  {
    id: "hint-cargo-debug",
    title: "cargo build without --release",
    severity: "warn",
    evidence: "The layer has bytes of the rule `rust-target` below `debug/`.",
    explains: ["rust-target"],
    remedy: "RUN cargo build --release   # and COPY the program alone; [profile.release] strip = true",
    about: "layer",
    test: ({ commands, found, added: added2 }) => commands.some(
      (command2) => command2.name === "cargo" && has(command2, "build") && !hasOption(command2, "--release", "-r", "--profile")
    ) && found("rust-target") > 0 ? ifAny(added2((directory2) => /(?:^|\/)target\/(?:[^/]+\/)?debug(?:\/|$)/.test(directory2))) : null
  }
];

// src/hints/index.ts
var hints = [...debian, ...distributions, ...languages, ...files, ...copies, ...bases];

// src/analysis/image-paths.ts
var MAX_DIRECTORY = 512;
function environment(config) {
  const pairs = config.env.map((pair3) => {
    const at = pair3.indexOf("=");
    return at < 0 ? [pair3, ""] : [pair3.slice(0, at), pair3.slice(at + 1)];
  });
  return new Map(pairs);
}
function directory(text2) {
  if (!text2.startsWith("/") || text2.length > MAX_DIRECTORY) return null;
  return resolve("/", text2);
}
function resolve(from, path3) {
  const parts = [];
  for (const part of (path3.startsWith("/") ? path3 : `${from}/${path3}`).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.length === 0 ? null : `/${parts.join("/")}`;
}
function isWithin(path3, directories2) {
  if (directories2.size === 0) return false;
  for (let end = path3.length; end > 0; end = path3.lastIndexOf("/", end - 1)) {
    if (directories2.has(path3.slice(0, end))) return true;
  }
  return false;
}

// src/analysis/hint-facts.ts
var DPKG = "/var/lib/dpkg/info";
function hintImage({ root, config, findings, base, text: text2 }) {
  const values = environment(config);
  const textOf2 = (path3) => {
    const node = nodeAt(root, path3);
    return node === void 0 ? null : text2(node);
  };
  return {
    env: (name) => values.get(name),
    exists: (path3) => nodeAt(root, path3) !== void 0,
    text: textOf2,
    textsIn: (directory2) => [...nodeAt(root, directory2)?.children?.values() ?? []].flatMap((node) => text2(node) ?? []),
    found: (...rules) => sumOf(findings.filter(({ rule }) => rules.includes(rule))),
    basePackages(names) {
      const known = nodeAt(root, DPKG)?.children;
      const layers = base?.layers ?? 0;
      const isBase = (name) => (known?.get(name)?.inode?.layer ?? layers) < layers;
      const architecture = config.platform.architecture;
      return names.filter((name) => isBase(`${name}.list`) || isBase(`${name}:${architecture}.list`));
    }
  };
}
function hintLayers(facts) {
  const sums = wasteSums(facts);
  return (index) => {
    const { origins, layers, layerBytes, findings } = facts;
    const origin = origins[index];
    const { keyword = "", text: text2 = "" } = origin?.written ?? origin?.instruction ?? {};
    const entries = layers[index];
    return {
      index,
      keyword,
      text: text2,
      commands: origin?.commands ?? [],
      bytes: layerBytes[index] ?? 0,
      found: (...rules) => sumOf(
        findings.flatMap(
          ({ rule, layers: parts }) => rules.includes(rule) ? parts.filter((one) => one.index === index) : []
        )
      ),
      lostLater: (...rules) => sums(rules.map((rule) => `${index} of ${rule}`)),
      labelled: (label2) => sums([`${index} is ${label2}`]),
      wasted: (...causes) => sums(causes.map((cause) => `${index} did ${cause}`)),
      wastedOwn: (...causes) => sums(causes.map((cause) => `${index} did ${cause} to own`)),
      added: (matches3) => entries === void 0 ? 0 : added(entries, matches3),
      addedNamed: (names) => entries === void 0 ? 0 : addedNamed(entries, names),
      texts: (name) => entries === void 0 ? [] : textsOf(entries, name)
    };
  };
}
function wasteSums({ wasteGroups, base }) {
  const sums = /* @__PURE__ */ new Map();
  const add2 = (key, bytes2) => sums.set(key, (sums.get(key) ?? 0) + bytes2);
  for (const { bytes: bytes2, cause, addedIn, wastedIn, label: label2, rule } of wasteGroups) {
    if (rule !== null) add2(`${addedIn} of ${rule}`, bytes2);
    add2(`${addedIn} is ${label2}`, bytes2);
    add2(`${wastedIn} did ${cause}`, bytes2);
    if (addedIn >= (base?.layers ?? 0)) add2(`${wastedIn} did ${cause} to own`, bytes2);
  }
  return (keys) => keys.reduce((total2, key) => total2 + (sums.get(key) ?? 0), 0);
}
function added(index, matches3) {
  let bytes2 = 0;
  let isMatch = false;
  for (let entry = 0; entry < index.length; entry++) {
    if (!index.isBesideLast(entry)) isMatch = matches3(index.directory(entry));
    if (isMatch) bytes2 += index.size(entry);
  }
  return bytes2;
}
function addedNamed(index, names) {
  let bytes2 = 0;
  if (names.size === 0) return bytes2;
  for (let entry = 0; entry < index.length; entry++) if (names.has(index.base(entry))) bytes2 += index.size(entry);
  return bytes2;
}
function textsOf(index, name) {
  const texts = [];
  for (let entry = 0; entry < index.length; entry++) {
    const kept = index.kept(entry);
    if (kept !== void 0 && index.base(entry) === name) texts.push(Buffer.from(kept).toString());
  }
  return texts;
}
function sumOf(parts) {
  return parts.reduce((total2, { bytes: bytes2 }) => total2 + bytes2, 0);
}

// src/analysis/give-hints.ts
function giveHints(facts) {
  const image = hintImage(facts);
  const layerOf = hintLayers(facts);
  const found = [];
  for (let index = facts.base?.layers ?? 0; index < facts.layers.length; index++) {
    const layer2 = layerOf(index);
    if (layer2.keyword === "") continue;
    for (const hint of hints) {
      const evidence = hint.about === "layer" ? hint.test(layer2, image) : null;
      if (evidence !== null) found.push(foundHint(hint, { ...evidence, layer: index }));
    }
  }
  for (const hint of hints) {
    const evidence = hint.about === "image" ? hint.test(image) : null;
    if (evidence !== null) found.push(foundHint(hint, { ...evidence, layer: null }));
  }
  return found;
}
function foundHint({ id, title, severity, explains, remedy }, evidence) {
  return { hint: id, title, severity, explains: [...explains], remedy, ...evidence };
}

// src/analysis/advise.ts
async function advise(image) {
  const { merged, survey: survey2, layers, origins, config, base, waste, wasteGroups } = image;
  const indexes = layers.map(({ index }) => index);
  const text2 = textOf(indexes);
  const advice2 = await detect({
    root: merged.root,
    layers,
    origins,
    ...survey2,
    isRemovable: removablePaths(waste),
    text: text2
  });
  const findings = [...waste.findings, ...advice2].sort(mostFirst);
  const { root, layerBytes } = merged;
  const hints2 = giveHints({ root, layers: indexes, layerBytes, origins, wasteGroups, findings, base, config, text: text2 });
  return { findings, hints: hints2 };
}
function removablePaths({ findings }) {
  let paths = null;
  return (path3) => {
    paths ??= new Set(findings.flatMap((one) => one.bucket === "removable" ? one.paths : []));
    return paths.has(path3);
  };
}

// src/dockerfile/shell.ts
var SHELLS = /* @__PURE__ */ new Set(["sh", "bash", "ash", "dash", "zsh", "ksh", "mksh", "fish", "pwsh", "powershell", "cmd"]);
var WRAPPERS = /* @__PURE__ */ new Set(["env", "busybox"]);
var MAX_SHELL_WORDS = 16;
function afterShell(text2) {
  let rest2 = text2.trimStart();
  let word;
  [word, rest2] = nextWord(rest2);
  if (WRAPPERS.has(baseName(word))) [word, rest2] = nextWord(rest2);
  if (!SHELLS.has(baseName(word))) return null;
  for (let words = 0; words < MAX_SHELL_WORDS; words++) {
    [word, rest2] = nextWord(rest2);
    if (!/^[-/+]\w/.test(word)) return null;
    if (takesCommand(word)) return rest2;
    if (/^[-+][a-z]*[oO]$/.test(word)) rest2 = nextWord(rest2)[1];
  }
  return null;
}
function takesCommand(option) {
  return /^(?:-[a-zA-Z]*c|\/[cC]|-[cC]ommand)$/.test(option);
}
function afterBuildArguments(text2) {
  const start = /^\|(\d{1,4})\s/.exec(text2);
  if (start === null) return null;
  const count2 = Number(start[1]);
  let rest2 = text2.slice(start[0].length).trimStart();
  let exact = count2 === 0 ? rest2 : null;
  for (let seen = 0; rest2 !== ""; ) {
    if (seen >= count2 && afterShell(rest2) !== null) return rest2;
    const [word, after] = nextWord(rest2);
    if (/^\w[\w.-]*=/.test(word)) seen++;
    rest2 = after;
    if (seen === count2) exact ??= rest2;
  }
  return exact ?? "";
}
function nextWord(text2) {
  const end = text2.search(/\s/);
  return end === -1 ? [text2, ""] : [text2.slice(0, end), text2.slice(end).trimStart()];
}
function baseName(word) {
  const name = word.slice(Math.max(word.lastIndexOf("/"), word.lastIndexOf("\\")) + 1).toLowerCase();
  return name.endsWith(".exe") ? name.slice(0, -4) : name;
}

// src/dockerfile/history.ts
var KEYWORDS = new Set(
  "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR".split(
    " "
  )
);
function instructionOf(createdBy) {
  const text2 = withoutMark(createdBy.trim());
  const [word, rest2] = splitFirst(text2);
  if (KEYWORDS.has(word)) return { keyword: word, text: argumentsOf(word, rest2) };
  const command2 = afterBuildArguments(text2);
  if (command2 !== null) return { keyword: "RUN", text: tidy(afterShell(command2) ?? command2) };
  const inShell = afterShell(text2);
  if (inShell === null) return { keyword: "", text: tidy(text2) };
  if (!inShell.startsWith("#(nop)")) return { keyword: "RUN", text: tidy(inShell) };
  const [nop, nopRest] = splitFirst(inShell.slice("#(nop)".length));
  return { keyword: nop.toUpperCase(), text: argumentsOf(nop.toUpperCase(), nopRest) };
}
function withoutMark(text2) {
  for (const mark of ["# buildkit", "# buildpacks.io"]) {
    if (text2.endsWith(mark)) return text2.slice(0, -mark.length).trimEnd();
  }
  return text2;
}
function argumentsOf(keyword, rest2) {
  if (keyword === "RUN") {
    const command2 = afterBuildArguments(rest2) ?? rest2;
    return tidy(afterShell(command2) ?? command2);
  }
  if (keyword === "COPY" || keyword === "ADD") return tidy(shortDigests(rest2));
  return tidy(rest2);
}
function shortDigests(text2) {
  return text2.replace(/^(--chown=\S*?)((?:file|dir|multi):[0-9a-f]{64})/, "$1 $2").replace(/\b((?:(?:file|dir|multi):)?[0-9a-f]{12})[0-9a-f]{20,}(?= )/g, "$1");
}
function tidy(text2) {
  return text2.replace(/\r\n?/g, "\n").replace(/[^\S\n]+/g, " ").trim();
}

// src/dockerfile/stages.ts
function chainOf(dockerfile, target) {
  return stepsOf(stagesOf(dockerfile, target).chain);
}
function baseNameOf(dockerfile, target) {
  return stagesOf(dockerfile, target).base || null;
}
function stagesOf({ stages, preamble }, target) {
  const values = argumentDefaults(preamble);
  const chain = [];
  let base = "";
  for (let index = stageIndex(stages, target); index !== null; ) {
    const stage = stages[index];
    if (stage === void 0) break;
    chain.unshift(stage);
    base = expand(stage.base, values);
    index = baseIndex(stages.slice(0, index), base);
  }
  return { chain, base };
}
function stepsOf(chain) {
  const steps = [];
  let shell = [];
  let triggers = [];
  for (const [index, stage] of chain.entries()) {
    const ofTarget = index === chain.length - 1;
    for (const trigger of triggers) {
      steps.push({ instruction: triggerOf(trigger, stage.line), shell, ofTarget });
    }
    for (const instruction2 of stage.instructions) {
      if (instruction2.keyword === "SHELL") shell = jsonWords(instruction2.text) ?? shell;
      steps.push({ instruction: instruction2, shell, ofTarget });
    }
    triggers = stage.instructions.filter(({ keyword }) => keyword === "ONBUILD").map(({ text: text2 }) => text2);
  }
  return steps;
}
function triggerOf(text2, line) {
  const [keyword, rest2] = splitFirst(text2);
  return { keyword: keyword.toUpperCase(), text: rest2, heredocs: [], line, endLine: line };
}
function stageIndex(stages, target) {
  if (target === null) return stages.length === 0 ? null : stages.length - 1;
  const named = stages.findLastIndex((stage) => stage.name === target.toLowerCase());
  if (named !== -1) return named;
  return /^\d{1,4}$/.test(target) && Number(target) < stages.length ? Number(target) : null;
}
function baseIndex(earlier, base) {
  const index = earlier.findLastIndex((stage) => stage.name === base.toLowerCase());
  return index === -1 ? null : index;
}
function argumentDefaults(preamble) {
  const values = /* @__PURE__ */ new Map();
  for (const { keyword, text: text2 } of preamble) {
    if (keyword !== "ARG") continue;
    for (const word of quotedWords(text2, "\\")) {
      const equals = word.indexOf("=");
      if (equals > 0) values.set(word.slice(0, equals), expand(unquote(word.slice(equals + 1)), values));
    }
  }
  return values;
}
var LONGEST_NAME = 4096;
function expand(text2, values) {
  const full = text2.replace(/\$\{(\w+)(?::-([^{}]*))?\}/g, (_, name, other) => values.get(name) ?? other ?? "").replace(/\$(\w+)/g, (_, name) => values.get(name) ?? "");
  return full.slice(0, LONGEST_NAME);
}
function unquote(text2) {
  return text2.replace(/["']/g, "");
}

// src/analysis/base.ts
var MAKES_LAYERS = /* @__PURE__ */ new Set(["RUN", "COPY", "ADD", "WORKDIR"]);
var DEBIAN = /^(?:RUN )?# debian\.sh /;
function baseOf({ config, layers }, dockerfile, lines) {
  const { history } = config;
  if (history.filter(({ emptyLayer }) => !emptyLayer).length !== layers.length) return null;
  const byFile = dockerfile === null ? null : entriesBefore(dockerfile, lines);
  if (dockerfile !== null && byFile !== null) {
    const name = baseNameOf(dockerfile.parsed, dockerfile.target);
    return { name, layers: layersAmong(history.slice(0, byFile)), evidence: "dockerfile" };
  }
  const byHistory = guess(history);
  return byHistory === 0 ? null : { name: null, layers: layersAmong(history.slice(0, byHistory)), evidence: "history" };
}
function entriesBefore({ parsed: parsed3, target }, lines) {
  const first = lines.findIndex((line) => line !== null);
  if (first === -1) return null;
  const steps = chainOf(parsed3, target).map(({ instruction: instruction2 }) => instruction2);
  const at = steps.findIndex(({ line }) => line === lines[first]);
  return steps.slice(0, at).some(({ keyword }) => MAKES_LAYERS.has(keyword)) ? null : first;
}
function guess(history) {
  const lastLayer = history.findLastIndex(({ emptyLayer }) => !emptyLayer);
  const command2 = history.slice(0, Math.max(0, lastLayer)).findLastIndex(({ emptyLayer, createdBy }) => emptyLayer && startsSomething(createdBy));
  if (command2 !== -1) return command2 + 1;
  return lastLayer > 0 && DEBIAN.test(history[0]?.createdBy ?? "") ? 1 : 0;
}
function startsSomething(createdBy) {
  const { keyword } = instructionOf(createdBy);
  return keyword === "CMD" || keyword === "ENTRYPOINT";
}
function layersAmong(history) {
  return history.filter(({ emptyLayer }) => !emptyLayer).length;
}

// src/analysis/candidates.ts
function candidatesIn(root, matcher, conditions) {
  const files2 = [];
  const links2 = [];
  const meeting = new Meeting(matcher, conditions);
  const pending = [
    { node: root, state: matcher.root, folder: "/" }
  ];
  for (let at = pending.pop(); at !== void 0; at = pending.pop()) {
    const { folder: folder2, state } = at;
    meeting.enter(folder2);
    let group;
    for (const node of at.node.children?.values() ?? []) {
      const name = matchText(node.name);
      if (node.children !== null) {
        const next = state.step(name);
        meeting.pass(next.accepts);
        pending.push({ node, state: next, folder: `${folder2}${name}/` });
        continue;
      }
      const match2 = meeting.of(state.last(name));
      const { inode } = node;
      if (node.link !== null) links2.push({ node, folder: folder2, match: match2 });
      else if (inode !== null && inode.size > 0 && match2.rules.length > 0) {
        if (group?.match !== match2 || group.layer !== inode.layer) {
          group = { nodes: [], folder: folder2, match: match2, layer: inode.layer, bytes: 0, single: true };
          files2.push(group);
        }
        group.nodes.push(node);
        group.bytes += inode.size;
        if (inode.names > 1) group.single = false;
      }
    }
  }
  return { files: files2, links: links2, signs: meeting.signs };
}
function pathIn(folder2, node) {
  return folder2 + matchText(node.name);
}
var Meeting = class {
  signs = /* @__PURE__ */ new Set();
  #matcher;
  #conditions;
  #folder = "";
  #accepted = null;
  #match = null;
  constructor(matcher, conditions) {
    this.#matcher = matcher;
    this.#conditions = conditions;
  }
  enter(folder2) {
    this.#folder = folder2;
    this.#accepted = null;
  }
  /** What a file or link of the folder meets. */
  of(accepted) {
    if (this.#match !== null && accepted === this.#accepted) return this.#match;
    const met = this.pass(accepted);
    const rules = this.#conditions.inFolder(met.rules, this.#folder);
    this.#accepted = accepted;
    this.#match = rules === met.rules ? met : { ...met, rules };
    return this.#match;
  }
  /** Takes notice of any name, of which only a sign matters. */
  pass(accepted) {
    const met = this.#matcher.match(accepted);
    for (const rule of met.signs) this.signs.add(rule);
    return met;
  }
};

// src/analysis/conditions.ts
var NONE = [];
var Conditions = class {
  image;
  #ofImage = /* @__PURE__ */ new Map();
  /** Perf: files come in a row for each folder, so only the last one's answers are kept, and those are few. */
  #folder = "";
  #asked = [];
  #holding = [];
  constructor(image) {
    this.image = image;
  }
  /** Those of some rules that can claim a file in a folder, which is absolute and ends in a slash. */
  inFolder(rules, folder2) {
    if (rules.length === 0) return rules;
    if (folder2 !== this.#folder) {
      this.#folder = folder2;
      this.#asked.length = 0;
      this.#holding.length = 0;
    }
    const known = this.#holding[this.#asked.indexOf(rules)];
    if (known !== void 0) return known;
    const holding = this.#those(rules, folder2);
    this.#asked.push(rules);
    this.#holding.push(holding);
    return holding;
  }
  /** Perf: mostly all or none, for which no list is made. */
  #those(rules, folder2) {
    let holding = null;
    for (const rule of rules) {
      if (!this.#inImage(rule) || rule.whenFolder?.(folder2, this.image) === false) continue;
      holding ??= [];
      holding.push(rule);
    }
    if (holding === null) return NONE;
    return holding.length === rules.length ? rules : holding;
  }
  /** Whether a rule that can claim files in a file's folder claims this one. */
  holds({ when }, file) {
    return when === void 0 || when(file, this.image);
  }
  #inImage(rule) {
    if (rule.whenImage === void 0) return true;
    let known = this.#ofImage.get(rule);
    if (known === void 0) {
      known = rule.whenImage(this.image);
      this.#ofImage.set(rule, known);
    }
    return known;
  }
};
function folderOf(path3) {
  return path3.slice(0, path3.lastIndexOf("/") + 1);
}

// src/analysis/homes.ts
var NO_HOMES = /* @__PURE__ */ new Set(["/bin", "/sbin", "/usr/sbin", "/dev", "/proc", "/nonexistent", "/run"]);
var USUAL = /^\/(?:root|home\/[^/]+)$/;
var OF_A_TOOL = /^\.|^go$|conda|mamba|miniforge/;
var MAX_HOMES = 16;
function homesOf(root, { config, passwd }) {
  const accounts = (passwd ?? "").split("\n").map((line) => line.split(":")[5] ?? "");
  const named = [environment(config).get("HOME") ?? "", ...accounts].flatMap((text2) => directory(text2) ?? []);
  const found = /* @__PURE__ */ new Set();
  for (const home of named) {
    if (found.size === MAX_HOMES) break;
    if (NO_HOMES.has(home) || home.startsWith("/run/") || USUAL.test(home) || found.has(home)) continue;
    if (holdsTools(nodeAt(root, home))) found.add(home);
  }
  return [...found];
}
function holdsTools(home) {
  for (const name of home?.children?.keys() ?? []) {
    if (OF_A_TOOL.test(name)) return true;
  }
  return false;
}

// src/analysis/live.ts
var SEARCH_PATHS = ["PATH", "PYTHONPATH", "NODE_PATH", "CLASSPATH", "LD_LIBRARY_PATH", "GEM_PATH", "PERL5LIB"];
var SHELL_SEPARATORS = /[\s;|&()<>"'`=:,]+/;
function namedByConfig(config, matcher) {
  const values = environment(config);
  const commands = new Set(wordsOf(config).map((word) => resolve(config.workingDir, word)));
  const programs = new Set(directories(values.get("PATH")));
  const searched = [config.workingDir, ...SEARCH_PATHS.map((name) => values.get(name))].flatMap(directories);
  const owners = ownersOf(searched, matcher);
  const variables = new Map([...values].map(([name, value]) => [name, new Set(directories(value))]));
  const within2 = (path3, rule) => owners.size > 0 && ownedAbove(path3, owners).some((rules) => rules.includes(rule)) || rule.liveVariables?.some((name) => isWithin(path3, variables.get(name) ?? /* @__PURE__ */ new Set())) === true;
  const named = [...commands, ...owners.keys(), ...[...variables.values()].flatMap((paths) => [...paths])];
  const around = new Set(named.map((path3) => folderOf(path3 ?? "")));
  return {
    file: (path3, rule) => commands.has(path3) || programs.has(path3.slice(0, path3.lastIndexOf("/"))) || within2(path3, rule),
    folder(folder2, rule) {
      if (around.has(folder2)) return null;
      const path3 = folder2.slice(0, -1);
      return programs.has(path3) || within2(path3, rule);
    }
  };
}
function ownersOf(named, matcher) {
  const anything = "\0";
  const owners = new Map(named.map((one) => [one, matcher.match(matcher.find(one).last(anything)).rules]));
  for (const [path3, rules] of owners) {
    if (rules.length === 0) owners.delete(path3);
  }
  return owners;
}
function ownedAbove(path3, owners) {
  const found = [];
  for (let end = path3.length; end > 0; end = path3.lastIndexOf("/", end - 1)) {
    found.push(owners.get(path3.slice(0, end)) ?? []);
  }
  return found;
}
function wordsOf({ entrypoint, cmd }) {
  return [...entrypoint, ...cmd].flatMap((argument) => [argument, ...argument.split(SHELL_SEPARATORS)]).filter((word) => word !== "");
}
function directories(list2 = "") {
  return list2.split(":").flatMap((one) => directory(one) ?? []);
}

// src/analysis/rule-image.ts
import { isUtf8 as isUtf82 } from "node:buffer";

// src/analysis/command.ts
var SHELLS2 = /* @__PURE__ */ new Set(["sh", "bash", "ash", "dash", "zsh", "ksh", "busybox"]);
var STARTERS = /* @__PURE__ */ new Map([
  ["exec", /* @__PURE__ */ new Set(["-a"])],
  ["env", /* @__PURE__ */ new Set(["-u", "-C", "--unset", "--chdir"])],
  ["tini", /* @__PURE__ */ new Set(["-p"])],
  ["dumb-init", /* @__PURE__ */ new Set(["-r", "--rewrite"])],
  ["nice", /* @__PURE__ */ new Set(["-n"])],
  ["nohup", /* @__PURE__ */ new Set()],
  ["time", /* @__PURE__ */ new Set()],
  ["sudo", /* @__PURE__ */ new Set(["-u", "-g"])],
  ["catatonit", /* @__PURE__ */ new Set()]
]);
var SWITCHERS = /* @__PURE__ */ new Set(["gosu", "su-exec", "setpriv"]);
var ENTRY_SCRIPT = /entry-?point|\.sh$/;
var MAX_TEXT = 65536;
var MAX_STARTERS = 16;
function commandsOf({ entrypoint, cmd }) {
  return unwrapped([...entrypoint, ...cmd], MAX_STARTERS);
}
function unwrapped(words, depth) {
  const [first, ...rest2] = words;
  if (first === void 0 || depth === 0) return [];
  const program = first.slice(first.lastIndexOf("/") + 1);
  const inner = (next) => unwrapped(next, depth - 1);
  if (SHELLS2.has(program)) {
    const at = rest2.findIndex((word) => /^-[a-z]*c$/i.test(word));
    if (at >= 0) return split(rest2[at + 1] ?? "").flatMap(inner);
    return inner(withoutOptions(rest2, /* @__PURE__ */ new Set(["-o"])));
  }
  const options = STARTERS.get(program);
  if (options) return inner(withoutOptions(rest2, options));
  if (SWITCHERS.has(program)) return inner(withoutOptions(rest2, /* @__PURE__ */ new Set()).slice(1));
  if (ENTRY_SCRIPT.test(program) && rest2.length > 0) return [[program, ...rest2], ...inner(rest2)];
  return [[program, ...rest2]];
}
function withoutOptions(words, withWord) {
  let at = 0;
  for (let word = words[at]; word !== void 0 && /^-|^\w+=/.test(word); word = words[at]) {
    at += withWord.has(word) ? 2 : 1;
    if (word === "--") break;
  }
  return words.slice(at);
}
function split(text2) {
  const commands = [];
  let words = [];
  for (const [, separator, word] of text2.slice(0, MAX_TEXT).matchAll(TOKEN)) {
    if (word !== void 0) words.push(word.replace(/["']/g, ""));
    else if (separator !== void 0) {
      commands.push(words);
      words = [];
    }
  }
  return [...commands, words].map((command2) => withoutOptions(command2, /* @__PURE__ */ new Set())).filter(({ length }) => length > 0);
}
var TOKEN = /([;&|\n(){}]+)|((?:[^\s;&|(){}"']|"[^"]*"?|'[^']*'?)+)/g;

// src/analysis/rule-image.ts
var NOTHING = { at: () => void 0, named: () => [] };
function ruleImage(root, { config, createdBy, contents = NOTHING, follow = follower(root) }) {
  const env = environment(config);
  const named = [...wordsOf(config), ...(env.get("PATH") ?? "").split(":")].flatMap(
    (word) => resolve(config.workingDir, word) ?? []
  );
  const directories2 = once(() => allDirectories(root));
  const targets = once(() => new Set(allLinks(root).map((link) => follow.link(link))));
  const endings = /* @__PURE__ */ new Map();
  const text2 = (path3) => {
    const bytes2 = contents.at(path3);
    return bytes2 === void 0 || bytes2.length !== nodeAt(root, path3)?.inode?.size ? null : decoded(bytes2);
  };
  return {
    exists: (path3) => nodeAt(root, path3) !== void 0,
    isDirectory: (path3) => (nodeAt(root, path3)?.children ?? null) !== null,
    hasNameEnding(directory2, ending) {
      const key = `${directory2}\0${ending}`;
      const answer = endings.get(key) ?? someEnds(nodeAt(root, directory2)?.children?.keys() ?? [], bytesOf(ending));
      endings.set(key, answer);
      return answer;
    },
    hasName: remembered((name) => someHas(directories2(), bytesOf(name))),
    hasNameThatEnds: remembered((ending) => {
      const bytes2 = bytesOf(ending);
      return directories2().some((names) => someEnds(names.keys(), bytes2));
    }),
    reaches: (path3) => follow.path(bytesOf(path3)) !== null,
    isLinked: (path3) => targets().has(nodeAt(root, path3) ?? null),
    createdBy,
    env: (name) => env.get(name),
    commands: commandsOf(config),
    isStartedFrom: (folder2) => named.some((path3) => path3 === folder2 || path3.startsWith(`${folder2}/`)),
    workingDir: directory(config.workingDir),
    platform: config.platform,
    text: text2,
    json: documentsOf(text2),
    textPaths: remembered((name) => contents.named(name)),
    head: (path3) => contents.at(path3) ?? null
  };
}
function documentsOf(text2) {
  const documents = /* @__PURE__ */ new Map();
  return (path3) => {
    const known = documents.get(path3);
    if (known !== void 0) return known;
    const document = parsed2(text2(path3));
    if (document !== void 0) documents.set(path3, document);
    return document;
  };
}
function decoded(bytes2) {
  return isUtf82(bytes2) ? new TextDecoder().decode(bytes2) : null;
}
function parsed2(text2) {
  try {
    return text2 === null ? void 0 : JSON.parse(text2);
  } catch (error) {
    if (error instanceof SyntaxError) return void 0;
    throw error;
  }
}
function someHas(directories2, name) {
  return directories2.some((names) => names.has(name));
}
function someEnds(names, ending) {
  for (const name of names) {
    if (name.endsWith(ending)) return true;
  }
  return false;
}
function remembered(ask) {
  const known = /* @__PURE__ */ new Map();
  return (question) => {
    const answer = known.get(question) ?? ask(question);
    known.set(question, answer);
    return answer;
  };
}
function allDirectories(root) {
  const found = [];
  const pending = [root.children ?? /* @__PURE__ */ new Map()];
  for (let names = pending.pop(); names !== void 0; names = pending.pop()) {
    found.push(names);
    for (const { children } of names.values()) if (children !== null) pending.push(children);
  }
  return found;
}
function allLinks(root) {
  const links2 = [];
  walk(root, (node) => {
    if (node.link !== null) links2.push(node);
    return true;
  });
  return links2;
}
function once(make) {
  let made = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

// node_modules/balanced-match/dist/esm/index.js
var range = (a, b, str) => {
  let begs, beg, left, right = void 0, result;
  let ai = str.indexOf(a);
  let bi = str.indexOf(b, ai + 1);
  let i = ai;
  if (ai >= 0 && bi > 0) {
    if (a === b) {
      return [ai, bi];
    }
    begs = [];
    left = str.length;
    while (i >= 0 && !result) {
      if (i === ai) {
        begs.push(i);
        ai = str.indexOf(a, i + 1);
      } else if (begs.length === 1) {
        const r = begs.pop();
        if (r !== void 0)
          result = [r, bi];
      } else {
        beg = begs.pop();
        if (beg !== void 0 && beg < left) {
          left = beg;
          right = bi;
        }
        bi = str.indexOf(b, i + 1);
      }
      i = ai < bi && ai >= 0 ? ai : bi;
    }
    if (begs.length && right !== void 0) {
      result = [left, right];
    }
  }
  return result;
};

// node_modules/brace-expansion/dist/esm/index.js
var escSlash = "\0SLASH" + Math.random().toFixed(16) + "\0";
var escOpen = "\0OPEN" + Math.random().toFixed(16) + "\0";
var escClose = "\0CLOSE" + Math.random().toFixed(16) + "\0";
var escComma = "\0COMMA" + Math.random().toFixed(16) + "\0";
var escPeriod = "\0PERIOD" + Math.random().toFixed(16) + "\0";
var escSlashPattern = new RegExp(escSlash, "g");
var escOpenPattern = new RegExp(escOpen, "g");
var escClosePattern = new RegExp(escClose, "g");
var escCommaPattern = new RegExp(escComma, "g");
var escPeriodPattern = new RegExp(escPeriod, "g");
var slashPattern = /\\\\/g;
var openPattern = /\\{/g;
var closePattern = /\\}/g;
var commaPattern = /\\,/g;
var periodPattern = /\\\./g;
var EXPANSION_MAX = 1e5;
var EXPANSION_MAX_LENGTH = 4e6;
var EXPANSION_MAX_DEPTH = 1e3;
var EXPANSION_MAX_REWRITES = 1e3;
var EXPANSION_MAX_STEPS = 2e7;
var CALL_STEPS = 16;
function numeric(str) {
  return !isNaN(str) ? parseInt(str, 10) : str.charCodeAt(0);
}
function escapeBraces(str) {
  return str.replace(slashPattern, escSlash).replace(openPattern, escOpen).replace(closePattern, escClose).replace(commaPattern, escComma).replace(periodPattern, escPeriod);
}
function unescapeBraces(str) {
  return str.replace(escSlashPattern, "\\").replace(escOpenPattern, "{").replace(escClosePattern, "}").replace(escCommaPattern, ",").replace(escPeriodPattern, ".");
}
function pushAll(target, items) {
  for (let i = 0; i < items.length; i++) {
    target.push(items[i]);
  }
}
function balancedWithBudget(str, masked, budget) {
  if (budget.remaining < 0) {
    return void 0;
  }
  const r = range("{", "}", masked);
  const unmatched = r !== void 0 && masked.indexOf("{") < r[0];
  budget.remaining -= r && !unmatched ? r[1] + 1 : str.length;
  if (!r || budget.remaining < 0) {
    return void 0;
  }
  return {
    end: r[1],
    pre: str.slice(0, r[0]),
    body: str.slice(r[0] + 1, r[1]),
    post: str.slice(r[1] + 1),
    unmatched
  };
}
function maskUnmatchedOpens(masked, budget) {
  budget.remaining -= masked.length;
  const open = [];
  for (let i = 0; i < masked.length; i++) {
    const c = masked.charCodeAt(i);
    if (c === 123) {
      open.push(i);
    } else if (c === 125 && open.length) {
      open.pop();
    }
  }
  let out = "";
  let last = 0;
  for (let i = 0; i < open.length; i++) {
    const at = open[i];
    out += masked.slice(last, at) + "\0";
    last = at + 1;
  }
  return out + masked.slice(last);
}
function commaSetFollows(str, budget) {
  budget.remaining -= str.length;
  if (budget.remaining < 0) {
    return false;
  }
  let close = false;
  for (let i = str.length - 1; i >= 0; i--) {
    const c = str.charCodeAt(i);
    if (c === 125) {
      close = true;
    } else if (c === 10 || c === 13 || c === 8232 || c === 8233) {
      close = false;
    } else if (c === 44 && close && str.charCodeAt(i + 1) !== 44) {
      return true;
    }
  }
  return false;
}
function parseCommaParts(str, budget) {
  const parts = [];
  let carry = "";
  for (; ; ) {
    const m = balancedWithBudget(str, str, budget);
    if (budget.remaining < 0) {
      return void 0;
    }
    if (!m) {
      const tail = str.split(",");
      tail[0] = carry + tail[0];
      pushAll(parts, tail);
      return parts;
    }
    const { pre, body, post } = m;
    const p = pre.split(",");
    p[0] = carry + p[0];
    p[p.length - 1] += "{" + body + "}";
    if (!post.length) {
      pushAll(parts, p);
      return parts;
    }
    carry = p.pop();
    pushAll(parts, p);
    str = post;
  }
}
function bound(value, fallback) {
  return value === void 0 || isNaN(value) ? fallback : value;
}
function expand2(str, options = {}) {
  if (!str) {
    return [];
  }
  const max = bound(options.max, EXPANSION_MAX);
  const maxLength = bound(options.maxLength, EXPANSION_MAX_LENGTH);
  const maxDepth = bound(options.maxDepth, EXPANSION_MAX_DEPTH);
  const maxRewrites = bound(options.maxRewrites, EXPANSION_MAX_REWRITES);
  const maxSteps = bound(options.maxSteps, EXPANSION_MAX_STEPS);
  if (str.slice(0, 2) === "{}") {
    str = "\\{\\}" + str.slice(2);
  }
  return expand_(escapeBraces(str), max, maxLength, maxDepth, 0, maxRewrites, { remaining: maxSteps }, true).map(unescapeBraces);
}
function embrace(str) {
  return "{" + str + "}";
}
function isPadded(el) {
  return /^-?0\d/.test(el);
}
function lte(i, y) {
  return i <= y;
}
function gte(i, y) {
  return i >= y;
}
function combine(acc, pre, values, max, maxLength, dropEmpties, budget) {
  const out = [];
  let length = 0;
  let nonEmpty;
  outer: for (let a = 0; a < acc.length; a++) {
    const prefix2 = acc[a] + pre;
    let vs = values;
    if (dropEmpties && !prefix2) {
      if (!nonEmpty)
        nonEmpty = values.filter((v) => v);
      vs = nonEmpty;
    }
    for (let v = 0; v < vs.length; v++) {
      if (out.length >= max)
        break outer;
      const expansion = prefix2 + vs[v];
      if (length + expansion.length > maxLength)
        break outer;
      out.push(expansion);
      length += expansion.length;
    }
  }
  budget.remaining -= out.length;
  return out;
}
function expandSequence(body, isAlphaSequence, max, maxLength, budget) {
  const n = body.split(/\.\./);
  const N = [];
  if (n[0] === void 0 || n[1] === void 0) {
    return N;
  }
  const x = numeric(n[0]);
  const y = numeric(n[1]);
  const width2 = Math.max(n[0].length, n[1].length);
  let incr = n.length === 3 && n[2] !== void 0 ? Math.max(Math.abs(numeric(n[2])), 1) : 1;
  let test = lte;
  const reverse = y < x;
  if (reverse) {
    incr *= -1;
    test = gte;
  }
  const pad2 = n.some(isPadded);
  const cost = pad2 ? width2 : 1;
  let length = 0;
  for (let i = x; test(i, y) && N.length < max; i += incr) {
    budget.remaining -= cost;
    if (budget.remaining < 0) {
      return void 0;
    }
    let c;
    if (isAlphaSequence) {
      c = String.fromCharCode(i);
      if (c === "\\") {
        c = "";
      }
    } else {
      c = String(i);
      if (pad2) {
        const need = width2 - c.length;
        if (need > 0) {
          const z = new Array(need + 1).join("0");
          if (i < 0) {
            c = "-" + z + c.slice(1);
          } else {
            c = z + c;
          }
        }
      }
    }
    if (length + c.length > maxLength)
      break;
    N.push(c);
    length += c.length;
  }
  return N;
}
function expand_(str, max, maxLength, maxDepth, depth, maxRewrites, budget, isTop) {
  budget.remaining -= CALL_STEPS;
  if (depth > maxDepth) {
    return [str];
  }
  let acc = [""];
  let rewrites = 0;
  let dropEmpties = false;
  let firstGroup = true;
  let masked = str;
  for (; ; ) {
    const m = balancedWithBudget(str, masked, budget);
    if (!m) {
      return combine(acc, str, [""], max, maxLength, dropEmpties, budget);
    }
    if (m.unmatched) {
      masked = maskUnmatchedOpens(masked, budget);
    }
    const pre = m.pre;
    const literal2 = () => combine(acc, pre + "{" + m.body + "}" + m.post, [""], max, maxLength, dropEmpties, budget);
    if (/\$$/.test(pre)) {
      acc = combine(acc, pre + "{" + m.body + "}", [""], max, maxLength, dropEmpties && !m.post.length, budget);
      firstGroup = false;
      if (!m.post.length)
        break;
      str = m.post;
      masked = masked.slice(m.end + 1);
      continue;
    }
    const isNumericSequence = /^-?\d+\.\.-?\d+(?:\.\.-?\d+)?$/.test(m.body);
    const isAlphaSequence = /^[a-zA-Z]\.\.[a-zA-Z](?:\.\.-?\d+)?$/.test(m.body);
    const isSequence = isNumericSequence || isAlphaSequence;
    const isOptions = m.body.indexOf(",") >= 0;
    if (!isSequence && !isOptions) {
      if (rewrites < maxRewrites && commaSetFollows(m.post, budget)) {
        rewrites++;
        str = m.pre + "{" + m.body + escClose + m.post;
        masked = masked.slice(0, m.end) + escClose + masked.slice(m.end + 1);
        isTop = true;
        continue;
      }
      return literal2();
    }
    if (firstGroup) {
      dropEmpties = isTop && !isSequence;
      firstGroup = false;
    }
    let values;
    if (isSequence) {
      values = expandSequence(m.body, isAlphaSequence, max, maxLength, budget);
      if (!values) {
        return literal2();
      }
    } else {
      let n = parseCommaParts(m.body, budget);
      if (!n) {
        return literal2();
      }
      if (n.length === 1 && n[0] !== void 0) {
        n = expand_(n[0], max, maxLength, maxDepth, depth + 1, maxRewrites, budget, false).map(embrace);
        if (budget.remaining < 0) {
          return literal2();
        }
        if (n.length === 1) {
          const next2 = combine(acc, pre + n[0], [""], max, maxLength, dropEmpties && !m.post.length, budget);
          if (budget.remaining < 0) {
            return literal2();
          }
          acc = next2;
          if (!m.post.length)
            break;
          str = m.post;
          masked = masked.slice(m.end + 1);
          continue;
        }
      }
      let dropsEmpties = dropEmpties && !m.post.length && !pre;
      for (let d = 0; dropsEmpties && d < acc.length; d++) {
        if (acc[d]) {
          dropsEmpties = false;
        }
      }
      values = [];
      let valuesLength = 0;
      outer: for (let j = 0; j < n.length; j++) {
        const expanded = expand_(n[j], max, maxLength, maxDepth, depth + 1, maxRewrites, budget, false);
        if (budget.remaining < 0) {
          return literal2();
        }
        for (let k = 0; k < expanded.length; k++) {
          const v = expanded[k];
          if (dropsEmpties && !v)
            continue;
          if (values.length >= max || valuesLength + v.length > maxLength) {
            break outer;
          }
          values.push(v);
          valuesLength += v.length;
        }
      }
    }
    const next = combine(acc, pre, values, max, maxLength, dropEmpties && !m.post.length, budget);
    if (budget.remaining < 0) {
      return literal2();
    }
    acc = next;
    if (!m.post.length)
      break;
    str = m.post;
    masked = masked.slice(m.end + 1);
  }
  return acc;
}

// node_modules/@isaacs/nonrecursive-glob-match/dist/esm/numeric-range.js
var digit = (a, b) => a === b ? { t: "lit", ch: String(a) } : { t: "class", re: new RegExp(`^[${a}-${b}]$`) };
var prefix = (d, alts) => alts.map((s) => [digit(d, d), ...s]);
var fixed = (a, b) => {
  if (!a)
    return [[]];
  let lo = +a[0];
  let hi = +b[0];
  const ra = a.slice(1);
  const rb = b.slice(1);
  if (lo === hi)
    return prefix(lo, fixed(ra, rb));
  const zeros = "0".repeat(ra.length);
  const nines = "9".repeat(ra.length);
  const out = [];
  if (ra !== zeros)
    out.push(...prefix(lo++, fixed(ra, nines)));
  const last = rb === nines ? [] : prefix(hi--, fixed(zeros, rb));
  if (lo <= hi) {
    out.push([digit(lo, hi), ...Array.from(ra, () => digit(0, 9))]);
  }
  out.push(...last);
  return out;
};
var nonneg = (a, b, width2) => {
  if (width2) {
    return fixed(String(a).padStart(width2, "0"), String(b).padStart(width2, "0"));
  }
  const out = [];
  for (let len = String(a).length; len <= String(b).length; len++) {
    const lo = Math.max(a, len === 1 ? 0 : 10 ** (len - 1));
    const hi = Math.min(b, 10 ** len - 1);
    out.push(...fixed(String(lo), String(hi)));
  }
  return out;
};
var numericRange = (loStr, hiStr) => {
  let lo = Number(loStr);
  let hi = Number(hiStr);
  if (!Number.isSafeInteger(lo) || !Number.isSafeInteger(hi))
    return;
  if (lo > hi)
    [lo, hi] = [hi, lo];
  const padded = /^-?0\d/.test(loStr) || /^-?0\d/.test(hiStr);
  const width2 = padded ? Math.max(loStr.length, hiStr.length) : 0;
  const out = [];
  if (lo < 0) {
    const neg = nonneg(Math.max(-hi, 1), -lo, width2 && width2 - 1);
    out.push(...neg.map((s) => [{ t: "lit", ch: "-" }, ...s]));
  }
  if (hi >= 0)
    out.push(...nonneg(Math.max(lo, 0), hi, width2));
  return out;
};

// node_modules/@isaacs/nonrecursive-glob-match/dist/esm/parse-class.js
var posixClasses = {
  "[:alnum:]": ["\\p{L}\\p{Nl}\\p{Nd}"],
  "[:alpha:]": ["\\p{L}\\p{Nl}"],
  "[:ascii:]": ["\\x00-\\x7f"],
  "[:blank:]": ["\\p{Zs}\\t"],
  "[:cntrl:]": ["\\p{Cc}"],
  "[:digit:]": ["\\p{Nd}"],
  "[:graph:]": ["\\p{Z}\\p{C}", true],
  "[:lower:]": ["\\p{Ll}"],
  "[:print:]": ["\\p{C}", true],
  "[:punct:]": ["\\p{P}\\p{S}"],
  "[:space:]": ["\\p{Z}\\t\\r\\n\\v\\f"],
  "[:upper:]": ["\\p{Lu}"],
  "[:word:]": ["\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}"],
  "[:xdigit:]": ["A-Fa-f0-9"]
};
var braceEscape = (s) => s.replace(/[[\]\\-]/g, "\\$&");
var noMatch = /$./;
var parseClass = (glob, position, nocase = false, form) => {
  const norm = (c) => {
    const n = form ? c.normalize(form) : c;
    return [...n].length === 1 ? n : c;
  };
  const pos = position;
  if (glob.charAt(pos) !== "[") {
    throw new Error("not in a brace expression");
  }
  const ranges = [];
  const negs = [];
  let i = pos + 1;
  let sawStart = false;
  let escaping = false;
  let negate = false;
  let endPos = pos;
  let rangeStart = "";
  WHILE: while (i < glob.length) {
    const c = String.fromCodePoint(glob.codePointAt(i));
    if ((c === "!" || c === "^") && i === pos + 1) {
      negate = true;
      i++;
      continue;
    }
    if (c === "]" && sawStart && !escaping) {
      endPos = i + 1;
      break;
    }
    sawStart = true;
    if (c === "\\") {
      if (!escaping) {
        escaping = true;
        i++;
        continue;
      }
    }
    if (c === "[" && !escaping) {
      for (const [cls, [unip, neg]] of Object.entries(posixClasses)) {
        if (glob.startsWith(cls, i)) {
          if (rangeStart) {
            return [noMatch, glob.length - pos];
          }
          i += cls.length;
          if (neg)
            negs.push(unip);
          else
            ranges.push(unip);
          continue WHILE;
        }
      }
    }
    escaping = false;
    const n = norm(c);
    if (rangeStart) {
      if (n.codePointAt(0) > rangeStart.codePointAt(0)) {
        ranges.push(braceEscape(rangeStart) + "-" + braceEscape(n));
      } else if (n === rangeStart) {
        ranges.push(braceEscape(n));
      }
      rangeStart = "";
      i += c.length;
      continue;
    }
    if (glob.startsWith("-]", i + c.length)) {
      ranges.push(braceEscape(n + "-"));
      i += c.length + 1;
      continue;
    }
    if (glob.startsWith("-", i + c.length)) {
      rangeStart = n;
      i += c.length + 1;
      continue;
    }
    ranges.push(braceEscape(n));
    i += c.length;
  }
  if (endPos < i) {
    return [noMatch, 0];
  }
  if (!ranges.length && !negs.length) {
    return [noMatch, glob.length - pos];
  }
  const sranges = "[" + (negate ? "^" : "") + ranges.join("") + "]";
  const snegs = "[" + (negate ? "" : "^") + negs.join("") + "]";
  const comb = "^" + (ranges.length && negs.length ? "(" + sranges + "|" + snegs + ")" : ranges.length ? sranges : snegs);
  return [new RegExp(comb, nocase ? "iu" : "u"), endPos - pos];
};

// node_modules/@isaacs/nonrecursive-glob-match/dist/esm/index.js
var MATCH = { t: "match", id: 0 };
var extTypes = "!?+*@";
var lit = (ch) => ({ t: "lit", ch });
var reEscape = (s) => s.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
var newFoldRe = (s) => new RegExp(`^${reEscape(s)}$`, "iu");
var foldCache = /* @__PURE__ */ new Map();
var foldRe = (ch) => {
  let re = foldCache.get(ch);
  if (!re) {
    re = newFoldRe(ch);
    if (foldCache.size >= 1e3)
      foldCache.clear();
    foldCache.set(ch, re);
  }
  return re;
};
var litMatch = (l, c) => {
  if (c === l.ch)
    return true;
  if (!l.re)
    return false;
  const code = c.charCodeAt(0);
  if (code >= 128)
    return l.re.test(c);
  const ascii = l.ascii ??= new Uint8Array(128);
  ascii[code] ||= l.re.test(c) ? 1 : 2;
  return ascii[code] === 1;
};
var tokenize = (p, nocase, noext, form, mark) => {
  const toks = [];
  for (let i = 0; i < p.length; ) {
    const c = String.fromCodePoint(p.codePointAt(i));
    if (mark) {
      const m = c === "\\" && p.startsWith(mark, i + 1) ? 1 : 0;
      if (m || c === mark) {
        const start = i + m + mark.length;
        const end = p.indexOf(mark, start);
        const r = /^(-?\d+)\.\.(-?\d+)$/.exec(p.slice(start, end));
        const alts = end !== -1 && r && numericRange(r[1], r[2]);
        if (alts) {
          toks.push({ t: "ext", type: "@", alts });
          i = end + mark.length;
          continue;
        }
      }
    }
    if (c === "\\") {
      const e = p.codePointAt(i + 1);
      const ch = e === void 0 ? c : String.fromCodePoint(e);
      toks.push(lit(ch));
      i += 1 + ch.length;
      continue;
    }
    if (c === "[") {
      const [re, consumed] = parseClass(p, i, nocase, form);
      if (consumed) {
        toks.push({ t: "class", re });
        i += consumed;
        continue;
      }
    }
    if (!noext && extTypes.includes(c) && p[i + 1] === "(") {
      toks.push({ t: "open", type: c });
      i += 2;
      continue;
    }
    toks.push(!noext && c === "|" ? { t: "bar" } : !noext && c === ")" ? { t: "close" } : c === "*" ? { t: "star" } : c === "?" ? { t: "any" } : lit(c));
    i += c.length;
  }
  return toks;
};
var pair = (toks) => {
  const pairs = /* @__PURE__ */ new Map();
  const stack2 = [];
  toks.forEach((tok, i) => {
    if (tok.t === "open")
      stack2.push(i);
    else if (tok.t === "close" && stack2.length)
      pairs.set(stack2.pop(), i);
  });
  return pairs;
};
var build = (toks, pairs, start, end, top) => {
  let seq = [];
  const alts = [seq];
  for (let i = start; i < end; i++) {
    const tok = toks[i];
    const close = pairs.get(i);
    if (tok.t === "open" && close !== void 0) {
      const sub = build(toks, pairs, i + 1, close, false);
      seq.push({ t: "ext", type: tok.type, alts: sub });
      i = close;
    } else if (tok.t === "bar" && !top) {
      alts.push(seq = []);
    } else if (tok.t === "open") {
      seq.push(lit(tok.type), lit("("));
    } else if (tok.t === "bar") {
      seq.push(lit("|"));
    } else if (tok.t === "close") {
      seq.push(lit(")"));
    } else {
      seq.push(tok);
    }
  }
  return alts;
};
var normalize = (items, form) => {
  const out = [];
  let run = "";
  const flush = () => {
    for (const ch of run.normalize(form))
      out.push(lit(ch));
    run = "";
  };
  for (const it of items) {
    if (it.t === "lit") {
      run += it.ch;
      continue;
    }
    flush();
    out.push(it.t === "ext" ? { ...it, alts: it.alts.map((a) => normalize(a, form)) } : it);
  }
  flush();
  return out;
};
var compile = (items, nocase) => {
  let id = 1;
  const split2 = (out) => ({ t: "split", id: id++, out });
  const seq = (items2, next) => items2.reduceRight((next2, it) => item(it, next2), next);
  const item = (it, next) => {
    switch (it.t) {
      case "lit":
        const re = nocase ? foldRe(it.ch) : void 0;
        return { t: "lit", id: id++, ch: it.ch, re, next };
      case "any":
      case "star":
        return { t: it.t, id: id++, next };
      case "class":
        return { t: "class", id: id++, re: it.re, next };
    }
    const alts = (next2) => it.alts.map((a) => seq(a, next2));
    switch (it.type) {
      case "@":
        return split2(alts(next));
      case "?":
        return split2([next, ...alts(next)]);
      case "!":
        return { t: "neg", id: id++, sub: split2(alts(MATCH)), next };
    }
    const after = split2([]);
    const entry = split2(alts(after));
    after.out.push(next, entry);
    return it.type === "*" ? after : entry;
  };
  const start = seq(items, MATCH);
  return [start, id];
};
var show = (start) => {
  const lines = [];
  const seen = /* @__PURE__ */ new Set();
  const ref = (n) => n.t === "match" ? "match" : String(n.id);
  const walk2 = (n, indent) => {
    if (n.t === "match" || seen.has(n))
      return;
    seen.add(n);
    const line = (desc) => lines.push(`${indent}${n.id}: ${desc}`);
    switch (n.t) {
      case "split":
        line(`split -> ${n.out.map(ref).join(", ")}`);
        for (const o of n.out)
          walk2(o, indent);
        return;
      case "neg":
        line(`!(${ref(n.sub)}) -> ${ref(n.next)}`);
        walk2(n.sub, indent + "  ");
        return walk2(n.next, indent);
      case "lit":
        line(`${JSON.stringify(n.ch)} -> ${ref(n.next)}`);
        break;
      case "class":
        line(`${n.re} -> ${ref(n.next)}`);
        break;
      default:
        line(`${n.t === "any" ? "?" : "*"} -> ${ref(n.next)}`);
    }
    walk2(n.next, indent);
  };
  walk2(start, "");
  return [`start -> ${ref(start)}`, ...lines].join("\n");
};
var State = class {
  // set by the Sim, to mark the nodes that this state has
  gen;
  threads = [];
  match = false;
  runs = [];
  // the sorted ids of the threads, with 0 for a match, once the
  // state is done
  ids = [];
  constructor(gen) {
    this.gen = gen;
  }
  // no threads, so nothing more can match
  get dead() {
    return !this.threads.length && !this.match && !this.runs.length;
  }
};
var sameState = (a, b) => {
  if (a.ids.length !== b.ids.length)
    return false;
  if (a.runs.length !== b.runs.length)
    return false;
  if (a.ids.some((id, i) => id !== b.ids[i]))
    return false;
  return a.runs.every((r) => b.runs.some((o) => o.neg === r.neg && sameState(o.state, r.state)));
};
var marks = (size) => ({
  has: new Float64Array(size),
  seen: new Float64Array(size),
  gen: 0
});
var Sim = class {
  // `.` and `..` only match literal dots, even with `dot:true`
  dots;
  // the string starts with `.`, and `dot:true` is not set
  dotStart;
  #marks;
  constructor(dots, dotStart, marks2) {
    this.dots = dots;
    this.dotStart = dotStart;
    this.#marks = marks2;
  }
  state() {
    return new State(++this.#marks.gen);
  }
  // sort the ids of a state, once it has all of its threads
  done(state) {
    state.ids = state.threads.map((n) => n.id).sort((a, b) => a - b);
    if (state.match)
      state.ids.unshift(MATCH.id);
    return state;
  }
  // true the first time that the state walks through the node, so
  // that loops in the graph stop
  #visit(state, node) {
    const { seen } = this.#marks;
    if (seen[node.id] === state.gen)
      return false;
    seen[node.id] = state.gen;
    return true;
  }
  #addThread(state, node) {
    const { has: has2 } = this.#marks;
    if (has2[node.id] === state.gen)
      return false;
    has2[node.id] = state.gen;
    state.threads.push(node);
    return true;
  }
  // wildcards only match a leading dot if `dot:true`. In a negated
  // sub-pattern, this does not apply, because the negation itself
  // can not match a leading dot.
  restricted(i, top) {
    return top && (this.dots || this.dotStart && i === 0);
  }
  add(state, node, i, top) {
    switch (node.t) {
      case "split":
        if (!this.#visit(state, node))
          return;
        for (const o of node.out)
          this.add(state, o, i, top);
        return;
      case "neg":
        if (!this.#visit(state, node))
          return;
        const sub = this.state();
        this.add(sub, node.sub, i, false);
        this.done(sub);
        return this.addRun(state, { t: "run", neg: node, state: sub }, i, top);
      case "star":
        if (this.restricted(i, top))
          return;
        if (this.#addThread(state, node))
          this.add(state, node.next, i, top);
        return;
      case "match":
        state.match = true;
        return;
      default:
        this.#addThread(state, node);
    }
  }
  addRun(state, run, i, top) {
    for (const r of state.runs) {
      if (r.neg === run.neg && sameState(r.state, run.state))
        return;
    }
    state.runs.push(run);
    if (!run.state.match) {
      this.add(state, run.neg.next, i, top);
    }
  }
  // the threads after char `c`, at index `i`
  step(state, c, i, top) {
    const next = this.state();
    for (const th of state.threads) {
      switch (th.t) {
        case "lit":
          if (litMatch(th, c)) {
            this.add(next, th.next, i + 1, top);
          }
          break;
        case "any":
          if (!this.restricted(i, top))
            this.add(next, th.next, i + 1, top);
          break;
        case "class":
          if (!this.restricted(i, top) && th.re.test(c)) {
            this.add(next, th.next, i + 1, top);
          }
          break;
        case "star":
          if (!this.restricted(i, top))
            this.add(next, th, i + 1, top);
      }
    }
    if (!this.restricted(i, top)) {
      for (const run of state.runs) {
        if (run.state.dead) {
          this.addRun(next, run, i + 1, top);
          continue;
        }
        const sub = this.step(run.state, c, i, false);
        this.addRun(next, { t: "run", neg: run.neg, state: sub }, i + 1, top);
      }
    }
    return this.done(next);
  }
};
var stateKey = (state) => {
  const ids = state.ids.join();
  if (!state.runs.length)
    return ids;
  const runs2 = state.runs.map((r) => `${r.neg.id}(${stateKey(r.state)})`);
  return `${ids}|${runs2.sort().join("|")}`;
};
var DFA_BUDGET = 1 << 18;
var Dfa = class {
  #start;
  #states = /* @__PURE__ */ new Map();
  #size = 0;
  #plain;
  #dotStart;
  #sim;
  #dotSim;
  constructor(start, marks2) {
    this.#start = start;
    this.#sim = new Sim(false, false, marks2);
    this.#dotSim = new Sim(false, true, marks2);
  }
  #make(state) {
    return {
      state,
      match: state.match,
      dead: state.dead,
      next: /* @__PURE__ */ new Map()
    };
  }
  #intern(state) {
    const key = stateKey(state);
    const found = this.#states.get(key);
    if (found)
      return found;
    if (this.#size > DFA_BUDGET)
      this.#clear();
    const d = this.#make(state);
    this.#states.set(key, d);
    this.#size += key.length + 1;
    return d;
  }
  #clear() {
    this.#states.clear();
    this.#size = 0;
    this.#plain = void 0;
    this.#dotStart = void 0;
  }
  start(dotStart) {
    if (dotStart) {
      if (this.#dotStart)
        return this.#dotStart;
      const state2 = this.#dotSim.state();
      this.#dotSim.add(state2, this.#start, 0, true);
      return this.#dotStart = this.#make(this.#dotSim.done(state2));
    }
    if (this.#plain)
      return this.#plain;
    const state = this.#sim.state();
    this.#sim.add(state, this.#start, 0, true);
    return this.#plain = this.#intern(this.#sim.done(state));
  }
  // the next state, after a miss in `d.ascii`
  next(d, c) {
    const code = c.charCodeAt(0);
    const found = code < 128 ? void 0 : d.next.get(c);
    if (found)
      return found;
    const n = d === this.#dotStart ? this.#intern(this.#dotSim.step(d.state, c, 0, true)) : this.#intern(this.#sim.step(d.state, c, 1, true));
    if (code < 128) {
      if (!d.ascii) {
        d.ascii = new Array(128);
        this.#size += 128;
      }
      d.ascii[code] = n;
    } else {
      d.next.set(c, n);
    }
    this.#size++;
    return n;
  }
};
var linear = (start) => {
  const nodes = [];
  for (let n = start; n.t !== "match"; n = n.next) {
    if (n.t === "split" || n.t === "neg")
      return void 0;
    nodes.push(n);
  }
  return nodes;
};
var testLinear = (nodes, chars, start, end) => {
  let ni = 0;
  let ci = start;
  let starNi = -1;
  let starCi = 0;
  while (ci < end) {
    const n = nodes[ni];
    if (n?.t === "star") {
      starNi = ni++;
      starCi = ci;
      continue;
    }
    const c = chars[ci];
    if (n && (n.t === "any" || n.t === "lit" && litMatch(n, c) || n.t === "class" && n.re.test(c))) {
      ni++;
      ci++;
      continue;
    }
    if (starNi === -1)
      return false;
    ni = starNi + 1;
    ci = ++starCi;
  }
  while (nodes[ni]?.t === "star")
    ni++;
  return ni === nodes.length;
};
var lengths = (items) => {
  let min = 0;
  let max = 0;
  for (const it of items) {
    const [lo, hi] = itemLengths(it);
    min += lo;
    max += hi;
  }
  return [min, max];
};
var itemLengths = (it) => {
  if (it.t === "star")
    return [0, Infinity];
  if (it.t !== "ext")
    return [1, 1];
  if (it.type === "!")
    return [0, Infinity];
  const alts = it.alts.map(lengths);
  const min = Math.min(...alts.map((a) => a[0]));
  const max = Math.max(...alts.map((a) => a[1]));
  const loop = max === 0 ? 0 : Infinity;
  return it.type === "@" ? [min, max] : it.type === "?" ? [0, max] : it.type === "*" ? [0, loop] : [min, loop];
};
var hasAffix = (lits, chars, start) => {
  for (let j = 0; j < lits.length; j++) {
    if (!litMatch(lits[j], chars[start + j]))
      return false;
  }
  return true;
};
var slashOrSurrogate = /[/\ud800-\udfff]/;
var surrogate = /[\ud800-\udfff]/;
var codePoints = (s) => surrogate.test(s) ? [...s] : s;
var noSlash = (s) => {
  if (s.includes("/")) {
    throw new Error("can only match a single path portion, got: " + s);
  }
};
var Matcher = class {
  pattern;
  options;
  #start;
  // the number of node ids
  #size;
  #marks;
  // the Sim for strings that are only `.` or `..`
  #dotsSim;
  // the string to compare, if the pattern has no magic. With
  // `nocase:true`, the RegExp that folds case is made when it is
  // first used.
  #literal;
  #literalFold = false;
  #literalRe;
  // the nodes between the prefix and suffix, if the graph is a
  // single chain
  #linear;
  // the linear nodes are only `*` and `?`, so the length bounds and
  // the prefix and suffix decide the match
  #wild = false;
  // the least and most chars that a match can have
  #min = 0;
  #max = Infinity;
  // the literals that a match must start and end with. Each one
  // matches exactly one char, and they are distinct items in the
  // pattern, so a string that does not have them can not match.
  #prefix = [];
  #suffix = [];
  // the prefix and suffix as strings, if they do not fold case
  #prefixStr;
  #suffixStr;
  // there is a prefix or suffix to check
  #affix = false;
  #dfa;
  #form;
  constructor(pattern, options = {}) {
    if (pattern.includes("/")) {
      throw new Error("can only match a single path portion, got pattern: " + pattern);
    }
    this.pattern = pattern;
    this.options = options;
    const { nocase = false, noext = false, normalize: n } = options;
    this.#form = n === true ? "NFC" : n || void 0;
    const literal2 = /^[?*+@]\(\)$/.test(pattern);
    const toks = tokenize(pattern, nocase, noext || literal2, this.#form, options.rangeMark);
    let [items] = build(toks, pair(toks), 0, toks.length, true);
    if (this.#form)
      items = normalize(items, this.#form);
    const [start, size] = compile(items, nocase);
    this.#start = start;
    this.#size = size;
    if (items.every((it) => it.t === "lit")) {
      this.#literal = items.map((it) => it.ch).join("");
      this.#literalFold = nocase;
    } else {
      const lit2 = (it) => it.t !== "lit" ? void 0 : nocase ? { ch: it.ch, re: foldRe(it.ch) } : { ch: it.ch };
      for (const it of items) {
        const l = lit2(it);
        if (!l)
          break;
        this.#prefix.push(l);
      }
      for (let j = items.length - 1; j >= 0; j--) {
        const l = lit2(items[j]);
        if (!l)
          break;
        this.#suffix.unshift(l);
      }
      this.#affix = !!(this.#prefix.length || this.#suffix.length);
      if (!nocase) {
        this.#prefixStr = this.#prefix.map((l) => l.ch).join("");
        this.#suffixStr = this.#suffix.map((l) => l.ch).join("");
      }
      this.#linear = linear(this.#start)?.slice(this.#prefix.length, -this.#suffix.length || void 0);
      this.#wild = !!this.#linear?.every((n2) => n2.t === "star" || n2.t === "any");
      const [min, max] = lengths(items);
      this.#min = min;
      this.#max = max;
    }
  }
  test(s) {
    if (this.#form) {
      noSlash(s);
      return this.#test(s.normalize(this.#form));
    }
    if (slashOrSurrogate.test(s)) {
      noSlash(s);
      return this.#test(s, [...s]);
    }
    return this.#test(s, s);
  }
  /**
   * The same as {@link Matcher#test}, but the string is not checked
   * for `/` chars, so the result for a string that has one is not
   * defined. Only use it for a string that is known to be one path
   * portion, such as a part of a path that was split on `/`. It can
   * be faster, because some patterns do not need to look at each char
   * of the string.
   */
  testUnchecked(s) {
    return this.#test(this.#form ? s.normalize(this.#form) : s);
  }
  // Test a string that has no `/`. `chars` indexes it by code point.
  // If it is not given, it is only found if a step needs it.
  #test(s, chars) {
    if (this.#literal !== void 0) {
      return this.#literalFold ? (this.#literalRe ??= newFoldRe(this.#literal)).test(s) : s === this.#literal;
    }
    const min = this.#min;
    const max = this.#max;
    if (chars === void 0) {
      const most = s.length;
      const least = most + 1 >> 1;
      if (most < min || least > max)
        return false;
      if (least < min || most > max)
        chars = codePoints(s);
    }
    if (chars !== void 0 && (chars.length < min || chars.length > max)) {
      return false;
    }
    const prefix2 = this.#prefix.length;
    if (this.#affix) {
      if (this.#prefixStr !== void 0 && this.#suffixStr !== void 0) {
        if (!s.startsWith(this.#prefixStr) || !s.endsWith(this.#suffixStr)) {
          return false;
        }
      } else {
        chars ??= codePoints(s);
        const end = chars.length - this.#suffix.length;
        if (!hasAffix(this.#prefix, chars, 0) || !hasAffix(this.#suffix, chars, end)) {
          return false;
        }
      }
    }
    const dotStart = !this.options.dot && s.startsWith(".");
    if (this.#linear) {
      if (s === "." || s === "..")
        return false;
      if (dotStart && !prefix2)
        return false;
      if (this.#wild)
        return true;
      chars ??= codePoints(s);
      const end = chars.length - this.#suffix.length;
      return testLinear(this.#linear, chars, prefix2, end);
    }
    chars ??= codePoints(s);
    if (s === "." || s === "..") {
      this.#marks ??= marks(this.#size);
      const sim = this.#dotsSim ??= new Sim(true, false, this.#marks);
      const start = sim.state();
      sim.add(start, this.#start, 0, true);
      let state = sim.done(start);
      for (let i = 0; i < chars.length; i++) {
        state = sim.step(state, chars[i], i, true);
      }
      return state.match;
    }
    this.#marks ??= marks(this.#size);
    const dfa = this.#dfa ??= new Dfa(this.#start, this.#marks);
    let d = dfa.start(dotStart);
    const str = chars === s;
    for (let i = 0; i < chars.length; i++) {
      if (d.dead)
        return false;
      const code = str ? s.charCodeAt(i) : chars[i].charCodeAt(0);
      d = d.ascii?.[code] ?? dfa.next(d, chars[i]);
    }
    return d.match;
  }
  /** a readable listing of the state machine */
  toString() {
    return show(this.#start);
  }
};

// node_modules/minimatch/dist/esm/assert-valid-pattern.js
var MAX_PATTERN_LENGTH = 1024 * 64;
var assertValidPattern = (pattern) => {
  if (typeof pattern !== "string") {
    throw new TypeError("invalid pattern");
  }
  if (pattern.length > MAX_PATTERN_LENGTH) {
    throw new TypeError("pattern is too long");
  }
};

// node_modules/minimatch/dist/esm/escape.js
var escape = (s, { windowsPathsNoEscape = false, magicalBraces = false } = {}) => {
  const e = magicalBraces ? windowsPathsNoEscape ? s.replace(/[?*()[\]{}]/g, "[$&]") : s.replace(/[?*()[\]\\{}]/g, "\\$&") : windowsPathsNoEscape ? s.replace(/[?*()[\]]/g, "[$&]") : s.replace(/[?*()[\]\\]/g, "\\$&");
  const c = e.charAt(0);
  if (c === "#") {
    return (windowsPathsNoEscape ? "[#]" : "\\#") + e.slice(1);
  }
  if (c === "!") {
    return (windowsPathsNoEscape ? "@(!)" : "\\!") + e.slice(1);
  }
  return e;
};

// node_modules/minimatch/dist/esm/unescape.js
var unescape = (s, { windowsPathsNoEscape = false, magicalBraces = true } = {}) => {
  if (windowsPathsNoEscape && s.startsWith("@(!)")) {
    return "!" + unescape(s.slice(4), { windowsPathsNoEscape, magicalBraces });
  }
  if (magicalBraces) {
    return windowsPathsNoEscape ? s.replace(/\[([^/\\])\]/g, "$1") : s.replace(/((?!\\).|^)\[([^/\\])\]/g, "$1$2").replace(/\\([^/])/g, "$1");
  }
  return windowsPathsNoEscape ? s.replace(/\[([^/\\{}])\]/g, "$1") : s.replace(/((?!\\).|^)\[([^/\\{}])\]/g, "$1$2").replace(/\\([^/{}])/g, "$1");
};

// node_modules/minimatch/dist/esm/index.js
var DEFAULT_BRACE_EXPAND_MAX = 1e5;
var DEFAULT_GLOB_STAR_RECURSION_MAX = 200;
var AWE_KEY = "allowWindowsEscape";
var minimatch = (p, pattern, options) => {
  assertValidPattern(pattern);
  if (!options?.nocomment && pattern.charAt(0) === "#") {
    return false;
  }
  return cachedMinimatch(pattern, options).match(p);
};
var cache = /* @__PURE__ */ new Map();
var oldCache = /* @__PURE__ */ new Map();
var cacheSize = 0;
var cacheTotalWeight = 0;
var cacheMax = 256;
var cacheMaxWeight = 1 << 15;
var cacheMaxEntryWeight = 1 << 12;
var cacheWeight = (mm) => {
  let w = mm.pattern.length;
  for (const s of mm.globSet) {
    w += s.length + 1;
    if (w > cacheMaxEntryWeight)
      break;
  }
  return w;
};
var tri = (v) => v === void 0 ? 0 : v ? 2 : 1;
var booleanWeights = new Map(Object.keys({
  nobrace: 0,
  nocomment: 0,
  nonegate: 0,
  noglobstar: 0,
  noext: 0,
  nonull: 0,
  partial: 0,
  dot: 0,
  nocase: 0,
  nocaseMagicOnly: 0,
  magicalBraces: 0,
  matchBase: 0,
  flipNegate: 0,
  preserveMultipleSlashes: 0,
  windowsNoMagicRoot: 0
}).map((k, i) => [k, 24 * 3 ** i]));
var optionsKey = (o) => {
  let n = 0;
  let wpe = false;
  for (const k in o) {
    const v = o[k];
    switch (k) {
      // the same test as the Minimatch constructor
      case "windowsPathsNoEscape":
        if (v)
          wpe = true;
        break;
      case AWE_KEY:
        if (v === false)
          wpe = true;
        break;
      case "platform": {
        const p = v || defaultPlatform;
        if (p === defaultPlatform)
          break;
        if (p === "darwin")
          n += 3;
        else if (p === "win32")
          n += 6;
        else if (p === "linux")
          n += 9;
        else
          return JSON.stringify(o);
        break;
      }
      case "optimizationLevel":
        if (v === void 0)
          break;
        n += v >= 2 ? 1 : v >= 1 ? 0 : 2;
        break;
      case "braceExpandMax":
        if (v !== void 0 && v !== DEFAULT_BRACE_EXPAND_MAX) {
          return JSON.stringify(o);
        }
        break;
      case "maxGlobstarRecursion":
        if (v !== void 0 && v !== DEFAULT_GLOB_STAR_RECURSION_MAX) {
          return JSON.stringify(o);
        }
        break;
      case "normalize":
        if (v !== void 0)
          return JSON.stringify(o);
        break;
      default:
        n += (booleanWeights.get(k) ?? 0) * tri(v);
    }
  }
  return wpe ? n + 12 : n;
};
var copyOptions = (o) => {
  const copy = {};
  for (const k in o)
    copy[k] = o[k];
  return copy;
};
var cachedMinimatch = (pattern, options) => {
  const key = options ? optionsKey(options) : 0;
  let mm = cache.get(key)?.get(pattern);
  if (mm)
    return mm;
  mm = oldCache.get(key)?.get(pattern) ?? new Minimatch(pattern, copyOptions(options));
  const weight = cacheWeight(mm);
  if (weight > cacheMaxEntryWeight)
    return mm;
  if (cacheSize >= cacheMax || cacheTotalWeight + weight > cacheMaxWeight) {
    oldCache = cache;
    cache = /* @__PURE__ */ new Map();
    cacheSize = 0;
    cacheTotalWeight = 0;
  }
  let byPattern = cache.get(key);
  if (!byPattern)
    cache.set(key, byPattern = /* @__PURE__ */ new Map());
  byPattern.set(pattern, mm);
  cacheSize++;
  cacheTotalWeight += weight;
  return mm;
};
var defaultPlatform = typeof process === "object" && process ? process.env?.__MINIMATCH_TESTING_PLATFORM__ || process.platform : "posix";
var path = {
  win32: { sep: "\\" },
  posix: { sep: "/" }
};
var sep = defaultPlatform === "win32" ? path.win32.sep : path.posix.sep;
minimatch.sep = sep;
var GLOBSTAR = /* @__PURE__ */ Symbol("globstar **");
minimatch.GLOBSTAR = GLOBSTAR;
var filter = (pattern, options) => {
  let mm;
  return (p) => (mm ??= cachedMinimatch(pattern, options)).match(p);
};
minimatch.filter = filter;
var ext = (a, b = {}) => Object.assign({}, a, b);
var defaults = (def) => {
  if (!def || typeof def !== "object" || !Object.keys(def).length) {
    return minimatch;
  }
  const orig = minimatch;
  const m = (p, pattern, options = {}) => orig(p, pattern, ext(def, options));
  return Object.assign(m, {
    Minimatch: class Minimatch extends orig.Minimatch {
      constructor(pattern, options = {}) {
        super(pattern, ext(def, options));
      }
      static defaults(options) {
        return orig.defaults(ext(def, options)).Minimatch;
      }
    },
    unescape: (s, options = {}) => orig.unescape(s, ext(def, options)),
    escape: (s, options = {}) => orig.escape(s, ext(def, options)),
    filter: (pattern, options = {}) => orig.filter(pattern, ext(def, options)),
    defaults: (options) => orig.defaults(ext(def, options)),
    braceExpand: (pattern, options = {}) => orig.braceExpand(pattern, ext(def, options)),
    match: (list2, pattern, options = {}) => orig.match(list2, pattern, ext(def, options)),
    sep: orig.sep,
    GLOBSTAR
  });
};
minimatch.defaults = defaults;
var braceExpand = (pattern, options = {}) => {
  assertValidPattern(pattern);
  if (options.nobrace || !/\{(?:(?!\{).)*\}/.test(pattern)) {
    return [pattern];
  }
  let p = pattern.replace(/\\\\/g, "\\\\\\\\");
  if (options.windowsPathsNoEscape || options[AWE_KEY] === false) {
    p = p.replace(/\[([{}])\]/g, "[\\$1]");
  }
  return expand2(p, { max: options.braceExpandMax });
};
minimatch.braceExpand = braceExpand;
var RANGE_MIN = 100;
var rangeRe = /(?<![\\$])\{(-?\d+)\.\.(-?\d+)\}/g;
var inRepeatOrNegExt = (portion, mark) => {
  const stack2 = [];
  for (let i = 0; i < portion.length; i++) {
    const c = portion.charAt(i);
    if (c === "\\") {
      i++;
    } else if (c === mark) {
      if (stack2.some((t) => t !== "@" && t !== "?"))
        return true;
    } else if (portion.charAt(i + 1) === "(" && "!?+*@".includes(c)) {
      stack2.push(c);
      i++;
    } else if (c === ")") {
      stack2.pop();
    }
  }
  return false;
};
var match = (list2, pattern, options = {}) => {
  const mm = new Minimatch(pattern, options);
  list2 = list2.filter((f) => mm.match(f));
  if (mm.options.nonull && !list2.length) {
    list2.push(pattern);
  }
  return list2;
};
minimatch.match = match;
var globMagic = /[?*]|[+@!]\(.*?\)|\[|\]/;
var classEnd = (pattern, start) => {
  let i = start + 1;
  if (pattern.charAt(i) === "!" || pattern.charAt(i) === "^")
    i++;
  let sawStart = false;
  for (; i < pattern.length; i++) {
    const c = pattern.charAt(i);
    if (c === "]" && sawStart)
      return i;
    sawStart = true;
    if (c === "\\")
      i++;
  }
  return -1;
};
var literal = (pattern, noext) => {
  if (!noext && (pattern === "+()" || pattern === "@()"))
    return pattern;
  let lit2 = "";
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern.charAt(i);
    if (c === "\\") {
      lit2 += pattern.charAt(++i) || c;
    } else if (c === "*" || c === "?") {
      return void 0;
    } else if (c === "[") {
      const close = classEnd(pattern, i);
      if (close === -1) {
        lit2 += c;
        continue;
      }
      let body = pattern.slice(i + 1, close);
      if (body.startsWith("\\"))
        body = body.slice(1);
      if ([...body].length !== 1 || "!^".includes(pattern.charAt(i + 1))) {
        return void 0;
      }
      lit2 += body;
      i = close;
    } else if (!noext && "+@!".includes(c) && pattern.charAt(i + 1) === "(" && pattern.includes(")", i + 2)) {
      return void 0;
    } else {
      lit2 += c;
    }
  }
  return lit2;
};
var MAX_EXTGLOBS = 256;
var extglobCount = (pattern) => {
  let n = 0;
  for (let i = 0; i < pattern.length - 1; i++) {
    const c = pattern.charAt(i);
    if (c === "\\") {
      i++;
    } else if ("+@!?*".includes(c) && pattern.charAt(i + 1) === "(") {
      n++;
      i++;
    }
  }
  return n;
};
var assertValidExtglobs = (pattern) => {
  if (extglobCount(pattern) > MAX_EXTGLOBS) {
    throw new TypeError("pattern has too many extglobs");
  }
};
var extSafe = (pattern) => {
  if (/^[?*+@]\(\)$/.test(pattern) || pattern.includes("[:"))
    return false;
  let depth = 0;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern.charAt(i);
    if (c === "\\") {
      if (++i === pattern.length)
        return false;
    } else if (c === "[") {
      const close = classEnd(pattern, i);
      if (close !== -1)
        i = close;
    } else if ("+@!?*".includes(c) && pattern.charAt(i + 1) === "(") {
      depth++;
      i++;
    } else if (c === ")") {
      if (!depth--)
        return false;
    } else if (c === "|" && !depth) {
      return false;
    }
  }
  return !depth;
};
var lastSplit;
var lastChecked;
var portionMatch = (p, f) => typeof p === "string" ? f === p : f !== "" && p.testUnchecked(f);
var endIndex = (p, last, lastStart, prev, prevStart) => portionMatch(p, last) ? lastStart : prev !== void 0 && portionMatch(p, prev) ? prevStart : -1;
var isDots = (p) => p === "." || p === "..";
var isDrive = (p) => typeof p === "string" && /^[a-z]:$/i.test(p);
var isLongUNC = (p) => typeof p === "string" && /^unc$/i.test(p);
var uncHost = (p) => {
  if (p[0] !== "" || p[1] !== "")
    return -1;
  const h = p[2] !== "?" ? 2 : isLongUNC(p[3]) ? 4 : -1;
  const host = p[h];
  const share = p[h + 1];
  return h !== -1 && host !== void 0 && host !== "" && host !== GLOBSTAR && share !== void 0 && share !== "" && share !== GLOBSTAR ? h : -1;
};
var walkable = (p, dot) => !isDots(p) && (dot || !p.startsWith("."));
var dotPortion = (f, start, end, dot, sep2) => {
  for (let k = start; k < end; ) {
    if (f.charCodeAt(k) === 46) {
      if (!dot)
        return true;
      const n = f.charCodeAt(k + 1) === 46 ? k + 2 : k + 1;
      if (n >= end || isSep(f.charCodeAt(n), sep2))
        return true;
    }
    const s = nextSep(f, k, sep2);
    if (s === -1)
      return false;
    k = s + 1;
    while (k < end && isSep(f.charCodeAt(k), sep2))
      k++;
  }
  return false;
};
var isSep = (c, sep2) => sep2 === "/" ? c === 47 : sep2 === "\\" ? c === 92 : c === 47 || c === 92;
var nextSep = (f, from, sep2) => {
  if (sep2 !== "both")
    return f.indexOf(sep2, from);
  const s = f.indexOf("/", from);
  const b = f.indexOf("\\", from);
  return s === -1 ? b : b === -1 ? s : Math.min(s, b);
};
var lastSep = (f, from, sep2) => sep2 !== "both" ? f.lastIndexOf(sep2, from) : Math.max(f.lastIndexOf("/", from), f.lastIndexOf("\\", from));
var PENDING = {};
var Minimatch = class {
  options;
  set;
  pattern;
  windowsPathsNoEscape;
  nonegate;
  negate;
  comment;
  empty;
  preserveMultipleSlashes;
  partial;
  globSet;
  globParts;
  nocase;
  isWindows;
  platform;
  windowsNoMagicRoot;
  maxGlobstarRecursion;
  // the path can be checked against the last portion, and the string
  // portions, of each row before it is split. See #canMatch.
  #endCheck;
  #literalCheck;
  // level 2 resolves `.` and `..` portions in the path
  #level2;
  // the unicode normalization form, if any
  #form;
  // the string portions of each row in the set
  #literals = [];
  // the rows that #canMatch can match without splitting the path
  #shapes = [];
  // the rows whose last portion can be checked against the path's
  #endRows = [];
  // brace expansion can make the same portion in many rows, so they
  // share one Matcher, and the states that it caches
  #matchers = /* @__PURE__ */ new Map();
  // parse() returns PENDING in place of a Matcher
  #pending = false;
  // the char that marks numeric ranges in globSet, if any
  #rangeMark;
  // the GlobstarParts of each pattern row, by start index and partial
  #globstarParts = /* @__PURE__ */ new WeakMap();
  constructor(pattern, options = {}) {
    assertValidPattern(pattern);
    options = options || {};
    this.options = options;
    this.maxGlobstarRecursion = options.maxGlobstarRecursion ?? DEFAULT_GLOB_STAR_RECURSION_MAX;
    this.pattern = pattern;
    this.platform = options.platform || defaultPlatform;
    this.isWindows = this.platform === "win32";
    this.windowsPathsNoEscape = !!options.windowsPathsNoEscape || options[AWE_KEY] === false;
    if (this.windowsPathsNoEscape) {
      this.pattern = this.pattern.replace(/\\/g, "/");
    }
    this.preserveMultipleSlashes = !!options.preserveMultipleSlashes;
    this.negate = false;
    this.nonegate = !!options.nonegate;
    this.comment = false;
    this.empty = false;
    this.partial = !!options.partial;
    this.nocase = !!this.options.nocase;
    this.windowsNoMagicRoot = options.windowsNoMagicRoot !== void 0 ? options.windowsNoMagicRoot : !!(this.isWindows && this.nocase);
    this.globSet = [];
    this.globParts = [];
    this.set = [];
    this.#endCheck = !this.preserveMultipleSlashes;
    this.#level2 = (options.optimizationLevel ?? 1) >= 2;
    const n = options.normalize;
    this.#form = n === true ? "NFC" : n || void 0;
    this.make();
    const drives = this.set.map((row3) => this.#rootIndex(row3));
    this.#endRows = this.set.map((row3, r) => this.#endCheck && row3.length - 1 > drives[r]);
    this.#literals = this.set.map((row3, r) => {
      const end = this.#endRows[r] ? row3.length - 1 : row3.length;
      const lits = row3.slice(drives[r] + 1, end).filter((p) => typeof p === "string" && !!p);
      return [...new Set(lits)];
    });
    this.#literalCheck = this.#literals.some((l) => l.length);
    this.#shapes = this.set.map((row3, r) => {
      const [p0, p1, p2] = row3;
      if (this.#endRows[r] && row3.length === 2) {
        if (p0 === GLOBSTAR && p1 !== GLOBSTAR)
          return "tail";
      }
      if (this.#endRows[r] && options.matchBase && row3.length === 1 && p0 !== GLOBSTAR && p0 !== "") {
        return "base";
      }
      if (!this.#endCheck || drives[r] !== -1)
        return void 0;
      if (row3.length === 3 && p0 === GLOBSTAR && p2 === GLOBSTAR && p1 !== GLOBSTAR && p1 !== "" && // the portion between is only matched below this limit
      this.maxGlobstarRecursion > 0) {
        return "mid";
      }
      if (row3.length === 2 && p1 === GLOBSTAR && p0 !== GLOBSTAR && p0 !== "") {
        return "head";
      }
      return void 0;
    });
  }
  // a string portion of a pattern, normalized if the option is set
  #norm(p) {
    return this.#form ? p.normalize(this.#form) : p;
  }
  // On Windows, the index of the last root portion of a row, as
  // #matchRow finds it: 0 for `c:/...`, 3 for `//?/c:/...` and
  // `//host/share/...`, and 5 for `//?/UNC/host/share/...`. Otherwise
  // -1.
  #rootIndex(row3) {
    if (!this.isWindows)
      return -1;
    if (isDrive(row3[0]))
      return 0;
    const uncDrive = row3[0] === "" && row3[1] === "" && row3[2] === "?" && isDrive(row3[3]);
    if (uncDrive)
      return 3;
    const h = uncHost(row3);
    return h === -1 ? -1 : h + 1;
  }
  hasMagic() {
    if (this.options.magicalBraces && this.set.length > 1) {
      return true;
    }
    for (const pattern of this.set) {
      for (const part of pattern) {
        if (typeof part !== "string")
          return true;
      }
    }
    return false;
  }
  make() {
    const pattern = this.pattern;
    const options = this.options;
    if (!options.nocomment && pattern.charAt(0) === "#") {
      this.comment = true;
      return;
    }
    if (!pattern) {
      this.empty = true;
      return;
    }
    this.parseNegate();
    this.globSet = [...new Set(this.#expandBraces())];
    const rawGlobParts = this.globSet.map((s) => this.#slashSplit(s));
    this.globParts = this.preprocess(rawGlobParts);
    this.#pending = true;
    let set = this.globParts.map((s, _, __) => {
      if (this.isWindows && this.windowsNoMagicRoot) {
        const n = s[2] === "?" && isLongUNC(s[3]) ? 6 : 4;
        const isUNC = s[0] === "" && s[1] === "" && (s[2] === "?" || !globMagic.test(s[2])) && s.slice(3, n).every((p) => !globMagic.test(p));
        const isDrive2 = /^[a-z]:/i.test(s[0]);
        if (isUNC) {
          return [
            ...s.slice(0, n).map((p) => this.#norm(p)),
            ...s.slice(n).map((ss) => this.parse(ss))
          ];
        } else if (isDrive2) {
          return [
            this.#norm(s[0]),
            ...s.slice(1).map((ss) => this.parse(ss))
          ];
        }
      }
      return s.map((ss) => this.parse(ss));
    });
    this.set = set.filter((s) => s.indexOf(false) === -1);
    if (this.isWindows) {
      for (let i = 0; i < this.set.length; i++) {
        const p = this.set[i];
        if (p[0] === "" && p[1] === "" && this.globParts[i][2] === "?" && (isDrive(p[3]) || isLongUNC(this.globParts[i][3]))) {
          if (isLongUNC(this.globParts[i][3]))
            p[3] = "UNC";
          p[2] = "?";
        }
      }
    }
    if (!options.noext)
      this.mergeRows();
    this.#pending = false;
    this.set.forEach((row3, i) => {
      for (let k = 0; k < row3.length; k++) {
        if (row3[k] === PENDING) {
          row3[k] = this.parse(this.globParts[i][k]);
        }
      }
    });
  }
  // Merge rows that only differ in one portion, where each of them
  // is a Matcher, into one row that matches any of them with
  // `@(a|b|...)`. Then a path is only walked once for all of them,
  // for example with `**/*.{js,ts}`.
  mergeRows() {
    let merged = true;
    while (merged) {
      merged = false;
      if (this.set.length < 2)
        return;
      let keys = this.#mergeKeys();
      const len = Math.max(0, ...this.set.map((r) => r.length));
      for (let k = 0; k < len; k++) {
        const groups = /* @__PURE__ */ new Map();
        const R = this.set.length + 1;
        this.set.forEach((row3, i) => {
          if (!(row3[k] instanceof Matcher || row3[k] === PENDING) || !extSafe(this.globParts[i][k])) {
            return;
          }
          const { pre, suf } = keys[i];
          const key = pre[k] * R + suf[k + 1];
          const g = groups.get(key);
          if (g)
            g.push(i);
          else
            groups.set(key, [i]);
        });
        const drop = /* @__PURE__ */ new Set();
        for (const g of groups.values()) {
          if (g.length < 2)
            continue;
          const [first, ...rest2] = g;
          const alts = g.map((i) => this.globParts[i][k]);
          const glob = `@(${alts.join("|")})`;
          if (extglobCount(glob) > MAX_EXTGLOBS)
            continue;
          this.globParts[first][k] = glob;
          this.set[first][k] = this.parse(glob);
          for (const i of rest2)
            drop.add(i);
        }
        if (drop.size) {
          merged = true;
          this.set = this.set.filter((_, i) => !drop.has(i));
          this.globParts = this.globParts.filter((_, i) => !drop.has(i));
          if (this.set.length < 2)
            return;
          keys = this.#mergeKeys();
        }
      }
    }
  }
  // For each row, number ids for its prefixes and suffixes, such that
  // pre[k] identifies parts[0..k) and suf[k] identifies parts[k..n).
  // Two rows are the same other than at portion k exactly when they
  // have the same pre[k] and suf[k + 1]. This is linear in the size of
  // the rows, where joining the whole row for every k was quadratic.
  #mergeKeys() {
    const partIds = /* @__PURE__ */ new Map();
    const ids = this.globParts.map((parts) => parts.map((s) => {
      let id = partIds.get(s);
      if (id === void 0)
        partIds.set(s, id = partIds.size);
      return id;
    }));
    const P = partIds.size;
    const len = Math.max(0, ...ids.map((r) => r.length));
    const keys = ids.map((r) => ({
      pre: [0],
      suf: new Array(r.length + 1).fill(0)
    }));
    for (let k = 0; k < len; k++) {
      const m = /* @__PURE__ */ new Map();
      ids.forEach((r, i) => {
        if (k >= r.length)
          return;
        const { pre } = keys[i];
        const key = pre[k] * P + r[k];
        let id = m.get(key);
        if (id === void 0)
          m.set(key, id = m.size + 1);
        pre.push(id);
      });
    }
    for (let k = len - 1; k >= 0; k--) {
      const m = /* @__PURE__ */ new Map();
      ids.forEach((r, i) => {
        if (k >= r.length)
          return;
        const { suf } = keys[i];
        const key = suf[k + 1] * P + r[k];
        let id = m.get(key);
        if (id === void 0)
          m.set(key, id = m.size + 1);
        suf[k] = id;
      });
    }
    return keys;
  }
  // various transforms to equivalent pattern sets that are
  // faster to process in a filesystem walk.  The goal is to
  // eliminate what we can, and push all ** patterns as far
  // to the right as possible, even if it increases the number
  // of patterns that we have to process.
  preprocess(globParts) {
    if (this.options.noglobstar) {
      for (const partset of globParts) {
        for (let j = 0; j < partset.length; j++) {
          if (partset[j] === "**") {
            partset[j] = "*";
          }
        }
      }
    }
    const { optimizationLevel = 1 } = this.options;
    if (optimizationLevel >= 2) {
      globParts = this.firstPhasePreProcess(globParts);
      globParts = this.secondPhasePreProcess(globParts);
    } else if (optimizationLevel >= 1) {
      globParts = this.levelOneOptimize(globParts);
    } else {
      globParts = this.adjascentGlobstarOptimize(globParts);
    }
    return globParts;
  }
  // just get rid of adjascent ** portions
  adjascentGlobstarOptimize(globParts) {
    return globParts.map((parts) => {
      let gs = -1;
      while (-1 !== (gs = parts.indexOf("**", gs + 1))) {
        let i = gs;
        while (parts[i + 1] === "**") {
          i++;
        }
        if (i !== gs) {
          parts.splice(gs, i - gs);
        }
      }
      return parts;
    });
  }
  // get rid of adjascent ** and resolve .. portions
  levelOneOptimize(globParts) {
    return globParts.map((parts) => {
      const root = this.#rootIndex(parts) + 1;
      parts = parts.reduce((set, part) => {
        const prev = set[set.length - 1];
        if (part === "**" && prev === "**") {
          return set;
        }
        if (part === "..") {
          if (set.length > root && prev && prev !== ".." && prev !== "." && prev !== "**") {
            set.pop();
            return set;
          }
        }
        set.push(part);
        return set;
      }, []);
      return parts.length === 0 ? [""] : parts;
    });
  }
  // Check the path against each row before it is split. 'no' if no
  // row can match, so it does not need to be split. 'yes' if a row of
  // `**` and one more portion matches. 'maybe' if it must be split to
  // know. None of this applies with partial, where the path can end
  // before the row does.
  //
  // On Windows, `\` is a separator in the path too, and the portions of
  // a row up to its drive letter or UNC share are not checked (see
  // #rootIndex).
  //
  // Each string portion of a row must be a portion of the path, so the
  // path must contain it. Level 2 can only take portions out of the
  // path, so this is still true then.
  //
  // The last portion of a row must match the last portion of the path,
  // or the one before a trailing `/` (as a/* and a/**/* match a/b/).
  // This does not apply to rows that end in **, rows that end in a
  // root, or preserveMultipleSlashes (which can leave more
  // than one '' at the end). At level 2, it does not apply if that
  // portion is `.` or `..`, which can be
  // resolved away. Level 2 only takes other portions out of the
  // middle of the path.
  //
  // A row of `**/x` then matches if the ** can walk the portions
  // before the one that x matches, the same as #matchGlobstar. At
  // level 2, this is only known if none of them are `.` or `..`, so
  // that the path does not change when it is resolved.
  #canMatch(f) {
    const sep2 = !this.isWindows || !f.includes("\\") ? "/" : f.includes("/") ? "both" : "\\";
    let ends = this.#endCheck ? 0 : -1;
    let last = "";
    let lastStart = 0;
    let prev;
    let prevStart = 0;
    const dot = !!this.options.dot;
    ROWS: for (let r = 0; r < this.set.length; r++) {
      const row3 = this.set[r];
      const p = row3[row3.length - 1];
      let end = ends !== -1 && this.#endRows[r] && p !== GLOBSTAR;
      if (end && ends === 0) {
        const i = lastSep(f, f.length, sep2);
        lastStart = i + 1;
        last = f.slice(lastStart);
        if (last === "" && i >= 0) {
          let j = i;
          while (j > 0 && isSep(f.charCodeAt(j - 1), sep2))
            j--;
          prevStart = j === 0 ? 0 : lastSep(f, j - 1, sep2) + 1;
          prev = f.slice(prevStart, j);
        }
        const resolves = this.#level2 && (isDots(last) || last === "" && prev !== void 0 && isDots(prev));
        ends = resolves ? -1 : 1;
        end = !resolves;
      }
      let tailStart = -1;
      if (end && typeof p === "string") {
        tailStart = endIndex(p, last, lastStart, prev, prevStart);
        if (tailStart === -1)
          continue;
      }
      if (this.#literalCheck) {
        for (const l of this.#literals[r]) {
          if (!f.includes(l))
            continue ROWS;
        }
      }
      if (end && typeof p === "object") {
        tailStart = endIndex(p, last, lastStart, prev, prevStart);
        if (tailStart === -1)
          continue;
      }
      const shape = this.#shapes[r];
      if (shape === "base" && end)
        return "yes";
      if (shape === "tail" && end) {
        if (this.#level2 && dotPortion(f, 0, tailStart, true, sep2)) {
          return "maybe";
        }
        if (!dotPortion(f, 0, tailStart, dot, sep2))
          return "yes";
        continue;
      }
      if (shape === "mid" || shape === "head") {
        const m = this.#walk(f, row3, shape === "head", dot, sep2);
        if (m !== "no")
          return m;
        continue;
      }
      return "maybe";
    }
    return "no";
  }
  // Match a row of a known shape against the split path, the same as
  // #matchGlobstar and #matchGlobStarBodySections do. None of these
  // rows have a drive letter, so they start at the first portion.
  #matchShape(file, row3, shape) {
    const dot = !!this.options.dot;
    const n = file.length;
    if (shape === "head") {
      if (n < 2 || !portionMatch(row3[0], file[0])) {
        return false;
      }
      for (let i = 1; i < n; i++)
        if (!walkable(file[i], dot))
          return false;
      return true;
    }
    const x = row3[1];
    if (shape === "tail") {
      let t = n - 1;
      if (!portionMatch(x, file[t])) {
        if (file[t] !== "" || n === 1 || !portionMatch(x, file[--t])) {
          return false;
        }
      }
      for (let i = 0; i < t; i++)
        if (!walkable(file[i], dot))
          return false;
      return true;
    }
    for (let k = 0; k < n; k++) {
      if (portionMatch(x, file[k]) && k + 1 < n) {
        let i = k + 1;
        while (i < n && walkable(file[i], dot))
          i++;
        if (i === n)
          return true;
      }
      if (!walkable(file[k], dot))
        return false;
    }
    return false;
  }
  // Match a row of `**/x/**` or `x/**` against the path, the same as
  // #matchGlobstar and #matchGlobStarBodySections do once it is split.
  // x must match a portion (the first one, for `x/**`), the ** before
  // it must be able to walk the portions before that one, and there
  // must be a portion after it, which the ** after it can walk. At
  // level 2, this is only known if no portion is `.` or `..`.
  #walk(f, row3, head, dot, sep2) {
    if (this.#level2 && dotPortion(f, 0, f.length, true, sep2))
      return "maybe";
    const x = row3[head ? 0 : 1];
    let s = 0;
    for (let e = nextSep(f, s, sep2); e !== -1; e = nextSep(f, s, sep2)) {
      let next = e + 1;
      while (next < f.length && isSep(f.charCodeAt(next), sep2))
        next++;
      const hit = typeof x === "string" ? e - s === x.length && f.startsWith(x, s) : e > s && x.testUnchecked(f.slice(s, e));
      if (hit && !dotPortion(f, next, f.length, dot, sep2))
        return "yes";
      if (head || dotPortion(f, s, next, dot, sep2))
        return "no";
      s = next;
    }
    return "no";
  }
  // the last split, if it was the same path with the same split
  // settings
  #cachedSplit(f) {
    const last = lastSplit;
    return last?.f === f && last.isWindows === this.isWindows && last.preserveMultipleSlashes === this.preserveMultipleSlashes && last.normalize === this.#form ? last : void 0;
  }
  // split a path for match(), and keep the parts for the next call
  #split(f) {
    const { isWindows, preserveMultipleSlashes } = this;
    let parts = this.#slashSplit(isWindows ? f.split("\\").join("/") : f);
    const normalize2 = this.#form;
    if (normalize2)
      parts = parts.map((p) => p.normalize(normalize2));
    lastSplit = {
      f,
      isWindows,
      preserveMultipleSlashes,
      normalize: normalize2,
      parts
    };
    return lastSplit;
  }
  // resolve `.` and `..` portions of a path, for level 2
  #levelTwoFileOptimize(file) {
    const parts = [...file];
    let didSomething = false;
    do {
      didSomething = false;
      if (!this.preserveMultipleSlashes) {
        for (let i = 1; i < parts.length - 1; i++) {
          const p = parts[i];
          if (i === 1 && p === "" && parts[0] === "")
            continue;
          if (p === "." || p === "") {
            didSomething = true;
            parts.splice(i, 1);
            i--;
          }
        }
        if (parts[0] === "." && parts.length === 2 && (parts[1] === "." || parts[1] === "")) {
          didSomething = true;
          parts.pop();
        }
      }
      const root = this.#rootIndex(parts) + 1;
      let dd = root;
      while (-1 !== (dd = parts.indexOf("..", dd + 1))) {
        const p = parts[dd - 1];
        if (p && p !== "." && p !== ".." && p !== "**") {
          didSomething = true;
          parts.splice(dd - 1, 2);
          dd = Math.max(dd - 2, root);
        }
      }
    } while (didSomething);
    return parts.length === 0 ? [""] : parts;
  }
  // First phase: single-pattern processing
  // <pre> is 1 or more portions
  // <rest> is 1 or more portions
  // <p> is any portion other than ., .., '', or **
  // <e> is . or ''
  //
  // **/.. is *brutal* for filesystem walking performance, because
  // it effectively resets the recursive walk each time it occurs,
  // and ** cannot be reduced out by a .. pattern part like a regexp
  // or most strings (other than .., ., and '') can be.
  //
  // <pre>/**/../<p>/<p>/<rest> -> {<pre>/../<p>/<p>/<rest>,<pre>/**/<p>/<p>/<rest>}
  // <pre>/<e>/<rest> -> <pre>/<rest>
  // <pre>/<p>/../<rest> -> <pre>/<rest>
  // **/**/<rest> -> **/<rest>
  //
  // **/*/<rest> -> */**/<rest> <== not valid because ** doesn't follow
  // this WOULD be allowed if ** did follow symlinks, or * didn't
  firstPhasePreProcess(globParts) {
    const { braceExpandMax = DEFAULT_BRACE_EXPAND_MAX } = this.options;
    let splitCells = 0;
    const maxSplitCells = 1e6;
    let didSomething = false;
    do {
      didSomething = false;
      for (let parts of globParts) {
        let gs = -1;
        while (-1 !== (gs = parts.indexOf("**", gs + 1))) {
          let gss = gs;
          while (parts[gss + 1] === "**") {
            gss++;
          }
          if (gss > gs) {
            parts.splice(gs + 1, gss - gs);
          }
          let next = parts[gs + 1];
          const p = parts[gs + 2];
          const p2 = parts[gs + 3];
          if (next !== "..")
            continue;
          if (!p || p === "." || p === ".." || !p2 || p2 === "." || p2 === "..") {
            continue;
          }
          const addedCells = parts.length - 1;
          if (globParts.length >= braceExpandMax || splitCells + addedCells > maxSplitCells) {
            throw new RangeError(`optimizationLevel 2: too many patterns from '**/..'`);
          }
          didSomething = true;
          parts.splice(gs, 1);
          const other = parts.slice(0);
          other[gs] = "**";
          splitCells += addedCells;
          globParts.push(other);
          gs--;
        }
        if (!this.preserveMultipleSlashes) {
          for (let i = 1; i < parts.length - 1; i++) {
            const p = parts[i];
            if (i === 1 && p === "" && parts[0] === "")
              continue;
            if (p === "." || p === "") {
              didSomething = true;
              parts.splice(i, 1);
              i--;
            }
          }
          if (parts[0] === "." && parts.length === 2 && (parts[1] === "." || parts[1] === "")) {
            didSomething = true;
            parts.pop();
          }
        }
        const root = this.#rootIndex(parts) + 1;
        let dd = root;
        while (-1 !== (dd = parts.indexOf("..", dd + 1))) {
          const p = parts[dd - 1];
          if (p && p !== "." && p !== ".." && p !== "**") {
            didSomething = true;
            const needDot = dd === 1 && parts[dd + 1] === "**";
            const splin = needDot ? ["."] : [];
            parts.splice(dd - 1, 2, ...splin);
            if (parts.length === 0)
              parts.push("");
            dd = Math.max(dd - 2, root);
          }
        }
      }
    } while (didSomething);
    return globParts;
  }
  // second phase: multi-pattern dedupes
  // {<pre>/<rest>,<pre>/<rest>} -> <pre>/<rest>
  // {<pre>/*/<rest>,<pre>/<p>/<rest>} -> <pre>/*/<rest>
  secondPhasePreProcess(globParts) {
    const keys = /* @__PURE__ */ new Set();
    const rows = globParts.filter((parts) => {
      const key = parts.join("/");
      if (keys.has(key))
        return false;
      keys.add(key);
      return true;
    });
    const stars = /* @__PURE__ */ new Map();
    for (const parts of rows) {
      const s = [];
      for (let i = 0; i < parts.length; i++) {
        if (parts[i] === "*")
          s.push(i);
      }
      if (s.length)
        stars.set(s.join(","), s);
    }
    if (!stars.size || rows.length * stars.size > 1e5)
      return rows;
    const { dot } = this.options;
    return rows.filter((parts) => {
      for (const s of stars.values()) {
        if (s[s.length - 1] >= parts.length)
          continue;
        const c = [...parts];
        let ok = true;
        let changed = false;
        for (const i of s) {
          const p = parts[i];
          if (p === "*")
            continue;
          if (!p || p === "**" || !dot && p.startsWith(".")) {
            ok = false;
            break;
          }
          c[i] = "*";
          changed = true;
        }
        if (ok && changed && keys.has(c.join("/")))
          return false;
      }
      return true;
    });
  }
  parseNegate() {
    if (this.nonegate)
      return;
    const pattern = this.pattern;
    let negate = false;
    let negateOffset = 0;
    for (let i = 0; i < pattern.length && pattern.charAt(i) === "!"; i++) {
      negate = !negate;
      negateOffset++;
    }
    if (negateOffset)
      this.pattern = pattern.slice(negateOffset);
    this.negate = negate;
  }
  // Match the parts of a path against one row of the set. `resolved`
  // is the parts after level 2 resolves `.` and `..` in them, or the
  // same parts below level 2. Set partial to true to test if, for
  // example, "/a/b" matches the start of "/*/b/*/d". Partial means, if
  // you run out of file before you run out of pattern, then that's
  // fine, as long as all the parts match.
  #matchRow(file, resolved, pattern, partial) {
    let fileStartIndex = 0;
    let patternStartIndex = 0;
    const fh = this.isWindows ? uncHost(resolved) : -1;
    const ph = fh === -1 ? -1 : uncHost(pattern);
    if (ph !== -1) {
      const host = pattern[ph];
      const share = pattern[ph + 1];
      if (typeof host !== "string" || typeof share !== "string") {
        fileStartIndex = fh;
        patternStartIndex = ph;
      } else if (resolved[fh].toLowerCase() === host.toLowerCase() && resolved[fh + 1].toLowerCase() === share.toLowerCase()) {
        fileStartIndex = fh + 2;
        patternStartIndex = ph + 2;
      }
    } else if (this.isWindows) {
      const fileDrive = typeof file[0] === "string" && /^[a-z]:$/i.test(file[0]);
      const fileUNC = !fileDrive && file[0] === "" && file[1] === "" && file[2] === "?" && /^[a-z]:$/i.test(file[3]);
      const patternDrive = typeof pattern[0] === "string" && /^[a-z]:$/i.test(pattern[0]);
      const patternUNC = !patternDrive && pattern[0] === "" && pattern[1] === "" && pattern[2] === "?" && typeof pattern[3] === "string" && /^[a-z]:$/i.test(pattern[3]);
      const fdi = fileUNC ? 3 : fileDrive ? 0 : void 0;
      const pdi = patternUNC ? 3 : patternDrive ? 0 : void 0;
      if (typeof fdi === "number" && typeof pdi === "number") {
        const [fd, pd] = [
          file[fdi],
          pattern[pdi]
        ];
        if (fd.toLowerCase() === pd.toLowerCase()) {
          patternStartIndex = pdi + 1;
          fileStartIndex = fdi + 1;
        }
      }
    }
    file = resolved;
    if (pattern.includes(GLOBSTAR)) {
      return this.#matchGlobstar(file, pattern, partial, fileStartIndex, patternStartIndex);
    }
    return this.#matchOne(file, pattern, partial, fileStartIndex, patternStartIndex);
  }
  #matchGlobstar(file, pattern, partial, fileIndex, patternIndex) {
    const { head, body, tail, segments } = this.#getGlobstarParts(pattern, partial, patternIndex);
    if (head.length) {
      const headEnd = fileIndex + head.length;
      if (!this.#matchOne(file, head, partial, fileIndex, 0, headEnd)) {
        return false;
      }
      fileIndex += head.length;
      patternIndex += head.length;
    }
    let fileTailMatch = 0;
    if (tail.length) {
      if (tail.length + fileIndex > file.length)
        return false;
      let tailStart = file.length - tail.length;
      if (this.#matchOne(file, tail, partial, tailStart, 0)) {
        fileTailMatch = tail.length;
      } else {
        if (file[file.length - 1] !== "" || fileIndex + tail.length === file.length) {
          return false;
        }
        tailStart--;
        if (!this.#matchOne(file, tail, partial, tailStart, 0)) {
          return false;
        }
        fileTailMatch = tail.length + 1;
      }
    }
    if (!body.length) {
      let sawSome = !!fileTailMatch;
      for (let i = fileIndex; i < file.length - fileTailMatch; i++) {
        const f = String(file[i]);
        sawSome = true;
        if (f === "." || f === ".." || !this.options.dot && f.startsWith(".")) {
          return false;
        }
      }
      return partial || sawSome;
    }
    return !!this.#matchGlobStarBodySections(file, segments, file.length - fileTailMatch, fileIndex, 0, partial, 0, !!fileTailMatch, /* @__PURE__ */ new Set());
  }
  // Split the pattern into head, tail, and middle of ** delimited
  // parts. The tail has to be at the end, and the others just have to
  // be found in order from the head. These only depend on the pattern
  // row, so they are kept for the next path.
  #getGlobstarParts(pattern, partial, patternIndex) {
    let byStart = this.#globstarParts.get(pattern);
    if (!byStart) {
      byStart = [];
      this.#globstarParts.set(pattern, byStart);
    }
    const key = patternIndex * 2 + (partial ? 1 : 0);
    const found = byStart[key];
    if (found)
      return found;
    const firstgs = pattern.indexOf(GLOBSTAR, patternIndex);
    const lastgs = pattern.lastIndexOf(GLOBSTAR);
    const head = pattern.slice(patternIndex, firstgs);
    const body = pattern.slice(firstgs + 1, partial ? void 0 : lastgs);
    const tail = partial ? [] : pattern.slice(lastgs + 1);
    const segments = [[[], 0]];
    let current = segments[0];
    let nonGsParts = 0;
    const nonGsPartsSums = [0];
    for (const b of body) {
      if (b === GLOBSTAR) {
        nonGsPartsSums.push(nonGsParts);
        current = [[], 0];
        segments.push(current);
      } else {
        current[0].push(b);
        nonGsParts++;
      }
    }
    segments.forEach((b, i) => {
      b[1] = nonGsParts - nonGsPartsSums[i];
    });
    const parts = { head, body, tail, segments };
    byStart[key] = parts;
    return parts;
  }
  // return false for "nope, not matching"
  // return null for "not matching, cannot keep trying"
  #matchGlobStarBodySections(file, bodySegments, fileLength, fileIndex, bodyIndex, partial, globStarDepth, sawTail, tried) {
    const bs = bodySegments[bodyIndex];
    if (!bs) {
      if (partial) {
        return fileIndex >= fileLength || fileIndex === fileLength - 1 && file[fileIndex] === "";
      }
      for (let i = fileIndex; i < fileLength; i++) {
        sawTail = true;
        const f = file[i];
        if (f === "." || f === ".." || !this.options.dot && f.startsWith(".")) {
          return false;
        }
      }
      return sawTail;
    }
    const [body, need] = bs;
    const after = partial ? fileLength : fileLength - need;
    while (fileIndex <= after) {
      const key = bodyIndex * (file.length + 1) + fileIndex;
      if (tried.has(key))
        return false;
      tried.add(key);
      const m = this.#matchOne(file, body, partial, fileIndex, 0, fileIndex + body.length);
      if (m && globStarDepth < this.maxGlobstarRecursion) {
        const sub = this.#matchGlobStarBodySections(file, bodySegments, fileLength, fileIndex + body.length, bodyIndex + 1, partial, globStarDepth + 1, sawTail, tried);
        if (sub !== false) {
          return sub;
        }
      }
      if (fileIndex === after)
        break;
      const f = file[fileIndex];
      if (f === "." || f === ".." || !this.options.dot && f.startsWith(".")) {
        return false;
      }
      fileIndex++;
    }
    return partial || null;
  }
  #matchOne(file, pattern, partial, fileIndex, patternIndex, fileEnd = file.length) {
    let fi;
    let pi;
    let pl;
    let fl;
    for (fi = fileIndex, pi = patternIndex, fl = Math.min(fileEnd, file.length), pl = pattern.length; fi < fl && pi < pl; fi++, pi++) {
      let p = pattern[pi];
      let f = file[fi];
      if (p === false || p === GLOBSTAR) {
        return false;
      }
      if (!portionMatch(p, f))
        return false;
    }
    if (fi === fl && pi === pl) {
      return true;
    } else if (fi === fl) {
      return partial;
    } else if (pi === pl) {
      return fi === fl - 1 && file[fi] === "";
    } else {
      throw new Error("wtf?");
    }
  }
  braceExpand() {
    return braceExpand(this.pattern, this.options);
  }
  // Expand braces, except numeric ranges such as {0..999} with at
  // least RANGE_MIN values. Each of those stays in its pattern as
  // `<mark>0..999<mark>`, for the Matcher to test. If a range might
  // be inside a [...] class, expand all of them instead.
  #expandBraces() {
    const { pattern } = this;
    if (this.options.nobrace)
      return this.braceExpand();
    let code = 57344;
    while (pattern.includes(String.fromCharCode(code))) {
      if (++code > 63743)
        return this.braceExpand();
    }
    const mark = String.fromCharCode(code);
    let found = false;
    const marked = pattern.replace(rangeRe, (m, lo, hi) => {
      const a = Number(lo);
      const b = Number(hi);
      if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b) || Math.abs(a - b) + 1 < RANGE_MIN) {
        return m;
      }
      found = true;
      return `${mark}${lo}..${hi}${mark}`;
    });
    if (!found)
      return this.braceExpand();
    const set = braceExpand(marked, this.options);
    for (const p of set) {
      for (const portion of p.split("/")) {
        const c = portion.indexOf("[");
        if (c !== -1 && c < portion.lastIndexOf(mark)) {
          return this.braceExpand();
        }
        if (!this.options.noext && inRepeatOrNegExt(portion, mark)) {
          return this.braceExpand();
        }
      }
    }
    this.#rangeMark = mark;
    return set;
  }
  parse(pattern) {
    assertValidPattern(pattern);
    const options = this.options;
    if (pattern === "**")
      return GLOBSTAR;
    if (pattern === "")
      return "";
    const { nocase, nocaseMagicOnly, noext = false, dot, normalize: normalize2 } = options;
    const rangeMark = this.#rangeMark;
    const lit2 = rangeMark && pattern.includes(rangeMark) ? void 0 : literal(pattern, noext);
    if (lit2 !== void 0 && !(nocase && !nocaseMagicOnly && pattern.toUpperCase() !== pattern.toLowerCase())) {
      return this.#norm(lit2);
    }
    if (this.#pending)
      return PENDING;
    let m = this.#matchers.get(pattern);
    if (!m) {
      if (!noext)
        assertValidExtglobs(pattern);
      m = new Matcher(pattern, {
        nocase,
        noext,
        dot,
        normalize: normalize2,
        ...rangeMark && { rangeMark }
      });
      this.#matchers.set(pattern, m);
    }
    return m;
  }
  #slashSplit(p) {
    if (this.preserveMultipleSlashes) {
      return p.split("/");
    } else if (this.isWindows && /^\/\/[^/]+/.test(p)) {
      return ["", ...p.split(/\/+/)];
    } else {
      return p.split(/\/+/);
    }
  }
  match(f, partial = this.partial) {
    if (this.comment) {
      return false;
    }
    if (this.empty) {
      return f === "";
    }
    if (f === "/" && partial) {
      return true;
    }
    const options = this.options;
    let split2 = this.#cachedSplit(f);
    if (!split2) {
      if (!partial && !this.#form && (this.#endCheck || this.#literalCheck) && lastChecked !== f) {
        lastChecked = f;
        const can = this.#canMatch(f);
        if (can === "no")
          return options.flipNegate ? false : this.negate;
        if (can === "yes")
          return options.flipNegate ? true : !this.negate;
      }
      split2 = this.#split(f);
    }
    const ff = split2.parts;
    const resolved = this.#level2 ? split2.resolved ??= this.#levelTwoFileOptimize(ff) : ff;
    const set = this.set;
    let filename = ff[ff.length - 1];
    if (!filename) {
      for (let i = ff.length - 2; !filename && i >= 0; i--) {
        filename = ff[i];
      }
    }
    for (let r = 0; r < set.length; r++) {
      const pattern = set[r];
      const shape = partial ? void 0 : this.#shapes[r];
      const hit = shape === "base" ? portionMatch(pattern[0], filename) : shape ? this.#matchShape(resolved, pattern, shape) : options.matchBase && pattern.length === 1 ? this.#matchRow([filename], [filename], pattern, partial) : this.#matchRow(ff, resolved, pattern, partial);
      if (hit) {
        if (options.flipNegate) {
          return true;
        }
        return !this.negate;
      }
    }
    if (options.flipNegate) {
      return false;
    }
    return this.negate;
  }
  static defaults(def) {
    return minimatch.defaults(def).Minimatch;
  }
};
minimatch.Minimatch = Minimatch;
minimatch.escape = escape;
minimatch.unescape = unescape;

// src/analysis/glob-pattern.ts
var MAX_LENGTH = 1024;
var MAX_EXPANSIONS = 1024;
var MAX_EXPANDED_LENGTH = 65536;
var GLOB_OPTIONS = {
  dot: true,
  nocase: false,
  nonegate: true,
  nocomment: true,
  platform: "linux",
  // minimatch cuts the expansion off silently; one more than allowed tells "all" from "cut off".
  braceExpandMax: MAX_EXPANSIONS + 1
};
function checkPattern(pattern) {
  if (pattern === "") return "is empty";
  if (pattern.length > MAX_LENGTH) return `is longer than ${MAX_LENGTH} characters`;
  const expanded = mayExpandTooFar(pattern) ? braceExpand(pattern, GLOB_OPTIONS) : [pattern];
  if (expanded.length > MAX_EXPANSIONS) return `has braces that expand to more than ${MAX_EXPANSIONS} patterns`;
  const length = expanded.reduce((sum3, one) => sum3 + one.length, 0);
  if (length > MAX_EXPANDED_LENGTH) return `has braces that expand to more than ${MAX_EXPANDED_LENGTH} characters`;
  if (!pattern.includes("(")) return null;
  try {
    new Minimatch(pattern, GLOB_OPTIONS);
    return null;
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
function mayExpandTooFar(pattern) {
  if (!pattern.includes("{")) return false;
  const most = 2 ** (pattern.split(",").length - 1);
  return pattern.includes("..") || most > MAX_EXPANSIONS || most * pattern.length > MAX_EXPANDED_LENGTH;
}
function escapeGlob(text2) {
  return escape(text2, { magicalBraces: true });
}

// src/analysis/components.ts
var Components = class {
  #known = /* @__PURE__ */ new Map();
  get all() {
    return this.#known.values();
  }
  /** The component that one of these matches; each is text with `*`, `?` and classes such as `[0-9]`. */
  ofSimple(patterns) {
    return this.#of(patterns.join("/"), () => patterns.map(simple));
  }
  /** The component of a part of minimatch's. */
  ofMatcher(matcher) {
    const key = `/${matcher.options.rangeMark ?? ""}/${matcher.pattern}`;
    return this.#of(key, () => [{ first: null, last: null, matches: (name) => matcher.testUnchecked(name) }]);
  }
  #of(key, alternatives) {
    let known = this.#known.get(key);
    if (known === void 0) {
      known = { id: this.#known.size, alternatives: alternatives() };
      this.#known.set(key, known);
    }
    return known;
  }
};
function simple(pattern) {
  return {
    first: "*?[".includes(pattern.charAt(0)) ? null : pattern.charCodeAt(0),
    last: "*?]".includes(pattern.charAt(pattern.length - 1)) ? null : pattern.charCodeAt(pattern.length - 1),
    matches: /[?[]/.test(pattern) ? byMinimatch(pattern) : withStars(pattern.split("*"))
  };
}
function withStars(texts) {
  const [start = "", ...others] = texts;
  const end = others.pop() ?? "";
  const least = texts.reduce((sum3, text2) => sum3 + text2.length, 0);
  if (start === "" && others.length === 0) return (name) => name.endsWith(end);
  return (name) => {
    if (name.length < least || !name.endsWith(end) || !name.startsWith(start)) return false;
    let at = start.length;
    for (const text2 of others) {
      const found = name.indexOf(text2, at);
      if (found === -1) return false;
      at = found + text2.length;
    }
    return at <= name.length - end.length;
  };
}
function byMinimatch(pattern) {
  const required = longestText(pattern);
  let made = null;
  return (name) => {
    if (!name.includes(required)) return false;
    made ??= matcherOf(pattern);
    return made(name);
  };
}
function longestText(pattern) {
  const texts = pattern.split(/\[[^\]]*\]|[*?]/);
  return texts.reduce((longest, text2) => text2.length > longest.length ? text2 : longest, "");
}
function matcherOf(pattern) {
  const [row3 = []] = new Minimatch(pattern, GLOB_OPTIONS).set;
  const [part] = row3;
  if (row3.length !== 1 || typeof part === "symbol" || part === void 0)
    throw new TypeError(`${pattern} is no component`);
  return typeof part === "string" ? (name) => name === part : (name) => part.testUnchecked(name);
}

// src/analysis/glob-rows.ts
function rowsOf(pattern, components) {
  return simpleRows(pattern, components) ?? rowsOfMinimatch(pattern, components);
}
function rowsOfMinimatch(pattern, components) {
  return new Minimatch(pattern, GLOB_OPTIONS).set.map((parts) => parts.map((part) => partOf(part, components)));
}
function partOf(part, components) {
  if (typeof part === "string") return { names: [part], component: null };
  return isMatcher(part) ? { names: [], component: components.ofMatcher(part) } : GLOBSTAR;
}
function isMatcher(part) {
  return typeof part === "object";
}
function simpleRows(pattern, components) {
  if (ODD.test(pattern) || /[{}]/.test(pattern.replaceAll(BRACES, ""))) return null;
  const rows = [];
  for (const text2 of withoutSlashesInBraces(pattern)) {
    const row3 = simpleRow(text2, components);
    if (row3 === null) return null;
    rows.push(row3);
  }
  return rows;
}
var ODD = /[\\()$!]|\.\.|\{[^{},]*\}/;
var BRACES = /\{([^{}]*)\}/g;
function withoutSlashesInBraces(pattern) {
  const [group, alternatives = ""] = /\{([^{}]*\/[^{}]*)\}/.exec(pattern) ?? [];
  if (group === void 0) return [pattern];
  return alternatives.split(",").flatMap((one) => withoutSlashesInBraces(pattern.replace(group, () => one)));
}
function simpleRow(pattern, components) {
  if (!pattern.startsWith("/")) return null;
  const row3 = [];
  for (const [at, text2] of pattern.split("/").entries()) {
    if (text2 === "**" && row3.at(-1) !== GLOBSTAR) {
      row3.push(GLOBSTAR);
      continue;
    }
    const part = at === 0 ? { names: [""], component: null } : simplePart(text2, components);
    if (part === null) return null;
    row3.push(part);
  }
  return row3;
}
var SIMPLE = /^(?!\*\*+$)(?:[^[\]{}]|\[[0-9a-zA-Z](?:-[0-9a-zA-Z])?\])+$/;
function simplePart(text2, components) {
  const alternatives = alternativesOf(text2);
  if (!alternatives.every((one) => SIMPLE.test(one) && one !== "." && one !== "..")) return null;
  const patterns = alternatives.filter((one) => /[*?[]/.test(one));
  return {
    names: alternatives.filter((one) => !patterns.includes(one)),
    component: patterns.length === 0 ? null : components.ofSimple(patterns)
  };
}
function alternativesOf(text2) {
  return text2.split(BRACES).reduce(
    (before, part, at) => at % 2 === 0 ? before.map((one) => one + part) : before.flatMap((one) => part.split(",").map((last) => one + last)),
    [""]
  );
}

// src/analysis/letters.ts
var ANY = 65536;
var ASCII = 128;
var MAX_PAIRS = 5e4;
var LetterClasses = class {
  /** Alternatives by the letters that they ask for. */
  #asking = /* @__PURE__ */ new Map();
  #plain;
  #classes = /* @__PURE__ */ new Map();
  /** By pair. Perf: nearly all names start and end with ASCII. */
  #ascii = new Array(ASCII * ASCII).fill(void 0);
  #others = /* @__PURE__ */ new Map();
  /** As in minimatch, the empty name is like no component. */
  #empty = { id: 0, candidates: [], mayBePlain: true };
  /** @param plain the names that patterns spell out */
  constructor(components, plain) {
    for (const component of components) {
      for (const alternative of component.alternatives) {
        const pair3 = pairOf(alternative.first ?? ANY, alternative.last ?? ANY);
        const asking = this.#asking.get(pair3);
        if (asking === void 0) this.#asking.set(pair3, [{ component, alternative }]);
        else asking.push({ component, alternative });
      }
    }
    this.#classes.set("", this.#empty);
    this.#plain = new Set([...plain].map((name) => pairOf(name.charCodeAt(0), name.charCodeAt(name.length - 1))));
  }
  /** What a name can be: little for nearly all. */
  of(name) {
    if (name === "") return this.#empty;
    const first = name.charCodeAt(0);
    const last = name.charCodeAt(name.length - 1);
    if (first >= ASCII || last >= ASCII) return this.#ofOther(first, last);
    const at = first * ASCII + last;
    let found = this.#ascii[at];
    if (found === void 0) {
      found = this.#make(first, last);
      this.#ascii[at] = found;
    }
    return found;
  }
  #ofOther(first, last) {
    const pair3 = pairOf(first, last);
    let found = this.#others.get(pair3);
    if (found === void 0) {
      if (this.#others.size === MAX_PAIRS) this.#others.clear();
      found = this.#make(first, last);
      this.#others.set(pair3, found);
    }
    return found;
  }
  #make(first, last) {
    const possible = [pairOf(first, last), pairOf(first, ANY), pairOf(ANY, last), pairOf(ANY, ANY)].flatMap(
      (pair3) => this.#asking.get(pair3) ?? []
    );
    const alternatives = /* @__PURE__ */ new Map();
    for (const { component, alternative } of possible) {
      const known = alternatives.get(component);
      if (known === void 0) alternatives.set(component, [alternative]);
      else known.push(alternative);
    }
    const candidates = [...alternatives].map(([component, of]) => ({ component, alternatives: of })).sort((a, b) => a.component.id - b.component.id);
    const mayBePlain = this.#plain.has(pairOf(first, last));
    const parts = candidates.map(
      ({ component, alternatives: alternatives2 }) => [component.id, ...alternatives2.map((one) => component.alternatives.indexOf(one))].join()
    );
    const key = `${mayBePlain} ${parts.join(" ")}`;
    const found = this.#classes.get(key) ?? { id: this.#classes.size, candidates, mayBePlain };
    this.#classes.set(key, found);
    return found;
  }
};
function matches({ alternatives }, name) {
  for (const one of alternatives) if (one.matches(name)) return true;
  return false;
}
function pairOf(first, last) {
  return first * (ANY + 1) + last;
}

// src/analysis/name-table.ts
var Targets = class {
  /** Where every component leads. */
  always = [];
  #literals = /* @__PURE__ */ new Map();
  #components = /* @__PURE__ */ new Map();
  #shared;
  /** @param shared where components lead as well. Perf: what many tables have in common is collected once. */
  constructor(shared2 = null) {
    this.#shared = shared2;
  }
  add({ names, component }, to) {
    for (const name of names) append(this.#literals, name, to);
    if (component !== null) append(this.#components, component, to);
  }
  /** Where a name leads that patterns spell out; undefined for all others. */
  literal(name) {
    return joined(this.#literals.get(name), this.#shared?.literal(name));
  }
  component(component) {
    return joined(this.#components.get(component), this.#shared?.component(component));
  }
  /** Whether names that a component matches lead anywhere else than all others. */
  asks(component) {
    return this.#components.has(component) || this.#shared?.asks(component) === true;
  }
  get hasLiterals() {
    return this.#literals.size > 0 || this.#shared?.hasLiterals === true;
  }
};
function joined(some, others) {
  if (some === void 0 || others === void 0) return some ?? others;
  return [...some, ...others];
}
function append(lists, key, value) {
  const list2 = lists.get(key);
  if (list2 === void 0) lists.set(key, [value]);
  else list2.push(value);
}
var NONE2 = { candidates: [], mayBePlain: false };
var NameTable = class {
  #keeper;
  #targets;
  #make;
  /** Where the names lead that are no literal and that no component matches. */
  #otherwise = null;
  /** Where those lead that are no literal and that one component matches, by its id. */
  #ofOne = [];
  /** Where the others lead, by literal and components. */
  #known = /* @__PURE__ */ new Map();
  /** By letter class. Perf: there is nothing to ask about nearly all names. */
  #questions = [];
  #epoch;
  /** @param make what a set of targets is; the same set should give the same thing */
  constructor(keeper, targets, make) {
    this.#keeper = keeper;
    this.#epoch = keeper.epoch;
    this.#targets = targets;
    this.#make = make;
  }
  get(name) {
    if (this.#epoch !== this.#keeper.epoch) this.#forget();
    const letters = this.#keeper.letters.of(name);
    const questions = this.#questions[letters.id] ?? this.#questionsFor(letters);
    return (questions === NONE2 ? null : this.#special(name, questions)) ?? this.#ordinary();
  }
  #ordinary() {
    this.#otherwise ??= this.#make([...this.#targets.always]);
    return this.#otherwise;
  }
  /** Where a name leads that is a literal or that some component matches; null for all others. */
  #special(name, { candidates, mayBePlain }) {
    const literal2 = mayBePlain ? this.#targets.literal(name) : void 0;
    let matched = null;
    let others = null;
    for (const candidate of candidates) {
      if (!matches(candidate, name)) continue;
      if (matched === null) matched = candidate.component;
      else others = [...others ?? [], candidate.component];
    }
    if (literal2 === void 0 && others === null) return matched === null ? null : this.#likeOne(matched);
    const key = [literal2 === void 0 ? "" : name, matched?.id, others?.map(({ id }) => id)].join("/");
    let found = this.#known.get(key);
    if (found === void 0) {
      found = this.#lead(literal2 ?? [], matched === null ? [] : [matched, ...others ?? []]);
      this.#known.set(key, found);
    }
    return found;
  }
  /** Perf: names that match mostly match one component, and no key has to be made for those. */
  #likeOne(component) {
    let found = this.#ofOne[component.id];
    if (found === void 0) {
      found = this.#lead([], [component]);
      this.#ofOne[component.id] = found;
    }
    return found;
  }
  #lead(literal2, matched) {
    this.#keeper.count();
    return this.#make([
      ...this.#targets.always,
      ...literal2,
      ...matched.flatMap((one) => this.#targets.component(one) ?? [])
    ]);
  }
  #questionsFor({ id, candidates, mayBePlain }) {
    this.#keeper.count();
    const own = {
      candidates: candidates.filter(({ component }) => this.#targets.asks(component)),
      mayBePlain: mayBePlain && this.#targets.hasLiterals
    };
    const questions = own.candidates.length === 0 && !own.mayBePlain ? NONE2 : own;
    this.#questions[id] = questions;
    return questions;
  }
  #forget() {
    this.#epoch = this.#keeper.epoch;
    this.#otherwise = null;
    this.#ofOne = [];
    this.#known = /* @__PURE__ */ new Map();
    this.#questions = [];
  }
};

// src/analysis/glob-tree.ts
function compile2(patterns) {
  const places = [];
  const starts = [];
  const endless = [];
  const components = new Components();
  const names = /* @__PURE__ */ new Set();
  for (const [pattern, text2] of patterns.entries()) {
    for (const row3 of rowsOf(text2, components)) {
      starts.push(places.length);
      if (row3[1] === GLOBSTAR && row3.length > 2 && row3[2] !== GLOBSTAR) endless.push(places.length + 1);
      for (const expects of row3) {
        places.push({ expects, pattern });
        if (expects !== GLOBSTAR) for (const name of expects.names) names.add(name);
      }
      places.push({ expects: row3.at(-1) === GLOBSTAR ? REST : END, pattern });
    }
  }
  return new Automaton(places, endless, new LetterClasses(components.all, names)).state(starts).step("");
}
var END = /* @__PURE__ */ Symbol("end");
var REST = /* @__PURE__ */ Symbol("rest");
var MAX_KEPT = 5e4;
var Automaton = class {
  places;
  letters;
  /** Places that are live in every state below the root. Perf: with the catalogue, nearly all of each state. */
  #endless;
  #base;
  /** Grows each time that everything is forgotten. */
  epoch = 0;
  #states = /* @__PURE__ */ new Map();
  #based = /* @__PURE__ */ new Map();
  #accepted = /* @__PURE__ */ new Map();
  #kept = 0;
  /** @param endless places that stay live once they are */
  constructor(places, endless, letters) {
    this.places = places;
    this.letters = letters;
    this.#endless = new Set(this.#withSkippedGlobstars(endless));
    this.#base = new Live(this, this.#endless, null);
  }
  /** The state in which exactly these places, and those behind skipped globstars, are live. */
  state(entered) {
    const live = this.#withSkippedGlobstars(entered);
    const others = live.filter((at) => !this.#endless.has(at));
    if (this.#endless.size > 0 && live.length === others.length + this.#endless.size) return this.based(others);
    return this.#once(this.#states, live, () => new Node(this, live, null));
  }
  /** The state in which the endless places and these, and those behind skipped globstars, are live. */
  based(entered) {
    const live = this.#withSkippedGlobstars(entered);
    return this.#once(this.#based, live, () => new Node(this, live, this.#base));
  }
  /** The list of these patterns. */
  accepted(patterns) {
    const list2 = ascending(new Set(patterns));
    return this.#once(this.#accepted, list2, () => list2);
  }
  /** Counts one more kept thing, and forgets all if it is one too many. */
  count() {
    this.#kept += 1;
    if (this.#kept <= MAX_KEPT) return;
    this.#kept = 0;
    this.#states = /* @__PURE__ */ new Map();
    this.#based = /* @__PURE__ */ new Map();
    this.#accepted = /* @__PURE__ */ new Map();
    this.epoch += 1;
  }
  endsInRest(at) {
    return this.places[at + 1]?.expects === REST;
  }
  #once(known, numbers, make) {
    const key = numbers.join(",");
    let value = known.get(key);
    if (value === void 0) {
      this.count();
      value = make();
      known.set(key, value);
    }
    return value;
  }
  /** A globstar also stands for no component at all, unless it is the last. */
  #withSkippedGlobstars(entered) {
    const live = new Set(entered);
    for (const at of live) {
      if (this.places[at]?.expects === GLOBSTAR && !this.endsInRest(at)) live.add(at + 1);
    }
    return ascending(live);
  }
};
var Live = class {
  /** Places that components lead to. */
  next;
  /** Patterns that a last component ends. */
  ends;
  /** Patterns that match what ends here. */
  accepts = [];
  /** Whether all of them go on with anything. */
  settled = true;
  constructor(automaton, places, shared2) {
    this.next = new Targets(shared2?.next);
    this.ends = new Targets(shared2?.ends);
    for (const at of places) this.#add(automaton, at);
    if (shared2 !== null) this.settled = false;
  }
  #add(automaton, at) {
    const place2 = automaton.places[at];
    if (place2 === void 0) return;
    const { expects, pattern } = place2;
    if (expects !== REST) this.settled = false;
    if (expects === REST || expects === END) this.accepts.push(pattern);
    if (expects === END) return;
    const isRest = expects === REST || expects === GLOBSTAR && automaton.endsInRest(at);
    if (isRest) this.ends.always.push(pattern);
    if (expects === REST) this.next.always.push(at);
    else if (expects === GLOBSTAR) this.next.always.push(isRest ? at + 1 : at);
    else {
      this.next.add(expects, at + 1);
      if (automaton.places[at + 1]?.expects === END) this.ends.add(expects, pattern);
    }
  }
};
var Node = class {
  accepts;
  settled;
  #next;
  #ends;
  /** @param base what is live besides; null for nothing */
  constructor(automaton, places, base) {
    const live = new Live(automaton, places, base);
    this.accepts = automaton.accepted(live.accepts);
    this.settled = live.settled;
    this.#next = new NameTable(automaton, live.next, (to) => base === null ? automaton.state(to) : automaton.based(to));
    this.#ends = new NameTable(automaton, live.ends, (patterns) => automaton.accepted(patterns));
  }
  step(name) {
    return this.settled ? this : this.#next.get(name);
  }
  last(name) {
    return this.settled ? this.accepts : this.#ends.get(name);
  }
};
function ascending(numbers) {
  return [...numbers].sort((a, b) => a - b);
}

// src/analysis/rule-patterns.ts
var HOMES = "{/root,/home/*,}";
var CACHES = "{/root/.cache,/home/*/.cache,/.cache}";
var NO_CACHES = new Set(
  [
    "/usr",
    "/usr/local",
    "/usr/lib",
    "/usr/share",
    "/usr/bin",
    "/etc",
    "/var",
    "/var/lib",
    "/var/cache",
    "/home",
    "/root"
  ].concat([
    "/bin",
    "/boot",
    "/dev",
    "/lib",
    "/lib64",
    "/media",
    "/mnt",
    "/opt",
    "/proc",
    "/run",
    "/sbin",
    "/srv",
    "/sys"
  ])
);
var NEVER = [
  "/var/lib/dpkg/{status,info/**,status.d/**}",
  "/{usr/,}lib/apk/db/**",
  "/etc/apk/world",
  "/{var/lib,usr/lib/sysimage}/rpm/{Packages*,rpmdb.sqlite*,Index.db,ndb,ndb/**}",
  "/var/lib/pacman/local/**",
  "/etc/{passwd,group,shadow,os-release,ld.so.cache,ssl/**}",
  "/usr/share/{zoneinfo,ca-certificates,common-licenses,licenses}/**",
  "/usr/lib/locale/**",
  "/**/*.sqlite-wal"
];
var LICENCES = ["/**/{LICENSE,LICENCE,COPYING,NOTICE}*", "/**/{LICENSE,LICENCE,COPYING,NOTICE}*/**", "/**/copyright"];
var PICKS_FILES = /* @__PURE__ */ new Set(["docs-and-locales", OWN_CATEGORY]);
function rulePatterns({ rules, config, homes = [] }) {
  const image = imageDirectories(config, homes);
  const patterns = rules.flatMap((rule) => [
    ...rule.globs.flatMap((glob) => expand3(glob, image)).map((pattern) => ({ kind: "glob", pattern, rule })),
    ...ofEnvironment(rule, image).map((pattern) => ({ kind: "glob", pattern, rule })),
    ...[...(rule.not ?? []).map(({ glob }) => glob), ...PICKS_FILES.has(rule.category) ? LICENCES : []].flatMap((glob) => expand3(glob, image)).map((pattern) => ({ kind: "not", pattern, rule })),
    ...(rule.adviceWhenNamed ?? []).map((name) => ({ kind: "sign", pattern: `/**/${name}`, rule }))
  ]);
  const never = NEVER.map((pattern) => ({ kind: "never", pattern }));
  return [...patterns, ...never].filter(({ pattern }) => checkPattern(pattern) === null);
}
function imageDirectories({ env, workingDir }, homes) {
  const image = { environment: environment({ env }), homes, caches: [], workingDir: directory(workingDir) };
  const xdg = cacheDirectory("XDG_CACHE_HOME", image);
  return { ...image, caches: [...homes.map((home) => `${home}/.cache`), ...xdg === null ? [] : [xdg]] };
}
function expand3(glob, { homes, caches }) {
  if (glob.startsWith("~/")) return [HOMES, ...homes.map(escapeGlob)].map((one) => one + glob.slice(1));
  if (glob.startsWith("$CACHE/"))
    return [CACHES, ...caches.map(escapeGlob)].map((one) => one + glob.slice("$CACHE".length));
  return [glob];
}
function ofEnvironment(rule, image) {
  return Object.entries(rule.envDirectories ?? {}).flatMap(([name, below]) => {
    const cache2 = cacheDirectory(name, image);
    return cache2 === null ? [] : below.map((pattern) => `${escapeGlob(cache2)}/${pattern}`);
  });
}
function cacheDirectory(name, { environment: values, workingDir }) {
  const value = directory(values.get(name) ?? "");
  if (value === null || NO_CACHES.has(value)) return null;
  return workingDir !== null && isWithin(workingDir, /* @__PURE__ */ new Set([value])) ? null : value;
}

// src/analysis/rule-matcher.ts
function ruleMatcher({ ignore, ...facts }) {
  const patterns = [
    ...rulePatterns(facts),
    ...ignore.flatMap((entry) => entry.path === null ? [] : [{ kind: "ignore", pattern: entry.path, entry }])
  ];
  const root = compile2(patterns.map(({ pattern }) => pattern));
  const known = /* @__PURE__ */ new WeakMap();
  return {
    root,
    find: (path3) => path3.split("/").reduce((state, name) => name === "" ? state : state.step(name), root),
    match(accepted) {
      let match2 = known.get(accepted);
      if (match2 === void 0) {
        match2 = summary(accepted.flatMap((index) => patterns[index] ?? []));
        known.set(accepted, match2);
      }
      return match2;
    }
  };
}
function summary(patterns) {
  const matched = /* @__PURE__ */ new Set();
  const excluded = /* @__PURE__ */ new Set();
  const signs = [];
  const ignore = [];
  let never = false;
  for (const pattern of patterns) {
    if (pattern.kind === "glob") matched.add(pattern.rule);
    else if (pattern.kind === "not") excluded.add(pattern.rule);
    else if (pattern.kind === "sign") signs.push(pattern.rule);
    else if (pattern.kind === "ignore") ignore.push(pattern.entry);
    else never = true;
  }
  const rules = never ? [] : [...matched].filter((rule) => !excluded.has(rule));
  return { rules: rules.sort((a, b) => a.order - b.order), signs, ignore };
}

// src/analysis/claims.ts
function imageMatcher(root, options) {
  const passwd = options.contents?.at("/etc/passwd");
  const homes = homesOf(root, { config: options.config, passwd: passwd ? Buffer.from(passwd).toString() : null });
  return ruleMatcher({ ...options, homes });
}
function findWaste(root, options, matcher = imageMatcher(root, options)) {
  const follow = follower(root);
  const conditions = new Conditions(ruleImage(root, { ...options, follow }));
  const { files: files2, links: links2, signs } = candidatesIn(root, matcher, conditions);
  const named = namedByConfig(options.config, matcher);
  const kept = keptNodes({ links: links2, matcher, named, follow, conditions });
  const judge2 = new Judge({ named, conditions, kept, signs });
  return report(claimsOf(files2, judge2), options.ignore);
}
function keptNodes({ links: links2, matcher, named, follow, conditions }) {
  const met = new Map(links2.map((link) => [link.node, link]));
  const keptFrom = (counts) => {
    if (links2.length === 0) return /* @__PURE__ */ new Set();
    const goesAway = (node) => {
      const link = met.get(node);
      if (link === void 0 || link.match.rules.length === 0) return false;
      const file = { path: pathIn(link.folder, node), size: 0, layer: -1 };
      return link.match.rules.some(
        (rule) => counts(rule) && conditions.holds(rule, file) && !(rule.bucket === "removable" && named.file(file.path, rule))
      );
    };
    return keptByLinks({
      links: [...met.keys()],
      goesAway,
      claimed: (target) => matcher.match(matcher.find(textPathOf(target)).accepts).rules.some(counts),
      follow
    });
  };
  return { removable: keptFrom(({ bucket }) => bucket === "removable"), advice: keptFrom(() => true) };
}
var Judge = class {
  #facts;
  #adviceOnly = /* @__PURE__ */ new Map();
  constructor(facts) {
    this.#facts = facts;
  }
  /** The verdict on one file; null where no rule has it. */
  file(node, inode, { folder: folder2, match: match2 }) {
    const { conditions, named } = this.#facts;
    const file = { path: pathIn(folder2, node), size: inode.size, layer: inode.layer };
    const rule = match2.rules.find((one) => !this.#isKept(node, one) && conditions.holds(one, file));
    if (rule === void 0) return null;
    const demoted = this.#advises(rule) || rule.adviceFor?.(file, conditions.image) === true || rule.evenIfLive !== true && named.file(file.path, rule);
    return { rule, bucket: demoted ? "advice" : "removable" };
  }
  /** The verdict on all files of a group; null where they have to be looked at one by one. Perf: it is the same for nearly all. */
  all({ folder: folder2, match: match2 }) {
    const [rule] = match2.rules;
    if (rule === void 0 || rule.when !== void 0 || rule.adviceFor !== void 0) return null;
    if (rule.evenIfLive !== true && this.#facts.kept[rule.bucket].size > 0) return null;
    const live = rule.evenIfLive !== true && this.#facts.named.folder(folder2, rule);
    if (live === null) return null;
    return { rule, bucket: live || this.#advises(rule) ? "advice" : "removable" };
  }
  #isKept(node, { evenIfLive, bucket }) {
    return evenIfLive !== true && this.#facts.kept[bucket].has(node);
  }
  #advises(rule) {
    const { signs, conditions } = this.#facts;
    const known = this.#adviceOnly.get(rule) ?? (signs.has(rule) || onlyAdvises(rule, conditions.image));
    this.#adviceOnly.set(rule, known);
    return known;
  }
};
function onlyAdvises({ bucket, adviceWhen, adviceForCommands = [] }, image) {
  if (bucket === "advice" || adviceWhen?.(image) === true) return true;
  return image.commands.some((words) => adviceForCommands.some((one) => startsWith(words, one.split(" "))));
}
function startsWith(words, start) {
  return start.every((word, at) => words[at] === word);
}
function* claimsOf(files2, judge2) {
  const shared2 = /* @__PURE__ */ new Map();
  for (const group of files2) {
    const { nodes, layer: layer2, bytes: bytes2 } = group;
    const { ignore } = group.match;
    const ofAll = judge2.all(group);
    if (ofAll !== null && group.single) {
      yield { rule: ofAll.rule, bucket: ofAll.bucket, nodes, layer: layer2, bytes: bytes2, files: nodes.length, ignore };
      continue;
    }
    for (const node of nodes) {
      const { inode } = node;
      const verdict = inode && (ofAll ?? judge2.file(node, inode, group));
      if (inode === null || verdict === null) continue;
      const claim = { nodes: [node], layer: layer2, bytes: inode.size, files: 1, ignore, ...verdict };
      if (inode.names === 1) yield claim;
      else join(shared2, inode, claim);
    }
  }
  for (const [inode, claim] of shared2) if (claim.nodes.length === inode.names) yield claim;
}
function join(shared2, inode, claim) {
  const first = shared2.get(inode);
  if (first === void 0) {
    shared2.set(inode, claim);
    return;
  }
  first.nodes.push(...claim.nodes);
  if (claim.ignore.length > 0) first.ignore = [...first.ignore, ...claim.ignore];
  if (claim.bucket === "advice") first.bucket = "advice";
  if (claim.rule.order < first.rule.order) first.rule = claim.rule;
}

// src/analysis/labels/label.ts
var LABEL_IDS = [
  "secret-deleted-later",
  "cache-deleted-later",
  "archive-deleted-later",
  "packages-purged-later",
  "moved-tree",
  "recursive-metadata",
  "hard-link-copy-up",
  "state-rewrite",
  "package-upgrade",
  "dependencies-twice",
  "small-change-big-file",
  "plain"
];
function label(definition) {
  return definition;
}

// src/analysis/labels/archive-deleted-later.ts
var ARCHIVES = /* @__PURE__ */ new Set(["archive-left", "installer-leftover", "os-package-file"]);
var archive_deleted_later_default = label({
  id: "archive-deleted-later",
  title: "An archive that a later layer deletes",
  severity: "warn",
  when: "The path matches the globs of `archive-left`, `installer-leftover` or `os-package-file`.",
  why: "The archive stays in the layer that fetched it, beside what was unpacked from it.",
  remedy: [
    "RUN curl -fsSL <url> | tar -xz -C <directory>",
    "# or in one RUN: curl -fsSLo a.zip <url> && unzip -q a.zip -d <directory> && rm a.zip"
  ].join("\n"),
  test: (file, image) => image.matches(file, ARCHIVES)
});

// src/analysis/labels/cache-deleted-later.ts
var cache_deleted_later_default = label({
  id: "cache-deleted-later",
  title: "A cache that a later layer empties",
  severity: "warn",
  when: "A removable rule other than those of `archive-deleted-later` owned the file while it was visible. The rule’s remedy is shown.",
  why: "Deleting it in a later layer hides it, but the layer that wrote it keeps every byte.",
  remedy: "RUN <what fills the cache> && rm -rf <cache>   # in one RUN",
  test(file, image) {
    const rule = image.owner(file);
    return rule !== null && rule.bucket === "removable" && !ARCHIVES.has(rule.id);
  }
});

// src/analysis/labels/dependencies-twice.ts
var DEPENDENCIES = /\/(?:node_modules|vendor|site-packages|\.venv)\//;
var dependencies_twice_default = label({
  id: "dependencies-twice",
  title: "Dependencies copied, then installed again",
  severity: "warn",
  when: "The path has `node_modules`, `vendor`, `site-packages` or `.venv` in it, a COPY or ADD added it, and a RUN took it away.",
  why: "The copy from the build context is thrown away by the install that follows.",
  remedy: "# .dockerignore: **/node_modules **/vendor **/.venv (one a line), so that COPY leaves the host’s copy out",
  test({ path: path3, addedIn, wastedIn }, image) {
    const added2 = image.keyword(addedIn);
    return DEPENDENCIES.test(path3) && (added2 === "COPY" || added2 === "ADD") && image.keyword(wastedIn) === "RUN";
  }
});

// src/analysis/labels/hard-link-copy-up.ts
var hard_link_copy_up_default = label({
  id: "hard-link-copy-up",
  title: "A hard link to a file of a lower layer",
  severity: "info",
  when: "The same content was stored again with owner, mode and time unchanged, and the layer has a hard link to it.",
  why: "A link across layers copies the file into the new layer first.",
  remedy: "RUN <what writes the file> && ln <file> <name>   # in one RUN, or ln -s",
  test: (file, image) => file.cause === "metadata" && image.isLinkedAgain(file)
});

// src/analysis/labels/moved-tree.ts
var moved_tree_default = label({
  id: "moved-tree",
  title: "Files moved in a later layer",
  severity: "warn",
  when: "The file was deleted by a layer that has a file of the same name, size and time at another path.",
  why: "A move across layers is a copy: the layer below keeps the files at their old place.",
  remedy: "COPY <source> <final place>   # or mv inside the RUN that wrote the files",
  test: (file, image) => file.cause === "deleted" && image.isMoved(file)
});

// src/analysis/labels/package-upgrade.ts
var SYSTEM2 = /^\/(?:usr\/(?!local\/)|bin\/|sbin\/|lib(?:32|64|x32)?\/|etc\/)/;
var package_upgrade_default = label({
  id: "package-upgrade",
  title: "Packages that a later layer upgrades",
  severity: "info",
  when: "The file was overwritten or deleted, lies where a distribution installs, and the layer’s command upgrades all packages (`apt-get upgrade`, `apk upgrade`, `dnf update`).",
  why: "Old and new versions are both in the image. Security fixes may justify it; a newer base image costs nothing.",
  remedy: "FROM <a newer base image>   # docker build --pull, pinned by digest, instead of an upgrade in a layer",
  test: ({ cause, path: path3, wastedIn }, image) => (cause === "overwritten" || cause === "deleted") && SYSTEM2.test(path3) && image.commands(wastedIn).some(upgrades)
});

// src/analysis/labels/packages-purged-later.ts
var LEAST4 = 1e6;
var packages_purged_later_default = label({
  id: "packages-purged-later",
  title: "Packages that a later layer removes",
  severity: "warn",
  when: "The file was deleted by a layer whose command removes packages (`apt-get purge`, `apk del`, `dnf remove`, `pip uninstall`, `npm prune`) and that deletes at least 1 MB.",
  why: "Removing packages in a layer of its own frees nothing: they stay in the layer that installed them.",
  remedy: [
    "RUN <install> && <use> && <remove>   # in one RUN, or install them in a build stage and COPY the result",
    "# measured: build-essential removed in the next layer leaves 339 MB behind"
  ].join("\n"),
  test: ({ cause, wastedIn }, image) => cause === "deleted" && image.commands(wastedIn).some(purges) && image.deletedBy(wastedIn) >= LEAST4
});

// src/analysis/labels/plain.ts
var plain_default = label({
  id: "plain",
  title: "Files of a lower layer that are gone",
  severity: "info",
  when: "No other label fits.",
  why: "A layer only adds: what a later one takes away or writes again stays in the image.",
  remedy: "RUN <what writes the files> && <what changes or deletes them>   # in one RUN",
  test: () => true
});

// src/analysis/labels/recursive-metadata.ts
var LEAST5 = { files: 10, bytes: 1e6 };
var recursive_metadata_default = label({
  id: "recursive-metadata",
  title: "Owner, mode or time changed in a later layer",
  severity: "warn",
  when: "The same content was stored again, and the layer does that to at least 10 files or 1 MB below one top directory.",
  why: "chown, chmod and touch store each file again, even where nothing changes.",
  remedy: [
    "COPY --chown=<user>:<group> --chmod=<mode> <source> <destination>   # instead of chown or chmod later",
    "# files that a RUN writes: change them in that RUN, or switch with USER before it"
  ].join("\n"),
  test(file, image) {
    if (file.cause !== "metadata" || image.isLinkedAgain(file)) return false;
    const { files: files2, bytes: bytes2 } = image.rewrittenBeside(file);
    return files2 >= LEAST5.files || bytes2 >= LEAST5.bytes;
  }
});

// src/analysis/labels/secret-deleted-later.ts
var SECRETS = /* @__PURE__ */ new Set(["context-secrets"]);
var secret_deleted_later_default = label({
  id: "secret-deleted-later",
  title: "A secret that a later layer deletes",
  severity: "warn",
  when: "The path matches the rule `context-secrets`, and the file was deleted or hidden.",
  why: "The bytes stay readable in the layer that added them: whoever can pull the image has the secret.",
  remedy: [
    "RUN --mount=type=secret,id=<name>,target=<path> <command>   # and change the secret: it is in the image",
    "# docker build --secret id=<name>,src=<file>"
  ].join("\n"),
  test: (file, image) => (file.cause === "deleted" || file.cause === "opaque") && image.matches(file, SECRETS)
});

// src/analysis/labels/small-change-big-file.ts
var LEAST6 = 1e6;
var PART = 0.01;
var small_change_big_file_default = label({
  id: "small-change-big-file",
  title: "A big file of which little changed",
  severity: "info",
  when: "The file was overwritten, has at least 1 MB, and its size changed by less than 1 %.",
  why: "A layer stores whole files: one byte more in a database or a log stores all of it again.",
  remedy: "RUN <all that writes the file>   # once, in one layer: databases, logs, indexes",
  test: ({ cause, bytes: bytes2, successorBytes }) => cause === "overwritten" && bytes2 >= LEAST6 && successorBytes !== null && Math.abs(successorBytes - bytes2) < bytes2 * PART
});

// src/analysis/labels/state-rewrite.ts
var FILES = /* @__PURE__ */ new Set(["/var/lib/apt/extended_states", "/etc/ld.so.cache"]);
var DIRECTORIES = [
  "/var/lib/dpkg/",
  "/var/cache/debconf/",
  "/var/cache/ldconfig/",
  "/lib/apk/db/",
  "/usr/lib/apk/db/",
  "/var/lib/rpm/",
  "/usr/lib/sysimage/rpm/",
  "/var/lib/dnf/",
  "/var/log/"
];
var state_rewrite_default = label({
  id: "state-rewrite",
  title: "State that every install writes again",
  severity: "info",
  when: "The path is a package database, the loader’s cache or a log.",
  why: "Each layer that installs something stores these files anew. One install more cannot do without; ten layers can.",
  remedy: "RUN apt-get update && apt-get install -y <all packages>   # fewer layers that install",
  test: ({ path: path3 }) => FILES.has(path3) || DIRECTORIES.some((directory2) => path3.startsWith(directory2))
});

// src/analysis/labels/index.ts
var LABELS = {
  "secret-deleted-later": secret_deleted_later_default,
  "cache-deleted-later": cache_deleted_later_default,
  "archive-deleted-later": archive_deleted_later_default,
  "packages-purged-later": packages_purged_later_default,
  "moved-tree": moved_tree_default,
  "recursive-metadata": recursive_metadata_default,
  "hard-link-copy-up": hard_link_copy_up_default,
  "state-rewrite": state_rewrite_default,
  "package-upgrade": package_upgrade_default,
  "dependencies-twice": dependencies_twice_default,
  "small-change-big-file": small_change_big_file_default,
  plain: plain_default
};
var labels = LABEL_IDS.map((id) => LABELS[id]);

// src/analysis/lost-owners.ts
function ownersOf2(files2, facts) {
  const matched = /* @__PURE__ */ new Map();
  const matchOf = matcherOf2(facts.matcher);
  const undecided = /* @__PURE__ */ new Map();
  const owners = /* @__PURE__ */ new Map();
  for (const file of files2) {
    const { rules } = matchOf(file);
    if (rules.length > 0) matched.set(file, rules);
    const sure = rules.findIndex((rule) => !hasConditions(rule));
    const possible = sure === -1 ? rules : rules.slice(0, sure + 1);
    const [first] = possible;
    if (first === void 0 || !possible.some(({ bucket }) => bucket === "removable")) continue;
    if (sure === 0) {
      owners.set(file, first);
      continue;
    }
    const ofLayer = undecided.get(file.addedIn);
    if (ofLayer === void 0) undecided.set(file.addedIn, [{ file, rules }]);
    else ofLayer.push({ file, rules });
  }
  const { root, changes } = facts.merged;
  lookBack(changes, undecided.keys(), (layer2) => {
    const createdBy = (at) => facts.origins[at]?.createdBy ?? "";
    const contents = keptContents(root, facts.layers);
    const conditions = new Conditions(ruleImage(root, { config: facts.config, createdBy, contents }));
    for (const { file, rules } of undecided.get(layer2) ?? []) {
      const owner = ownerIn(conditions, file, rules);
      if (owner !== null) owners.set(file, owner);
    }
  });
  return {
    owner: (file) => owners.get(file) ?? null,
    matches: (file, ids) => matched.get(file)?.some(({ id }) => ids.has(id)) === true
  };
}
function ownerIn(conditions, { path: path3, bytes: bytes2, addedIn }, rules) {
  const file = { path: path3, size: bytes2, layer: addedIn };
  return conditions.inFolder(rules, folderOf(path3)).find((rule) => conditions.holds(rule, file)) ?? null;
}
function matcherOf2(matcher) {
  const directories2 = /* @__PURE__ */ new Map();
  return ({ path: path3 }) => {
    const slash = path3.lastIndexOf("/");
    const directory2 = path3.slice(0, slash);
    let state = directories2.get(directory2);
    if (state === void 0) {
      state = matcher.find(directory2);
      directories2.set(directory2, state);
    }
    return matcher.match(state.last(path3.slice(slash + 1)));
  };
}

// src/analysis/lost-files.ts
function lostFiles({ merged, same: same2 }) {
  return merged.lost.map((item) => ({
    item,
    path: matchText(item.name.path),
    bytes: item.inode.size,
    cause: causeOf(item, same2),
    addedIn: item.inode.layer,
    wastedIn: item.name.layer,
    successorBytes: item.name.successor?.size ?? null
  }));
}
function causeOf(item, same2) {
  if (item.name.how !== "rewritten") return item.name.how;
  return same2.has(item) ? "metadata" : "overwritten";
}
function labelImage(files2, facts) {
  const { origins } = facts;
  const owners = ownersOf2(files2, facts);
  const sums = sumsOf(files2);
  const isMoved = moves(facts);
  const isLinkedAgain = links(facts);
  return {
    owner: owners.owner,
    matches: owners.matches,
    keyword: (layer2) => (origins[layer2]?.written ?? origins[layer2]?.instruction)?.keyword ?? "",
    commands: (layer2) => origins[layer2]?.commands ?? [],
    deletedBy: (layer2) => sums.deleted.get(layer2) ?? 0,
    rewrittenBeside: (file) => sums.rewritten.get(besideKey(file)) ?? { files: 0, bytes: 0 },
    isMoved: ({ item }) => isMoved(item),
    isLinkedAgain: ({ item }) => isLinkedAgain(item)
  };
}
function sumsOf(files2) {
  const deleted2 = /* @__PURE__ */ new Map();
  const rewritten = /* @__PURE__ */ new Map();
  for (const file of files2) {
    const { cause, wastedIn, bytes: bytes2 } = file;
    if (cause === "deleted") deleted2.set(wastedIn, (deleted2.get(wastedIn) ?? 0) + bytes2);
    if (cause !== "metadata") continue;
    const key = besideKey(file);
    const sum3 = rewritten.get(key) ?? { files: 0, bytes: 0 };
    rewritten.set(key, sum3);
    sum3.files++;
    sum3.bytes += bytes2;
  }
  return { deleted: deleted2, rewritten };
}
function besideKey({ path: path3, wastedIn }) {
  const end = path3.indexOf("/", 1);
  return `${wastedIn}${end === -1 ? "" : path3.slice(0, end)}`;
}
function oncePerLayer(make) {
  const known = /* @__PURE__ */ new Map();
  return (index) => {
    const found = known.get(index) ?? { made: make(index) };
    known.set(index, found);
    return found.made;
  };
}
function moves({ layers, merged: { lost } }) {
  const sizes = new Set(lost.map(({ inode }) => inode.size));
  const filesOf = oncePerLayer((index) => filesByName(index, sizes));
  return ({ inode, name }) => {
    const [before, after] = [layers[inode.layer], layers[name.layer]];
    const time = before?.mtime(inode.entry) ?? 0;
    if (after === void 0 || time === 0) return false;
    const files2 = filesOf(after);
    if (files2.size === 0) return false;
    const base = name.path.slice(name.path.lastIndexOf("/") + 1);
    return files2.has(moveKey({ base, size: inode.size, time }));
  };
}
function filesByName(index, sizes) {
  const files2 = /* @__PURE__ */ new Set();
  for (let entry = 0; entry < index.length; entry++) {
    const size = index.size(entry);
    if (size > 0 && sizes.has(size)) files2.add(moveKey({ base: index.base(entry), size, time: index.mtime(entry) }));
  }
  return files2;
}
function moveKey({ base, size, time }) {
  return `${size} ${time} ${base}`;
}
function links({ layers }) {
  const namesOf = oncePerLayer(linkedNames);
  return ({ inode, name }) => {
    const [before, after] = [layers[inode.layer], layers[name.layer]];
    const { successor } = name;
    if (before === void 0 || after === void 0 || successor?.layer !== name.layer) return false;
    if (!namesOf(after).has(name.path)) return false;
    const [a, b] = [inode.entry, successor.entry];
    return before.mode(a) === after.mode(b) && before.uid(a) === after.uid(b) && before.gid(a) === after.gid(b) && before.mtime(a) === after.mtime(b);
  };
}
function linkedNames(index) {
  const names = /* @__PURE__ */ new Set();
  for (let entry = 0; entry < index.length; entry++) {
    if (index.type(entry) !== "hardlink") continue;
    const { directory: directory2, base } = splitName(index.link(entry));
    names.add(directory2 === "" ? `/${base}` : `/${directory2}/${base}`);
    names.add(`/${index.path(entry)}`);
  }
  return names;
}

// src/analysis/waste-groups.ts
var CAUSES = ["overwritten", "metadata", "deleted", "opaque", "replaced"];
var MOST_LAYERS = 65536;
var GroupTable = class {
  #make;
  #byNumbers = /* @__PURE__ */ new Map();
  constructor(make) {
    this.#make = make;
  }
  of(file) {
    const kind = LABEL_IDS.indexOf(file.label) * CAUSES.length + CAUSES.indexOf(file.cause);
    const key = (kind * MOST_LAYERS + file.addedIn) * MOST_LAYERS + file.wastedIn;
    let byRule = this.#byNumbers.get(key);
    if (byRule === void 0) {
      byRule = /* @__PURE__ */ new Map();
      this.#byNumbers.set(key, byRule);
    }
    let found = byRule.get(file.rule);
    if (found === void 0) {
      found = this.#make(file);
      byRule.set(file.rule, found);
    }
    return found;
  }
  /** All, those of equal numbers together. */
  all() {
    return [...this.#byNumbers.values()].flatMap((byRule) => [...byRule.values()]);
  }
};
var MUCH = 1e6;
function groupKey({ label: label2, rule, cause, addedIn, wastedIn }) {
  return `${label2} ${rule} ${cause} ${addedIn} ${wastedIn}`;
}
function groupWaste(wasted, remedyOf) {
  const groups = /* @__PURE__ */ new Map();
  for (const file of wasted) {
    const key = groupKey(file);
    let group = groups.get(key);
    if (group === void 0) {
      group = { first: file, files: 0, bytes: 0, directories: /* @__PURE__ */ new Map() };
      groups.set(key, group);
    }
    group.files++;
    group.bytes += file.bytes;
    const directory2 = file.path.slice(0, file.path.lastIndexOf("/"));
    group.directories.set(directory2, (group.directories.get(directory2) ?? 0) + file.bytes);
  }
  return [...groups.values()].map(({ first, files: files2, bytes: bytes2, directories: directories2 }) => {
    const { label: label2, rule, cause, addedIn, wastedIn } = first;
    const { title, remedy } = LABELS[label2];
    return {
      label: label2,
      rule,
      title,
      severity: severityOf(label2, bytes2),
      cause,
      addedIn,
      wastedIn,
      bytes: bytes2,
      files: files2,
      ...biggestDirectory(directories2, bytes2),
      remedy: (rule === null ? void 0 : remedyOf(rule)) ?? remedy
    };
  }).sort((a, b) => b.bytes - a.bytes || a.addedIn - b.addedIn || a.wastedIn - b.wastedIn);
}
function severityOf(label2, bytes2) {
  return label2 === "plain" && bytes2 >= MUCH ? "warn" : LABELS[label2].severity;
}
var MOST_LEVELS = 40;
function biggestDirectory(direct, total2) {
  const below = /* @__PURE__ */ new Map();
  for (const [directory2, bytes2] of direct) {
    let end = 0;
    for (let level = 0; level < MOST_LEVELS && end < directory2.length; level++) {
      const slash = directory2.indexOf("/", end + 1);
      end = slash === -1 ? directory2.length : slash;
      const above = directory2.slice(0, end);
      below.set(above, (below.get(above) ?? 0) + bytes2);
    }
  }
  let deepest = { directory: "/", directoryBytes: total2 };
  let depth = 0;
  for (const [directory2, bytes2] of below) {
    if (bytes2 * 2 <= total2 || directory2.length <= depth) continue;
    depth = directory2.length;
    deepest = { directory: directory2, directoryBytes: bytes2 };
  }
  return deepest;
}

// src/analysis/explain-waste.ts
function explainWaste(facts) {
  const files2 = lostFiles(facts);
  const image = labelImage(files2, facts);
  const remedies = /* @__PURE__ */ new Map();
  const wasted = files2.map((file) => {
    const label2 = labels.find((one) => one.test(file, image))?.id ?? "plain";
    const rule = label2 === "cache-deleted-later" ? image.owner(file) : null;
    if (rule !== null) remedies.set(rule.id, rule.remedy);
    return wastedFile(file, { label: label2, rule: rule?.id ?? null });
  });
  wasted.sort(mostFirst2);
  return { wasted, groups: groupWaste(wasted, (rule) => remedies.get(rule)) };
}
function wastedFile({ item, bytes: bytes2, cause, addedIn, wastedIn }, explained) {
  return { path: item.name.path, bytes: bytes2, cause, addedIn, wastedIn, ...explained };
}
function mostFirst2(a, b) {
  return b.bytes - a.bytes || a.addedIn - b.addedIn || (a.path < b.path ? -1 : 1);
}

// src/analysis/top-files.ts
var TopFiles = class {
  #most;
  #candidates = [];
  /** Bytes that a file must exceed; below all sizes while there is room. */
  #bar = -1;
  #isCut = true;
  constructor(most) {
    this.#most = most;
  }
  /** Of equal files the first added stays. */
  add(entry, bytes2) {
    if (bytes2 <= this.#bar) return;
    this.#candidates.push({ entry, bytes: bytes2 });
    this.#isCut = false;
    if (this.#candidates.length >= this.#most * 8) this.#cut();
  }
  /** Whether a file of that size is listed for certain. */
  isListed(bytes2) {
    this.#cut();
    return bytes2 > this.#bar;
  }
  /** In no particular order. */
  list() {
    this.#cut();
    return this.#candidates;
  }
  #cut() {
    if (this.#isCut || this.#candidates.length < this.#most) return;
    this.#isCut = true;
    this.#candidates.sort((a, b) => b.bytes - a.bytes);
    this.#candidates.length = this.#most;
    this.#bar = this.#candidates.at(-1)?.bytes ?? -1;
  }
};

// src/analysis/hog.ts
var MOST_FILES = 100;
var LEAST_PART = 0.01;
var ALL_BUT = 0.9;
function hogOf(merged, layers) {
  const bytes2 = merged.layerBytes.reduce((most, n) => Math.max(most, n), 0);
  const layer2 = merged.layerBytes.indexOf(bytes2);
  const index = layers[layer2];
  if (bytes2 === 0 || !index) return null;
  const counts = entriesOf(merged, { layer: layer2, index, bytes: bytes2 });
  const folders = [folder("", null)];
  const files2 = new TopFiles(MOST_FILES);
  let known = null;
  for (let entry = 0; entry < index.length; entry++) {
    if (!index.isBesideLast(entry)) known = null;
    const size = index.size(entry);
    if (size === 0 || !counts(entry)) continue;
    known ??= folderAt(folders, index.directory(entry));
    known.bytes += size;
    known.files += 1;
    if (size > known.greatest) known.greatest = size;
    files2.add(entry, size);
  }
  const named = files2.list().map(({ entry, bytes: size }) => ({ path: `/${index.path(entry)}`, bytes: size }));
  return { layer: layer2, directories: listed(folders, bytes2, files2), files: named.sort(bySize) };
}
function entriesOf({ root, lost }, { layer: layer2, index, bytes: bytes2 }) {
  let all = 0;
  for (let entry = 0; entry < index.length; entry++) if (index.type(entry) === "file") all += index.size(entry);
  if (all === bytes2) return (entry) => index.type(entry) === "file";
  const counted2 = new Uint8Array(index.length);
  for (const { inode } of lost) if (inode.layer === layer2) counted2[inode.entry] = 1;
  walk(root, ({ inode }) => {
    if (inode?.layer === layer2) counted2[inode.entry] = 1;
    return true;
  });
  return (entry) => counted2[entry] === 1;
}
function folder(name, parent2) {
  return { name, parent: parent2, children: null, bytes: 0, files: 0, greatest: 0 };
}
function folderAt(folders, path3) {
  let at = folders[0] ?? folder("", null);
  if (path3 === "") return at;
  for (const name of path3.split("/")) {
    let child = at.children?.get(name);
    if (!child) {
      child = folder(name, at);
      at.children ??= /* @__PURE__ */ new Map();
      at.children.set(name, child);
      folders.push(child);
    }
    at = child;
  }
  return at;
}
function listed(folders, bytes2, files2) {
  const found = [];
  for (let n = folders.length - 1; n > 0; n--) {
    const at = folders[n];
    if (!at?.parent) continue;
    const covered = files2.isListed(at.greatest) ? at.greatest : 0;
    const isListed = at.bytes >= bytes2 * LEAST_PART && covered < at.bytes * ALL_BUT;
    if (isListed) found.push({ path: pathTo(at), bytes: at.bytes, files: at.files });
    at.parent.bytes += at.bytes;
    at.parent.files += at.files;
    at.parent.greatest = Math.max(at.parent.greatest, isListed ? at.bytes : covered);
  }
  return found.sort(bySize);
}
function pathTo(folder2) {
  const names = [];
  for (let at = folder2; at !== null; at = at.parent) names.push(at.name);
  return names.reverse().join("/");
}
function bySize(a, b) {
  return b.bytes - a.bytes || (a.path < b.path ? -1 : 1);
}

// src/dockerfile/match.ts
var WEIGHT = { none: 0, metadata: 1, vague: 1e5, destination: 2e5, exact: 3e5 };
function candidateOf(instruction2, shell) {
  const { keyword, line } = instruction2;
  if (keyword === "RUN") return { keyword, line, texts: runTexts(instruction2, shell), pattern: [], destination: [] };
  const plain = plainText(instruction2);
  const text2 = bare(keyword, plain);
  const path3 = keyword === "WORKDIR" ? text2 : jsonWords(plain)?.at(-1) ?? text2.slice(text2.lastIndexOf(" ") + 1);
  return { keyword, line, texts: [text2], pattern: literals(text2), destination: literals(pathOf2(path3)) };
}
function entryOf(createdBy) {
  const { keyword, text: text2 } = instructionOf(createdBy);
  if (keyword === "COPY" || keyword === "ADD") {
    const copied = bare(keyword, withoutFlags(text2));
    const digest = /^(?:(?:file|dir|multi):)?[0-9a-f]{12,} in (\S.*)$/.exec(copied);
    return { keyword, text: copied, destination: digest?.[1] === void 0 ? null : pathOf2(digest[1]) };
  }
  const compared = keyword === "RUN" || keyword === "" ? commandOf(withoutFlags(text2)) : bare(keyword, text2);
  return { keyword, text: compared, destination: null };
}
function weightOf(candidate, entry) {
  const asRun = entry.keyword === "" && candidate.keyword === "RUN";
  if (candidate.keyword !== entry.keyword && !asRun) return WEIGHT.none;
  switch (candidate.keyword) {
    case "RUN":
      return entry.text !== "" && candidate.texts.includes(entry.text) ? WEIGHT.exact : WEIGHT.none;
    case "COPY":
    case "ADD":
      return copyWeight(candidate, entry);
    case "WORKDIR":
      return matchesPath(candidate.destination, pathOf2(entry.text)) ? WEIGHT.metadata : WEIGHT.none;
    case "ENV":
    case "LABEL":
    case "ARG":
      return nameOf2(candidate.texts[0] ?? "") === nameOf2(entry.text) ? WEIGHT.metadata : WEIGHT.none;
    default:
      return matchesMetadata(candidate, entry) ? WEIGHT.metadata : WEIGHT.none;
  }
}
function copyWeight(candidate, entry) {
  if (entry.destination !== null) {
    return matchesPath(candidate.destination, entry.destination) ? WEIGHT.destination : WEIGHT.none;
  }
  if (!matches2(candidate.pattern, entry.text)) return WEIGHT.none;
  return candidate.pattern.every((part) => part.trim() === "") ? WEIGHT.vague : WEIGHT.exact;
}
function matchesMetadata(candidate, entry) {
  const health = candidate.keyword === "HEALTHCHECK";
  const recorded = new Set((health ? squeeze(entry.text.replace(/[&{}]|Test:/g, " ")) : entry.text).split(" "));
  const words = (candidate.texts[0] ?? "").replace(health ? /^CMD / : /^$/, "").split(" ");
  return words.every((word) => word.includes("$") || recorded.has(word) || recorded.has(`${word}/tcp`));
}
function runTexts({ text: text2, heredocs }, shell) {
  const [first] = heredocs;
  const head = withoutFlags(text2);
  const texts = first === void 0 ? [head] : [head, ...heredocTexts(head, first, heredocs)];
  const prefix2 = shell.join(" ");
  const commands = texts.map(commandOf).filter((command2) => command2 !== "");
  return shell.length === 0 ? commands : commands.flatMap((command2) => [command2, squeeze(`${prefix2} ${command2}`)]);
}
function heredocTexts(head, first, heredocs) {
  const line = head.split("\n", 1)[0] ?? "";
  const texts = [[line, ...heredocs.map(({ body }) => body)].join("\n")];
  if (/^\d*<<\S+$/.test(line)) {
    texts.push(first.chomp ? first.body.replace(/^\t+/gm, "") : first.body, `/dev/pipes/${first.name}`);
  }
  return texts;
}
function commandOf(text2) {
  const words = jsonWords(text2)?.join(" ") ?? text2;
  return squeeze(afterShell(words) ?? words).replace(/(?::(?:sha256:)?[0-9a-f]{64})+$/, "");
}
function plainText({ text: text2, heredocs }) {
  if (heredocs.length === 0) return withoutFlags(text2);
  return withoutFlags(text2.split("\n", 1)[0] ?? "").replace(/<<-/g, "<<");
}
function bare(keyword, text2) {
  const listed2 = jsonWords(text2)?.join(" ") ?? text2;
  const words = squeeze(listed2.replace(/["'\\]/g, "").replace(/map\[|[[\],]|:\{\}/g, " "));
  const shellForm = keyword === "CMD" || keyword === "ENTRYPOINT" ? afterShell(words) : null;
  return shellForm?.trim() ?? words;
}
function nameOf2(text2) {
  return splitFirst(text2)[0].split("=", 1)[0] ?? "";
}
function pathOf2(path3) {
  const short = path3.trim().replace(/^(?:\.\/)+(?=.)/, "");
  return short.length > 1 && short.endsWith("/") ? short.slice(0, -1) : short;
}
function matchesPath(pattern, path3) {
  if (matches2(pattern, path3)) return true;
  const [first = ""] = pattern;
  return !first.startsWith("/") && path3.startsWith("/") && matches2(["", `/${first}`, ...pattern.slice(1)], path3);
}
function literals(text2) {
  return text2.split(/\$(?:\w+|\{[^{}]*\})/);
}
function matches2(parts, text2) {
  const [first = "", ...others] = parts;
  const last = others.pop();
  if (last === void 0) return text2 === first;
  if (!text2.startsWith(first) || !text2.endsWith(last) || text2.length < first.length + last.length) return false;
  let at = first.length;
  const end = text2.length - last.length;
  for (const part of others) {
    const found = text2.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

// src/dockerfile/attribute.ts
var LIMIT = 1e3;
var MAKES_LAYER = /* @__PURE__ */ new Set(["RUN", "COPY", "ADD"]);
var MAY_MAKE_LAYER = /* @__PURE__ */ new Set([...MAKES_LAYER, "WORKDIR", ""]);
function attribute(dockerfile, history, target = null) {
  const lines = history.map(() => null);
  const chain = chainOf(dockerfile, target);
  const shells = chain.map((step) => step.shell);
  const candidates = chain.map((step, index) => candidateOf(step.instruction, shells[index] ?? []));
  const late = candidates.slice(-LIMIT);
  const skipped = Math.max(0, history.length - LIMIT);
  const entries = history.slice(skipped).map((entry) => entryOf(entry.createdBy));
  const pairs = align(late, entries);
  const own = chain.slice(-LIMIT).map((step) => step.ofTarget);
  if (!isFromHere(late, own, pairs)) return lines;
  const oneLayer = pairs.some(
    ({ candidate, entry }) => copies2(late[candidate]) && history[skipped + entry]?.emptyLayer
  );
  for (const { candidate, entry } of pairs) {
    const past = history[skipped + entry];
    const keyword = late[candidate]?.keyword ?? "";
    const doubtful = past?.emptyLayer === false && (oneLayer || !MAY_MAKE_LAYER.has(keyword));
    if (!doubtful) lines[skipped + entry] = late[candidate]?.line ?? null;
  }
  return lines;
}
function align(candidates, entries) {
  const width2 = entries.length + 1;
  const best = new Float64Array((candidates.length + 1) * width2);
  const at = (i, j) => best[i * width2 + j] ?? 0;
  const weights = new Float64Array(best.length);
  for (const [i, candidate] of candidates.entries()) {
    for (const [j, entry] of entries.entries()) {
      const weight = weightOf(candidate, entry);
      const index = (i + 1) * width2 + j + 1;
      weights[index] = weight;
      best[index] = Math.max(at(i, j + 1), at(i + 1, j), weight > 0 ? at(i, j) + weight : 0);
    }
  }
  const pairs = [];
  for (let i = candidates.length, j = entries.length; i > 0 && j > 0; ) {
    const weight = weights[i * width2 + j] ?? 0;
    if (weight > 0 && at(i, j) === at(i - 1, j - 1) + weight) pairs.push({ candidate: --i, entry: --j });
    else if (at(i, j) === at(i - 1, j)) i--;
    else j--;
  }
  return pairs.reverse();
}
function isFromHere(candidates, own, pairs) {
  const commands = candidates.flatMap(({ keyword }, index) => MAKES_LAYER.has(keyword) ? [index] : []);
  const ofTarget = commands.filter((index) => own[index]);
  const expected = new Set(ofTarget.length > 0 ? ofTarget : commands);
  const found = pairs.filter(({ candidate }) => expected.has(candidate)).length;
  return found > 0 && found * 2 >= expected.size;
}
function copies2(candidate) {
  return candidate?.keyword === "COPY" || candidate?.keyword === "ADD";
}

// src/dockerfile/commands.ts
var MOST_TEXT = 65536;
var PREFIXES = /* @__PURE__ */ new Set([
  "sudo",
  "env",
  "time",
  "exec",
  "command",
  "nice",
  "if",
  "then",
  "else",
  "elif",
  "do",
  "while",
  "until",
  "!",
  "{",
  "}"
]);
var ASSIGNMENT = /^[A-Za-z_]\w*\+?=/;
var PYTHON = /^python(\d+(\.\d+)*)?$/;
function commandsOf2(text2) {
  return simpleCommands(text2.slice(0, MOST_TEXT)).flatMap((words) => commandOf2(words) ?? []);
}
function commandOf2(words) {
  let start = 0;
  let prefixed = false;
  for (let word = words[start]; word !== void 0; word = words[++start]) {
    if (PREFIXES.has(baseName2(word))) prefixed = true;
    else if (!ASSIGNMENT.test(word) && !(prefixed && word.startsWith("-"))) break;
  }
  const first = words[start];
  if (first === void 0) return null;
  const name = baseName2(first);
  const args = words.slice(start + 1);
  if (PYTHON.test(name) && args[0] === "-m" && args[1] !== void 0) return { name: args[1], args: args.slice(2) };
  return name === "set" ? null : { name, args };
}
function simpleCommands(text2) {
  const commands = [];
  let words = [];
  let word = null;
  const endWord = () => {
    if (word !== null) words.push(word);
    word = null;
  };
  const endCommand = () => {
    endWord();
    if (words.length > 0) commands.push(words);
    words = [];
  };
  for (let at = 0; at < text2.length; at++) {
    const char = text2.charAt(at);
    if (char === "'" || char === '"') {
      const quoted = quotedFrom(text2, at);
      word = (word ?? "") + quoted.text;
      at = quoted.end;
    } else if (char === "\\") {
      at++;
      if (text2[at] !== "\n") word = (word ?? "") + text2.charAt(at);
    } else if (char === "#" && word === null) {
      const end = text2.indexOf("\n", at);
      at = (end === -1 ? text2.length : end) - 1;
    } else if ("\n;|&()".includes(char)) endCommand();
    else if (/\s/.test(char)) endWord();
    else word = (word ?? "") + char;
  }
  endCommand();
  return commands;
}
function quotedFrom(text2, start) {
  const quote = text2.charAt(start);
  let inside = "";
  for (let at = start + 1; at < text2.length; at++) {
    const char = text2.charAt(at);
    if (char === quote) return { text: inside, end: at };
    if (char === "\\" && quote === '"') inside += text2.charAt(++at);
    else inside += char;
  }
  return { text: inside, end: text2.length };
}
function baseName2(word) {
  return word.slice(word.lastIndexOf("/") + 1);
}

// src/analysis/layer-origins.ts
function originsOf({ config, layers }, dockerfile) {
  const { history } = config;
  const lines = dockerfile ? attribute(dockerfile.parsed, history, dockerfile.target) : history.map(() => null);
  const layerLines = alignToLayers(history, lines, layers.length);
  const written2 = new Map(
    (dockerfile?.parsed.stages ?? []).flatMap(
      ({ instructions }) => instructions.map(({ line, keyword, text: text2 }) => [line, { keyword, text: text2 }])
    )
  );
  const origin = (createdBy, line) => {
    const instruction2 = instructionOf(createdBy);
    const own = (line === null ? void 0 : written2.get(line)) ?? null;
    const { keyword, text: text2 } = own ?? instruction2;
    return {
      createdBy,
      instruction: instruction2,
      line,
      written: own,
      commands: keyword === "RUN" ? commandsOf2(withoutOptions2(text2)) : []
    };
  };
  return { layers: layers.map(({ createdBy }, index) => origin(createdBy, layerLines[index] ?? null)), lines };
}
function withoutOptions2(text2) {
  return text2.replace(/^(?:--[a-z][\w-]*(?:=\S*)?\s+)+/, "");
}

// src/analysis/survey.ts
var LARGE = LEAST_SUMMED;
var SITE_PACKAGES = /* @__PURE__ */ new Set(["site-packages", "dist-packages"]);
function survey(root) {
  let visible = 0;
  const large = [];
  const sitePackages = [];
  const npmRecords = [];
  const linked = /* @__PURE__ */ new Map();
  walk(root, (node) => {
    const { inode, name } = node;
    if (inode === null) {
      if (node.children !== null && SITE_PACKAGES.has(name)) sitePackages.push(node);
      return true;
    }
    if (name === ".package-lock.json" && node.parent?.name === "node_modules") npmRecords.push(node);
    const known = inode.names > 1 ? linked.get(inode) : void 0;
    if (known !== void 0) {
      if (inode.size >= LARGE && pathOf(node) < pathOf(known.node)) known.node = node;
      return true;
    }
    visible += inode.size;
    if (inode.names === 1 && inode.size < LARGE) return true;
    const file = { node, inode };
    if (inode.size >= LARGE) large.push(file);
    if (inode.names > 1) linked.set(inode, file);
    return true;
  });
  return { visible, large, sitePackages, npmRecords };
}

// src/analysis/analyse.ts
async function analyse(input) {
  const { manifest, layers } = input;
  const indexes = layers.map(({ index }) => index);
  const merged = stack(indexes, { limits: input.limits });
  const origins = originsOf(manifest, input.dockerfile);
  const base = baseOf(manifest, input.dockerfile, origins.lines);
  const same2 = await unchanged(merged.lost, layers);
  const { config } = manifest;
  const options = {
    rules: input.rules,
    config,
    createdBy: (layer2) => manifest.layers[layer2]?.createdBy ?? "",
    ignore: input.ignore,
    contents: keptContents(merged.root, indexes)
  };
  const matcher = imageMatcher(merged.root, options);
  const facts = { merged, same: same2, layers: indexes, origins: origins.layers, matcher, config };
  const { wasted, groups } = explainWaste(facts);
  const waste = findWaste(merged.root, options, matcher);
  const found = survey(merged.root);
  const seen = { merged, survey: found, layers, origins: origins.layers, config, base };
  const advice2 = await advise({ ...seen, waste, wasteGroups: groups });
  return {
    sizes: sizesOf(merged, { visible: found.visible, wasted, waste, manifest, base }),
    base,
    layers: analysedLayers(input, { merged, wasted, waste, base, origins: origins.layers }),
    hog: hogOf(merged, indexes),
    wasted,
    wasteGroups: groups,
    ...advice2,
    ignored: waste.ignored,
    notes: [...manifest.notes, ...input.dockerfile?.parsed.notes ?? [], ...merged.notes, ...waste.notes]
  };
}
function sizesOf(merged, { visible, wasted, waste, manifest, base }) {
  const image = sum2(merged.layerBytes);
  return {
    image,
    visible,
    wasted: sum2(wasted.map(({ bytes: bytes2 }) => bytes2)),
    removable: waste.removable,
    download: downloadBytes(manifest),
    own: base === null ? null : sum2(merged.layerBytes.slice(base.layers)),
    efficiency: image === 0 ? 1 : visible / image
  };
}
function downloadBytes({ layers, configSize }) {
  const blobs = new Map(layers.map((layer2) => [layer2.digest ?? layer2.diffId, layer2.compressedSize]));
  let bytes2 = configSize;
  for (const size of blobs.values()) {
    if (size === null) return null;
    bytes2 += size;
  }
  return bytes2;
}
function analysedLayers({ manifest, layers, dockerfile }, { merged, wasted, waste, base, origins }) {
  const wastedBytes = /* @__PURE__ */ new Map();
  for (const { addedIn, bytes: bytes2 } of wasted) wastedBytes.set(addedIn, (wastedBytes.get(addedIn) ?? 0) + bytes2);
  return manifest.layers.map((layer2, index) => {
    const { line = null, instruction: instruction2 = { keyword: "", text: "" } } = origins[index] ?? {};
    return {
      index,
      diffId: layer2.diffId,
      digest: layer2.digest,
      bytes: merged.layerBytes[index] ?? 0,
      downloadBytes: layer2.compressedSize,
      entries: layers[index]?.index.length ?? 0,
      wastedBytes: wastedBytes.get(index) ?? 0,
      removableBytes: waste.removableByLayer.get(index) ?? 0,
      base: index < (base?.layers ?? 0),
      createdBy: layer2.createdBy,
      instruction: instruction2,
      dockerfile: dockerfile && line !== null ? { path: dockerfile.path, line } : null
    };
  });
}
function sum2(numbers) {
  return numbers.reduce((total2, n) => total2 + n, 0);
}

// src/budget/exact.ts
var SCALE = 10n ** 8n;
function percentOf(size, percent2) {
  return Number(BigInt(size) * scaled(percent2 / 100) / SCALE);
}
function reachesRatio({ part, whole }, ratio2) {
  return whole === 0 || BigInt(part) * SCALE >= scaled(ratio2) * BigInt(whole);
}
function scaled(value) {
  return BigInt(Math.round(value * Number(SCALE)));
}

// src/budget/judge.ts
function judge(budgets, figures) {
  return budgets.map((budget) => judgeOne(budget, figures));
}
function verdictOf(results) {
  if (results.some(({ status }) => status === "fail")) return "fail";
  return results.some(({ status }) => status === "warn") ? "warn" : "pass";
}
function judgeOne(config, figures) {
  const { actual, unit, resolve: resolve2, keeps: keeps2 } = figureOf(config.budget, figures);
  const warn = config.warn && resolve2(config.warn);
  const fail = config.fail && resolve2(config.fail);
  return {
    budget: typeof config.budget === "string" ? config.budget : `rules.${config.budget.rule}`,
    status: statusOf({ warn, fail }, keeps2),
    actual,
    warn,
    fail,
    baseline: null,
    unit,
    text: { warn: config.warn?.text ?? null, fail: config.fail?.text ?? null },
    position: config.position
  };
}
function statusOf({ warn, fail }, keeps2) {
  if (fail !== null && !keeps2(fail)) return "fail";
  return warn !== null && !keeps2(warn) ? "warn" : "pass";
}
function figureOf(budget, { sizes, layers, findings }) {
  if (typeof budget !== "string") {
    const own = findings.filter(({ rule }) => rule === budget.rule);
    return maximum(
      own.reduce((sum3, { bytes: bytes2 }) => sum3 + bytes2, 0),
      sizes
    );
  }
  switch (budget) {
    case "size":
      return maximum(sizes.image, sizes);
    case "download":
      return maximum(knownDownload(sizes), sizes);
    case "layer":
      return maximum(
        layers.reduce((most, { bytes: bytes2 }) => Math.max(most, bytes2), 0),
        sizes
      );
    case "layers":
      return { ...maximum(layers.length, sizes), unit: "count" };
    case "wasted":
      return maximum(sizes.wasted, sizes);
    case "removable":
      return maximum(sizes.removable, sizes);
    case "waste":
      return maximum(sizes.wasted + sizes.removable, sizes);
    case "efficiency":
      return efficiency(sizes);
    default:
      return budget;
  }
}
function maximum(actual, { image }) {
  return { actual, unit: "bytes", resolve: (limit) => amountOf(limit, image), keeps: (limit) => actual <= limit };
}
function efficiency({ visible, image, efficiency: actual }) {
  const keeps2 = (ratio2) => reachesRatio({ part: visible, whole: image }, ratio2);
  return { actual, unit: "ratio", resolve: (limit) => amountOf(limit, image), keeps: keeps2 };
}
function amountOf(limit, image) {
  switch (limit.kind) {
    case "bytes":
      return limit.bytes;
    case "percent":
      return percentOf(image, limit.percent);
    case "count":
      return limit.count;
    case "ratio":
      return limit.ratio;
    default:
      return limit;
  }
}
function knownDownload({ download }) {
  if (download !== null) return download;
  throw new MeasureError('cannot judge the "download" budget: this source holds no compressed layers', {
    hint: "Measure an OCI layout or archive, as `docker buildx build --output type=oci` writes it, or remove the budget."
  });
}

// src/dockerfile/read.ts
import { readFileSync, statSync } from "node:fs";

// src/dockerfile/parse.ts
var DOCKERFILE_LIMIT = 1024 * 1024;
function parseDockerfile(text2) {
  if (text2.length > DOCKERFILE_LIMIT) {
    const note2 = `the Dockerfile is longer than ${DOCKERFILE_LIMIT} characters, so no layer is traced to a line`;
    return { preamble: [], stages: [], escape: "\\", notes: [note2] };
  }
  const lines = text2.replace(/^\uFEFF/, "").split("\n");
  const cursor = { lines, next: 0, escape: escapeDirective(lines), notes: [] };
  const dockerfile = { preamble: [], stages: [], escape: cursor.escape, notes: cursor.notes };
  for (let read = readInstruction(cursor); read !== null; read = readInstruction(cursor)) {
    if (read.keyword === "FROM") dockerfile.stages.push(stageOf(read));
    else (dockerfile.stages.at(-1)?.instructions ?? dockerfile.preamble).push(read);
  }
  return dockerfile;
}
function escapeDirective(lines) {
  for (const line of lines) {
    const trimmed = line.trim();
    const equals = trimmed.indexOf("=");
    if (!trimmed.startsWith("#") || equals === -1) break;
    const key = trimmed.slice(1, equals).trim().toLowerCase();
    if (key !== "syntax" && key !== "escape" && key !== "check") break;
    const value = trimmed.slice(equals + 1).trim();
    if (key === "escape" && (value === "`" || value === "\\")) return value;
  }
  return "\\";
}
function stageOf({ text: text2, line }) {
  const [base = "", as = "", name = ""] = withoutFlags(text2).split(/\s+/);
  return { name: as.toUpperCase() === "AS" && name !== "" ? name.toLowerCase() : null, base, line, instructions: [] };
}
function readInstruction(cursor) {
  while (cursor.next < cursor.lines.length) {
    const line = cursor.next + 1;
    const joined3 = readLogicalLine(cursor);
    const [word, text2] = splitFirst(joined3);
    if (word === "") continue;
    const keyword = word.toUpperCase();
    const heredocs = readHeredocs(cursor, keyword, text2);
    const bodies = heredocs.map(({ body, name }) => `
${body}${name}`).join("");
    return { keyword, text: text2 + bodies, heredocs, line, endLine: cursor.next };
  }
  return null;
}
function readLogicalLine(cursor) {
  const parts = [];
  let more = true;
  while (more && cursor.next < cursor.lines.length) {
    const line = physicalLine(cursor);
    const blank = line.trim() === "";
    if (blank || line.trimStart().startsWith("#")) {
      more = parts.length > 0;
      continue;
    }
    const end = line.trimEnd();
    more = end.endsWith(cursor.escape) && end.at(-2) !== cursor.escape;
    parts.push(more ? end.slice(0, -1) : line);
  }
  return parts.join("");
}
function physicalLine(cursor) {
  const line = cursor.lines[cursor.next++] ?? "";
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
function readHeredocs(cursor, keyword, text2) {
  if (!text2.includes("<<")) return [];
  if (keyword === "ONBUILD") {
    const [inner, rest2] = splitFirst(text2);
    return readHeredocs(cursor, inner.toUpperCase(), rest2);
  }
  if (!["RUN", "COPY", "ADD"].includes(keyword) || jsonWords(withoutFlags(text2)) !== null) return [];
  const heredocs = [];
  for (const word of quotedWords(text2, cursor.escape)) {
    const match2 = /^\d*<<(-?)([^<]+)$/.exec(word);
    const name = match2?.[2]?.replace(/["']/g, "") ?? "";
    if (name !== "") heredocs.push(readBody(cursor, name, match2?.[1] === "-"));
  }
  return heredocs;
}
function readBody(cursor, name, chomp) {
  const opened = cursor.next;
  const body = [];
  while (cursor.next < cursor.lines.length) {
    const line = physicalLine(cursor);
    if ((chomp ? line.replace(/^\t+/, "") : line) === name) return { name, chomp, body: body.join("") };
    body.push(`${line}
`);
  }
  cursor.notes.push(`the heredoc "${name}" opened in line ${opened} of the Dockerfile does not end`);
  return { name, chomp, body: body.join("") };
}

// src/dockerfile/read.ts
function tracedDockerfile(from) {
  if (from === null) return null;
  try {
    const stats = statSync(from.path);
    if (!stats.isFile()) throw new Error("it is no regular file");
    const text2 = stats.size > 4 * DOCKERFILE_LIMIT ? " ".repeat(DOCKERFILE_LIMIT + 1) : readFileSync(from.path, "utf8");
    return { parsed: parseDockerfile(text2), path: from.shown, target: from.target };
  } catch (cause) {
    throw new MeasureError(`cannot read the Dockerfile ${from.shown}`, {
      hint: 'Check the path under "dockerfile" and its permissions.',
      cause
    });
  }
}

// src/report/seal.ts
var EPSILON = 1e-12;
function sealed(report2) {
  for (const image of report2.images) sealImage(image);
  const verdicts = report2.images.flatMap(({ verdict }) => verdict === null ? [] : [{ status: verdict }]);
  same("the verdict", report2.verdict, verdicts.length === 0 ? null : verdictOf(verdicts));
  return report2;
}
function sealImage(image) {
  wholeFigures(image);
  sealSizes(image.sizes);
  sealLayers(image);
  sealWasted(image);
  sealGroups(image);
  for (const finding of image.findings) sealFinding(finding, image.layers);
  holds(
    "hints are on layers of the image",
    image.hints.every(({ layer: layer2 }) => layer2 === null || image.layers[layer2] !== void 0)
  );
  sealRemovable(image);
  sealHog(image);
  if (image.verdict === null) same("budgets without a verdict", image.budgets.length, 0);
  else same("the image's verdict", image.verdict, verdictOf(image.budgets));
}
function sealSizes({ image, visible, wasted, removable, efficiency: efficiency2 }) {
  same("image size and visible plus wasted bytes", image, visible + wasted);
  holds("removable bytes are visible", removable <= visible);
  const expected = image === 0 ? 1 : visible / image;
  holds("efficiency is visible bytes of the image size", Math.abs(efficiency2 - expected) <= EPSILON);
}
function sealLayers({ layers, sizes, base }) {
  layers.forEach((layer2, place2) => {
    same("the index of a layer", layer2.index, place2);
    holds("waste of a layer is in the layer", layer2.wastedBytes + layer2.removableBytes <= layer2.bytes);
  });
  same(
    "image size and the sum of its layers",
    sizes.image,
    total(layers, (layer2) => layer2.bytes)
  );
  same("a base image and own size, both known or neither", base === null, sizes.own === null);
  const own = layers.filter((layer2) => !layer2.base);
  same("the layers of the base image", base?.layers ?? 0, layers.length - own.length);
  holds(
    "the base image is below",
    layers.every((layer2, n) => layer2.base === n < layers.length - own.length)
  );
  if (sizes.own === null) return;
  same(
    "own size and the sum of own layers",
    sizes.own,
    total(own, (layer2) => layer2.bytes)
  );
}
function sealWasted({ wasted, layers, sizes }) {
  const perLayer = layers.map(() => 0);
  for (const { bytes: bytes2, addedIn, wastedIn } of wasted) {
    holds(
      "bytes are wasted by a later layer of the image",
      0 <= addedIn && addedIn < wastedIn && wastedIn < layers.length
    );
    perLayer[addedIn] = (perLayer[addedIn] ?? 0) + bytes2;
  }
  same(
    "wasted bytes and the sum of wasted files",
    sizes.wasted,
    total(wasted, (file) => file.bytes)
  );
  perLayer.forEach((bytes2, n) => {
    same("wasted bytes of a layer and the sum of its wasted files", layers[n]?.wastedBytes, bytes2);
  });
}
function sealGroups({ wasteGroups, wasted, sizes }) {
  same(
    "wasted bytes and the sum of their groups",
    sizes.wasted,
    total(wasteGroups, (group) => group.bytes)
  );
  const sums = new GroupTable(() => ({ group: null, bytes: 0, files: 0, inside: 0 }));
  for (const group of wasteGroups) {
    const sum3 = sums.of(group);
    holds("each group of wasted bytes is there once", sum3.group === null);
    sum3.group = group;
  }
  for (const file of wasted) {
    const sum3 = sums.of(file);
    const directory2 = sum3.group?.directory ?? "";
    sum3.bytes += file.bytes;
    sum3.files += 1;
    if (directory2 === "/" || file.path.startsWith(`${directory2}/`)) sum3.inside += file.bytes;
  }
  for (const { group, bytes: bytes2, files: files2, inside } of sums.all()) {
    same("bytes of a group and of its files", group?.bytes, bytes2);
    same("files of a group", group?.files, files2);
    same("bytes in the directory of a group", group?.directoryBytes, inside);
  }
}
function sealFinding({ bytes: bytes2, layers: parts }, layers) {
  same(
    "bytes of a finding and the sum over its layers",
    bytes2,
    total(parts, (layer2) => layer2.bytes)
  );
  holds(
    "layers of a finding are layers of the image",
    parts.every(({ index }) => layers[index] !== void 0)
  );
  same("layers of a finding, each once", new Set(parts.map(({ index }) => index)).size, parts.length);
}
function sealRemovable({ findings, layers, sizes }) {
  const perLayer = layers.map(() => 0);
  for (const finding of findings) {
    if (finding.bucket !== "removable") continue;
    for (const { index, bytes: bytes2 } of finding.layers) perLayer[index] = (perLayer[index] ?? 0) + bytes2;
  }
  same(
    "removable bytes and the sum of findings",
    sizes.removable,
    total(perLayer, (bytes2) => bytes2)
  );
  perLayer.forEach((bytes2, n) => {
    same("removable bytes of a layer and the sum of findings in it", layers[n]?.removableBytes, bytes2);
  });
}
function sealHog({ hog: hog2, layers }) {
  if (hog2 === null) return;
  for (const { bytes: bytes3, files: files2 } of hog2.directories) for (const figure of [bytes3, files2]) isWhole(figure);
  for (const { bytes: bytes3 } of hog2.files) isWhole(bytes3);
  const bytes2 = layers[hog2.layer]?.bytes ?? -1;
  holds(
    "no layer is larger than the largest",
    layers.every((layer2) => layer2.bytes <= bytes2)
  );
  for (const row3 of [...hog2.directories, ...hog2.files]) {
    holds("what the largest layer has is in it", row3.bytes <= bytes2);
  }
  holds("the files of the largest layer are in it", total(hog2.files, (file) => file.bytes) <= bytes2);
}
function wholeFigures({ sizes, layers, wasted, wasteGroups, findings, hints: hints2, ignored }) {
  const { efficiency: _, ...whole } = sizes;
  for (const [name, figure] of Object.entries(whole)) {
    if (figure !== null || name !== "download" && name !== "own") isWhole(figure);
  }
  for (const layer2 of layers) {
    for (const figure of [layer2.bytes, layer2.entries, layer2.wastedBytes, layer2.removableBytes]) isWhole(figure);
    if (layer2.downloadBytes !== null) isWhole(layer2.downloadBytes);
  }
  for (const { bytes: bytes2, addedIn, wastedIn } of wasted) for (const figure of [bytes2, addedIn, wastedIn]) isWhole(figure);
  for (const { bytes: bytes2, files: files2, addedIn, wastedIn } of wasteGroups)
    for (const figure of [bytes2, files2, addedIn, wastedIn]) isWhole(figure);
  for (const { bytes: bytes2, files: files2 } of [...findings, ...ignored]) for (const figure of [bytes2, files2]) isWhole(figure);
  for (const { bytes: bytes2, layer: layer2 } of hints2) for (const figure of [bytes2, layer2 ?? 0]) isWhole(figure);
  for (const { layers: layers2 } of findings) for (const { index, bytes: bytes2 } of layers2) for (const n of [index, bytes2]) isWhole(n);
}
function isWhole(figure) {
  if (!Number.isSafeInteger(figure) || Number(figure) < 0) disagree(`${String(figure)} is not a size or count`);
}
function total(items, figure) {
  return items.reduce((sum3, item) => sum3 + figure(item), 0);
}
function holds(what, condition) {
  if (!condition) disagree(`it does not hold that ${what}`);
}
function same(what, stated, sum3) {
  if (stated !== sum3) disagree(`${what}: ${String(stated)} against ${String(sum3)}`);
}
function disagree(how) {
  throw new MeasureError(`internal figures disagree: ${how}`, {
    hint: "This is a fault of imagebudget, not of the image; please report it with this line."
  });
}

// src/check.ts
async function check(job, surroundings) {
  for (const { pattern, position } of job.patterns) {
    const problem = checkPattern(pattern);
    if (problem !== null)
      throw new ConfigError(position, `the pattern ${JSON.stringify(pattern.slice(0, 60))} ${problem}`, {
        hint: "Write several shorter patterns."
      });
  }
  const engineStore = surroundings.engineStore !== false && !job.verify;
  const io = { ...surroundings, limits: job.limits, cache: openCache(surroundings, job), engineStore };
  const images = [];
  for (const target of job.targets) images.push(await checkImage(target, job, io));
  return sealed({ verdict: job.budgets && verdictOf(images.flatMap((image) => image.budgets)), images });
}
async function checkImage(target, job, io) {
  const started = performance.now();
  const source = await openTarget(target, io);
  try {
    const { manifest, kind, reference } = source;
    const { layers, verified } = await readLayers(source, { verify: job.verify, io });
    if (io.cache) await keepLayers(io.cache, manifest, layers);
    const dockerfile = tracedDockerfile(job.dockerfile);
    const { rules, ignore, limits } = job;
    const analysis = await analyse({ manifest, layers, rules, ignore, dockerfile, limits });
    const budgets = job.budgets ? judge(job.budgets, analysis) : [];
    return {
      ...analysis,
      name: target.name,
      source: {
        kind,
        reference,
        digest: manifest.digest,
        platform: formatPlatform(manifest.config.platform),
        verified,
        ...source.basis ? { basis: source.basis } : {}
      },
      budgets,
      verdict: job.budgets && verdictOf(budgets),
      milliseconds: performance.now() - started
    };
  } finally {
    await source[Symbol.asyncDispose]();
  }
}

// src/report/hints.ts
function explainsFinding({ layer: layer2, explains }, { rule, layers }) {
  return explains.includes(rule) && (layer2 === null || layers.some(({ index }) => index === layer2));
}
function explainsGroup({ layer: layer2, explains }, { label: label2, rule, addedIn, wastedIn }) {
  if (!explains.includes(label2)) return false;
  return layer2 === wastedIn || layer2 === addedIn && (rule === null || explains.includes(rule));
}
function loneHints({ hints: hints2, findings, wasteGroups }) {
  const alone = hints2.filter(
    (hint) => !findings.some((finding) => explainsFinding(hint, finding)) && !wasteGroups.some((group) => explainsGroup(hint, group))
  );
  return alone.sort((a, b) => b.bytes - a.bytes || (a.layer ?? -1) - (b.layer ?? -1));
}

// src/report/instruction.ts
function instruction({ instruction: { keyword, text: text2 } }) {
  return `${keyword} ${text2}`.replace(/\s+/g, " ").trim();
}
function command(layer2) {
  if (layer2.instruction.keyword !== "RUN") return null;
  return instruction(layer2).slice("RUN ".length).replace(/^(--\w+(=\S+)? )+/, "");
}
function isCopy({ instruction: { keyword } }) {
  return keyword === "COPY" || keyword === "ADD";
}

// src/report/place.ts
var NAMED_ROOTS = 3;
function place() {
  return { files: 0, common: "", roots: [] };
}
function extend(to, path3) {
  to.files += 1;
  to.common = to.files === 1 ? path3 : shared(to.files === 2 ? parent(to.common) : to.common, path3);
  const second = path3.indexOf("/", 1);
  const root = second < 0 ? path3 : path3.slice(0, second);
  if (to.roots.length <= NAMED_ROOTS && !to.roots.includes(root)) to.roots.push(root);
}
function placeText({ common, roots }) {
  if (common !== "") return displayPath(common);
  return roots.length > 0 && roots.length <= NAMED_ROOTS ? roots.map(displayPath).join(", ") : "/";
}
function lineText({ dockerfile }) {
  return dockerfile === null ? "" : `${dockerfile.path}:${dockerfile.line}`;
}
function shared(directory2, path3) {
  let common = directory2;
  while (common !== "" && !path3.startsWith(`${common}/`)) common = parent(common);
  return common;
}
function parent(path3) {
  return path3.slice(0, Math.max(0, path3.lastIndexOf("/")));
}

// src/report/remedies.ts
var BASE_REMEDY = "FROM <a base image without these bytes>   # nothing in this Dockerfile can free them";
function firstInstruction(remedy) {
  const lines = remedy.split("\n");
  const end = lines.findIndex((line) => !line.trimEnd().endsWith("\\")) + 1;
  return lines.slice(0, end === 0 ? lines.length : end);
}
var WHATEVER_BASE = /* @__PURE__ */ new Set(["state-rewrite", "package-upgrade"]);
function needsOtherBase({ group, added: added2, wasted }) {
  if (!added2.base || wasted.base) return added2.base;
  return group.cause !== "metadata" && !WHATEVER_BASE.has(group.label);
}
function wasteRemedy(waste) {
  const { label: label2, cause, remedy } = waste.group;
  if (waste.added.base && waste.wasted.base) return BASE_REMEDY;
  if (waste.added.base && !WHATEVER_BASE.has(label2)) return overBase(waste);
  if (label2 !== "plain") return remedy;
  switch (cause) {
    case "deleted":
      return deleted(waste);
    case "metadata":
      return metadata(waste);
    case "overwritten":
      return overwritten(waste);
    case "opaque":
      return oneRun(waste, "a directory that is made anew later keeps its old files in the image");
    case "replaced":
      return oneRun(waste, `make ${path2(waste)} what it is to be at once`);
    default:
      return cause;
  }
}
function overBase(waste) {
  const { cause } = waste.group;
  switch (cause) {
    case "deleted":
    case "opaque":
    case "replaced":
      return `FROM <a smaller base image>   # removing ${path2(waste)} from a base image frees nothing`;
    case "metadata":
      return `# leave owner, mode and times of the base image's files alone: ${layer(waste.wasted)} copies each file it changes`;
    case "overwritten":
      return `FROM <a newer base image>   # ${layer(waste.wasted)} writes again what the base image has`;
    default:
      return cause;
  }
}
function deleted(waste) {
  if (isCopy(waste.added)) {
    return [
      `# .dockerignore: name what becomes ${path2(waste)}, so that COPY leaves it out`,
      "# or, where the build needs it: RUN --mount=type=bind,source=<source>,target=<target> <command>"
    ].join("\n");
  }
  return oneRun(waste, "the rm belongs in the RUN that wrote the files");
}
function metadata(waste) {
  if (isCopy(waste.added)) {
    return `COPY --chown=<user>:<group> --chmod=<mode> …   # in ${layer(waste.added)}, instead of the change in ${layer(waste.wasted)}`;
  }
  return oneRun(waste, "chmod, chown and touch in a later layer store each file again");
}
function overwritten(waste) {
  if (isCopy(waste.added) && isCopy(waste.wasted)) {
    return `COPY …   # ${path2(waste)} once: ${layer(waste.wasted)} copies over what ${layer(waste.added)} copied`;
  }
  return oneRun(waste, "what a later layer writes over stays in the image");
}
function oneRun({ added: added2, wasted }, why) {
  const later = command(wasted);
  const what = later === null ? `<what ${layer(wasted)} does>` : cutEnd(terminal(later), 60);
  return `RUN … && ${what}   # in ${layer(added2)}: ${why}`;
}
function layer({ index }) {
  return `layer ${index}`;
}
function path2(waste) {
  return cut(terminal(waste.place), 48);
}

// src/report/savings.ts
var SMALL = 65536;
var CAUSES2 = {
  overwritten: { label: "overwritten later", did: "overwritten" },
  metadata: { label: "metadata change", did: "stored again" },
  deleted: { label: "deleted later", did: "deleted" },
  opaque: { label: "hidden later", did: "hidden" },
  replaced: { label: "replaced later", did: "replaced" }
};
function savings(image) {
  const removable = image.findings.filter((finding) => finding.bucket === "removable");
  const found = removable.map((finding) => fromFinding(finding, image));
  const wasted = fromGroups(image);
  return [...found, ...wasted].sort(bySize2);
}
function advice(image) {
  const findings = image.findings.filter((finding) => finding.bucket === "advice");
  return findings.map((finding) => fromFinding(finding, image)).sort(bySize2);
}
function bySize2(a, b) {
  return b.bytes - a.bytes || (a.label < b.label ? -1 : 1);
}
function fromGroups(image) {
  const { wasted, wasteGroups } = image;
  const places = new GroupTable(place);
  for (const file of wasted) extend(places.of(file), file.path);
  return wasteGroups.flatMap((group) => fromGroup(group, image, places.of(group)));
}
function fromGroup(group, { layers, hints: hints2 }, where) {
  const [added2, wasted] = [layers[group.addedIn], layers[group.wastedIn]];
  if (!added2 || !wasted) return [];
  const { label: label2, did } = CAUSES2[group.cause];
  const change = added2.base ? wasted : added2;
  return [
    {
      kind: "wasted",
      label: group.label === "plain" ? label2 : group.label,
      always: group.label === "secret-deleted-later",
      title: group.label === "plain" ? `${did} in a later layer` : group.title,
      severity: group.severity,
      bytes: group.bytes,
      place: placeText(where),
      files: where.files === 1 ? "" : counted(where.files, "file"),
      origin: `added in ${layerText(added2)}, ${did} in ${layerText(wasted)}`,
      dockerfile: change.dockerfile,
      pair: { added: doer(added2), wasted: doer(wasted) },
      base: change.base,
      baseBytes: needsOtherBase({ group, added: added2, wasted }) ? group.bytes : 0,
      remedy: wasteRemedy({ group, place: placeText(where), added: added2, wasted }),
      page: group.label === "plain" ? null : pageUrl("detectors.md"),
      hints: hints2.filter((hint) => explainsGroup(hint, group)).map(({ title }) => title)
    }
  ];
}
function doer(layer2) {
  return { layer: layer2.index, what: instruction(layer2), dockerfile: layer2.dockerfile };
}
function fromFinding(finding, image) {
  const { layers } = image;
  const found = place();
  for (const path3 of finding.paths) extend(found, path3);
  const biggest = [...finding.layers].sort((a, b) => b.bytes - a.bytes || a.index - b.index);
  const main = layers[biggest[0]?.index ?? -1];
  const base = biggest.length > 0 && biggest.every(({ index }) => layers[index]?.base === true);
  const more = biggest.length < 2 ? "" : ` and ${biggest.length - 1} more`;
  const inBase = baseBytes(finding, layers);
  const partly = base || inBase === 0 ? "" : `, ${bytes(inBase)} of it in base layers`;
  return {
    kind: finding.bucket,
    label: finding.rule,
    always: finding.rule === "context-secrets",
    title: finding.title,
    severity: finding.severity,
    bytes: finding.bytes,
    place: placeText(found),
    files: found.files === 1 && finding.files === 1 ? "" : counted(finding.files, "file"),
    origin: main ? layerText(main) + more + partly : "",
    dockerfile: main?.dockerfile ?? null,
    pair: null,
    base,
    baseBytes: inBase,
    remedy: base ? BASE_REMEDY : finding.remedy,
    page: pageUrl(finding.page),
    hints: image.hints.filter((hint) => explainsFinding(hint, finding)).map(({ title }) => title)
  };
}
function baseBytes({ layers: parts }, layers) {
  return parts.reduce((sum3, { index, bytes: bytes2 }) => sum3 + (layers[index]?.base === true ? bytes2 : 0), 0);
}
function layerText({ index, base }) {
  return base ? `layer ${index} (base)` : `layer ${index}`;
}

// src/report/hog.ts
function wasteOf(layer2) {
  return layer2.wastedBytes + layer2.removableBytes;
}
function wastefulLayer(image, figure = wasteOf) {
  const layer2 = greatest(image.layers, figure);
  return layer2 !== null && figure(layer2) >= SMALL ? layer2 : null;
}
function largestLayer(image) {
  return greatest(image.layers, (layer2) => layer2.bytes);
}
function hog(image) {
  return image.layers.length < 2 ? null : largestLayer(image);
}
function hogRows({ hog: hog2 }) {
  if (hog2 === null) return [];
  const directories2 = hog2.directories.map(({ path: path3, ...row3 }) => ({ ...row3, path: `${displayPath(path3)}/` }));
  const files2 = hog2.files.map(({ path: path3, bytes: bytes2 }) => ({ bytes: bytes2, path: displayPath(path3), files: null }));
  return [...directories2, ...files2].sort((a, b) => b.bytes - a.bytes);
}
function greatest(layers, figure) {
  return layers.reduce((most, l) => most === null || figure(l) > figure(most) ? l : most, null);
}

// src/report/savable.ts
function savable(image) {
  const { wasted, removable } = image.sizes;
  return { bytes: wasted + removable, baseBytes: ofOtherBase(image), downloadBytes: downloadSavings(image) };
}
function ofOtherBase({ findings, wasteGroups, layers }) {
  let bytes2 = 0;
  for (const finding of findings) if (finding.bucket === "removable") bytes2 += baseBytes(finding, layers);
  for (const group of wasteGroups) {
    const [added2, wasted] = [layers[group.addedIn], layers[group.wastedIn]];
    if (added2 && wasted && needsOtherBase({ group, added: added2, wasted })) bytes2 += group.bytes;
  }
  return bytes2;
}
var LEAST_PART2 = 0.01;
function baseText({ bytes: all, baseBytes: base }) {
  if (base === 0 || base < all * LEAST_PART2) return [];
  return [base === all ? "all of it the base image's" : `${bytes(base)} of it the base image's`];
}
function savableText(all, size) {
  const { downloadBytes: downloadBytes2 } = all;
  const download = downloadBytes2 ? [`about ${bytes(downloadBytes2)} of the download`] : [];
  return [`${bytes(all.bytes)} (${percent(all.bytes, size)})`, ...baseText(all), ...download].join(", ");
}
function downloadSavings({ layers, sizes }) {
  if (sizes.download === null) return null;
  const blobs = /* @__PURE__ */ new Map();
  for (const layer2 of layers) {
    const saved = downloadShare(layer2);
    if (saved === null) return null;
    const blob = layer2.digest ?? layer2.diffId;
    blobs.set(blob, Math.min(saved, blobs.get(blob) ?? saved));
  }
  return [...blobs.values()].reduce((sum3, saved) => sum3 + saved, 0);
}
function downloadShare(layer2) {
  const { bytes: all, downloadBytes: downloadBytes2 } = layer2;
  if (downloadBytes2 === null) return null;
  return all === 0 ? 0 : Math.floor(downloadBytes2 * (wasteOf(layer2) / all));
}

// src/report/json.ts
function jsonValue({ verdict, images }) {
  return {
    schemaVersion: 1,
    tool: { name: "imagebudget", version: VERSION },
    ...verdict === null ? {} : { verdict },
    images: images.map(imageValue)
  };
}
function json(report2) {
  return `${jsonText(jsonValue(report2), 2)}
`;
}
function imageValue(image) {
  const { source, sizes } = image;
  return {
    name: image.name,
    source: {
      kind: source.kind,
      reference: source.reference,
      digest: source.digest,
      platform: source.platform,
      verified: source.verified,
      ...source.basis === void 0 ? {} : { basis: source.basis }
    },
    sizes: {
      image: sizes.image,
      visible: sizes.visible,
      wasted: sizes.wasted,
      removable: sizes.removable,
      download: sizes.download,
      own: sizes.own,
      efficiency: sizes.efficiency
    },
    savings: { ...savable(image) },
    base: image.base === null ? null : { name: image.base.name, layers: image.base.layers, evidence: image.base.evidence },
    layers: image.layers.map(layerValue),
    hog: hogValue(image),
    wasted: image.wasted.map(wastedValue),
    wasteGroups: image.wasteGroups.map(groupValue),
    findings: image.findings.map((finding) => findingValue(finding, image.layers)),
    hints: image.hints.map(hintValue),
    ignored: image.ignored.map(ignoredValue),
    notes: [...image.notes],
    budgets: image.budgets.map(budgetValue)
  };
}
function layerValue(layer2) {
  const { dockerfile } = layer2;
  return {
    index: layer2.index,
    diffId: layer2.diffId,
    digest: layer2.digest,
    bytes: layer2.bytes,
    downloadBytes: layer2.downloadBytes,
    entries: layer2.entries,
    wastedBytes: layer2.wastedBytes,
    removableBytes: layer2.removableBytes,
    base: layer2.base,
    createdBy: layer2.createdBy,
    dockerfile: dockerfile === null ? null : { path: dockerfile.path, line: dockerfile.line }
  };
}
function hogValue({ hog: hog2 }) {
  if (hog2 === null) return null;
  return {
    layer: hog2.layer,
    directories: hog2.directories.map(({ path: path3, bytes: bytes2, files: files2 }) => ({ ...pathValue(path3), bytes: bytes2, files: files2 })),
    files: hog2.files.map(({ path: path3, bytes: bytes2 }) => ({ ...pathValue(path3), bytes: bytes2 }))
  };
}
function pathValue(path3) {
  const raw = isUtf8(path3) ? {} : { pathBase64: Buffer.from(path3, "latin1").toString("base64") };
  return { path: displayPath(path3), ...raw };
}
function wastedValue({ path: path3, bytes: bytes2, cause, addedIn, wastedIn, label: label2, rule }) {
  return {
    ...pathValue(path3),
    bytes: bytes2,
    cause,
    addedIn,
    wastedIn,
    label: label2,
    ...rule === null ? {} : { rule }
  };
}
function groupValue(group) {
  const { label: label2, rule, title, severity, cause, addedIn, wastedIn, bytes: bytes2, files: files2, directoryBytes, remedy } = group;
  const directory2 = displayPath(group.directory);
  return { label: label2, rule, title, severity, cause, addedIn, wastedIn, bytes: bytes2, files: files2, directory: directory2, directoryBytes, remedy };
}
function findingValue(finding, layers) {
  return {
    rule: finding.rule,
    title: finding.title,
    severity: finding.severity,
    bucket: finding.bucket,
    bytes: finding.bytes,
    baseBytes: baseBytes(finding, layers),
    files: finding.files,
    layers: finding.layers.map(({ index, bytes: bytes2 }) => ({ index, bytes: bytes2 })),
    paths: finding.paths.map(displayPath),
    remedy: finding.remedy,
    page: pageUrl(finding.page)
  };
}
function hintValue({ hint, title, severity, layer: layer2, bytes: bytes2, explains, remedy }) {
  return { hint, title, severity, layer: layer2, bytes: bytes2, explains: [...explains], remedy };
}
function ignoredValue({ path: path3, rule, reason, bytes: bytes2, files: files2 }) {
  return { path: path3, rule, reason, bytes: bytes2, files: files2 };
}
function budgetValue(budget) {
  return {
    budget: budget.budget,
    status: budget.status,
    actual: budget.actual,
    warn: budget.warn,
    fail: budget.fail,
    baseline: budget.baseline,
    unit: budget.unit,
    config: { path: budget.position.path, line: budget.position.line }
  };
}

// src/report/budget-words.ts
var PREDICATES = {
  size: (now) => `is ${now}`,
  download: (now) => `is a download of ${now}`,
  layer: (now) => `has a layer of ${now}`,
  layers: (now) => `has ${now} layers`,
  wasted: (now) => `wastes ${now}`,
  removable: (now) => `holds ${now} that can be removed`,
  waste: (now) => `holds ${now} of waste`,
  efficiency: (now) => `is ${now} efficient`
};
function threshold(budget) {
  return budget.status === "warn" ? budget.warn : budget.fail ?? budget.warn;
}
function amounts(budget) {
  const limit = threshold(budget) ?? budget.actual;
  const [now, text2] = pair2(budget, limit);
  return { now, limit: text2 };
}
function excess(budget) {
  const limit = threshold(budget);
  if (limit === null || budget.status === "pass") return null;
  switch (budget.unit) {
    case "bytes":
      return bytes(budget.actual - limit);
    case "count":
      return count(budget.actual - limit);
    case "ratio":
      return points(limit - budget.actual);
    default:
      return budget.unit;
  }
}
function tooMuch(budget) {
  const amount2 = excess(budget);
  if (amount2 === null) return "";
  switch (budget.unit) {
    case "bytes":
      return `${amount2} too much`;
    case "count":
      return `${amount2} too many`;
    case "ratio":
      return `${amount2} too low`;
    default:
      return budget.unit;
  }
}
function exceeded(budget, say) {
  const { now, limit } = amounts(budget);
  const what = budget.status === "warn" ? "above its warning" : "exceeded";
  if (budget.unit === "ratio") return `${say(budget.budget)} too low: ${now}, at least ${limit} is asked for`;
  return `${say(budget.budget)} budget ${what}: ${now} of ${limit} (+${excess(budget) ?? ""})`;
}
function writtenLimit(budget, say) {
  const written2 = writtenUnit(budget, budget.status === "warn" ? "warn" : budget.fail === null ? "warn" : "fail");
  return written2 === null ? amounts(budget).limit : `${amounts(budget).limit}, ${say(written2)}`;
}
function writtenUnit(budget, which) {
  const written2 = budget.text[which];
  return written2 !== null && budget.unit === "bytes" && /%|ib\s*$/i.test(written2) ? written2 : null;
}
function headline(image, say) {
  const name = say(image.name);
  const size = `${name} is ${bytes(image.sizes.image)}`;
  if (image.verdict === null) return size;
  const [main, ...others] = image.budgets.filter(({ status }) => status === image.verdict).sort(sizeFirst);
  if (image.verdict === "pass" || !main) return `${size}, ${within(image.budgets, say)}`;
  const more = others.length === 0 ? "" : `; ${count(others.length)} more ${mores(main.status, others.length)}`;
  const limit = `its ${say(main.budget)} budget (${writtenLimit(main, say)})`;
  return `${name} ${predicate(main, say)}, ${excess(main) ?? ""} ${beyond(main)} ${limit}${more}`;
}
function within(budgets, say) {
  const [only, ...others] = budgets;
  if (!only) return "and no budget is set";
  if (others.length > 0) return `within its ${budgets.length} budgets`;
  return `within its ${say(only.budget)} budget (${writtenLimit(only, say)})`;
}
function mores(status, n) {
  const noun = n === 1 ? "budget" : "budgets";
  return status === "warn" ? `${noun} ${n === 1 ? "warns" : "warn"}` : `${noun} ${n === 1 ? "is" : "are"} exceeded`;
}
function beyond(budget) {
  const side = budget.unit === "ratio" ? "under" : "over";
  return budget.status === "warn" ? `${side} the warning of` : side;
}
function predicate(budget, say) {
  const { now } = amounts(budget);
  const known = Object.hasOwn(PREDICATES, budget.budget) ? PREDICATES[budget.budget] : void 0;
  if (known) return known(now);
  return `holds ${now} of ${say(budget.budget.replace(/^rules\./, ""))}`;
}
function sizeFirst(a, b) {
  return Number(b.budget === "size") - Number(a.budget === "size");
}
function pair2({ unit, actual }, limit) {
  switch (unit) {
    case "bytes":
      return distinctBytes(actual, limit);
    case "count":
      return [count(actual), count(limit)];
    case "ratio":
      return distinctRatios(actual, limit);
    default:
      return unit;
  }
}
function points(difference) {
  const value = 100 * difference;
  return value >= 0.05 ? `${Number(value.toFixed(1))} points` : `${Number(value.toPrecision(1))} points`;
}

// src/report/measured.ts
var KINDS = {
  "docker-archive": "a docker archive",
  "oci-layout": "an OCI layout",
  "oci-archive": "an OCI archive",
  docker: "the engine",
  podman: "Podman",
  registry: "the registry",
  build: "the build"
};
var BASES = {
  digest: "every byte was hashed and equals its digest",
  structure: "sizes, checksums and ends were checked; digests were not (--verify does)",
  cached: "layer indexes came from the cache"
};
function measuredHow({ kind, verified, basis }) {
  if (basis === "store") return "read from the engine's store";
  return verified === "cached" ? `cached, from ${KINDS[kind]}` : `read from ${KINDS[kind]}`;
}
function measuredBasis({ verified }) {
  return BASES[verified];
}
function shortDigest(digest) {
  return digest.replace(/^([a-z0-9]+:[0-9a-f]{6})[0-9a-f]+$/, "$1…");
}

// src/report/paint.ts
var CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 };
function painter(colour) {
  return (style, text2) => colour && text2 !== "" ? `\x1B[${CODES[style]}m${text2}\x1B[0m` : text2;
}

// src/report/bar.ts
var EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
function bar(cells2) {
  const eighths = Math.round(cells2 * 8);
  return "█".repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? "");
}

// src/report/text-view.ts
var MARKS = {
  pass: { mark: "✓", style: "green" },
  warn: { mark: "!", style: "yellow" },
  fail: { mark: "✗", style: "red" }
};

// src/report/text-budgets.ts
var GAP = "   ";
var NAME_COLUMNS = 32;
var BAR = { full: 20, most: 25, least: 10 };
function budgetTable({ budgets }, view) {
  if (budgets.length === 0) return [];
  const rows = [["BUDGET", "NOW", "LIMIT", "USED"], ...budgets.map(cells)];
  const widths = columnWidths(rows);
  const [title = "", ...lines] = rows.map((row3) => aligned(row3, widths));
  const room = view.width - 2 - width(title);
  const used = widths.at(-1) ?? 0;
  const most = Math.min(BAR.most, ...budgets.filter(showsBar).map((budget) => room - 2 - width(written(budget))));
  return [
    view.paint("dim", `  ${title}`),
    ...budgets.map((budget, n) => {
      const { mark, style } = MARKS[budget.status];
      const line = lines[n] ?? "";
      const row3 = showsBar(budget) ? `${line}  ${barred(budget, most, view)}` : line.slice(0, line.length - used) + note(budget, room + used);
      return `${view.paint(style, mark)} ${row3}`.trimEnd();
    })
  ];
}
function aligned(row3, widths) {
  return row3.map((cell, n) => pad(cell, widths[n] ?? 0, n === 0 ? "left" : "right")).join(GAP);
}
function cells(budget) {
  const { now, limit } = amounts(budget);
  const used = showsBar(budget) ? percent(budget.actual, threshold(budget) ?? 0) : "";
  return [cut(terminal(budget.budget), NAME_COLUMNS), now, limit, used];
}
function showsBar(budget) {
  return budget.status !== "warn" && budget.unit !== "ratio" && (threshold(budget) ?? 0) > 0;
}
function barred(budget, most, { paint }) {
  if (most < BAR.least) return written(budget).trimStart();
  return paint(MARKS[budget.status].style, usedBar(budget.actual / (threshold(budget) ?? 1), most)) + written(budget);
}
function written(budget) {
  const text2 = writtenUnit(budget, budget.fail === null ? "warn" : "fail");
  return text2 === null ? "" : ` (${terminal(text2)})`;
}
function usedBar(part, most) {
  const cells2 = part * most * BAR.full / BAR.most;
  return cells2 > most ? `${"█".repeat(most - 1)}▶` : bar(cells2);
}
function note(budget, room) {
  if (budget.unit === "ratio") return budget.status === "warn" ? warning(budget, "below", room) : "at least";
  if (budget.status === "warn") return warning(budget, "above", room);
  return threshold(budget) === 0 && budget.actual > 0 ? "none is allowed" : "";
}
function warning(budget, side, room) {
  const limits = ["warn", "fail"].flatMap((which) => {
    const limit = budget[which];
    if (limit === null) return [];
    const written2 = budget.text[which];
    const figure = amount(limit, budget);
    const words = written2 === null || writtenUnit(budget, which) === null ? figure : terminal(written2);
    return [{ which, words, figure: words === figure ? "" : ` (${figure})` }];
  });
  const long = limits.map(({ which, words, figure }) => `${which}s ${side} ${words}${which === "fail" ? figure : ""}`).join(", ");
  const short = limits.map(({ which, words }) => `${which}s ${side} ${words}`).join(", ");
  return width(long) <= room ? long : short;
}
function amount(limit, { unit }) {
  switch (unit) {
    case "bytes":
      return limitBytes(limit);
    case "count":
      return count(limit);
    case "ratio":
      return ratio(limit);
    default:
      return unit;
  }
}

// src/report/text-hog.ts
var LEAST_PATH = 30;
var LEAST_PART3 = 0.01;
function hogLines(image, view) {
  const layer2 = largestLayer(image);
  const all = hogRows(image);
  if (layer2 === null || all.length === 0) return [];
  const shown = view.all ? all : all.filter((row3) => row3.bytes >= layer2.bytes * LEAST_PART3).slice(0, view.top);
  if (shown.length === 0) return [];
  const rows = shown.map((row3) => ({
    bytes: bytes(row3.bytes),
    part: percent(row3.bytes, layer2.bytes),
    path: terminal(row3.path),
    files: row3.files === null ? "" : counted(row3.files, "file")
  }));
  const [figure = 0, part = 0, path3 = 0, files2 = 0] = columnWidths(rows.map((row3) => Object.values(row3)));
  const room = Math.max(LEAST_PATH, view.width - (2 + figure + 2 + part + 2 + 3 + files2));
  const title = `  BIGGEST in layer ${layer2.index}, ${bytes(layer2.bytes)}${layer2.base ? " (base)" : ""}`;
  return [
    view.paint("bold", title),
    ...rows.map((row3) => {
      const figures = `  ${pad(row3.bytes, figure, "right")}  ${view.paint("dim", pad(row3.part, part, "right"))}`;
      const where = cut(row3.path, room);
      if (row3.files === "") return `${figures}  ${where}`;
      return `${figures}  ${pad(where, Math.min(path3, room))}   ${view.paint("dim", pad(row3.files, files2, "right"))}`;
    })
  ];
}

// src/report/layer-rows.ts
var MANY = 20;
var SHORT_RUN = 3;
var SMALL_PART = 0.01;
function layerRows({ layers, base }, fold) {
  const rows = fold ? runs(layers).flatMap((run) => rowsOf2(run, base?.name ?? null)) : layers.map(row);
  return rows.reverse();
}
function runs(layers) {
  const image = layers.reduce((sum3, layer2) => sum3 + layer2.bytes, 0);
  const long = layers.filter((layer2) => !layer2.base).length > MANY;
  const found = [];
  for (const layer2 of layers) {
    const small = long && layer2.bytes < image * SMALL_PART && wasteOf(layer2) < SMALL;
    const kind = layer2.base ? "base" : small ? "small" : "own";
    const run = found.at(-1);
    if (run?.kind === kind) run.layers.push(layer2);
    else found.push({ kind, layers: [layer2] });
  }
  return found;
}
function rowsOf2({ kind, layers }, base) {
  switch (kind) {
    case "own":
      return layers.map(row);
    case "small":
      return layers.length < SHORT_RUN ? layers.map(row) : [folded(layers, `${layers.length} small layers (--all)`)];
    case "base":
      return base === null && layers.length === 1 ? layers.map(row) : [folded(layers, `${base ?? "base image"} (base, ${counted(layers.length, "layer")})`)];
    default:
      return kind;
  }
}
function row(layer2) {
  return {
    layers: String(layer2.index),
    bytes: layer2.bytes,
    waste: wasteOf(layer2),
    what: `${instruction(layer2)}${layer2.base ? " (base)" : ""}`.trim(),
    line: lineText(layer2)
  };
}
function folded(layers, what) {
  const lines = new Set(layers.map(lineText));
  const [line = ""] = lines;
  return {
    layers: `${layers[0]?.index}-${layers.at(-1)?.index}`,
    bytes: layers.reduce((sum3, layer2) => sum3 + layer2.bytes, 0),
    waste: layers.reduce((sum3, layer2) => sum3 + wasteOf(layer2), 0),
    what,
    line: lines.size === 1 ? line : ""
  };
}

// src/report/text-layers.ts
var GAP2 = "   ";
var LEAST_INSTRUCTION = 20;
var MOST_LINE = 32;
var BAR2 = { cells: 8, from: 90 };
function layerTable(image, view) {
  if (image.layers.length === 0) return ["  No layers: the image holds no files."];
  const rows = layerRows(image, !view.all);
  const marked = String(hog(image)?.index ?? "");
  const [title = "", ...lines] = leftColumns(rows, view);
  const what = whatColumn(rows, view.width - title.length - 2 - 4);
  return [
    view.paint("dim", `  ${title}    INSTRUCTION`),
    ...rows.map((row3, n) => {
      const mark = row3.layers === marked ? view.paint("yellow", "◀") : " ";
      return `  ${lines[n]} ${mark}  ${what[n]}`.trimEnd();
    })
  ];
}
function leftColumns(rows, { width: width2 }) {
  const largest = Math.max(1, ...rows.map((row3) => row3.bytes));
  const bars = width2 < BAR2.from ? [] : [["", ...rows.map((row3) => bar(row3.bytes / largest * BAR2.cells))]];
  const columns = [
    { cells: ["LAYER", ...rows.map((row3) => row3.layers)], side: "left" },
    { cells: ["SIZE", ...rows.map((row3) => bytes(row3.bytes))], side: "right" },
    ...bars.map((cells2) => ({ cells: cells2, side: "left" })),
    { cells: ["WASTE", ...rows.map((row3) => row3.waste === 0 ? "" : bytes(row3.waste))], side: "right" }
  ];
  const padded = columns.map(({ cells: cells2, side }) => {
    const [widest = 0] = columnWidths(cells2.map((cell) => [cell]));
    return cells2.map((cell) => pad(cell, widest, side));
  });
  return ["LAYER", ...rows].map((_, n) => padded.map((cells2) => cells2[n]).join(GAP2));
}
function whatColumn(rows, room) {
  const lines = rows.map((row3) => cut(terminal(row3.line), MOST_LINE));
  const [line = 0] = columnWidths(lines.map((cell) => [cell]));
  const most = Math.max(LEAST_INSTRUCTION, room - (line === 0 ? 0 : line + GAP2.length));
  const what = rows.map((row3) => cutEnd(terminal(row3.what), most));
  const [widest = 0] = columnWidths(what.map((cell) => [cell]));
  return what.map((cell, n) => `${pad(cell, widest)}${GAP2}${lines[n]}`);
}

// src/report/text-savings.ts
var LABEL_COLUMNS = 28;
var LEAST_WHERE = 30;
var REMEDY_LINES = 4;
function savingLines(image, view) {
  const save = list(savings(image), view);
  const look = list(advice(image), view);
  const sum3 = `${savableText(savable(image), image.sizes.image)}, biggest first`;
  const saveTitle = hanging("SAVE ", sum3, view.width).map((line) => view.paint("bold", line));
  const lookTitle = "  LOOK AT, not counted above";
  return [
    ...save.length === 0 ? [] : [...saveTitle, ...save],
    ...save.length === 0 || look.length === 0 ? [] : [""],
    ...look.length === 0 ? [] : [view.paint("bold", lookTitle), ...look]
  ];
}
function hintLines(image, view) {
  const all = loneHints(image).filter(({ bytes: cost }) => view.all || cost >= SMALL);
  const shown = view.all ? all : all.slice(0, view.top);
  const lines = shown.flatMap(({ title: title2, layer: layer2, bytes: cost, remedy }) => {
    const dockerfile = layer2 === null ? null : image.layers[layer2]?.dockerfile ?? null;
    const where = layer2 === null ? "the image" : [`layer ${layer2}`, terminal(lineText({ dockerfile }))].filter((part) => part !== "").join(", ");
    const amount2 = cost === 0 ? "" : `, ${bytes(cost)}`;
    const said = remedyLines(remedy, view.all).flatMap((line) => remedyText(line, "    ", view));
    return [...hanging("? ", `${where}: ${title2}${amount2}`, view.width), ...said];
  });
  const title = "  HINTS from the instructions, not counted above";
  return lines.length === 0 ? [] : [view.paint("bold", title), ...lines];
}
function ignoredLines({ ignored }, view) {
  return [...ignored].sort((a, b) => b.bytes - a.bytes).flatMap(({ path: path3, rule, reason, bytes: kept, files: files2 }) => {
    const what = [path3, rule].filter((part) => part !== null).map((part) => cut(terminal(part), LEAST_WHERE * 2));
    const amount2 = `${bytes(kept)} of ${what.join(" and ")}, ${counted(files2, "file")}`;
    return hanging("ignored: ", `${amount2}: ${terminal(reason)}`, view.width);
  });
}
function list(all, view) {
  const big = view.all ? all : all.filter((saving2) => saving2.bytes >= SMALL || saving2.always);
  const shown = view.all ? big : big.slice(0, view.top);
  const rows = shown.map((saving2) => row2(saving2, view));
  const lines = rows.length === 0 ? [] : rowLines(rows, view);
  const seen = new Set(shown);
  return [
    ...lines,
    ...rest(
      all.filter((saving2) => !seen.has(saving2)),
      shown.length,
      view
    )
  ];
}
function rest(hidden, shown, { paint }) {
  if (hidden.length === 0) return [];
  const total2 = hidden.reduce((sum3, saving2) => sum3 + saving2.bytes, 0);
  const small = hidden.every((saving2) => saving2.bytes < SMALL);
  const more = `${hidden.length}${shown === 0 ? "" : " more"}`;
  const words = small ? `${more} under ${bytes(SMALL)}` : `${more}, ${bytes(total2)}`;
  return [paint("dim", `  … ${words} (--all)`)];
}
function row2(saving2, view) {
  return {
    bytes: bytes(saving2.bytes),
    label: cut(terminal(saving2.label), LABEL_COLUMNS),
    where: [terminal(saving2.place), saving2.files].filter((part) => part !== "").join(", "),
    origin: originText(saving2),
    pair: [
      ...saving2.pair === null ? [] : [doerText("+", saving2.pair.added), doerText("-", saving2.pair.wasted)],
      ...saving2.hints.map((hint) => `? ${hint}`)
    ],
    remedy: remedyLines(saving2.remedy, view.all),
    page: view.all && saving2.page !== null ? [saving2.page] : []
  };
}
function originText({ kind, origin, dockerfile }) {
  return kind === "wasted" || dockerfile === null ? origin : `${origin}, ${terminal(lineText({ dockerfile }))}`;
}
function doerText(sign, { layer: layer2, what, dockerfile }) {
  const line = terminal(lineText({ dockerfile }));
  const where = [`layer ${layer2}`, line].filter((part) => part !== "").join(", ");
  return `${sign} ${where}${what === "" ? "" : `: ${terminal(what)}`}`;
}
function remedyLines(remedy, all) {
  if (all) return remedy.split("\n").map(terminal);
  const first = firstInstruction(remedy).map(terminal);
  return first.length <= REMEDY_LINES ? first : [...first.slice(0, REMEDY_LINES - 1), "…"];
}
function rowLines(rows, view) {
  const [figure = 0, label2 = 0, where = 0, origin = 0] = columnWidths(
    rows.map(({ bytes: bytes2, label: label3, where: where2, origin: origin2 }) => [bytes2, label3, where2, origin2])
  );
  const start = 2 + figure + 2 + label2 + 2;
  const beside = view.width - start - origin - 3;
  const oneLine = beside >= Math.min(where, LEAST_WHERE);
  const room = Math.max(LEAST_WHERE, oneLine ? Math.min(where, beside) : view.width - start);
  const indent = " ".repeat(2 + figure + 2);
  return rows.flatMap((row3) => {
    const place2 = cut(row3.where, room);
    const first = `  ${pad(row3.bytes, figure, "right")}  ${view.paint("bold", pad(row3.label, label2))}  `;
    const own = oneLine || row3.origin === "" ? [] : [view.paint("dim", indent + row3.origin)];
    const besides = oneLine ? `${pad(place2, Math.min(room, where))}   ${view.paint("dim", row3.origin)}` : place2;
    const pair3 = row3.pair.map((line) => view.paint("dim", indent + cutEnd(line, view.width - indent.length)));
    return [
      (first + besides).trimEnd(),
      ...own,
      ...pair3,
      ...row3.remedy.flatMap((line) => remedyText(line, indent, view)),
      ...row3.page.map((address) => view.paint("dim", indent + address))
    ];
  });
}
function remedyText(line, indent, { paint, width: columns }) {
  const comment = line.indexOf("   # ");
  const fits = width(indent) + width(line) <= columns;
  if (fits || comment < 0) return [indent + paint("cyan", line)];
  const words = wrap(line.slice(comment + 5).trim(), columns - indent.length - 2);
  return [
    indent + paint("cyan", line.slice(0, comment)),
    ...words.map((part) => `${indent}${paint("cyan", `# ${part}`)}`)
  ];
}

// src/report/text.ts
var NAME_COLUMNS2 = 60;
function text(report2, options) {
  const view = { ...options, paint: painter(options.colour) };
  const sections = report2.images.map((image) => imageLines(image, view));
  const summary2 = summaryLine(report2, view);
  return [...summary2 === null ? [] : [[summary2]], ...sections].map((lines) => `${lines.join("\n")}
`).join("\n");
}
function summaryLine({ images, verdict }, { paint }) {
  if (images.length === 1 || verdict === null) return images.length === 0 ? "No image was measured." : null;
  const n = images.filter((image) => image.verdict === verdict).length;
  const { mark, style } = MARKS[verdict];
  const words = {
    pass: `all ${images.length} images keep to their budgets`,
    warn: `${n} of ${counted(images.length, "image")} ${n === 1 ? "is" : "are"} above a warning`,
    fail: `${n} of ${counted(images.length, "image")} ${n === 1 ? "is" : "are"} over budget`
  };
  return `${paint(style, mark)} ${paint("bold", words[verdict])}`;
}
function imageLines(image, view) {
  const quiet = image.verdict === "pass" && !view.all;
  return [
    headlineText(image, view),
    ...quiet ? [] : detailLines(image, view),
    ...block(budgetTable(image, view)),
    ...quiet ? savedLines(image, view) : [
      ...block(layerTable(image, view)),
      ...block(view.all || image.verdict === null ? hogLines(image, view) : []),
      ...block(savingLines(image, view)),
      ...block(hintLines(image, view))
    ],
    ...block([...ignoredLines(image, view), ...noteLines(image, view)]),
    ...block(editLines(image, view))
  ];
}
function headlineText(image, { paint }) {
  const sentence = paint(
    "bold",
    headline(image, (name) => cut(terminal(name), NAME_COLUMNS2))
  );
  if (image.verdict === null) return sentence;
  const { mark, style } = MARKS[image.verdict];
  return `${paint(style, mark)} ${sentence}`;
}
function detailLines(image, { paint, width: width2 }) {
  const { source, layers, sizes, milliseconds } = image;
  const facts = [
    terminal(source.platform),
    terminal(shortDigest(source.digest)),
    counted(layers.length, "layer"),
    `${measuredHow(source)} in ${duration(milliseconds)}`
  ];
  const figures = [
    `${bytes(sizes.visible)} visible`,
    `${bytes(sizes.wasted)} wasted`,
    `${bytes(sizes.removable)} removable`,
    `${ratio(sizes.efficiency)} efficient`,
    ...sizes.download === null ? [] : [`${bytes(sizes.download)} to download`],
    ...sizes.own === null ? [] : [`${bytes(sizes.own)} own`]
  ];
  const lines = image.verdict === null ? [facts, figures] : [facts];
  return lines.flatMap((line) => joined2(line, width2 - 2)).map((line) => paint("dim", `  ${line}`));
}
function savedLines(image, { paint }) {
  const saved = savable(image);
  if (saved.bytes < SMALL) return [];
  const base = baseText(saved).map((text2) => `, ${text2}`);
  return ["", paint("dim", `  ${bytes(saved.bytes)} could be saved${base.join("")} (--all)`)];
}
function editLines({ budgets }, { paint }) {
  const failing = budgets.filter(({ status }) => status === "fail");
  return failing.map((budget) => {
    const { path: path3, line } = budget.position;
    const where = `the limit is ${terminal(path3)}:${line}`;
    return `${paint("red", MARKS.fail.mark)} ${terminal(budget.budget)}: ${tooMuch(budget)}; ${where}`;
  });
}
function block(lines) {
  return lines.length === 0 ? [] : ["", ...lines];
}
function noteLines({ notes }, { width: width2 }) {
  return notes.flatMap((note2) => hanging("note: ", terminal(note2), width2));
}
function joined2(facts, columns) {
  const lines = [];
  for (const fact of facts) {
    const longer = `${lines.at(-1) ?? ""} · ${fact}`;
    if (lines.length > 0 && width(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(fact);
  }
  return lines;
}

export {
  check,
  loneHints,
  instruction,
  lineText,
  firstInstruction,
  SMALL,
  CAUSES2 as CAUSES,
  savings,
  advice,
  wasteOf,
  wastefulLayer,
  largestLayer,
  hog,
  hogRows,
  savable,
  baseText,
  savableText,
  json,
  threshold,
  amounts,
  tooMuch,
  exceeded,
  writtenUnit,
  headline,
  measuredHow,
  measuredBasis,
  text
};
