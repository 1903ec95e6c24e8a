/** What `fix` found and did, as JSON: every field of docs/fix.md, in its order. */
import { jsonText } from '../report/format/escape.ts';
import { planItemValue } from '../report/json.ts';
import { VERSION } from '../version.ts';
import type { Patch } from './patch.ts';
import type { Proof, ProofStep } from './prove/types.ts';
import type { FixRequest, FixResult } from './types.ts';

/** Indented, with a newline at the end. It is safe to print to a terminal or a log. */
export function fixJson(result: FixResult, request: FixRequest, patch: Patch): string {
  return `${jsonText(fixValue(result, request, patch), 2)}\n`;
}

function fixValue(
  { image, plan, made, proof, written }: FixResult,
  { trust, only }: FixRequest,
  { text, folder }: Patch,
) {
  const { source, sizes } = image;
  return {
    schemaVersion: 1,
    tool: { name: 'imagebudget', version: VERSION },
    image: {
      name: image.name,
      source: { kind: source.kind, reference: source.reference, digest: source.digest, platform: source.platform },
      size: sizes.image,
    },
    trust,
    only,
    plan: plan.items.map(planItemValue),
    made,
    sizeAfter: plan.items[made - 1]?.sizeAfter ?? sizes.image,
    diff: text,
    folder,
    written,
    proof: proof && proofValue(proof),
  };
}

function proofValue(proof: Proof) {
  const { passed, base, original, check, control, programs, untried, stopped, notes } = proof;
  return {
    passed,
    base,
    original: { size: original.size, buildSeconds: original.seconds },
    check,
    control,
    programs,
    steps: proof.steps.map(stepValue),
    stopped,
    untried,
    notes,
  };
}

function stepValue({ id, promised, range, measured, built, kept, check, missing, passed, problem }: ProofStep) {
  return {
    id,
    passed,
    promised,
    ...(range === null ? {} : { range: [...range] }),
    measured,
    offBy: measured === null ? null : measured - promised,
    kept,
    size: built?.size ?? null,
    buildSeconds: built?.seconds ?? null,
    check,
    missing,
    problem,
  };
}
