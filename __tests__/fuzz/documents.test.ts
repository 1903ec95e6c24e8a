/**
 * Which image is chosen, by us and by the code of containerd and go-containerregistry, from the same mutated documents. We may
 * refuse what they accept, but never choose another image. the program in documents/ says what they do; its answers are recorded, and are
 * asked for anew where Go is installed.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { type Case, caseOf } from './documents/cases.ts';
import { ours } from './documents/ours.ts';

const CASES = 10_000;
const SEED = 1;
/** Bytes of a recorded answer: what an answer hashes to, or zeros for a refusal. */
const HASH = 6;
const FIXTURE = join(import.meta.dirname, '../fixtures/documents/answers.json');

/** One hash each of containerd's and crane's choice. */
type Answer = [containerd: string, crane: string];
const REFUSED = '0'.repeat(HASH * 2);
const hashed = (choice: string | null | undefined): string =>
  choice
    ? createHash('sha256')
        .update(choice)
        .digest('hex')
        .slice(0, HASH * 2)
    : REFUSED;

function lineOf({ kind, files, ref, platform, root }: Case): string {
  const Files = [...files].map(([Name, bytes]) => ({ Name, Bytes: bytes.toString('base64') }));
  const asked = { Kind: kind, Ref: ref ?? '', Platform: platform ?? '' };
  return JSON.stringify({ ...asked, Files, MediaType: root?.mediaType ?? '', Digest: root?.digest ?? '' });
}

const casesOf = (seed: number): Case[] => Array.from({ length: CASES }, (_, number) => caseOf(seed, number));

/** Compares our choices with theirs. */
async function compare(
  cases: readonly Case[],
  answers: readonly Answer[],
): Promise<{ same: number; refused: number; other: number[] }> {
  const outcome = { same: 0, refused: 0, other: [] as number[] };
  for (const [number, one] of cases.entries()) {
    const choice = hashed(await ours(one));
    const theirs = (answers[number] ?? []).filter(answer => answer !== REFUSED);
    if (choice === REFUSED) outcome.refused++;
    else if (theirs.some(answer => answer !== choice)) outcome.other.push(number);
    else if (theirs.length > 0) outcome.same++;
  }
  return outcome;
}

/** Builds main.go and asks it. */
async function ask(cases: readonly Case[]): Promise<Answer[]> {
  const folder = mkdtempSync(join(tmpdir(), 'imagebudget-test-'));
  try {
    const program = join(folder, 'documents');
    execFileSync('go', ['build', '-o', program, '.'], { cwd: join(import.meta.dirname, 'documents'), stdio: 'pipe' });
    const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
    const answers: Answer[] = [];
    const reading = (async () => {
      for await (const line of createInterface(child.stdout)) {
        const { containerd, crane } = JSON.parse(line);
        answers.push([hashed(containerd), hashed(crane)]);
      }
    })();
    for (const one of cases)
      if (
        !child.stdin.write(`${lineOf(one)}
`)
      )
        await new Promise(resolve => child.stdin.once('drain', resolve));
    child.stdin.end();
    await reading;
    return answers;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Changes with every change of the cases: then answers must be recorded anew. */
function inputsOf(cases: readonly Case[]): string {
  const hash = createHash('sha256');
  for (const one of cases) hash.update(`${lineOf(one)}\n`);
  return hash.digest('hex');
}

function readRecorded(): { inputs: string; answers: Answer[] } {
  const { inputs, answers } = JSON.parse(readFileSync(FIXTURE, 'utf8'));
  const hex = gunzipSync(Buffer.from(answers, 'base64')).toString('hex');
  const hashes = hex.match(new RegExp(`.{${HASH * 2}}`, 'g')) ?? [];
  return {
    inputs,
    answers: hashes.flatMap((hash, at) => (at % 2 === 0 ? [[hash, hashes[at + 1] ?? ''] as Answer] : [])),
  };
}

function record(cases: readonly Case[], answers: readonly Answer[]): void {
  const packed = gzipSync(Buffer.from(answers.flat().join(''), 'hex'), { level: 9 }).toString('base64');
  writeFileSync(FIXTURE, `${JSON.stringify({ inputs: inputsOf(cases), answers: packed })}\n`);
}

/** Where Go is installed, and CI or a person wants it: building takes the modules that documents/go.mod names. */
const hasGo = spawnSync('go', ['version']).status === 0;
const isWanted = process.env.CI === 'true' || process.env.FUZZ_GO === '1';
if (!hasGo || !isWanted)
  console.info(`fresh documents are not compared: ${hasGo ? 'FUZZ_GO=1 asks for it' : 'Go is not installed'}`);

describe('we never choose another image than engines', () => {
  test('in the cases whose answers are recorded', async () => {
    const cases = casesOf(SEED);
    if (process.env.RECORD_DOCUMENTS === '1') record(cases, await ask(cases));
    const { inputs, answers } = readRecorded();
    expect(answers).toHaveLength(CASES);
    // Where this fails, the cases have changed: RECORD_DOCUMENTS=1 records the answers anew, with Go.
    expect(inputsOf(cases)).toBe(inputs);
    await expectNoOther(SEED, cases, answers);
  });

  (hasGo && isWanted ? test : test.skip)('in fresh cases, by their own code', async () => {
    const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31) + SEED + 1;
    const cases = casesOf(seed);
    await expectNoOther(seed, cases, await ask(cases));
  });
});

async function expectNoOther(seed: number, cases: readonly Case[], answers: readonly Answer[]): Promise<void> {
  const { other, same, refused } = await compare(cases, answers);
  console.info(`${CASES} cases, seed ${seed}: ${same} as engines choose, ${refused} refused, ${other.length} others`);
  const shown = other.slice(0, 3).map(number => `case ${number} of seed ${seed}: ${lineOf(caseOf(seed, number))}`);
  expect({ other, shown }).toEqual({ other: [], shown: [] });
  // Enough is accepted for the comparison to mean something.
  expect(same).toBeGreaterThan(CASES / 10);
}
