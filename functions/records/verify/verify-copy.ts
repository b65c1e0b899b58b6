/** Verifies the JSON twin of an executed copy: sealed and unchanged, its hashes follow from its text, and each party of the text signed it once. */
import * as z from 'zod';
import { partiesAt, partyOf, seatsOf } from '../../agreements/domain/seats.rules.ts';
import { canonicalJson, hashOf, sha256 } from '../../shared/canonical.ts';
import { roundIdOf } from '../../shared/ids.ts';
import type { ClosingPaper } from '../closing/closing-paper.ts';
import {
  type ExecutedCopy,
  executedCopySchema,
  type SealedCopy,
  sealedCopySchema,
} from '../copy/executed-copy.schema.ts';
import type { SealedEvidence } from '../evidence/sealed-evidence.schema.ts';
import { sealFault } from '../jws.ts';
import { verifyShown } from './agreement/verify-shown.ts';
import { rsaKey } from './keys.ts';
import { successionOf } from './succession.schema.ts';
import { blank, faulty, some, type Verdict } from './verdict.ts';

/** A verdict with what further checks build on: the copy, and the key that sealed it. */
export interface CopyVerdict extends Verdict {
  copy?: ExecutedCopy;
  /** Of a PDF that holds the evidence of a review in the place of a copy. */
  evidence?: SealedEvidence;
  /** Of one that holds the report of a closing. */
  report?: ClosingPaper;
  kid?: string;
  /** What the file is, where it is no executed copy. */
  what?: string;
  /** Nothing of it is of this service. */
  foreign?: true;
}

/** What the checks need of the signed text; the rest is covered by its hash. */
const signing = z.object({ key: z.string(), name: z.string() });
const party = signing.extend({ signatories: z.array(z.string()).min(1) });
const textFacts = z.object({
  number: z.string(),
  parties: z.array(party).min(1),
  succession: successionOf(signing).optional(),
});

const misshapen = (error: z.ZodError): Verdict => {
  const places = [...new Set(error.issues.map(({ path }) => path.join('.') || 'the whole file'))];
  return faulty(`It has not the shape of an executed copy: look at ${some(places, 5)}.`);
};

const hashOfText = (text: unknown): string | undefined => {
  try {
    return sha256(canonicalJson(text));
  } catch {
    return undefined;
  }
};

function checkHashes({ agreement, text }: ExecutedCopy, verdict: Verdict): void {
  const { number, version, textHash, htmlHash, documentHash } = agreement;
  if (hashOfText(text) !== textHash)
    verdict.faults.push('The text is not the one whose hash the copy names: it was changed.');
  else if (hashOf({ format: 'concord-document@1', html: htmlHash, text: textHash }) !== documentHash)
    verdict.faults.push('The document hash does not follow from the hashes of its text.');
  else
    verdict.holds.push(
      `The text is ${number}, version ${version}; its document hash follows from it: ${documentHash}.`,
    );
}

/** Of several offices that sign for an agency, a further one is named by its key. */
const sayWhose = ({ key, name }: { key: string; name: string }): string =>
  key === partyOf(key) ? name : `${name} (${key})`;

const KINDS = { amendment: 'an amendment', renewal: 'a renewal' } as const;

/** The text says of itself which version it is and which one it follows; the copy says the same, and from when to when it holds. */
function checkVersion({ agreement, text }: ExecutedCopy, verdict: Verdict): void {
  const { version, follows, effectiveAt, executedAt, ends, endsAt } = agreement;
  const said = textFacts.safeParse(text).data?.succession;
  const own = follows && { version, kind: follows.kind, ...{ of: follows.version, hash: follows.documentHash } };
  const its = said && {
    version: said.version,
    kind: said.kind,
    of: said.follows.version,
    hash: said.follows.documentHash,
  };
  const faults = [
    ...(canonicalJson(own ?? null) === canonicalJson(its ?? null)
      ? []
      : ['The copy and its text do not say the same of the version that it follows.']),
    ...(said && said.lastDay !== ends ? ['The copy and its text do not say the same of its last day.'] : []),
    ...(effectiveAt < executedAt || (endsAt !== undefined && endsAt <= effectiveAt)
      ? ['The copy says that the text holds before it was executed, or ends before it holds.']
      : []),
  ];
  verdict.faults.push(...faults);
  if (faults.length > 0) return;
  const until = endsAt === undefined ? 'with no end agreed' : `to ${endsAt}`;
  const what = follows
    ? `Version ${version} is ${KINDS[follows.kind]} of version ${follows.version}, whose document has the hash ${follows.documentHash}; it holds`
    : `Version ${version} follows no other; it holds`;
  verdict.holds.push(`${what} from ${effectiveAt} ${until}.`);
}

function checkSignatures({ agreement, text, signatures }: ExecutedCopy, verdict: Verdict): void {
  const facts = textFacts.safeParse(text).data;
  if (!facts) {
    verdict.faults.push('The text does not say which agencies it is between.');
    return;
  }
  if (facts.number !== agreement.number)
    verdict.faults.push(`The text is numbered ${facts.number}, and the copy says ${agreement.number}.`);
  const signers = [
    ...facts.parties.flatMap(({ key, name, signatories }) =>
      seatsOf(key, signatories).map((seat) => ({ key: seat, name })),
    ),
    ...(facts.succession?.leaving ?? []),
  ];
  const given = new Map<string, number>();
  const leaving = new Set(facts.succession?.leaving.map(({ key }) => key));
  for (const { party, agency, signedAt, leaves = false } of signatures) {
    if (leaves !== leaving.has(party))
      verdict.faults.push(`The text and the copy do not agree whether ${agency} leaves with this version.`);
    given.set(party, (given.get(party) ?? 0) + 1);
    if (!signers.some(({ key }) => key === party))
      verdict.faults.push(`${agency} signed, and is no party of the text.`);
    if (signedAt > agreement.executedAt) verdict.faults.push(`The signature of ${agency} is later than the execution.`);
  }
  for (const { key, name } of signers) {
    const count = given.get(key) ?? 0;
    if (count === 0)
      verdict.faults.push(`${sayWhose({ key, name })} is a party of the text, and its signature is missing.`);
    if (count > 1) verdict.faults.push(`${sayWhose({ key, name })} is said to have signed ${count} times.`);
  }
  const agencies = partiesAt(signers.map(({ key }) => key)).length;
  const who =
    agencies === signers.length ? `${agencies} agencies` : `${signers.length} offices of ${agencies} agencies`;
  if (verdict.faults.length === 0)
    verdict.holds.push(`Each of the ${who} of the text signed it: ${some(signers.map(sayWhose))}.`);
}

function checkChain({ agreement, chain }: ExecutedCopy, verdict: Verdict): void {
  const streams = chain.map(({ stream }) => stream);
  const expected = [agreement.id, roundIdOf(agreement.id, agreement.version)];
  const missing = expected.filter((stream) => !streams.includes(stream));
  if (new Set(streams).size !== streams.length || chain.some(({ events }) => events < 1) || missing.length > 0)
    verdict.faults.push('The list of its records is not whole: it must name the agreement and its signing round once.');
  else verdict.holds.push(`It names the last event of ${chain.length} records, which bind an exported record.`);
}

function checkShown({ agreement, findings }: ExecutedCopy, verdict: Verdict): void {
  const { holds, faults } = verifyShown(findings, agreement);
  verdict.holds.push(...holds);
  verdict.faults.push(...faults);
}

/** What holds of the copy itself, whoever sealed it. */
export function checkCopy(copy: ExecutedCopy): CopyVerdict {
  const verdict: CopyVerdict = { ...blank(), copy };
  checkHashes(copy, verdict);
  checkShown(copy, verdict);
  checkVersion(copy, verdict);
  checkSignatures(copy, verdict);
  checkChain(copy, verdict);
  return verdict;
}

/** A copy without a signature of its own, such as one that a sealed PDF covers. */
export function verifyBareCopy(value: unknown): CopyVerdict {
  const { data, error } = executedCopySchema.safeParse(value);
  return error ? misshapen(error) : checkCopy(data);
}

const TOO_SHORT = 'The key beside the copy is no RSA key of at least 2048 bits.';

function wrongSeal({ copy, jws, key }: SealedCopy): string | undefined {
  if (!rsaKey(key)) return TOO_SHORT;
  if (copy.seal.kid !== key.kid) return `The copy says that ${copy.seal.kid} sealed it, and not ${key.kid}.`;
  try {
    return sealFault(copy, jws, key);
  } catch {
    // What JSON can carry and RFC 8785 cannot, such as half a character, was never sealed.
    return 'The copy holds a value that cannot have been sealed.';
  }
}

/** The file `NUMBER-executed.json`. */
export function verifyCopy(value: unknown): CopyVerdict {
  const { data, error } = sealedCopySchema.safeParse(value);
  if (error) return misshapen(error);
  const { copy, key } = data;
  const wrong = wrongSeal(data);
  const verdict = checkCopy(copy);
  if (wrong) return { ...verdict, faults: [wrong, ...verdict.faults] };
  verdict.holds.unshift(`The copy was sealed with the key ${key.kid} and was not changed since.`);
  return { ...verdict, kid: key.kid };
}
