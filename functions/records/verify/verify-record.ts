/** Verifies an exported record from the file alone: every chain, what the streams say of each other, the chain of versions, and who signed exactly which text. */

import { partiesAt } from '../../agreements/domain/seats.rules.ts';
import {
  commitmentsIdOf,
  disputeIdOf,
  docketIdOf,
  isCommitmentsId,
  isDisputeId,
  partyIdOf,
  planIdOf,
} from '../../shared/ids.ts';
import { standingSignatures } from '../../signing/domain/effective-signatures.ts';
import { type Data, dataOf, type TextRead, type Versions } from './agreement/text-read.ts';
import { verifyAdopted } from './agreement/verify-adopted.ts';
import { verifyChanges } from './agreement/verify-changes.ts';
import { verifyClosing } from './agreement/verify-closing.ts';
import { verifyDocuments } from './agreement/verify-documents.ts';
import { verifyFigures } from './agreement/verify-figures.ts';
import { verifyLeaving } from './agreement/verify-leaving.ts';
import { verifyReviews } from './agreement/verify-reviews.ts';
import { verifySigners } from './agreement/verify-signers.ts';
import { verifyTerms } from './agreement/verify-terms.ts';
import { versionsTold } from './agreement/verify-versions.ts';
import { ENDS, neverOpened } from './left-open.ts';
import {
  type ExportedEvent,
  type ExportedRecord,
  type ExportedStream,
  isShown,
  recordPageSchema,
  recordSchema,
} from './record.schema.ts';
import { blank, faulty, some, together, type Verdict } from './verdict.ts';
import { verifyEvidence } from './verify-evidence.ts';
import { verifyRemovals } from './verify-removals.ts';
import { verifyStream } from './verify-stream.ts';

/** A verdict with the record, where it has the shape of one, for checks that build on it. */
export interface RecordVerdict extends Verdict {
  record?: ExportedRecord;
}

const dataIn = (events: readonly ExportedEvent[], ...types: string[]): Data[] =>
  events.filter(({ type }) => types.includes(type)).map(dataOf);

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** One version: who signed its text in its round, and whether that is everyone when it is called executed. */
function verifyVersion(events: readonly ExportedEvent[], { version, data, term: executed }: TextRead): Verdict {
  const { documentHash, round } = data;
  // Every office that signs: the first one of each party is known by the party's key.
  const seats = [...strings(data.parties), ...strings(data.leaving), ...strings(data.further)];
  const given = dataIn(standingSignatures(events.filter(({ stream }) => stream === round)), 'SignatureGiven');
  const faults = given.flatMap(({ party, documentHash: signed }) => [
    ...(signed === documentHash ? [] : [`The signature of ${party} was given to another text.`]),
    ...(seats.includes(String(party)) ? [] : [`${party} signed version ${version}, and is no party of it.`]),
  ]);
  const missing = seats.filter((party) => !given.some((one) => one.party === party));
  if (executed && missing.length > 0)
    faults.push(`Version ${version} is called executed, but ${some(missing)} did not sign.`);
  if (faults.length > 0) return faulty(...faults);
  const agencies = partiesAt(seats).length;
  const who = agencies === seats.length ? `${agencies} agencies` : `${seats.length} offices of ${agencies} agencies`;
  const line = executed
    ? `All ${who} signed version ${version}; it was executed at ${executed.executedAt}.`
    : `${seats.length - missing.length} of ${who} signed version ${version}; it is not executed.`;
  return { ...blank(), holds: [line] };
}

/** How far a version came is on the agreement's own stream: what was executed, declined or lapsed had an open round. */
const mustHaveOpened = (own: readonly ExportedEvent[]): Set<unknown> =>
  new Set(dataIn(own, 'AgreementExecuted', 'AgreementReturned').map(({ round }) => round));

/** Whoever was asked to sign had prepared, which stands on a stream of its own. */
const missingParties = ({ agreement, streams }: ExportedRecord, names: readonly string[]): string[] =>
  dataIn(
    streams.flatMap(({ events }) => events.filter(isShown)),
    'GroupAsked',
  )
    .flatMap(({ parties }) => partiesAt(strings(parties)))
    .filter((party) => !names.includes(partyIdOf(agreement, party)));

/** The docket says which disputes there were: each has a stream, shown or withheld. */
const missingDisputes = ({ agreement, streams }: ExportedRecord, names: readonly string[]): string[] =>
  dataIn(
    streams.flatMap(({ events }) => events.filter(isShown)).filter(({ stream }) => stream === docketIdOf(agreement)),
    'DisputeEntered',
  )
    .map(({ number }) => disputeIdOf(agreement, Number(number)))
    .filter((dispute) => !names.includes(dispute));

/** The agreement says which parties have had commitments: each has a stream. */
const missingCommitments = (agreement: string, own: readonly ExportedEvent[], names: readonly string[]): string[] => [
  ...new Set(
    [...dataIn(own, 'TermsTakenUp').filter(({ what }) => what === 'commitments'), ...dataIn(own, 'CommitmentsBegun')]
      .flatMap(({ parties }) => strings(parties))
      .filter((party) => !names.includes(commitmentsIdOf(agreement, party))),
  ),
];

/** KPIs that were taken up have a plan. */
const plansIn = (own: readonly ExportedEvent[]): boolean =>
  dataIn(own, 'TermsTakenUp').some(({ what }) => what === 'kpis');

/** Of commitments only what was agreed in a dispute for named people is not shown, of which nothing is shown either. */
function hiddenCommitments({ streams }: ExportedRecord): string[] {
  const hides = ({ events }: ExportedStream) => !events.every(isShown);
  const disputes = streams.filter(({ events }) => isDisputeId(events[0]?.stream ?? ''));
  return disputes.some(hides)
    ? []
    : streams.flatMap((one) => {
        const name = one.events[0]?.stream ?? '';
        return isCommitmentsId(name) && hides(one) ? [name] : [];
      });
}

/** Every stream that an event names must be there, once. A version that was replaced or voided at once has a round that never opened. */
function verifyReferences(record: ExportedRecord, { texts }: Versions): Verdict {
  const { agreement, streams } = record;
  const names = streams.map(({ events }) => events[0]?.stream ?? '');
  const named = streams
    .flatMap(({ events }) => events.filter(isShown))
    .flatMap(({ stream, seq, data }) =>
      Object.values(dataOf({ data }))
        .filter((value) => /^(mou|sig)_[0-9A-Z]{26}(-\d+)?$/.test(String(value)))
        .map((value) => ({ stream: String(value), by: `event ${seq} of ${stream}` })),
    );
  const own = streams.flatMap(({ events }) => events.filter(isShown)).filter(({ stream }) => stream === agreement);
  const opened = mustHaveOpened(own);
  // What was signed elsewhere is known by a round that never was.
  const elsewhere = texts.filter(({ data }) => data.adopted).map(({ data }) => String(data.round));
  const rounds = texts.filter(({ data }) => !data.adopted).map(({ data }) => String(data.round));
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
    ...missingCommitments(agreement, own, names).map(
      (party) =>
        `The stream ${commitmentsIdOf(agreement, party)} is missing: ${party} has had commitments, and what became of them is not here.`,
    ),
    ...hiddenCommitments(record).map(
      (name) => `The stream ${name} hides events, and no dispute of this record is for named people only.`,
    ),
    ...(plansIn(own) && !names.includes(planIdOf(agreement))
      ? [
          `The stream ${planIdOf(agreement)} is missing: KPIs of the text were taken up, and how they were measured is not here.`,
        ]
      : []),
    ...[...new Set(twice)].map((name) => `The stream ${name || 'without a name'} stands in the record twice.`),
  );
  return { ...blank(), faults, unknown: unopened.map(neverOpened) };
}

/** The sealed copies are those that the agreement's own events name, one of each version that was executed and sealed. */
function verifyCopies({ copies }: ExportedRecord, sealed: readonly Data[]): Verdict {
  const same = (one: Data, other: Data) =>
    one.version === other.version && one.pdfHash === other.pdfHash && one.jsonHash === other.jsonHash;
  const unsealed = copies.filter((copy) => !sealed.some((one) => same(one, copy)));
  const unlisted = sealed.filter((one) => !copies.some((copy) => same(one, copy)));
  const faults = [
    ...unsealed.map(
      ({ version }) => `It lists a sealed copy of version ${version} that no event of the agreement names.`,
    ),
    ...unlisted.map(
      ({ version }) => `It does not list the sealed copy of version ${version}, which the agreement names.`,
    ),
  ];
  return {
    ...faulty(...faults),
    holds:
      faults.length > 0
        ? []
        : sealed.map(
            ({ version, pdfHash }) => `The sealed copy of version ${version} is recorded: its PDF has hash ${pdfHash}.`,
          ),
  };
}

/** Events of a file may have any shape. */
function readable(what: string, verify: () => Verdict): Verdict {
  try {
    return verify();
  } catch {
    return faulty(`${what} not the shape that this program knows.`);
  }
}

export function verifyRecord(value: unknown): RecordVerdict {
  const { data: record, error } = recordSchema.safeParse(value);
  if (error && recordPageSchema.safeParse(value).success)
    return faulty('It is one part of a record: `npm run mou -- record ID --out FILE` fetches all of them as one.');
  if (error) {
    const places = [...new Set(error.issues.map(({ path }) => path.join('.') || 'the whole file'))];
    return faulty(`It has not the shape of a record that this program knows: look at ${some(places, 5)}.`);
  }
  const events = record.streams.flatMap((stream) => stream.events.filter(isShown));
  const own = events.filter(({ stream }) => stream === record.agreement);
  const versions = versionsTold(own);
  const verdict = together(
    ...record.streams.map(verifyStream),
    verifyReferences(record, versions),
    verifyRemovals(record),
    readable('Who signed has', () => verifySigners(record)),
    verifyTerms(versions),
    verifyChanges(own, versions),
    verifyLeaving(own, versions),
    verifyDocuments(record, versions),
    readable('Its figures and their plan have', () => verifyFigures(record, versions)),
    readable('A review of it has', () => verifyReviews(record, own, versions)),
    readable('The evidence of its reviews has', () => verifyEvidence(record)),
    readable('Its closing has', () => verifyClosing(record, versions)),
    ...versions.texts.map((text) => (text.data.adopted ? verifyAdopted(own, text) : verifyVersion(events, text))),
    verifyCopies(record, dataIn(own, 'CopySealed')),
    { ...blank(), unknown: [ENDS] },
  );
  return { ...verdict, record };
}
