import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  CAUSES,
  SMALL,
  advice,
  amounts,
  firstInstruction,
  headline,
  hog,
  hogRows,
  instruction,
  largestLayer,
  measuredBasis,
  measuredHow,
  savable,
  savableText,
  savings,
  threshold,
  tooMuch,
  wasteOf,
  writtenUnit
} from "./chunk-UBVC3M27.js";
import {
  bytes,
  count,
  counted,
  duration,
  percent,
  ratio
} from "./chunk-WFIJJR7A.js";
import {
  cut,
  cutEnd,
  markdown,
  markdownBlock,
  markdownCode
} from "./chunk-SSKBKBTE.js";
import {
  displayPath
} from "./chunk-72BGGMHV.js";
import {
  VERSION
} from "./chunk-3WVSTMB5.js";

// src/report/markdown-parts.ts
function table(columns, rows) {
  if (rows.length === 0) return [];
  return [
    line(columns.map(({ title: title2 }) => title2)),
    line(columns.map(({ side }) => side === "right" ? "---:" : ":---")),
    ...rows.map(line)
  ];
}
function details(title2, body2) {
  return body2.length === 0 ? [] : [`<details><summary>${title2}</summary>`, "", ...body2, "", "</details>", ""];
}
function firstRows(items, most) {
  const left2 = items.length - most;
  if (left2 <= 0) return { shown: items, rest: [] };
  return { shown: items.slice(0, most), rest: ["", `… and ${count(left2)} more; \`--json\` lists all.`] };
}
function explained(text, page) {
  return page === null ? text : `[${text}](${page})`;
}
function fileLink({ path, line: line2 }, { repositoryUrl }) {
  const relative = path.replace(/^(?:\.\/)+/, "");
  const inside = !/^\/|^[a-z]:|\\|(^|\/)\.\.(\/|$)/i.test(relative);
  if (!repositoryUrl || !inside) return markdownCode(`${path}:${line2}`);
  const target = relative.replace(new RegExp("\\p{Cs}", "gu"), "�").split("/").map(segment).join("/");
  return `[${markdown(`${path}:${line2}`)}](${repositoryUrl}/${target}#L${line2})`;
}
function segment(text) {
  return encodeURIComponent(text).replace(/[!'()*~]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}
function line(cells) {
  return `| ${cells.join(" | ")} |`;
}

// src/report/markdown-details.ts
var MOST = { findings: 100, layers: 150, files: 20 };
var PATH_COLUMNS = 120;
var INSTRUCTION_COLUMNS = 200;
function foldedParts(image, options) {
  return [
    ...allFindings(image, options),
    ...hints(image, options),
    ...layers(image, options),
    ...hogLayer(image),
    ...wastedFiles(image),
    ...ignored(image),
    ...measured(image)
  ];
}
function allFindings(image, options) {
  const { wasted, removable } = image.sizes;
  const all = [...savings(image), ...advice(image)];
  const { shown, rest } = firstRows(all, MOST.findings);
  const rows = shown.map((saving) => [
    bytes(saving.bytes),
    `${explained(markdown(saving.label), saving.page)}${saving.kind === "advice" ? " (advice)" : ""}`,
    where(saving),
    origin(saving, options)
  ]);
  const title2 = `All findings (${all.length}, ${bytes(wasted + removable)} to save)`;
  return details(title2, [...table([right("Bytes"), left("Finding"), left("Where"), left("From")], rows), ...rest]);
}
function hints({ hints: all, layers: layers2 }, options) {
  const { shown, rest } = firstRows(all, MOST.findings);
  const rows = shown.map(({ title: title2, layer, bytes: cost, remedy }) => {
    const line2 = layer === null ? null : layers2[layer]?.dockerfile ?? null;
    const where2 = [line2 === null ? "" : fileLink(line2, options), layer === null ? "the image" : `layer ${layer}`];
    return [
      cost === 0 ? "" : bytes(cost),
      markdown(title2),
      where2.filter((part) => part !== "").join(", "),
      markdownCode(cutEnd(firstInstruction(remedy).join(" "), INSTRUCTION_COLUMNS))
    ];
  });
  const columns = [right("Bytes"), left("Hint"), left("Where"), left("Instead")];
  return details(`Hints from the instructions (${all.length})`, [...table(columns, rows), ...rest]);
}
function origin({ origin: origin2, dockerfile }, options) {
  return dockerfile === null ? origin2 : `${fileLink(dockerfile, options)}, ${origin2}`;
}
function where({ place, files }) {
  return [markdownCode(cut(place, PATH_COLUMNS)), files].filter((part) => part !== "").join(", ");
}
function layers(image, options) {
  const marked = hog(image);
  const { shown, rest } = firstRows([...image.layers].reverse(), MOST.layers);
  const rows = shown.map((layer) => [
    String(layer.index),
    bytes(layer.bytes),
    wasteOf(layer) === 0 ? "" : bytes(wasteOf(layer)),
    layer === marked ? "◀" : "",
    `${markdownCode(cutEnd(instruction(layer), INSTRUCTION_COLUMNS))}${layer.base ? " (base)" : ""}`,
    layer.dockerfile === null ? "" : fileLink(layer.dockerfile, options)
  ]);
  const columns = [right("Layer"), right("Size"), right("Waste"), left(""), left("Instruction"), left("Line")];
  const title2 = `Layers (${image.layers.length}, ${bytes(image.sizes.image)})`;
  return details(title2, [...table(columns, rows), ...rest]);
}
function hogLayer(image) {
  const layer = largestLayer(image);
  if (layer === null) return [];
  const { shown, rest } = firstRows(hogRows(image), MOST.files);
  const rows = shown.map((row) => [
    bytes(row.bytes),
    percent(row.bytes, layer.bytes),
    markdownCode(cut(row.path, PATH_COLUMNS)),
    row.files === null ? "" : count(row.files)
  ]);
  const columns = [right("Bytes"), right("Part"), left("Directory or file"), right("Files")];
  return details(`Biggest in layer ${layer.index} (${bytes(layer.bytes)})`, [...table(columns, rows), ...rest]);
}
function wastedFiles({ wasted, sizes }) {
  const biggest = [...wasted].sort((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1));
  const { shown, rest } = firstRows(biggest, MOST.files);
  const rows = shown.map((file) => [
    bytes(file.bytes),
    markdownCode(cut(displayPath(file.path), PATH_COLUMNS)),
    `added in layer ${file.addedIn}, ${CAUSES[file.cause].did} in layer ${file.wastedIn}`
  ]);
  const title2 = `Biggest wasted files (${shown.length} of ${counted(wasted.length, "file")}, ${bytes(sizes.wasted)})`;
  return details(title2, [...table([right("Bytes"), left("File"), left("What happened")], rows), ...rest]);
}
function ignored({ ignored: ignored2 }) {
  const rows = ignored2.map(({ path, rule, reason, bytes: kept, files }) => {
    const what = [path, rule].filter((part) => part !== null).map((part) => markdownCode(cut(part, PATH_COLUMNS)));
    return [bytes(kept), what.join(" and "), counted(files, "file"), markdown(reason)];
  });
  const total = ignored2.reduce((sum, { bytes: kept }) => sum + kept, 0);
  const columns = [right("Bytes"), left("What"), right("Files"), left("Reason")];
  return details(`Ignored by the config (${ignored2.length}, ${bytes(total)})`, table(columns, rows));
}
function measured({ source, sizes, layers: layers2, milliseconds }) {
  const facts = [
    ["Image", markdownCode(source.reference)],
    ["Platform", markdownCode(source.platform)],
    ["Digest", markdownCode(source.digest)],
    ["Basis", `${measuredHow(source)} in ${duration(milliseconds)}; ${measuredBasis(source)}`],
    [
      "Size",
      `${bytes(sizes.image)} in ${counted(layers2.length, "layer")}: ${bytes(sizes.visible)} visible, ${bytes(sizes.wasted)} wasted`
    ],
    ["Removable", `${bytes(sizes.removable)}, ${percent(sizes.removable, sizes.image)} of the image`],
    ["Efficiency", ratio(sizes.efficiency)],
    ["Download", sizes.download === null ? "unknown: the source has no compressed form" : bytes(sizes.download)],
    ["Tool", `imagebudget ${VERSION}`]
  ];
  const title2 = `How it was measured (${bytes(sizes.image)}, ${duration(milliseconds)})`;
  return details(title2, table([left("What"), left("Value")], facts));
}
function left(title2) {
  return { title: title2, side: "left" };
}
function right(title2) {
  return { title: title2, side: "right" };
}

// src/report/markdown.ts
var ICONS = { pass: "✅", warn: "⚠️", fail: "❌" };
var MOST2 = { findings: 5, notes: 20, images: 200 };
var NAME_COLUMNS = 100;
var LIMIT = 1e6;
var CUT = {
  full: "",
  short: "_The details were left out: the report is too long for this place. `imagebudget check --json` has all of them._",
  headlines: "_Only the verdicts are shown: the report is too long for this place. `imagebudget check --json` has all of it._"
};
function markdown2(report, options = {}) {
  const limit2 = options.limit ?? LIMIT;
  for (const extent of ["full", "short"]) {
    const text = render(report, extent, options);
    if (Buffer.byteLength(text) <= limit2) return text;
  }
  return withinLimit(render(report, "headlines", options), limit2);
}
function render({ images }, extent, options) {
  const { shown, rest } = extent === "headlines" ? firstRows(images, MOST2.images) : { shown: images, rest: [] };
  const parts = shown.flatMap((image) => [`### ${sentence(image)}`, "", ...body(image, extent, options)]);
  const lines = [...parts, ...rest, ...extent === "full" ? [] : ["", CUT[extent]]];
  return `${lines.join("\n").replace(/\n{3,}/g, "\n\n").trimEnd()}
`;
}
function withinLimit(text, limit2) {
  if (Buffer.byteLength(text) <= limit2) return text;
  const note = `
${CUT.headlines}
`;
  const kept = [];
  let size = Buffer.byteLength(note);
  for (const line2 of text.split("\n")) {
    size += Buffer.byteLength(line2) + 1;
    if (size > limit2) break;
    kept.push(line2);
  }
  return `${kept.join("\n").trimEnd()}
${note}`;
}
function sentence(image) {
  const icon = image.verdict === null ? "" : `${ICONS[image.verdict]} `;
  return icon + headline(image, (name) => markdownCode(cut(name, NAME_COLUMNS)));
}
function body(image, extent, options) {
  if (extent === "headlines") return [];
  return [
    ...budgets(image, options),
    "",
    ...image.verdict === "pass" ? [] : whatToDo(image, options),
    ...notes(image),
    "",
    ...extent === "full" ? foldedParts(image, options) : []
  ];
}
function budgets({ budgets: budgets2 }, options) {
  const columns = ["", "Budget", "Now", "Limit", "Used"].map((title2, n) => ({
    title: title2,
    side: n < 2 ? "left" : "right"
  }));
  const rows = budgets2.map((budget) => [
    ICONS[budget.status],
    markdown(budget.budget),
    amounts(budget).now,
    limit(budget),
    used(budget)
  ]);
  const failing = budgets2.filter(({ status }) => status === "fail");
  const edits = failing.map(
    (budget) => `- **${markdown(budget.budget)}**: ${tooMuch(budget)}; the limit is ${fileLink(budget.position, options)}`
  );
  return [...table(columns, rows), "", ...edits];
}
function limit(budget) {
  const { limit: limit2 } = amounts(budget);
  const written = writtenUnit(budget, budget.status === "warn" || budget.fail === null ? "warn" : "fail");
  const figure = written === null ? limit2 : `${markdown(written)} = ${limit2}`;
  const side = budget.unit === "ratio" ? "at least " : "";
  return `${budget.status === "warn" ? "warns at " : ""}${side}${figure}`;
}
function used(budget) {
  const most = threshold(budget) ?? 0;
  return budget.unit === "ratio" || most === 0 ? "" : percent(budget.actual, most);
}
function whatToDo(image, options) {
  const worth = [...savings(image), ...advice(image)].filter((saving) => saving.bytes >= SMALL || saving.always);
  const top = worth.slice(0, MOST2.findings);
  if (top.length === 0) return [];
  const items = top.flatMap((saving, n) => [
    `${n + 1}. **${bytes(saving.bytes)}** ${title(saving)}: ${where(saving)} (${origin(saving, options)})`,
    "",
    ...markdownBlock(saving.remedy, "dockerfile").split("\n").map((line2) => `   ${line2}`),
    ""
  ]);
  const more = worth.length - top.length;
  return [
    `#### What to do: save ${savableText(savable(image), image.sizes.image)}`,
    "",
    ...items,
    ...more === 0 ? [] : [`… and ${more} more under “All findings”.`, ""]
  ];
}
function title({ title: title2, kind, page }) {
  const linked = explained(markdown(title2), page);
  return kind === "advice" ? `${linked} (advice, not in the sum)` : linked;
}
function notes({ notes: notes2 }) {
  const { shown, rest } = firstRows(notes2, MOST2.notes);
  return [...shown.map((note) => `- Note: ${markdown(note)}`), ...rest];
}

export {
  markdown2 as markdown
};
