/**
 * What the library returns, as TypeScript. Written by scripts/generate-types.mjs from src/report/schema/report-schema.ts.
 * The schema reads reports of earlier versions too; here a field that this version always writes is always there.
 */

export interface Report {
  schemaVersion: 1;
  tool: {
    name: 'imagebudget';
    version: string;
  };
  /**
   * Rises when a figure gets another meaning; 1 if it is absent. Figures of different versions cannot be compared.
   */
  figuresVersion: number;
  /**
   * The worst of all budgets.
   */
  verdict: 'pass' | 'warn' | 'fail';
  /**
   * The label that lets the pull request through, whatever the verdict is; absent without one.
   */
  accepted?: {
    label: string;
    pullRequest: number;
  };
  images: {
    name: string;
    source: {
      /**
       * The kind of place the image came from.
       */
      kind: 'docker-archive' | 'oci-layout' | 'oci-archive' | 'docker' | 'podman' | 'registry' | 'build';
      /**
       * The image as the user named it.
       */
      reference: string;
      /**
       * Digest of the manifest, or of the config where there is no manifest.
       */
      digest: string;
      /**
       * os/architecture or os/architecture/variant.
       */
      platform: string;
      /**
       * Platforms that the source holds too, which these figures are not about; absent if there are none.
       */
      otherPlatforms?: string[];
      /**
       * digest: all bytes were hashed. structure: sizes, checksums and ends were checked. cached: read from the index cache.
       */
      verified: 'digest' | 'structure' | 'cached';
      /**
       * How the image of an engine was read: from its export, from its own store, or from the cache of an earlier export.
       */
      basis?: 'export' | 'store' | 'cache';
    };
    sizes: {
      /**
       * Sum of the bytes of all layers; always visible + wasted.
       */
      image: number;
      /**
       * Files of the final file system, each inode once.
       */
      visible: number;
      /**
       * Sum of the wasted list.
       */
      wasted: number;
      /**
       * Visible bytes that a waste rule says need not be there.
       */
      removable: number;
      /**
       * Compressed layers plus config; null where the source has no compressed form.
       */
      download: number | null;
      /**
       * Image size of the layers above the base image; null where the base is unknown.
       */
      own: number | null;
      /**
       * visible / image; 1 for an empty image.
       */
      efficiency: number;
    };
    /**
     * What could be saved.
     */
    savings: {
      /**
       * sizes.wasted + sizes.removable.
       */
      bytes: number;
      /**
       * Those of them that only another base image, or a change of the base, frees.
       */
      baseBytes: number;
      /**
       * Estimate of what the download would shrink by if all of it went: for each layer its part of the compressed bytes. Null where the source has no compressed form.
       */
      downloadBytes: number | null;
    };
    /**
     * What the image was built on; null where that is not known.
     */
    base: {
      /**
       * As the Dockerfile names it.
       */
      name: string | null;
      /**
       * How many of the lowest layers are its.
       */
      layers: number;
      /**
       * dockerfile or history: what tells. More may be added.
       */
      evidence: string;
    } | null;
    /**
     * Layers with content, bottom first.
     */
    layers: {
      /**
       * From 0, bottom first.
       */
      index: number;
      /**
       * Digest of the uncompressed layer.
       */
      diffId: string;
      /**
       * Digest of the blob as stored.
       */
      digest: string | null;
      /**
       * Sum of its regular files; a hard link counts once per inode.
       */
      bytes: number;
      /**
       * Size of the compressed blob.
       */
      downloadBytes: number | null;
      /**
       * How many entries the layer holds.
       */
      entries: number;
      /**
       * Bytes of this layer that are not visible in the end.
       */
      wastedBytes: number;
      /**
       * Bytes of this layer that rules say are removable.
       */
      removableBytes: number;
      /**
       * Whether it came with the base image.
       */
      base: boolean;
      /**
       * The history's text; values of build arguments and other secrets are `***`.
       */
      createdBy: string;
      /**
       * A hash of the ENV, ARG, SHELL, USER and WORKDIR without a layer between the base image and this layer.
       */
      settings: string;
      /**
       * The instruction that made it, where known.
       */
      dockerfile: {
        path: string;
        line: number;
      } | null;
    }[];
    /**
     * Where the bytes of the largest own layer are; null for an image without bytes.
     */
    largestLayer: {
      /**
       * Index of the largest layer that is not of the base image, or of the largest if those have no bytes.
       */
      layer: number;
      /**
       * Directories with all below them that hold at least 1 % of the layer, most bytes first; none with 90 % of its bytes in one listed directory or file.
       */
      directories: {
        path: string;
        bytes: number;
        files: number;
      }[];
      /**
       * The 100 biggest files, each inode once.
       */
      files: {
        path: string;
        bytes: number;
      }[];
    } | null;
    /**
     * Every wasted file, complete.
     */
    wasted: {
      /**
       * Absolute path; bytes that are not UTF-8 are shown as \xNN.
       */
      path: string;
      bytes: number;
      cause: 'overwritten' | 'metadata' | 'deleted' | 'opaque' | 'replaced';
      /**
       * Index of the layer that holds the bytes.
       */
      addedIn: number;
      /**
       * Index of the layer that hides them.
       */
      wastedIn: number;
      /**
       * What it was, see docs/detectors.md; more labels may be added.
       */
      label: string;
      /**
       * The rule that owned the file, for cache-deleted-later.
       */
      rule?: string;
    }[];
    /**
     * The same bytes by what happened to them; each file is in one group.
     */
    wasteGroups: {
      /**
       * The same for all of its files, as are rule, cause and both layers.
       */
      label: string;
      rule: string | null;
      title: string;
      severity: 'warn' | 'info';
      cause: 'overwritten' | 'metadata' | 'deleted' | 'opaque' | 'replaced';
      addedIn: number;
      wastedIn: number;
      bytes: number;
      files: number;
      /**
       * The deepest directory that holds more than half of the bytes.
       */
      directory: string;
      directoryBytes: number;
      remedy: string;
      /**
       * The line to edit; null if it is not known.
       */
      at: {
        path: string;
        line: number;
      } | null;
      /**
       * Address of the page that explains the label.
       */
      page: string;
    }[];
    /**
     * Every finding, complete.
     */
    findings: {
      /**
       * The rule's id.
       */
      rule: string;
      title: string;
      severity: 'warn' | 'info';
      /**
       * Whether the bytes count in sizes.removable.
       */
      bucket: 'removable' | 'advice';
      /**
       * Sum of the bytes of its layers.
       */
      bytes: number;
      /**
       * Those of them that are in layers of the base image.
       */
      baseBytes: number;
      /**
       * Inodes, not names.
       */
      files: number;
      layers: {
        index: number;
        bytes: number;
      }[];
      /**
       * Every name claimed.
       */
      paths: string[];
      remedy: string;
      /**
       * The line to edit; null if it is not known.
       */
      at: {
        path: string;
        line: number;
      } | null;
      /**
       * Address of the page that explains it.
       */
      page: string | null;
    }[];
    /**
     * Habits in instructions that bytes of their layers bear out.
     */
    hints: {
      /**
       * Id, see docs/detectors.md; more may be added.
       */
      hint: string;
      title: string;
      severity: 'warn' | 'info';
      /**
       * Index of the layer; null for the whole image.
       */
      layer: number | null;
      /**
       * Its evidence; 0 if the text is the only evidence. No sum includes it.
       */
      bytes: number;
      /**
       * Rules, detectors and labels whose bytes in this layer it explains.
       */
      explains: string[];
      remedy: string;
      /**
       * Address of the page that explains it.
       */
      page: string;
    }[];
    /**
     * What the config chose to keep.
     */
    ignored: {
      path: string | null;
      rule: string | null;
      reason: string;
      bytes: number;
      files: number;
      /**
       * The last day on which it counts; null if it has no end.
       */
      until: string | null;
      /**
       * The instruction whose layers it is limited to; null for an entry of the config.
       */
      dockerfile: {
        path: string;
        line: number;
      } | null;
    }[];
    /**
     * What package managers say they installed, most bytes first; each visible byte is in one of them or in noPackage.
     */
    packages: {
      /**
       * dpkg, apk, rpm, pip, npm, gem, composer, jar, go or cargo; more may be added.
       */
      manager: string;
      name: string;
      /**
       * As the manager records it; null if it does not.
       */
      version: string | null;
      architecture: string | null;
      /**
       * Visible files, each inode once.
       */
      bytes: number;
      /**
       * Those of them that are in layers of the base image.
       */
      baseBytes: number;
      /**
       * Inodes, not names.
       */
      files: number;
      /**
       * How often this version is installed, as in several node_modules.
       */
      copies: number;
      /**
       * Whether all of it came with the base image.
       */
      base: boolean;
      /**
       * Its bytes by the layer that they are in.
       */
      layers: {
        index: number;
        bytes: number;
      }[];
    }[];
    /**
     * Lockfiles and lists of requirements in layers above the base image, for comparisons; null if they are too many.
     */
    lockfiles:
      | {
          /**
           * Index of the layer.
           */
          layer: number;
          path: string;
          /**
           * Of its content.
           */
          sha256: string;
        }[]
      | null;
    /**
     * Visible files that no package has.
     */
    noPackage: {
      /**
       * Visible files, each inode once.
       */
      bytes: number;
      /**
       * Those of them that are in layers of the base image.
       */
      baseBytes: number;
      /**
       * Inodes, not names.
       */
      files: number;
    };
    /**
     * What budgets on paths and packages limit, for later reports to compare with.
     */
    parts: {
      section: 'paths' | 'packages';
      /**
       * The pattern, or the name of the package.
       */
      key: string;
      bytes: number;
      files: number;
    }[];
    /**
     * The image that growth is measured against; null without one.
     */
    baseline: {
      /**
       * What people call it: a branch, or the report or image that was named.
       */
      label: string;
      /**
       * The image as it was named when it was measured.
       */
      reference: string;
      digest: string;
      platform: string;
      /**
       * The commit that it was built from, where known.
       */
      commit: string | null;
      /**
       * The commit that the change starts from, where known: the merge base of a pull request. The baseline is of another commit if none of its runs saved a report.
       */
      startsFrom: string | null;
      /**
       * What to know about the choice of the baseline; null if it is the usual one.
       */
      note: string | null;
      /**
       * The version that wrote the report; null if it was measured now.
       */
      writtenBy: string | null;
      sizes: {
        /**
         * Sum of the bytes of all layers; always visible + wasted.
         */
        image: number;
        /**
         * Files of the final file system, each inode once.
         */
        visible: number;
        /**
         * Sum of the wasted list.
         */
        wasted: number;
        /**
         * Visible bytes that a waste rule says need not be there.
         */
        removable: number;
        /**
         * Compressed layers plus config; null where the source has no compressed form.
         */
        download: number | null;
        /**
         * Image size of the layers above the base image; null where the base is unknown.
         */
        own: number | null;
        /**
         * visible / image; 1 for an empty image.
         */
        efficiency: number;
      };
    } | null;
    /**
     * This image less the baseline; null without one.
     */
    growth: {
      image: number;
      /**
       * What this repository caused; null where the base image of either is unknown, as is upstream.
       */
      own: number | null;
      /**
       * The rest: own + upstream = image.
       */
      upstream: number | null;
      visible: number;
      wasted: number;
      removable: number;
      /**
       * Null where either has no compressed form.
       */
      download: number | null;
    } | null;
    /**
     * Why there is no baseline, though one is wanted; absent otherwise.
     */
    noBaseline?: {
      /**
       * What happened to the one that was named; null if none was.
       */
      reason: string | null;
      /**
       * What to do.
       */
      hint: string;
    };
    /**
     * Oddities met that changed no figure.
     */
    notes: string[];
    /**
     * Empty for inspect.
     */
    budgets: {
      /**
       * A figure such as size, own or files; paths.<glob>, packages.<name>, categories.<name> or rules.<id>; growth. and one of these.
       */
      budget: string;
      status: 'pass' | 'warn' | 'fail';
      /**
       * The figure; for growth what it is more than the baseline, which may be negative.
       */
      actual: number;
      /**
       * A percentage is already bytes of this image.
       */
      warn: number | null;
      fail: number | null;
      /**
       * The figure in the baseline; null without one.
       */
      baseline: number | null;
      unit: 'bytes' | 'ratio' | 'count';
      /**
       * Where the budget is written.
       */
      config: {
        path: string;
        line: number;
      };
    }[];
    /**
     * What a pull request does to the limits; absent if nothing is known of the base branch’s config.
     */
    configChange?: {
      /**
       * The base branch's commit whose config is compared.
       */
      commit: string;
      /**
       * Whose budgets, rules and ignore judged: the base branch's or the pull request's.
       */
      judgedBy: 'base' | 'change';
      /**
       * Budgets whose limits differ.
       */
      limits: {
        budget: string;
        /**
         * The base branch's limit; null if it has none.
         */
        before: {
          /**
           * As the config writes it; null if it has none.
           */
          warn: string | null;
          fail: string | null;
          floor: string | null;
          onMissing: ('warn' | 'fail' | 'skip') | null;
        } | null;
        /**
         * The pull request's limit; null if it has none.
         */
        after: {
          /**
           * As the config writes it; null if it has none.
           */
          warn: string | null;
          fail: string | null;
          floor: string | null;
          onMissing: ('warn' | 'fail' | 'skip') | null;
        } | null;
      }[];
      /**
       * Other sections that decide what counts, and that differ: rules, ignore.
       */
      sections: string[];
      /**
       * Why the base branch's config did not judge, though it should; null otherwise.
       */
      note: string | null;
    };
    /**
     * Budgets on figures that the image does not have.
     */
    unjudged: {
      budget: string;
      /**
       * What the config wants: a warning, or nothing but this entry.
       */
      status: 'warn' | 'skip';
      /**
       * Why there is no figure.
       */
      reason: string;
      config: {
        path: string;
        line: number;
      };
    }[];
    /**
     * The edits to make, in their order: those that failing budgets need, then those that are worth it.
     */
    plan: {
      /**
       * Unique in the image.
       */
      id: string;
      /**
       * What to do, in a few words.
       */
      title: string;
      /**
       * What may change at run time. same: nothing. fewer: packages or files are no longer installed. base: the base image.
       */
      trust: 'same' | 'fewer' | 'base';
      /**
       * Whether bytes is what goes, and no estimate.
       */
      exact: boolean;
      /**
       * What this edit frees after those before it.
       */
      bytes: number;
      /**
       * The least and the most that an estimate frees.
       *
       * @minItems 2
       * @maxItems 2
       */
      range?: [number, number];
      /**
       * Size of the image with this edit and all before it.
       */
      sizeAfter: number;
      /**
       * Budgets that failed or warned and are within their limit from here on.
       */
      meets: string[];
      /**
       * Rules, detectors and labels whose bytes it frees.
       */
      findings: string[];
      /**
       * The line to edit; null if it is not known.
       */
      at: {
        path: string;
        line: number;
      } | null;
      /**
       * A second instruction that is involved, and what it does with the bytes.
       */
      second: {
        at: {
          path: string;
          line: number;
        };
        does: string;
      } | null;
      /**
       * Packages, files or directories that are no longer in the image; none for same.
       */
      leftOut: {
        name: string;
        bytes: number;
      }[];
      /**
       * One for each file that changes.
       */
      edits: {
        /**
         * Null without a Dockerfile: the history's instructions are edited, one a line.
         */
        path: string | null;
        /**
         * The line to look at, in the file as it is now.
         */
        line: number | null;
        /**
         * A unified diff that applies after those of the items before.
         */
        diff: string;
      }[];
    }[];
    /**
     * What the plan as a whole reaches, and what it leaves.
     */
    planSummary: {
      /**
       * How many items of the plan, from the first, failing budgets need.
       */
      needed: number;
      /**
       * Failing budgets that are still over their limit with the whole plan.
       */
      unmet: string[];
      /**
       * Failing budgets that another base image may keep: which files it brings is not known before the build.
       */
      untold?: string[];
      /**
       * Budgets that do not fail now, and fail with the whole plan: a limit in percent is less in a smaller image.
       */
      broken?: string[];
      /**
       * Waste inside the base image, which no line of this Dockerfile frees.
       */
      baseBytes: number;
      /**
       * Edits that free little; they apply after the plan.
       */
      small: {
        /**
         * Unique in the image.
         */
        id: string;
        /**
         * What to do, in a few words.
         */
        title: string;
        /**
         * What may change at run time. same: nothing. fewer: packages or files are no longer installed. base: the base image.
         */
        trust: 'same' | 'fewer' | 'base';
        /**
         * Whether bytes is what goes, and no estimate.
         */
        exact: boolean;
        /**
         * What this edit frees after those before it.
         */
        bytes: number;
        /**
         * The least and the most that an estimate frees.
         *
         * @minItems 2
         * @maxItems 2
         */
        range?: [number, number];
        /**
         * Size of the image with this edit and all before it.
         */
        sizeAfter: number;
        /**
         * Budgets that failed or warned and are within their limit from here on.
         */
        meets: string[];
        /**
         * Rules, detectors and labels whose bytes it frees.
         */
        findings: string[];
        /**
         * The line to edit; null if it is not known.
         */
        at: {
          path: string;
          line: number;
        } | null;
        /**
         * A second instruction that is involved, and what it does with the bytes.
         */
        second: {
          at: {
            path: string;
            line: number;
          };
          does: string;
        } | null;
        /**
         * Packages, files or directories that are no longer in the image; none for same.
         */
        leftOut: {
          name: string;
          bytes: number;
        }[];
        /**
         * One for each file that changes.
         */
        edits: {
          /**
           * Null without a Dockerfile: the history's instructions are edited, one a line.
           */
          path: string | null;
          /**
           * The line to look at, in the file as it is now.
           */
          line: number | null;
          /**
           * A unified diff that applies after those of the items before.
           */
          diff: string;
        }[];
      }[];
      /**
       * What could be done instead with the same base image. Only where the plan has another one.
       */
      sameBase?: {
        /**
         * Unique in the image.
         */
        id: string;
        /**
         * What to do, in a few words.
         */
        title: string;
        /**
         * What may change at run time. same: nothing. fewer: packages or files are no longer installed. base: the base image.
         */
        trust: 'same' | 'fewer' | 'base';
        /**
         * Whether bytes is what goes, and no estimate.
         */
        exact: boolean;
        /**
         * What this edit frees after those before it.
         */
        bytes: number;
        /**
         * The least and the most that an estimate frees.
         *
         * @minItems 2
         * @maxItems 2
         */
        range?: [number, number];
        /**
         * Size of the image with this edit and all before it.
         */
        sizeAfter: number;
        /**
         * Budgets that failed or warned and are within their limit from here on.
         */
        meets: string[];
        /**
         * Rules, detectors and labels whose bytes it frees.
         */
        findings: string[];
        /**
         * The line to edit; null if it is not known.
         */
        at: {
          path: string;
          line: number;
        } | null;
        /**
         * A second instruction that is involved, and what it does with the bytes.
         */
        second: {
          at: {
            path: string;
            line: number;
          };
          does: string;
        } | null;
        /**
         * Packages, files or directories that are no longer in the image; none for same.
         */
        leftOut: {
          name: string;
          bytes: number;
        }[];
        /**
         * One for each file that changes.
         */
        edits: {
          /**
           * Null without a Dockerfile: the history's instructions are edited, one a line.
           */
          path: string | null;
          /**
           * The line to look at, in the file as it is now.
           */
          line: number | null;
          /**
           * A unified diff that applies after those of the items before.
           */
          diff: string;
        }[];
      }[];
      /**
       * Why no second stage is offered to an image that has a compiler, or whose program could not be read.
       */
      noSecondStage?: string;
      /**
       * Why the smaller variant of the base image is not offered. Only where one is known.
       */
      noSmallerBase?: string;
      /**
       * Why packages that may only be there to build with, such as compilers, are not removed. Only for images that have some.
       */
      noRemoval?: string;
      /**
       * Why Next.js's standalone output is not copied in place of the whole build. Only for images that have both.
       */
      noStandalone?: string;
      /**
       * The variant of the base image on Alpine, which has another C library (musl). It was not tried. Only where one is known, nothing in the image is seen that needs glibc, and it would save at least 5 % of the image.
       */
      alpine?: {
        /**
         * The present base image with its exact size, or the smaller one in the plan with its size by the table.
         */
        insteadOf: {
          name: string;
          bytes: number;
        };
        /**
         * The first one is the usual one.
         */
        bases: {
          /**
           * As FROM would name it.
           */
          name: string;
          /**
           * By the table of sizes.
           */
          bytes: number;
          /**
           * The least and the most that it may have.
           *
           * @minItems 2
           * @maxItems 2
           */
          range: [number, number];
          /**
           * When the source of the size was written: year, month and mostly the day.
           */
          date: string;
          /**
           * The base whose size it is; null if it is this one.
           */
          sizeOf: string | null;
          /**
           * What it lacks that the first one has; null for nothing.
           */
          without: string | null;
        }[];
        /**
         * All of it in words, with what differs on Alpine.
         */
        text: string;
      };
    };
  }[];
}
