// Holds what the tool says against what was expected of an image.

/** The key of an edit's place: `.dockerignore`, or the line of the Dockerfile. */
const placeOf = ({ path, line }) => (path?.endsWith('.dockerignore') ? '.dockerignore' : line);

/** Bytes of a finding or group in the image's own layers. */
function ownBytes(image, { layers, addedIn, bytes }) {
  const own = index => image.layers[index]?.base !== true;
  if (layers === undefined) return own(addedIn) ? bytes : 0;
  return layers.filter(({ index }) => own(index)).reduce((sum, layer) => sum + layer.bytes, 0);
}

/** The paths of a finding, or of the wasted files that make up a group. */
function pathsOf(image, { paths, label, rule, cause, addedIn, wastedIn }) {
  if (paths !== undefined) return paths;
  return (image.wasted ?? [])
    .filter(one => one.label === label && one.cause === cause && one.addedIn === addedIn && one.wastedIn === wastedIn)
    .filter(one => (one.rule ?? null) === (rule ?? null))
    .map(({ path }) => path);
}

/** Whether a waste that was written down is this one: by id, and by a part of its paths where ids alone do not tell. */
function isMeant(image, { finds, path }, one) {
  if (!finds?.includes(one.id)) return false;
  return path === undefined || pathsOf(image, one).some(text => text.includes(path));
}

/**
 * The line that each finding and group of the own layers names, against the expected one. What nobody wrote down is listed as
 * unjudged: small things mostly, for a person to look at.
 */
export function compareLines(image, expected) {
  const right = [];
  const wrong = [];
  const unjudged = [];
  const findings = (image.findings ?? []).map(finding => ({ id: finding.rule, ...finding }));
  const groups = (image.wasteGroups ?? []).map(group => ({ ...group, id: group.label }));
  for (const one of [...findings, ...groups]) {
    const bytes = ownBytes(image, one);
    if (bytes === 0 && !one.id.includes('secret')) continue;
    const at = one.at === undefined || one.at === null ? null : placeOf(one.at);
    const candidates = expected.wastes.filter(waste => isMeant(image, waste, one));
    const entry = { id: one.id, bytes, at, expected: candidates.flatMap(({ lines }) => lines) };
    if (candidates.length === 0) unjudged.push(entry);
    else if (entry.expected.includes(at)) right.push(entry);
    else wrong.push(entry);
  }
  const hints = (image.hints ?? []).map(({ hint }) => ({ id: hint, paths: [] }));
  const missed = expected.wastes
    .filter(({ finds }) => finds !== undefined)
    .filter(waste => ![...findings, ...groups, ...hints].some(one => isMeant(image, waste, one)))
    .map(({ what, finds }) => ({ what, finds }));
  return { right, wrong, unjudged, missed };
}

/** Lines of the Dockerfile that a diff takes out or changes, found by their text. */
function changedLines(diff = '', lines) {
  const removed = diff.split('\n').filter(line => line.startsWith('-') && !line.startsWith('---'));
  return removed.flatMap(line => {
    const at = lines.indexOf(line.slice(1));
    return at === -1 ? [] : [at + 1];
  });
}

/** All that an item edits: files, the line that it names, and the lines that its diffs change. */
function placesOf({ at, edits }, lines) {
  const named = at === null || at === undefined ? [] : [at.line];
  const changed = edits
    .filter(({ path }) => !path?.endsWith('.dockerignore'))
    .flatMap(({ diff }) => changedLines(diff, lines));
  return [...new Set([...edits.map(placeOf), ...named, ...changed])].filter(place => place !== null);
}

/**
 * The order of the plan against the expected one: the first places that the plan edits. An item may edit several places, and
 * comes where its first expected place is. @param dockerfile its text
 */
export function comparePlan(plan, expected, dockerfile = '') {
  const places = plan.map(item => placesOf(item, dockerfile.split('\n')));
  const flat = [...new Set(places.flat())];
  const missing = expected.order.filter(place => !flat.includes(place));
  const seen = flat.filter(place => expected.order.includes(place));
  const inOrder = expected.order.filter(place => flat.includes(place));
  const first = new Set(places.slice(0, expected.order.length).flat());
  return {
    places,
    missing,
    sameOrder: missing.length === 0 && JSON.stringify(seen) === JSON.stringify(inOrder),
    topPresent: expected.order.filter(place => first.has(place)).length,
    empty: plan.length === 0,
  };
}

/** Whether a second stage is offered as expected: its base, or `none`. Images that say nothing of it must have none. */
export function compareStage(plan, expected = 'none') {
  const edits = plan.find(({ id }) => id === 'second-stage')?.edits ?? [];
  const bases = edits.flatMap(({ diff }) => [...diff.matchAll(/^\+FROM (\S+)$/gm)].map(([, base]) => base));
  const base = bases.at(-1) ?? 'none';
  return { base, isExpected: base === expected };
}

/** A `.dockerignore` that grows by a line is copied into the image itself. */
const LEAST = 100;

/** Whether the bytes that an edit freed are those it promised: in the range of an estimate, else within 1 % or 100 bytes. */
export function keepsPromise(promised, measured, range) {
  if (range !== undefined) return range[0] <= measured && measured <= range[1];
  return Math.abs(measured - promised) <= Math.max(Math.abs(promised) * 0.01, LEAST);
}
