/** How an MOU begins, runs, is reviewed and ends, with the clauses and annexes that belong to it. */
import { clause } from '../domain/clauses.ts';
import type { SignedMou } from '../domain/signed-mou.ts';
import { Facts, many, On, Table } from './document.parts.tsx';
import { nameOf } from './document-terms.pages.tsx';

export const EffectAndTerm = ({ mou }: { mou: SignedMou }) => (
  <>
    <Facts
      of={[
        [
          'Takes effect',
          mou.effective.kind === 'on' ? (
            <>
              On <On day={mou.effective.day} />, if every party has signed by then; otherwise with the last signature
            </>
          ) : (
            'With the last signature'
          ),
        ],
        ['Term', `${many(mou.term.months, 'month')} from the day it takes effect`],
        [
          'Sunset review',
          `Opens ${many(mou.sunsetReview.months, 'month')} after the day it takes effect, or at the end of the term if that is earlier`,
        ],
        [
          'Days and hours',
          `Deadlines end at 5:00 p.m. in the time zone ${mou.calendar.zone} on a business day: a weekday that is no public holiday of the United States${
            mou.calendar.region ? ` or the state ${mou.calendar.region}` : ''
          }`,
        ],
      ]}
    />
    <p>Silence never renews this MOU. At the sunset review the parties renew it, amend it or end it, in writing.</p>
  </>
);

export const Ending = ({ mou }: { mou: SignedMou }) => (
  <>
    <p>A party may withdraw with {many(mou.terminationNoticeDays, 'day')} of written notice to all others.</p>
    {mou.survivingObligations.length > 0 ? (
      <>
        <p>These obligations survive the end:</p>
        <ul>
          {mou.survivingObligations.map((one) => (
            <li key={one} dir="auto">
              {one}
            </li>
          ))}
        </ul>
      </>
    ) : (
      <p>No obligation of this MOU survives its end, except the duties that the law sets on records.</p>
    )}
  </>
);

export const Signing = ({ mou }: { mou: SignedMou }) => (
  <>
    <p>Signatures may be given for {many(mou.signing.periodDays, 'day')} from the day on which this MOU goes out.</p>
    {mou.signing.order.kind === 'all-at-once' ? (
      <p>All parties are asked to sign at once.</p>
    ) : (
      <>
        <p>The parties are asked in this order; a group is asked when the one before it has signed:</p>
        <ol>
          {mou.signing.order.groups.map((group) => (
            <li key={group.join()} dir="auto">
              {group.map((key) => nameOf(mou, key)).join(', ')}
            </li>
          ))}
        </ol>
      </>
    )}
  </>
);

export const Annexes = ({ mou }: { mou: SignedMou }) =>
  mou.annexes.length === 0 ? (
    <p>This MOU has no annexes.</p>
  ) : (
    <Table
      caption="Documents that belong to this MOU, each known by the SHA-256 hash of its bytes"
      wide={4}
      columns={['Annex', 'Kind', 'Bytes', 'SHA-256']}
      rows={mou.annexes.map((annex) => ({
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
