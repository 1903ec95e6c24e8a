/** The rules and detectors of one run: the catalogue with what a config changes, switches off or adds. */
import { type DetectorId, isDetectorId } from './detector-ids.ts';
import type { Rule, Severity } from './rule.ts';

/** What a config says about one rule or detector. */
export type Choice =
  | { kind: 'off'; id: string }
  | { kind: 'severity'; id: string; severity: Severity }
  | { kind: 'own'; id: string; rule: OwnRule };

interface OwnRule extends Pick<Rule, 'id' | 'title' | 'why' | 'severity' | 'bucket' | 'remedy'> {
  paths: readonly string[];
  not: readonly string[];
}

/** The rules in order of precedence: those of the user first, in the order given. Files of a rule that is off go to the next. */
export function chosenRules(catalogue: readonly Rule[], choices: readonly Choice[]): Rule[] {
  const off = new Set(choices.flatMap(choice => (choice.kind === 'off' ? [choice.id] : [])));
  const severities = new Map(
    choices.flatMap(choice => (choice.kind === 'severity' ? [[choice.id, choice.severity]] : [])),
  );
  const own = choices.flatMap(choice => (choice.kind === 'own' ? [choice.rule] : []));
  return [
    ...own.map(ruleOf),
    ...catalogue
      .filter(({ id }) => !off.has(id))
      .map(rule => ({ ...rule, severity: severities.get(rule.id) ?? rule.severity })),
  ];
}

/** What a config changes about detectors: their severity, or whether they run. Detectors that it does not name are missing. */
export type DetectorChoices = ReadonlyMap<DetectorId, Severity | 'off'>;

/** The choices about detectors. */
export function chosenDetectors(choices: readonly Choice[]): DetectorChoices {
  return new Map(
    choices.flatMap((choice): [DetectorId, Severity | 'off'][] => {
      if (choice.kind === 'own' || !isDetectorId(choice.id)) return [];
      return [[choice.id, choice.kind === 'off' ? 'off' : choice.severity]];
    }),
  );
}

function ruleOf({ paths, not, ...rule }: OwnRule): Rule {
  const because = 'the config says so';
  return {
    ...rule,
    own: true,
    sparesLicences: true,
    confidence: 'judgement',
    globs: paths,
    not: not.map(glob => ({ glob, why: because })),
    references: [],
    reports: [],
    ignores: [],
  };
}
