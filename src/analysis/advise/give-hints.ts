/** Reads the instructions of own layers for habits that cost bytes there. */
import type { Hint } from '../../advice/hints/hint.ts';
import { hints } from '../../advice/hints/index.ts';
import type { FoundHint } from '../types.ts';
import { type HintFacts, hintImage, hintLayers } from './hint-facts.ts';

/** Hints in the order of the layers, then those on the image. The base image's layers get none: this Dockerfile cannot change them. */
export function giveHints(facts: HintFacts): FoundHint[] {
  const image = hintImage(facts);
  const layerOf = hintLayers(facts);
  const found: FoundHint[] = [];
  for (let index = facts.base?.layers ?? 0; index < facts.layers.length; index++) {
    const layer = layerOf(index);
    if (layer.keyword === '') continue;
    for (const hint of hints) {
      const evidence = hint.about === 'layer' ? hint.test(layer, image) : null;
      if (evidence !== null) found.push(foundHint(hint, { ...evidence, layer: index }));
    }
  }
  for (const hint of hints) {
    const evidence = hint.about === 'image' ? hint.test(image) : null;
    if (evidence !== null) found.push(foundHint(hint, { ...evidence, layer: null }));
  }
  return found;
}

function foundHint(
  { id, title, severity, explains, remedy }: Hint,
  evidence: Pick<FoundHint, 'layer' | 'bytes'> & { remedy?: string },
): FoundHint {
  return { hint: id, title, severity, explains: [...explains], remedy, ...evidence };
}
