/** What is to be measured: names of images and paths, and the mistakes of writing one for the other. */
import * as z from 'zod/mini';
import type { Advice } from '../../errors.ts';
import { quote } from '../messages.ts';

const ONE_LINE = '{key} must be one line of text';

export const line = z.string().check(z.regex(/^\P{Cc}+$/u, ONE_LINE), z.regex(/\S/, ONE_LINE));

/** Text that becomes an argument of a command or a path to open. */
export const argument = z
  .string()
  .check(z.regex(/^[^\s\p{Cc}-]\P{Cc}*$/u, `${ONE_LINE} that does not start with "-" or a space`));

interface Mistake {
  message: string;
  hint: string | Advice;
}

type Form = 'image' | 'registry' | 'archive' | 'layout';

/** The value of one of these keys. */
export function targetText(form: Form) {
  return argument.check(
    z.superRefine((text, context) => {
      const isName = form === 'image' || form === 'registry';
      const mistake = isName ? (wrongVariable(text) ?? noName(form, text)) : (variableIn(text) ?? noPath(form, text));
      if (mistake)
        context.addIssue({ code: 'custom', input: text, params: { hint: mistake.hint }, message: mistake.message });
    }),
  );
}

/** A baseline: what it is, its text and its content tell. */
export const baselineText = argument.check(
  z.superRefine((text, context) => {
    const variable = variableIn(text);
    const mistake = variable ? { ...variable, hint: NO_VARIABLE } : addressIn(text);
    if (mistake)
      context.addIssue({ code: 'custom', input: text, params: { hint: mistake.hint }, message: mistake.message });
  }),
);

const NO_VARIABLE: Advice = {
  commandLine: 'Give it on the command line instead: imagebudget check --baseline "$BASELINE"',
  action: 'Name it by a fixed tag, such as that of the main branch.',
};

function addressIn(text: string): Mistake | null {
  if (!/^https?:\/\//i.test(text)) return null;
  return {
    message: '{key} takes a report or an image, not an address',
    hint: 'Download the report first, or write registry: and the name of an image.',
  };
}

const VARIABLE: Advice = {
  commandLine: 'Give the image on the command line instead: imagebudget check "$IMAGE"',
  action: 'Set the input "source" instead.',
};

function variableIn(text: string): Mistake | null {
  const [mark] = /\$\{\{|\$\{|\{\{/.exec(text) ?? [];
  return mark === undefined
    ? null
    : { message: `{key} holds "${mark}", but only "image" and "registry" take variables`, hint: VARIABLE };
}

/** A variable of the environment is written `${NAME}`; job/variables.ts fills it in. */
function wrongVariable(text: string): Mistake | null {
  const [, rest = ''] = /(\$\{.*|\{\{.*)/.exec(text.replaceAll(/\$\{[A-Za-z_][A-Za-z0-9_]*\}/g, '')) ?? [];
  if (rest === '') return null;
  const isWorkflow = rest.startsWith('${{') || rest.startsWith('{{');
  return {
    message: `{key} holds ${quote(rest)}, and a variable is written \${NAME}`,
    hint: isWorkflow
      ? {
          commandLine: `Set a variable of the environment, and write its name in braces, such as web:\${TAG}`,
          action: `Set a variable in the step with env:, and write its name in braces, such as web:\${TAG}`,
        }
      : `Write for example web:\${TAG}`,
  };
}

const ARCHIVE = /\.(?:tar|tgz|oci|tar\.(?:gz|zst|xz|bz2))$/;

/** What cannot be an image name, though a path, an address or a source of the command line. */
function noName(form: Form, text: string): Mistake | null {
  const [, prefix = '', rest = ''] = /^(docker|podman|registry|docker-archive|oci-archive|oci):(.+)$/.exec(text) ?? [];
  // `docker:24` and `registry:2` are images.
  if (prefix !== '' && (prefix.endsWith('-archive') || (/[/:]/.test(rest) && !rest.includes('@'))))
    return { message: `{key} takes a name without "${prefix}:"`, hint: `Write ${keyOf(prefix)}: ${plain(rest)}` };
  if (/^https?:\/\//i.test(text))
    return { message: '{key} takes a name, not an address', hint: 'Leave "https://" out.' };
  const isPath = /^(?:\.{0,2}\/|~|\.{1,2}$|[A-Za-z]:\\)|\\/.test(text);
  if (isPath || ARCHIVE.test(text)) {
    const asLayout = ARCHIVE.test(text) ? '' : `, or layout: ${plain(text)}`;
    const asName = isPath ? '' : `. If it is the name of an image, add its tag: ${plain(text)}:latest`;
    const what = text.includes('@') ? 'this' : quote(text);
    return {
      message: `{key} takes the name of an image, and ${what} is a path`,
      hint: `Write archive: ${plain(text)}${asLayout}${asName}`,
    };
  }
  if (!/\s/.test(text)) return null;
  return {
    message: '{key} takes the name of an image, which has no spaces',
    hint: `Write for example ${form}: web:ci`,
  };
}

function keyOf(prefix: string): Form {
  if (prefix === 'docker-archive' || prefix === 'oci-archive') return 'archive';
  if (prefix === 'oci') return 'layout';
  return prefix === 'registry' ? 'registry' : 'image';
}

function noPath(form: Form, text: string): Mistake | null {
  const [, prefix] = /^((?:docker-archive|oci-archive|oci):)./.exec(text) ?? [];
  if (prefix !== undefined)
    return {
      message: `{key} takes a path without "${prefix}"`,
      hint: `Write ${form}: ${plain(text.slice(prefix.length))}`,
    };
  if (/^https?:\/\//i.test(text))
    return { message: '{key} takes the path of a file, not an address', hint: 'Download it first.' };
  return null;
}

/** Foreign text in a hint, without quotes. What holds an @ may be a login, and is not shown. */
function plain(text: string): string {
  return text.includes('@') ? '…' : quote(text).slice(1, -1);
}
