/** Variables of the environment in the name of an image, as in `ghcr.io/acme/web:${GITHUB_SHA}`. Nothing else of a config takes them. */
import { quote } from '../config/messages.ts';
import { ConfigError, type Position } from '../errors.ts';

/**
 * How the names of variables end that may be part of an image's name: what CI services call a commit, a branch, a run and a repository, and what
 * people call a tag. A secret may have any other name. Whoever can change a config could send it to a registry of their own.
 */
export const ENDINGS: readonly string[] = [
  ...words('IMAGE TAG VERSION SOURCEVERSION DIGEST SHA SHA1 COMMIT REF BRANCH SOURCEBRANCHNAME BUILDID BUILDNUMBER'),
  ...words('REGISTRY REPOSITORY REPO REPONAME OWNER NAMESPACE PROJECT PROJECT_PATH APP SERVICE SLUG'),
  ...words('ARCH PLATFORM STAGE ENVIRONMENT REGION ACCOUNT_ID'),
  ...words('IMAGE TAG REF BRANCH REPO REPO_FULL REPOSITORY PROJECT APP SERVICE').map(of => `${of}_NAME`),
  ...words('RUN BUILD PIPELINE JOB PROJECT PR PULL_REQUEST MERGE_REQUEST').flatMap(of =>
    words('ID IID NUMBER NUM ATTEMPT').map(number => `${of}_${number}`),
  ),
];

/** What the name of an image is made of. */
const IMAGE_NAME = /^[A-Za-z0-9][\w.:/@-]*$/;

const HINT =
  'It could be a secret, and a registry is told the name. Names of variables must end in a word such as TAG, IMAGE, VERSION, SHA, REF, ' +
  'BRANCH, REGISTRY or REPOSITORY (docs/config.md lists all). Put the value into such a one: IMAGE_TAG.';

/** The name with its variables filled in. @throws ConfigError for a variable that is not set, or not for this */
export function withVariables(name: string, env: Readonly<NodeJS.ProcessEnv>, position: Position): string {
  const filled = name.replaceAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (_, variable: string) => {
    if (!isOfImages(variable))
      throw new ConfigError(position, `the variable ${variable} cannot be part of the name of an image`, {
        hint: HINT,
      });
    const value = env[variable];
    if (value) return value;
    const is = value === undefined ? 'not set' : 'empty';
    throw new ConfigError(position, `the variable ${variable} is ${is}`, {
      hint: {
        commandLine: `Set it, as in ${variable}=… imagebudget check`,
        action: `Set it in the step: env: { ${variable}: … }`,
      },
    });
  });
  if (filled === name || IMAGE_NAME.test(filled)) return filled;
  throw new ConfigError(position, `with its variables, the name of the image is ${quote(filled)}, which is no name`, {
    hint: 'Check what the variables hold: letters, digits, and . _ - / : @ between them.',
  });
}

/** Windows ignores the case of their names. */
function isOfImages(variable: string): boolean {
  const name = variable.toUpperCase();
  return ENDINGS.some(ending => name === ending || name.endsWith(`_${ending}`));
}

function words(text: string): string[] {
  return text.split(' ');
}
