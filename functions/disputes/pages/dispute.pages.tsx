/** The page of a dispute: the reader’s own act first, what was decided, both sides, proposals, evidence, levels, facts, and all that happened. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import { followUpIn } from '../../commitments/domain/follow-up.rules.ts';
import { FiguresThen } from '../../kpis/disputed/pages/figures-then.parts.tsx';
import { Notice, Numbered, SummaryList } from '../../shared/pages/elements.tsx';
import { layout } from '../../shared/pages/layout.tsx';
import { sayDay, sayInstant } from '../../shared/time-words.ts';
import { pauseAt } from '../docket/domain/suspension-clock.rules.ts';
import { answerDue, answerOwed, deadlineOf, reasonDue, vetoEnds } from '../domain/ladder.rules.ts';
import { sayDone } from './dispute-done.ts';
import { entriesOf } from './dispute-entry.ts';
import { Evidence } from './dispute-evidence.tsx';
import { Ladder } from './dispute-ladder.tsx';
import { Positions } from './dispute-positions.tsx';
import { sayEntry } from './dispute-said.ts';
import { Decided, Texts } from './dispute-texts.tsx';
import { levelLabel, sayOwners, untilWords, YourActs } from './dispute-turn.tsx';
import type { DisputeView } from './dispute-view.ts';
import { sayAbout, sayHeading, sayStatus } from './dispute-words.ts';

const Facts = (view: DisputeView) => {
  const { dispute, text, names, clock, agreement } = view;
  const { pauses } = clock;
  const open = dispute.status === 'open';
  const vetoable = dispute.status === 'decided' && !dispute.watchEnded;
  const unanswered = open && dispute.answeredAt === undefined;
  const follows = dispute.follows && followUpIn(dispute.follows.followUp);
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">Facts</h2>
      <SummaryList
        of={[
          ['Status', sayStatus(dispute)],
          ['Waiting for', sayOwners(view) ?? 'Nobody'],
          [
            answerOwed(dispute, view.who?.party ?? '', clock) ? 'Your answer due' : 'Answer due',
            unanswered ? untilWords(view, answerDue(dispute, pauses)) : undefined,
          ],
          [`${levelLabel(dispute)} ends`, open ? untilWords(view, deadlineOf(dispute, pauses)) : undefined],
          ['Veto possible until', vetoable ? untilWords(view, vetoEnds(dispute, pauses)) : undefined],
          [
            'Reason of the veto due',
            dispute.status === 'vetoed' ? untilWords(view, reasonDue(dispute, pauses)) : undefined,
          ],
          ['Raised by', names.party(dispute.by)],
          ['Against', names.party(dispute.against)],
          ['About', sayAbout(dispute.about, text)],
          ['It happened or began', sayDay(dispute.happenedOn)],
          [
            'Follows',
            follows && (
              <a href={`/agreements/${agreement.id}/disputes/${follows.dispute}`}>
                {`Action ${follows.index + 1} of dispute ${follows.dispute}, which is overdue`}
              </a>
            ),
          ],
          [
            'Who may read it',
            dispute.handling === 'parties'
              ? 'The parties of this MOU'
              : 'The people who are named, and the offices that have it in hand',
          ],
        ]}
      />
    </section>
  );
};

const Standstill = ({ dispute: { zone }, clock }: DisputeView) => {
  const pause = pauseAt(clock.pauses, clock.now);
  return pause ? (
    <Notice kind="warning" heading="The deadlines of this MOU are paused">
      <p>
        They are paused until {sayInstant(pause.until, zone)}, unless a liaison lets them run again before. The
        deadlines here take that into account.
      </p>
    </Notice>
  ) : null;
};

/** The workflow lifts it in a moment; nobody should think that a button is missing. */
const TimeOver = ({ dispute, clock }: DisputeView) =>
  dispute.status === 'open' && clock.now >= deadlineOf(dispute, clock.pauses) ? (
    <Notice kind="warning" heading="The time of this level is over">
      <p>The dispute is on its way to the next level. Load the page again in a minute.</p>
    </Notice>
  ) : null;

const Timeline = ({ record, dispute, names }: DisputeView) => (
  <section aria-labelledby="timeline">
    <h2 id="timeline">History</h2>
    <ol class="concord-record">
      {record.map((entry) => {
        const { what, by, words } = sayEntry(entry, { dispute, names });
        return (
          <li key={entry.seq}>
            <p class="concord-small">{sayInstant(entry.at, dispute.zone)}</p>
            <p dir="auto">
              <strong>{what}</strong>
            </p>
            {by && (
              <p class="concord-small" dir="auto">
                {by}
              </p>
            )}
            {words && (
              <p class="concord-words" dir="auto">
                {words}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  </section>
);

/** Of a dispute about a KPI: as its record has them, beside as they are. */
const Figures = ({ record, disputed, dispute, agreement, names }: DisputeView) => {
  const [{ data: { figures: then } = {} } = {}] = entriesOf(record, 'DisputeRaised');
  if (!disputed || !then) return null;
  const { kpi, figures: now } = disputed;
  const { zone, raisedAt } = dispute;
  return <FiguresThen view={{ agreement: agreement.id, zone, raisedAt, kpi, then, now, party: names.party }} />;
};

export const disputePage = (view: DisputeView): string => {
  const { agreement, dispute, person, frame } = view;
  return layout({
    title: `Dispute ${dispute.number} under ${mouName(agreement.number)}`,
    person,
    frame,
    status: sayDone(view),
    main: (
      <>
        <h1 class="concord-matter" dir="auto">
          <Numbered number={`Dispute ${dispute.number}`} /> {sayHeading(view)}
        </h1>
        <YourActs view={view} />
        <Standstill {...view} />
        <TimeOver {...view} />
        {dispute.stalled && (
          <Notice kind="warning" heading="A step of the service failed">
            Email may be late. What you do here is recorded; the operator has been told.
          </Notice>
        )}
        <Decided {...view} />
        <Positions {...view} />
        <Figures {...view} />
        <Texts {...view} />
        <Evidence {...view} />
        <Ladder {...view} />
        <Facts {...view} />
        <Timeline {...view} />
        <ul class="usa-list">
          <li>
            <a href={`/agreements/${agreement.id}/disputes/${dispute.number}/deadlines.ics`}>
              Its deadlines as a calendar file
            </a>
          </li>
        </ul>
      </>
    ),
  });
};
