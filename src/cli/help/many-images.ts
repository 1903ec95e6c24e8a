/** Help of the commands for many images on many machines. */
import { COMMON } from './parts.ts';

export const MANY = {
  matrix: `imagebudget matrix: one job for each image and platform of a config

Usage: imagebudget matrix [OPTIONS]

Prints what a CI needs to check each image on a machine of its own: the name that
check takes, the platform, and a name for its report. Nothing is measured.

Options:
  --json            print a matrix for GitHub's workflows, on one line
  --config FILE     the config (default: .imagebudget.yml)
  --platform P      one platform for all, instead of those of the config
${COMMON}
Examples:
  imagebudget matrix
  imagebudget matrix --json

Exit codes: 0 printed, 3 wrong usage or config, 130/143 interrupted.
`,

  merge: `imagebudget merge: one verdict and one summary of several reports

Usage: imagebudget merge REPORT… [OPTIONS]

REPORT is a JSON report that check wrote, or a folder of such files. Reports that
cannot be used, images that come twice and images of the plan without a report are
listed, and there is no verdict then.

Options:
  --plan FILE       the matrix whose images must all be there (matrix --json)
  --json FILE|-     write one report as JSON
  --markdown FILE|- write one summary as Markdown
${COMMON}
Examples:
  imagebudget merge web.json api.json
  imagebudget merge reports --plan matrix.json --markdown summary.md

Exit codes: 0 within budget (warnings included), 1 a budget is exceeded,
2 something was not measured, 3 wrong usage, 130/143 interrupted.
`,
} as const;
