/** Bounds that stop hostile layers. Each has a reason; reaching one is an error that names it. */
export interface Limits {
  /** Entries in one layer. Real layers stay below a million. */
  entries: number;
  /** Bytes of one name or link target. Linux paths end at 4,096; PAX and GNU names may be longer in odd archives. */
  nameBytes: number;
  /** Bytes of all names and link targets of one layer, which are kept in memory. A million real entries need 100 MB. */
  allNameBytes: number;
  /** Bytes of one layer after decompression. */
  layerBytes: number;
  /** Bytes of a manifest, index or config. The OCI distribution specification asks registries for 4 MiB. */
  manifestBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  entries: 5_000_000,
  nameBytes: 1 << 20,
  allNameBytes: 1024 ** 3,
  layerBytes: 100 * 1024 ** 3,
  manifestBytes: 4 * 1024 ** 2,
};
