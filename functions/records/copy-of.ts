/** The executed copy as data, from the streams alone: what each party signed, how that was established, and what witnesses it. */
import type { Agreement } from '../agreements/agreement.rules.ts';
import type { SignedMou } from '../agreements/document.ts';
import type { Instant } from '../shared/kernel.ts';
import { sayMail } from '../signing/record-words.ts';
import type { Signer } from '../signing/round.events.ts';
import { statement } from '../signing/statement.ts';
import { type ExecutedCopy, executedCopySchema } from './executed-copy.schema.ts';
import { type Told, told, type Witnessed } from './streams.ts';

type Party = SignedMou['parties'][number];
type Signature = ExecutedCopy['signatures'][number];

export interface CopyOf {
  agreement: Agreement;
  text: SignedMou;
  streams: readonly Witnessed[];
  service: string;
  madeAt: Instant;
  seal: ExecutedCopy['seal'];
}

const officeOf = ({ offices, signatory }: Party): string => offices.find(({ key }) => key === signatory)?.title ?? '';

/** Missing words were removed by law: the certificate says so in their place. */
function signerOf(body: Told['body']): Signature['signer'] {
  if (!body) return null;
  const { office: _, ...signer } = body as Signer;
  return signer;
}

const statementOf = (version: string, signer: Signature['signer'], { name, authority }: Party): string =>
  statement(
    {
      name: signer?.name ?? '(name removed by law)',
      title: signer?.title ?? '(office removed by law)',
      agency: name,
      authority: authority.statute,
    },
    version,
  );

function signatureOf(party: Party, given: readonly Told[]): Signature {
  const last = given.findLast(({ data }) => data.party === party.key);
  if (!last) throw new Error(`${party.key} has not signed`);
  const { data, body, at } = last;
  const signer = signerOf(body);
  const version = String(data.statement);
  return {
    party: party.key,
    agency: party.name,
    office: officeOf(party),
    authority: party.authority.statute,
    signer,
    method: String(data.method),
    statement: { version, text: statementOf(version, signer, party) },
    linkUsedAt: String(data.linkUsedAt),
    codeSentAt: String(data.codeSentAt),
    signedAt: at,
  };
}

const deliveriesIn = (streams: readonly Witnessed[], text: SignedMou): ExecutedCopy['deliveries'] =>
  told(streams, 'MailReported').map(({ data, at }) => {
    const party = text.parties.find(({ key }) => key === data.party);
    const mail = sayMail(String(data.template));
    return {
      party: String(data.party),
      to: party ? officeOf(party) : '',
      mail,
      report: String(data.report),
      at,
    };
  });

/** Throws when a party's signature is missing, or the agreement is not executed. */
export function copyOf({ agreement, text, streams, service, madeAt, seal }: CopyOf): ExecutedCopy {
  const { id, number, version, handling, zone, documentHash, textHash, htmlHash, term } = agreement;
  if (!term) throw new Error('Only an executed agreement has an executed copy');
  const { executedAt, effective, sunset, ends } = term;
  const given = told(streams, 'SignatureGiven').filter(({ data }) => data.documentHash === documentHash);
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
      executedAt,
      effective,
      sunset,
      ends,
    },
    text,
    signatures: text.parties.map((party) => signatureOf(party, given)),
    // Reviewers clear on their party's own stream; without such streams nobody was asked.
    clearances: [],
    deliveries: deliveriesIn(streams, text),
    chain: streams.map(({ stream, events, tip }) => ({ stream, events: events.length, tip })),
    seal,
  } satisfies ExecutedCopy);
}
