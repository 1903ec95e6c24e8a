import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/image/history.ts
function alignHistory(history, layerCount) {
  const createdBy = alignToLayers(
    history,
    history.map((entry) => entry.createdBy),
    layerCount
  ).map((text) => text ?? "");
  const filled = history.filter((entry) => !entry.emptyLayer).length;
  if (filled === layerCount) return { createdBy, note: null };
  if (history.length === 0) return { createdBy, note: "the image has no history, so its layers have no instructions" };
  const counts = `history has ${entries(filled)} for ${layers(layerCount)}`;
  return { createdBy, note: `${counts}; instructions were assigned from the top layer down` };
}
function alignToLayers(history, values, layerCount) {
  const filled = values.filter((_, index) => history[index]?.emptyLayer === false);
  const missing = Math.max(0, layerCount - filled.length);
  return [...Array.from({ length: missing }, () => null), ...filled.slice(filled.length - (layerCount - missing))];
}
function entries(count) {
  return count === 1 ? "1 entry" : `${count} entries`;
}
function layers(count) {
  return count === 1 ? "1 layer" : `${count} layers`;
}

export {
  alignHistory,
  alignToLayers
};
