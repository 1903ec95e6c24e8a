import { describe, test } from '@jest/globals';
import { markdown } from '../../src/report/markdown.ts';
import { expectFile } from '../kit/expected.ts';
import { SAMPLES } from '../kit/report-samples.ts';

const repositoryUrl = 'https://github.example/owner/name/blob/0123abc';

describe('markdown report', () => {
  for (const [name, report] of Object.entries(SAMPLES)) {
    test(name, () => expectFile(`${name}.md`, markdown(report, name === 'failing' ? { repositoryUrl } : {})));
  }
});
