/** Help texts. Every example is run by the tests. */
import type { Paint } from '../../report/format/paint.ts';
import { MANY } from './many-images.ts';
import { COMMON, EXIT_CODES, IMAGE_OPTIONS, PLATFORM, PLATFORMS_OPTIONS, READING, SOURCES, TRUST } from './parts.ts';

export const HELP = {
  main: `imagebudget: size budgets for container images

Usage: imagebudget COMMAND [ARGUMENTS]

  check [SOURCE…]   measure images and judge them by .imagebudget.yml
  fix [SOURCE]      print the edits of the Dockerfile as a diff, prove them, write them
  inspect SOURCE    layers, sizes and waste of an image, without budgets
  compare A B       what grew from one image or report to another, and where
  explore SOURCE    a page with a map, all layers' files and the edits, opened
  init SOURCE       write a first config with budgets a little above what is measured
  matrix            list one job for each image of a config, for a CI's matrix
  merge REPORT…     one verdict and one summary of the reports of those jobs
  ls SOURCE         the final file system, one layer's entries, or what is wasted
  rules [NAME]      list what is looked for, or explain one name of a report

  -v, --version     show the version
  COMMAND --help    options and examples

Examples:
  imagebudget check
  imagebudget inspect web:ci
  imagebudget rules pip-cache

${EXIT_CODES}`,

  check: `imagebudget check: measure images and judge them by a config

Usage: imagebudget check [SOURCE…] [OPTIONS]

Without SOURCE, the image is the one that the config names.
${SOURCES}
Options:
  --config FILE     the config (default: .imagebudget.yml)
  --baseline SOURCE measure growth against a JSON report or another image
${PLATFORMS_OPTIONS}  --json FILE|-     write the report as JSON
  --markdown FILE|- write the report as Markdown
  --sarif FILE|-    as SARIF 2.1.0, for GitHub's code scanning and editors
  --gitlab FILE|-   as GitLab's code quality report
  --junit FILE|-    as JUnit XML: a test for each budget
  --html FILE       write a page with a map, all layers' files and the edits
  --all             show every edit, finding, layer and package
  --top N           show N edits (default: 10)
  --update          lower the limits in the config to what is measured and 5 to 10 %;
                    --raise raises those that are exceeded, too
${TRUST}${COMMON}
Examples:
  imagebudget check
  imagebudget check web:ci
  imagebudget check image.tar --config ci/.imagebudget.yml
  imagebudget check image.tar --json report.json

${EXIT_CODES}`,

  fix: `imagebudget fix: the edits that make an image smaller, as a diff of your files

Usage: imagebudget fix [SOURCE] [OPTIONS]

Prints one diff of the Dockerfile and .dockerignore that git apply takes; all else
goes to standard error. Without SOURCE, the image is the one that the config names.
${SOURCES}
Options:
  --only ID,…       make these edits alone (IDs are in the list and in check --json)
  --trust KIND      make edits that change nothing at run time (same, the default),
                    that may also install less (fewer), or take another base (base)
  --write           write the files; refused where git has no copy of their text
  --force           write even then
  --prove           build before and after each edit, measure, and start the image
                    in your engine; with --write, write only what is proven
  --run COMMAND     for --prove: a command that must end with 0 in the container
  --json FILE|-     write what was found and done as JSON
  --config FILE     the config (default: .imagebudget.yml, if there is one)
  --dockerfile FILE the Dockerfile (default: the config's, else ./Dockerfile)
${IMAGE_OPTIONS}${COMMON}
Examples:
  imagebudget fix
  imagebudget fix web:ci --prove
  imagebudget fix --write

Exit codes: 0 done, or nothing to do; 1 a promise or a check of --prove failed,
2 the image could not be measured, built or written, 3 wrong usage or config,
130/143 interrupted.
`,

  inspect: `imagebudget inspect: layers, sizes and waste of an image, without budgets

Usage: imagebudget inspect SOURCE [OPTIONS]

${SOURCES}
Options:
${PLATFORMS_OPTIONS}  --json            print the report as JSON
  --html FILE       write a page with a map, all layers' files and the edits
  --why PATH        say instead why a container needs this file at run time
  --all             show every edit, finding, layer and package
  --top N           show N edits, and the N biggest directories and files of your
                    largest layer (default: 10)
${TRUST}${COMMON}
Examples:
  imagebudget inspect web:ci
  imagebudget inspect image.tar --json
  imagebudget inspect image.tar --why /a

${EXIT_CODES}`,

  compare: `imagebudget compare: what grew from one image to another, and whose bytes these are

Usage: imagebudget compare BEFORE AFTER [OPTIONS]

BEFORE and AFTER are each a SOURCE, or a JSON report that check or inspect wrote.
${SOURCES}
Options:
${IMAGE_OPTIONS}  --json FILE|-     write the comparison as JSON
  --markdown FILE|- write the comparison as Markdown
  --html FILE       write a page with a map of what grew and shrank, and all tables
  --all             show every layer, directory, package and finding
  --top N           show N rows of each (default: 6)
${COMMON}
Examples:
  imagebudget compare web:main web:ci
  imagebudget compare old.tar new.tar
  imagebudget compare old.json new.tar --markdown growth.md
  imagebudget compare old.tar new.tar --html growth.html

Exit codes: 0 compared, whatever grew, 2 one of them could not be measured or read,
3 wrong usage, 130/143 interrupted.
`,

  explore: `imagebudget explore: a page with a map of the image, all layers' files and the edits

Usage: imagebudget explore SOURCE [OPTIONS]

Writes the page to a temporary file, prints its path and opens it. Budgets are those
of .imagebudget.yml, if there is one.
${SOURCES}
Options:
  --dockerfile FILE the Dockerfile (default: the config's, else ./Dockerfile)
${IMAGE_OPTIONS}${COMMON}
Examples:
  imagebudget explore web:ci
  imagebudget explore image.tar

${EXIT_CODES}`,

  init: `imagebudget init: a first config, with budgets a little above what is measured

Usage: imagebudget init SOURCE [OPTIONS]

Writes .imagebudget.yml here and never replaces one. Each limit in bytes is 5 to 10 %
above what is measured, so the image passes and one grown by 10 % fails.
${SOURCES}
Options:
  --from FILE       take the rules of dive's CI file, and say what they mean here
  --dockerfile FILE the Dockerfile (default: ./Dockerfile, if there is one)
${IMAGE_OPTIONS}${COMMON}
Examples:
  imagebudget init web:ci
  imagebudget init web:ci --from .dive-ci
  imagebudget init image.tar

Exit codes: 0 written, 2 the image could not be measured or the config not written,
3 wrong usage, or there is a config, 130/143 interrupted.
`,

  ls: `imagebudget ls: the final file system of an image, or one layer's own entries

Usage: imagebudget ls SOURCE [OPTIONS]

${SOURCES}
Columns: type and mode, owner, size in bytes, layer, path. Types: - file, d directory,
l symbolic link, h hard link, c b p devices, w whiteout, o opaque directory. The last
line has the totals.

Options:
  --layer N         the entries of layer N, counted from 0, whiteouts included
  --only PART       wasted: files that later layers delete or replace (with --layer,
                    those of one layer); own or base: files of your layers or the base's
  --sort KEY        size: largest first, directories with all below them; or path
  --depth N         paths of at most N names, directories with all below them
  --json            one JSON object a line, without totals
${PLATFORM}${READING}${COMMON}
Examples:
  imagebudget ls web:ci --sort size --depth 2
  imagebudget ls web:ci --only wasted --sort size
  imagebudget ls image.tar --layer 0 --json

${EXIT_CODES}`,

  ...MANY,

  rules: `imagebudget rules: what is looked for, or one of it explained

Usage: imagebudget rules [NAME] [OPTIONS]

NAME is what reports print: a rule, detector, label, hint or cause. A part of a name
lists what matches.

Options:
  --json            print as JSON
${COMMON}
Examples:
  imagebudget rules
  imagebudget rules apt-lists
  imagebudget rules pip
`,
} as const;

/** A page, with its title and the titles of its sections in bold. */
export function helpText(page: keyof typeof HELP, paint: Paint): string {
  return HELP[page]
    .split('\n')
    .map(line =>
      line.replace(/^(?:imagebudget(?: [a-z]+)?|Usage|Options|Examples|Exit codes|Columns):/, title =>
        paint('bold', title),
      ),
    )
    .join('\n');
}
