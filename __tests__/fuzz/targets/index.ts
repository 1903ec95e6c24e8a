/** All fuzz targets. */
import { config } from './config.ts';
import { dockerfile } from './dockerfile.ts';
import { layer } from './layer.ts';
import { manifest } from './manifest.ts';
import { output } from './output.ts';

export const targets = [layer, manifest, config, dockerfile, output];
