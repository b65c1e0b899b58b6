/** Verifies an exported record from the file alone: every chain, what the streams say of each other, the text's hash, and who signed exactly that text. */
import { canonicalJson, hashOf, sha256 } from '../../shared/canonical.ts';
import { disputeIdOf, docketIdOf, partyIdOf } from '../../shared/ids.ts';
import { standingSignatures } from '../../signing/domain/effective-signatures.ts';
import { ENDS, neverOpened } from './left-open.ts';
import { type ExportedEvent, type ExportedRecord, isShown, recordSchema } from './record.schema.ts';
import { blank, faulty, some, together, type Verdict } from './verdict.ts';
import { verifyRemovals } from './verify-removals.ts';
import { verifyShown } from './verify-shown.ts';
import { verifyStream } from './verify-stream.ts';

/** A verdict with the record, where it has the shape of one, for checks that build on it. */
export interface RecordVerdict extends Verdict {
  record?: ExportedRecord;
}

type Data = Record<string, unknown>;

/** Each brings a version of the text. */
const PUBLISHED = ['AgreementPublished', 'AgreementAdopted', 'AgreementRevised', 'SuccessorPublished'];
const dataOf = (events: readonly ExportedEvent[], ...types: string[]): Data[] =>
  events.filter(({ type }) => types.includes(type)).map(({ data }) => (data ?? {}) as Data);

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

function verifyText(record: ExportedRecord, published: Data | undefined): Verdict {
  if (!published) return faulty('The record does not say which text was put out for signature.');
  try {
    const text = sha256(canonicalJson(record.document.text));
    const html = sha256(record.document.html);
    const hash = hashOf({ format: 'concord-document@1', html, text });
    if (published.documentHash === hash)
      return { ...blank(), holds: [`The text is the one that was put out for signature: ${hash}.`] };
  } catch {
    // What has no canonical form has no hash that could agree.
  }
  return faulty('The text is not the one that was put out for signature.');
}

/** Records of earlier formats name nothing that was shown. */
const verifyFindings = ({ document }: ExportedRecord, published: Data | undefined): Verdict =>
  published?.findingsHash === undefined
    ? blank()
    : verifyShown(document.findings, { findingsHash: published.findingsHash, textHash: published.textHash });

/** The text of an export: the one that holds, or the newest while none does. */
function textNow(own: readonly ExportedEvent[], versions: readonly Data[]): Data | undefined {
  const executed = dataOf(own, 'AgreementExecuted').map(({ round }) => versions.findLast((one) => one.round === round));
  const began = dataOf(own, 'VersionTookEffect').map(({ version }) =>
    versions.findLast((one) => one.version === version),
  );
  return began.at(-1) ?? executed[0] ?? versions.at(-1);
}

/** What was signed elsewhere: whether every party has confirmed it with the same original, which is kept here. No signature is claimed. */
function verifyAdopted(own: readonly ExportedEvent[], published: Data, executed: Data | undefined): Verdict {
  const { documentHash, parties: named, adopted } = published;
  const { signedOn, pdf } = adopted as { signedOn?: unknown; pdf?: { sha256?: unknown } };
  const parties = strings(named);
  const given = dataOf(own, 'PartyConfirmedAdoption');
  const faults = given.flatMap(({ party, documentHash: text, pdfHash }) => [
    ...(text === documentHash && pdfHash === pdf?.sha256
      ? []
      : [`The confirmation of ${party} was given to another text or another original.`]),
    ...(parties.includes(String(party)) ? [] : [`${party} confirmed it, and is no party of it.`]),
  ]);
  const missing = parties.filter((party) => !given.some((one) => one.party === party));
  if (executed && missing.length > 0) faults.push(`It is called in force, but ${some(missing)} did not confirm it.`);
  const kept = dataOf(own, 'AnnexKept').some(({ sha256: hash }) => hash === pdf?.sha256);
  if (given.length > 0 && !kept) faults.push('It was confirmed before the signed original was handed in.');
  if (faults.length > 0) return faulty(...faults);
  const count = parties.length - missing.length;
  return {
    ...blank(),
    holds: [
      `It was signed elsewhere, on ${signedOn}: liaisons of ${executed ? `all ${count}` : `${count} of ${parties.length}`} parties confirmed it as the PDF with hash ${pdf?.sha256}.`,
    ],
    unknown: ['Who signed it elsewhere: there are no signatures here. Compare the signed original, by its hash.'],
  };
}

/** One version: who signed its text in its round, and whether that is everyone when it is called executed. */
function verifyVersion(events: readonly ExportedEvent[], published: Data, executed: Data | undefined): Verdict {
  const { documentHash, round, version } = published;
  const parties = [...strings(published.parties), ...strings(published.leaving)];
  const given = dataOf(standingSignatures(events.filter(({ stream }) => stream === round)), 'SignatureGiven');
  const faults = given.flatMap(({ party, documentHash: signed }) => [
    ...(signed === documentHash ? [] : [`The signature of ${party} was given to another text.`]),
    ...(parties.includes(String(party)) ? [] : [`${party} signed version ${version}, and is no party of it.`]),
  ]);
  const missing = parties.filter((party) => !given.some((one) => one.party === party));
  if (executed && missing.length > 0) faults.push(`It is called executed, but ${some(missing)} did not sign.`);
  if (faults.length > 0) return faulty(...faults);
  const line = executed
    ? `All ${parties.length} agencies signed version ${version}; it was executed at ${executed.executedAt}.`
    : `${parties.length - missing.length} of ${parties.length} agencies signed version ${version}; it is not executed.`;
  return { ...blank(), holds: [line] };
}

/** How far a version came is on the agreement's own stream: what was executed, declined or lapsed had an open round. */
const mustHaveOpened = (own: readonly ExportedEvent[]): Set<unknown> =>
  new Set(dataOf(own, 'AgreementExecuted', 'AgreementReturned').map(({ round }) => round));

/** Whoever was asked to sign had prepared, which stands on a stream of its own; the first format had no such streams. */
const missingParties = ({ format, agreement, streams }: ExportedRecord, names: readonly string[]): string[] =>
  format === 'concord-record@1'
    ? []
    : dataOf(
        streams.flatMap(({ events }) => events.filter(isShown)),
        'GroupAsked',
      )
        .flatMap(({ parties }) => strings(parties))
        .filter((party) => !names.includes(partyIdOf(agreement, party)));

/** The docket says which disputes there were: each has a stream, shown or withheld. */
const missingDisputes = ({ agreement, streams }: ExportedRecord, names: readonly string[]): string[] =>
  dataOf(
    streams.flatMap(({ events }) => events.filter(isShown)).filter(({ stream }) => stream === docketIdOf(agreement)),
    'DisputeEntered',
  )
    .map(({ number }) => disputeIdOf(agreement, Number(number)))
    .filter((dispute) => !names.includes(dispute));

/** Every stream that an event names must be there, once. A version that was replaced or voided at once has a round that never opened. */
function verifyReferences(record: ExportedRecord): Verdict {
  const { agreement, streams } = record;
  const names = streams.map(({ events }) => events[0]?.stream ?? '');
  const named = streams
    .flatMap(({ events }) => events.filter(isShown))
    .flatMap(({ stream, seq, data }) =>
      Object.values((data ?? {}) as Data)
        .filter((value) => /^(mou|sig)_[0-9A-Z]{26}(-\d+)?$/.test(String(value)))
        .map((value) => ({ stream: String(value), by: `event ${seq} of ${stream}` })),
    );
  const own = streams.flatMap(({ events }) => events.filter(isShown)).filter(({ stream }) => stream === agreement);
  const opened = mustHaveOpened(own);
  const published = dataOf(own, ...PUBLISHED);
  // What was signed elsewhere is known by a round that never was.
  const elsewhere = published.filter(({ adopted }) => adopted).map(({ round }) => String(round));
  const rounds = published.map(({ round }) => String(round)).filter((round) => !elsewhere.includes(round));
  const unopened = rounds.filter((round) => !names.includes(round) && !opened.has(round));
  const missing = new Map(
    named
      .toReversed()
      .filter(({ stream }) => ![...names, ...unopened, ...elsewhere].includes(stream))
      .map(({ stream, by }) => [stream, by]),
  );
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const { faults } = faulty(
    ...(names.includes(agreement) ? [] : [`The stream of the agreement itself, ${agreement}, is missing.`]),
    ...[...missing].map(([stream, by]) => `The stream ${stream} is missing, which ${by} refers to.`),
    ...[...new Set(missingParties(record, names))].map(
      (party) =>
        `The stream ${partyIdOf(agreement, party)} is missing: ${party} was asked to sign, and its own record is not here.`,
    ),
    ...missingDisputes(record, names).map(
      (dispute) => `The stream ${dispute} is missing: the docket says that it was raised.`,
    ),
    ...[...new Set(twice)].map((name) => `The stream ${name || 'without a name'} stands in the record twice.`),
  );
  return { ...blank(), faults, unknown: unopened.map(neverOpened) };
}

/** The hashes of the sealed copies are what the agreement's own events say. */
function verifyCopies({ copies }: ExportedRecord, sealed: readonly Data[]): Verdict {
  const same = (one: Data, other: { pdfHash: string; jsonHash: string }) =>
    one.pdfHash === other.pdfHash && one.jsonHash === other.jsonHash;
  const unsealed = copies.filter((copy) => !sealed.some((one) => same(one, copy)));
  if (unsealed.length > 0) return faulty('It lists a sealed copy that no event of the agreement names.');
  return {
    ...blank(),
    holds: sealed.map(({ pdfHash }) => `The sealed copy is recorded: its PDF has hash ${pdfHash}.`),
  };
}

export function verifyRecord(value: unknown): RecordVerdict {
  const { data: record, error } = recordSchema.safeParse(value);
  if (error) {
    const places = [...new Set(error.issues.map(({ path }) => path.join('.') || 'the whole file'))];
    return faulty(`It has not the shape of a record that this program knows: look at ${some(places, 5)}.`);
  }
  const events = record.streams.flatMap((stream) => stream.events.filter(isShown));
  const own = events.filter(({ stream }) => stream === record.agreement);
  const versions = dataOf(own, ...PUBLISHED);
  const executed = dataOf(own, 'AgreementExecuted');
  const verdict = together(
    ...record.streams.map(verifyStream),
    verifyReferences(record),
    verifyRemovals(record),
    verifyText(record, textNow(own, versions)),
    verifyFindings(record, textNow(own, versions)),
    ...versions.map((published) => {
      const of = executed.find(({ round }) => round === published.round);
      return published.adopted ? verifyAdopted(own, published, of) : verifyVersion(events, published, of);
    }),
    verifyCopies(record, dataOf(own, 'CopySealed')),
    { ...blank(), unknown: [ENDS] },
  );
  return { ...verdict, record };
}
