/** Variables of the environment in the name of an image, as in `ghcr.io/acme/web:${GITHUB_SHA}`. Nothing else of a config takes them. */
import { quote } from '../config/messages.ts';
import { ConfigError, type Position } from '../errors.ts';

/**
 * Names of variables that hold secrets, inputs of the action and tokens of the runner among them. Whoever can change a config could
 * otherwise send them to a registry of their own.
 */
const SECRET = /^(?:ACTIONS|INPUT)_|TOKEN|SECRET|PASSW|CREDENTIAL|PRIVATE|(?:^|_)(?:AUTH|KEY|PAT)(?:_|$)/i;

/** What the name of an image is made of. */
const IMAGE_NAME = /^[A-Za-z0-9][\w.:/@-]*$/;

/** The name with its variables filled in. @throws ConfigError for a variable that is not set, or not for this */
export function withVariables(name: string, env: Readonly<NodeJS.ProcessEnv>, position: Position): string {
  const filled = name.replaceAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (_, variable: string) => {
    if (SECRET.test(variable))
      throw new ConfigError(position, `the variable ${variable} may hold a secret, so it cannot be part of a name`, {
        hint: 'Set a variable of another name to the tag or the name of the image.',
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
