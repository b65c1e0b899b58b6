/** The executed copy as data, from the streams alone: what each party signed, how that was established, and what witnesses it. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { partyOf } from '../../agreements/domain/seats.rules.ts';
import { type Registration, type SignedMou, signersOf } from '../../agreements/domain/signed-mou.ts';
import type { ShownFindings } from '../../agreements/findings/domain/shown.ts';
import type { Clearance } from '../../offices/clearances.reads.ts';
import { REVIEWERS } from '../../offices/pages/words.parts.ts';
import type { Instant } from '../../shared/kernel.ts';
import { standingSignatures } from '../../signing/domain/effective-signatures.ts';
import type { RoundEvent } from '../../signing/domain/round.events.ts';
import { statement } from '../../signing/domain/statement.ts';
import { sayMail } from '../../signing/pages/record/mail-names.parts.ts';
import { type Told, told, type Witnessed } from '../export/streams.ts';
import { type ExecutedCopy, executedCopySchema } from './executed-copy.schema.ts';

/** Of each party, one for each office that signs for it. */
type Signer = ReturnType<typeof signersOf>[number];
type Signature = ExecutedCopy['signatures'][number];
type Given = Extract<RoundEvent, { type: 'SignatureGiven' }>['body'];

export interface CopyOf {
  agreement: Agreement;
  text: SignedMou;
  findings: ShownFindings;
  streams: readonly Witnessed[];
  /** Who cleared the text for each party. */
  clearances: readonly Clearance[];
  service: string;
  madeAt: Instant;
  seal: ExecutedCopy['seal'];
}

/** Missing words were removed by law: the certificate says so in their place. */
function signerOf(body: Told['body']): Signature['signer'] {
  if (!body) return null;
  const { office: _, statement: __, liaisons: ___, ...signer } = body as Given;
  return signer;
}

/** In full as it was kept, else from its version and the text that was signed. A signature made outside has none. */
function statementOf(
  { data, body }: Told,
  signer: Signature['signer'],
  { name, statute, leaves }: Signer,
  { succession }: SignedMou,
) {
  if (data.statement === null) return null;
  const version = String(data.statement);
  const by = {
    name: signer?.name ?? '(name removed by law)',
    title: signer?.title ?? '(office removed by law)',
    agency: name,
    authority: statute,
    leaves,
    certifies: leaves === undefined ? succession?.certifies : undefined,
  };
  return { version, text: String(body?.statement ?? statement(by, version)) };
}

const instantOf = (value: unknown): Instant | null => (typeof value === 'string' ? value : null);

const nameIn = (text: SignedMou, party: string): string =>
  signersOf(text).find(({ key }) => partyOf(key) === party)?.name ?? party;

/** Whoever reads the copy knows agencies by their names. */
function outsideOf({ outside }: Told['data'], text: SignedMou): Pick<Signature, 'outside'> {
  if (outside === undefined) return {};
  const given = outside as NonNullable<Signature['outside']>;
  const [offeredBy, confirmedBy] = [nameIn(text, given.offeredBy), nameIn(text, given.confirmedBy)];
  return { outside: { ...given, offeredBy, confirmedBy } };
}

/** As the version that was signed was published with; the operator had registered them before. */
function domainsIn(streams: readonly Witnessed[], version: number): Map<string, string[]> {
  const published = ['AgreementPublished', 'AgreementAdopted', 'AgreementRevised', 'SuccessorPublished']
    .flatMap((type) => told(streams, type))
    .filter(({ data }) => Number(data.version) <= version)
    .sort((one, other) => Number(one.data.version) - Number(other.data.version));
  // Whoever leaves with a version stands in the register of the one before.
  const registers = published.flatMap(({ body }) => (body?.register ?? []) as Registration[]);
  return new Map(registers.map(({ party, mailDomains }) => [party, mailDomains]));
}

function signatureOf(
  party: Signer,
  given: readonly Told[],
  { text, domains }: { text: SignedMou; domains: ReadonlyMap<string, string[]> },
): Signature {
  const last = given.findLast(({ data }) => data.party === party.key);
  if (!last) throw new Error(`${party.key} has not signed`);
  const { data, body, at } = last;
  const signer = signerOf(body);
  return {
    party: party.key,
    agency: party.name,
    domains: domains.get(partyOf(party.key)) ?? [],
    office: party.office,
    authority: party.statute,
    ...(party.leaves !== undefined && { leaves: true as const }),
    signer,
    method: String(data.method),
    statement: statementOf(last, signer, party, text),
    linkUsedAt: instantOf(data.linkUsedAt),
    codeSentAt: instantOf(data.codeSentAt),
    signedAt: at,
    ...outsideOf(data, text),
  };
}

const clearanceOf = (of: Clearance, text: SignedMou): ExecutedCopy['clearances'][number] => ({
  party: of.party,
  agency: nameIn(text, of.party),
  reviewer: of.name ? `${REVIEWERS[of.kind]} (${of.name})` : REVIEWERS[of.kind],
  required: of.required,
  clearedAt: of.clearedAt ?? null,
});

/** Of this version's own round: mail about another one says nothing of this text. */
const deliveriesIn = (streams: readonly Witnessed[], text: SignedMou, round: string): ExecutedCopy['deliveries'] =>
  told(
    streams.filter(({ stream }) => stream === round),
    'MailReported',
  ).map(({ data, at }) => {
    const party = signersOf(text).find(({ key }) => key === data.party);
    const mail = sayMail(String(data.template));
    return {
      party: String(data.party),
      to: party?.office ?? '',
      mail,
      report: String(data.report),
      at,
    };
  });

/** Throws when a party's signature is missing, or the agreement is not executed. */
export function copyOf({
  agreement,
  text,
  findings,
  streams,
  clearances,
  service,
  madeAt,
  seal,
}: CopyOf): ExecutedCopy {
  const { id, number, version, handling, zone, documentHash, textHash, htmlHash, findingsHash, term, round, follows } =
    agreement;
  if (!term) throw new Error('Only an executed agreement has an executed copy');
  const { executedAt, effective, effectiveAt, sunset, ends, endsAt } = term;
  const standing = streams.map((one) => ({ ...one, events: standingSignatures(one.events) }));
  const domains = domainsIn(streams, version);
  const given = told(standing, 'SignatureGiven').filter(({ data }) => data.documentHash === documentHash);
  return executedCopySchema.parse({
    format: 'concord-executed-copy@1',
    service,
    madeAt,
    agreement: {
      id,
      number,
      version,
      handling,
      zone,
      documentHash,
      textHash,
      htmlHash,
      findingsHash,
      ...(follows && {
        follows: { kind: follows.kind, version: follows.version, documentHash: follows.documentHash },
      }),
      executedAt,
      effective,
      effectiveAt,
      sunset,
      ...(ends !== undefined && { ends }),
      ...(endsAt !== undefined && { endsAt }),
    },
    text,
    findings,
    signatures: signersOf(text).map((party) => signatureOf(party, given, { text, domains })),
    clearances: clearances.map((one) => clearanceOf(one, text)),
    deliveries: deliveriesIn(streams, text, round),
    chain: streams.map(({ stream, events, tip }) => ({ stream, events: events.length, tip })),
    seal,
  } satisfies ExecutedCopy);
}
