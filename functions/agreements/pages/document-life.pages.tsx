/** How an MOU begins, runs, is reviewed and ends. */

import { officeTitle, type SignedMou } from '../domain/signed-mou.ts';
import { Facts, Listed, many, On, Prose, Said } from './document.parts.tsx';
import { nameOf } from './document-terms.pages.tsx';

const place = ({ calendar: { country, region } }: SignedMou): string =>
  `${country === 'US' ? 'the United States' : country}${region ? ` or of ${region}` : ''}`;

const Effect = ({ mou: { effective, adopted, succession } }: { mou: SignedMou }) =>
  succession?.kind === 'renewal' ? (
    <>When version {succession.follows.version} ends, if every party has signed by then; otherwise not at all</>
  ) : adopted ? (
    <>
      In force since <On day={adopted.since} />
    </>
  ) : effective.kind === 'on' ? (
    <>
      On <On day={effective.day} />, if every party has signed by then; otherwise with the last signature
    </>
  ) : (
    <>With the last signature</>
  );

/** A successor knows its last day; a first text counts from a day that its last signature may set. */
const Term = ({ mou: { sunset, succession } }: { mou: SignedMou }) => {
  const last = succession ? succession.lastDay : sunset.endsOn;
  if (!succession && sunset.then === 'ends')
    return <>{many(sunset.months, 'month')} from the day on which it takes effect</>;
  return last === undefined ? (
    <>No end day is agreed</>
  ) : (
    <>
      Until <On day={last} />
    </>
  );
};

const Silence = ({ mou: { sunset } }: { mou: SignedMou }) =>
  sunset.then === 'ends' ? (
    <p>
      Silence ends this MOU. If by the last day of its term not every party has signed its renewal or its amendment, it
      ends on that day. Nothing but such a signed text prolongs it.
    </p>
  ) : (
    <p>
      Silence does not end this MOU. If the parties have not chosen by the day on which the review is due, the MOU goes
      on{sunset.endsOn === undefined ? '' : ' until its end day, and not beyond it'}; the review is recorded as
      unanswered and told to the heads of the agencies.
    </p>
  );

const Renewal = ({
  of: { most, months, certifies, unchanged },
}: {
  of: NonNullable<SignedMou['sunset']['renewal']>;
}) => (
  <>
    {(most !== undefined || months !== undefined) && (
      <p>
        This MOU can be renewed{most === undefined ? '' : ` at most ${most === 1 ? 'once' : many(most, 'time')}`}
        {months === undefined ? '' : `, ${most === 1 ? '' : 'each time '}for at most ${many(months, 'month')}`}.
      </p>
    )}
    {unchanged && <p>A renewal changes nothing in this MOU but the days of its term and of its sunset review.</p>}
    {certifies !== undefined && (
      <>
        <p>With a renewal every party certifies:</p>
        <Prose text={certifies} />
      </>
    )}
  </>
);

export const EffectAndTerm = ({ mou }: { mou: SignedMou }) => {
  const { months, then, opensDaysBefore, closeDays, goesOnWithout, renewal } = mou.sunset;
  return (
    <>
      <Facts
        of={[
          ['Takes effect', <Effect key="effect" mou={mou} />],
          ['Term', <Term key="term" mou={mou} />],
          [
            'Sunset review',
            then === 'ends'
              ? `Opens ${opensDaysBefore} calendar days before the last day of the term, at 9:00 a.m.; where that day is no business day, on the business day before it`
              : `Due every ${many(months, 'month')} from the day on which the MOU takes effect, and before its end${mou.adopted ? '; here for the first time on the first such day whose review has not begun when the last party confirms' : ''}; it opens ${opensDaysBefore} calendar days before, at 9:00 a.m.; where that day is no business day, on the business day before it`,
          ],
          [
            'Orderly close',
            closeDays === 0
              ? 'None: with the end all duties end that do not survive it'
              : `${many(closeDays, 'day')} after the end, in which only the closing duties run`,
          ],
          [
            'Days and hours',
            `Deadlines end at 5:00 p.m. in the time zone ${mou.calendar.zone} on a business day: a weekday that is no public holiday of ${place(mou)}. The last day of the MOU ends so, too; where it is no business day, on the next one`,
          ],
        ]}
      />
      <p>
        In the sunset review the parties renew this MOU, amend it or end it, in writing. A renewal, or an amendment that
        is chosen in the review, begins a new term; any other amendment keeps the term that runs.
      </p>
      <Silence mou={mou} />
      <p>
        {goesOnWithout
          ? 'If a party has not chosen to renew when the text of the renewal is put out, the others may go on without it; it may join again by an amendment.'
          : 'No party is left out by its silence: the others cannot go on without it by a renewal.'}
      </p>
      {renewal && <Renewal of={renewal} />}
    </>
  );
};

export const Withdrawal = ({ of: { days } }: { of: NonNullable<SignedMou['terminationNotice']> }) => (
  <>
    <p>A party may withdraw with {many(days, 'day')} of written notice to all others.</p>
    <p>
      The days are counted from the day on which the notice has been delivered to the last of the others, or from the
      fifth business day after it was sent, whichever is earlier. They end at 5:00 p.m.; where the last one is no
      business day, on the next one. The end of this MOU comes first if it is earlier.
    </p>
  </>
);

export const Closing = ({ mou }: { mou: SignedMou }) => (
  <>
    {mou.closingDuties.length > 0 && (
      <>
        <p>When this MOU ends:</p>
        <ol>
          {mou.closingDuties.map(({ key, owner, does, days }) => (
            <li key={key}>
              <Prose text={does} />
              <p>
                By <Said>{nameOf(mou, owner.party)}</Said>, <Said>{officeTitle(mou, owner.party, owner.office)}</Said>,
                within {many(days, 'calendar day')} after the end.
              </p>
            </li>
          ))}
        </ol>
      </>
    )}
    {mou.survivingObligations.length > 0 ? (
      <>
        <p>These obligations survive the end:</p>
        <Listed of={mou.survivingObligations.map(({ what }) => what)} />
      </>
    ) : (
      <p>No obligation of this MOU survives its end, except the duties that the law sets on records.</p>
    )}
  </>
);
