/** Says on GitHub that there is no verdict: what earlier runs wrote there and says otherwise must not stay. */
import { resolve } from 'node:path';
import * as core from '@actions/core';
import { repositoryAround } from '../job/config/config-place.ts';
import type { Annotation } from '../report/annotations.ts';
import { terminal } from '../report/format/escape.ts';
import type { Section } from '../report/markdown/sections.ts';
import { checkRunPlace } from './check-run/place.ts';
import { commentPlace } from './comment/place.ts';
import { workingDirectory } from './inputs/lenient-inputs.ts';
import { workflowPath } from './workflow.ts';

/** @param annotations what is wrong, where @throws never */
export async function replaceMessages(
  section: Section,
  annotations: readonly Annotation[],
  signal: AbortSignal,
): Promise<void> {
  try {
    const [comment, check] = [commentPlace(process.env, signal), checkRunPlace(process.env, signal)];
    if (comment === null && check === null) return;
    const { failureContent, keepComment, unmeasuredContent, writeCheckRun } = await import('./messages.ts');
    if (comment !== null) await keepComment(failureContent(section), comment);
    if (check === null) return;
    const directory = resolve(workingDirectory(process.env));
    const checkout = { root: repositoryAround(directory), directory, otherwise: workflowPath(process.env) };
    await writeCheckRun(unmeasuredContent(section.texts.full, annotations, checkout), check);
  } catch (error) {
    core.debug(terminal(String(error)));
  }
}
