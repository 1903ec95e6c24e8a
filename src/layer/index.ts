/** What other folders may use of layer/. */
export type { LayerBytes, LayerRead, SeekableBytes } from './bytes.ts';
export { LayerIndex } from './layer-index.ts';
export { readLayer } from './read-layer.ts';
