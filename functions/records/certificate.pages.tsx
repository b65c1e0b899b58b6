/** The certificate of completion: who signed for which office and by what right, how that was established, and what the seal says and does not say. */

import { mouName } from '../agreements/domain/mou-name.ts';
import { partiesAt } from '../agreements/domain/seats.rules.ts';
import { Facts, Listed, Said, Table } from '../agreements/pages/document.parts.tsx';
import { HashText } from '../shared/pages/elements.tsx';
import { sayDay, sayInstantOnRecord } from '../shared/time-words.ts';
import type { ExecutedCopy } from './copy/executed-copy.schema.ts';
import { SealWords } from './seal-words.pages.tsx';

type Signature = ExecutedCopy['signatures'][number];
type Of = { copy: ExecutedCopy };

const REMOVED = 'Removed by law';
const OUTSIDE = { ink: 'in ink', piv: 'by PIV card' } as const;

/** A party may sign through several offices. */
const whoSigned = (signatures: ExecutedCopy['signatures']): string => {
  const parties = partiesAt(signatures.map(({ party }) => party)).length;
  return `All ${parties} parties${parties === signatures.length ? '' : `, through ${signatures.length} offices`}`;
};

type Agreement = ExecutedCopy['agreement'];

const KINDS = { amendment: 'an amendment', renewal: 'a renewal' } as const;
const sayVersion = ({ version, follows }: Agreement): string =>
  follows ? `Version ${version}, ${KINDS[follows.kind]} of version ${follows.version}` : `Version ${version}`;

/** A first text holds from a day on; a successor from the moment in which it took the place of the one before. */
const from = ({ follows, effective, effectiveAt, zone }: Agreement): string =>
  follows ? sayInstantOnRecord(effectiveAt, zone) : sayDay(effective);

/** The first page: what this is, since when it holds, and what the document is known by. */
export const Opening = ({ copy: { agreement, signatures } }: Of) => (
  <>
    <h1>{mouName(agreement.number)}: the executed copy</h1>
    <Facts
      of={[
        ['Version', sayVersion(agreement)],
        [
          `Version ${agreement.follows?.version} has the hash`,
          agreement.follows && <HashText key="follows">{agreement.follows.documentHash}</HashText>,
        ],
        ['Executed', sayInstantOnRecord(agreement.executedAt, agreement.zone)],
        ['In force from', from(agreement)],
        ['Sunset review due', sayDay(agreement.sunset)],
        ['Ends unless renewed', agreement.ends === undefined ? 'No end day is agreed' : sayDay(agreement.ends)],
        [
          'Last moment',
          agreement.endsAt &&
            `${sayInstantOnRecord(agreement.endsAt, agreement.zone)}, unless a later version takes its place before`,
        ],
        ['Signed by', `${whoSigned(signatures)}; see the certificate of completion at the end`],
        [
          'Leaves with this version',
          signatures
            .filter(({ leaves }) => leaves)
            .map(({ agency }) => agency)
            .join(', ') || undefined,
        ],
        ['Document hash', <HashText key="hash">{agreement.documentHash}</HashText>],
      ]}
    />
    <p>
      The document follows in the words that each signatory read. This file is sealed by the service and carries the
      same facts as data, in the attached file.
    </p>
  </>
);

const Person = ({ name, title }: { name: string; title: string }) => (
  <>
    <Said>{name}</Said>, <Said>{title}</Said>
  </>
);

const holderOf = ({ signer, outside }: Signature) =>
  signer ? <Person {...signer} /> : outside ? 'As the signed paper shows' : REMOVED;

const capacityOf = ({ signer }: Signature): string | undefined =>
  signer ? `${signer.capacity}${signer.instrument ? `, by ${signer.instrument}` : ''}` : undefined;

const Given = ({ signature, zone }: { signature: Signature; zone: string }) => {
  const { signer, outside, statement, linkUsedAt, codeSentAt, signedAt } = signature;
  const at = (moment: string | null) => (moment === null ? undefined : sayInstantOnRecord(moment, zone));
  return (
    <section>
      <h4 dir="auto">{signature.agency}</h4>
      <Facts
        of={[
          ['Email domain', signature.domains.join(', ') || undefined],
          ['Office', signature.office],
          ['Holder', holderOf(signature)],
          ['Role', capacityOf(signature)],
          ['On behalf of', signer?.onBehalfOf && <Person key="behalf" {...signer.onBehalfOf} />],
          ['Authority', signature.authority],
          ['Signs that', signature.leaves && `${signature.agency} leaves this MOU with this version`],
          ['Method', outside ? `Signed outside this service, ${OUTSIDE[outside.kind]}` : signature.method],
          ['Mailbox', signer?.mailbox],
          ['Link used', at(linkUsedAt)],
          ['Code sent', at(codeSentAt)],
          ['Code validated', outside ? undefined : at(signedAt)],
          ['Signed on', outside && sayDay(outside.signedOn)],
          [outside ? 'Recorded' : 'Signed', at(signedAt)],
          ['Source', signer && `Network address ${signer.source}; ${signer.browser || 'no browser named'}`],
          ['Offered by', outside?.offeredBy],
          ['Confirmed by', outside?.confirmedBy],
          ['Hash of the signed file', outside && <HashText key="hash">{outside.pdfHash}</HashText>],
          ['Statement', statement ? `“${statement.text}” (${statement.version})` : undefined],
        ]}
      />
    </section>
  );
};

const Signatures = ({ copy: { signatures, agreement } }: Of) => (
  <section>
    <h3>Signatures</h3>
    <p>
      Each signature was given to the document hash {agreement.documentHash.slice(0, 12)}… for the office named, by
      whoever held it at the time.
    </p>
    {signatures.map((signature) => (
      <Given key={signature.party} signature={signature} zone={agreement.zone} />
    ))}
  </section>
);

const Clearances = ({ copy: { clearances, agreement } }: Of) => (
  <section>
    <h3>Clearances</h3>
    {clearances.length === 0 ? (
      <p>No party named reviewers in this service.</p>
    ) : (
      <Table
        caption="Who was asked to clear this document hash within each party; comments stay within the party"
        wide={1}
        columns={['Party', 'Reviewer', 'Kind', 'Cleared']}
        rows={clearances.map(({ agency, reviewer, required, clearedAt }) => ({
          head: agency,
          cells: [
            reviewer,
            required ? 'Required' : 'Advisory',
            clearedAt === null ? 'Not cleared' : sayInstantOnRecord(clearedAt, agreement.zone),
          ],
        }))}
      />
    )}
  </section>
);

const LeftOpen = ({ copy: { findings, agreement } }: Of) => (
  <section>
    <h3>What was shown to those who signed</h3>
    <p>
      Beside the text, this service showed what it found left open in it to everyone who cleared or signed it here. The
      service wrote this, not the parties: it is not part of the signed text, and the document hash does not cover it.
    </p>
    <Facts
      of={[
        ...(findings.findings.length === 0 ? [['Left open', 'Nothing was found'] as const] : []),
        ...[...Map.groupBy(findings.findings, ({ title }) => title)].map(
          ([title, places]) => [title, <Listed key={title} of={places.map(({ wrong }) => wrong)} />] as const,
        ),
        ['More', findings.more > 0 ? `${findings.more.toLocaleString('en-US')}, which were not listed` : undefined],
        ['Hash of what was shown', <HashText key="hash">{agreement.findingsHash}</HashText>],
      ]}
    />
  </section>
);

const Deliveries = ({ copy: { deliveries, signatures, agreement } }: Of) => (
  <section>
    <h3>Delivery of email</h3>
    <p>As the email system reported it until this copy was made. An email that arrived was not necessarily read.</p>
    {deliveries.length > 0 && (
      <Table
        caption="Email to the offices, in the order of the reports"
        wide={1}
        columns={['Party', 'To', 'Email', 'Report', 'When']}
        rows={deliveries.map(({ party, to, mail, report, at }) => ({
          head: signatures.find((one) => one.party === party)?.agency ?? party,
          cells: [to, mail, report, sayInstantOnRecord(at, agreement.zone)],
        }))}
      />
    )}
  </section>
);

/** By the first letters of its id. */
const STREAMS: Record<string, string> = { mou: 'The agreement', sig: 'The signing round of version', pty: 'A party' };
const streamName = (stream: string): string => {
  const [, kind = '', version] = /^([a-z]+)_[^-]*(?:-(\d+)$)?/.exec(stream) ?? [];
  return [STREAMS[kind] ?? 'Stream', ...(kind === 'sig' && version !== undefined ? [version] : [])].join(' ');
};

const Witness = ({ copy: { chain, agreement } }: Of) => (
  <section>
    <h3>The record and its last hashes</h3>
    <p>
      Every event carries the hash of the one before it. These are the last hashes of each stream when this copy was
      made: a later record must have them at these places. If it does not, something was changed.
    </p>
    <Facts
      of={[
        ...chain.map(
          ({ stream, events, tip }) =>
            [
              `${streamName(stream)}, event ${events}`,
              <div key={stream}>
                <p>{stream}</p>
                <p>
                  <HashText>{tip}</HashText>
                </p>
              </div>,
            ] as const,
        ),
        ['Text (canonical JSON)', <HashText key="text">{agreement.textHash}</HashText>],
        ['Text (HTML, as read)', <HashText key="html">{agreement.htmlHash}</HashText>],
        ['Document (both texts)', <HashText key="document">{agreement.documentHash}</HashText>],
      ]}
    />
    <p>All hashes are SHA-256; JSON is hashed in the canonical form of RFC 8785.</p>
  </section>
);

export const Certificate = ({ copy }: Of) => (
  <section>
    <h2>Certificate of completion</h2>
    <Facts
      of={[
        [
          'MOU',
          `${mouName(copy.agreement.number)}, ${sayVersion(copy.agreement).toLowerCase()} (${copy.agreement.id})`,
        ],
        ['Made by', copy.service],
        ['Made', sayInstantOnRecord(copy.madeAt, copy.agreement.zone)],
        ['Language of the document', 'English'],
      ]}
    />
    <Signatures copy={copy} />
    <Clearances copy={copy} />
    <LeftOpen copy={copy} />
    <Deliveries copy={copy} />
    <Witness copy={copy} />
    <SealWords copy={copy} />
  </section>
);
