/** What goes with the terms of an MOU: related MOUs, the handling of its record, its fixed clauses and annexes. */
import { annexesOf, type SignedMou } from '../domain/signed-mou.ts';
import { clause } from '../mou/domain/clauses.ts';
import { On, Said, Table } from './document.parts.tsx';

export const Related = ({ mou }: { mou: SignedMou }) => (
  <ul>
    {mou.related.map(({ how, number, title, day }) => (
      <li key={number} dir="auto">
        {how === 'supersedes' ? 'Supersedes' : 'Relates to'} MOU no. <Said>{number}</Said>
        {title !== undefined && (
          <>
            , <Said>{title}</Said>
          </>
        )}
        {day !== undefined && (
          <>
            , of <On day={day} />
          </>
        )}
      </li>
    ))}
  </ul>
);

const HANDLING = {
  public: 'Public: anyone may read this MOU.',
  parties: 'Parties: the parties may read this MOU; others ask under the law on public records.',
  named:
    'Named people: only people whom the parties name may read this MOU; others ask under the law on public records.',
} as const;

export const Handling = ({ mou }: { mou: SignedMou }) => (
  <>
    <p>{HANDLING[mou.handling]}</p>
    {mou.emailName !== undefined && (
      <p>
        Emails call this MOU “<Said>{mou.emailName}</Said>”.
      </p>
    )}
    {mou.figuresPublic ? (
      <p>Figures of the shared KPIs may be shown to everyone, without names and notes.</p>
    ) : (
      mou.kpis.length > 0 && <p>Figures of the shared KPIs are read by the parties.</p>
    )}
  </>
);

export const Clauses = ({ mou }: { mou: SignedMou }) => (
  <>
    {mou.clauses.map((id) => (
      <section key={id}>
        <h4>{clause(id).title}</h4>
        <p>{clause(id).text}</p>
        <p class="concord-small">Clause {id}</p>
      </section>
    ))}
  </>
);

export const Annexes = ({ mou }: { mou: SignedMou }) => (
  <Table
    caption="Documents that belong to this MOU, each known by the SHA-256 hash of its bytes"
    wide={4}
    columns={['Annex', 'Kind', 'Bytes', 'SHA-256']}
    rows={annexesOf(mou).map((annex) => ({
      head: annex.title,
      cells: [
        annex.mediaType,
        annex.bytes.toLocaleString('en-US'),
        <code key="hash" class="concord-hash">
          {annex.sha256}
        </code>,
      ],
    }))}
  />
);
