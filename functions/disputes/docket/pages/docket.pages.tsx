/** The docket of an MOU: its open disputes by what falls due first, the ended ones, and the deadlines that a liaison can pause. */
import { mouName } from '../../../agreements/domain/mou-name.ts';
import { sayTimeLeft } from '../../../shared/calendar/time-left.ts';
import { Alert, Notice } from '../../../shared/pages/elements.tsx';
import { layout } from '../../../shared/pages/layout.tsx';
import { sayInstant } from '../../../shared/time-words.ts';
import type { Dispute } from '../../domain/dispute.schema.ts';
import { calendarOf, nextDue, ownersOf } from '../../domain/ladder.rules.ts';
import { NO_LADDER } from '../../domain/raise.rules.ts';
import { listed, saySpeaker, sayStatus } from '../../pages/dispute-words.ts';
import { pauseAt } from '../domain/suspension-clock.rules.ts';
import type { DocketView } from './docket-view.ts';
import { Clocks } from './suspension-forms.tsx';

/** What happened, and what comes next. */
const DONE: Record<string, (view: DocketView) => string> = {
  pause: ({ clock, agreement: { zone } }) => {
    const until = pauseAt(clock.pauses, clock.now)?.until;
    const next =
      until === undefined
        ? ''
        : ` They run again on ${sayInstant(until, zone)}, unless a liaison ends the pause before.`;
    return `Deadlines are paused, and everyone is told.${next}`;
  },
  resume: () => 'Deadlines run again, and everyone is told. The business days that were left are counted from now.',
};

const Row = ({ view: { names, now, clock, agreement }, of }: { view: DocketView; of: Dispute }) => {
  const due = nextDue(of, clock.pauses);
  const owners = ownersOf(of);
  return (
    <li class="concord-task">
      <p dir="auto">
        <a href={`/agreements/${agreement.id}/disputes/${of.number}`}>Dispute {of.number}</a>
        {`: ${names.party(of.by)} against ${names.party(of.against)}. ${sayStatus(of)}. `}
        {owners.length > 0 && `Waiting for ${listed([...new Set(owners.map(names.office))])}. `}
        {due !== undefined && (
          <span class="concord-left">{`${sayInstant(due, of.zone)}, ${sayTimeLeft(calendarOf(of), now, due)}`}</span>
        )}
      </p>
    </li>
  );
};

interface ListProps {
  view: DocketView;
  heading: string;
  of: readonly Dispute[];
  none: string;
  more: string | undefined;
}

const List = ({ view, heading, of, none, more }: ListProps) => (
  <section>
    <h2>{heading}</h2>
    {of.length === 0 ? (
      <p>{none}</p>
    ) : (
      <ul class="usa-list usa-list--unstyled">
        {of.map((one) => (
          <Row key={one.id} view={view} of={one} />
        ))}
      </ul>
    )}
    {more && (
      <p>
        <a href={more}>Show more</a>
      </p>
    )}
  </section>
);

const Hidden = ({ hidden }: DocketView) =>
  hidden.length === 0 ? null : (
    <section>
      <h2>Read by named people only</h2>
      <p>
        {hidden.length === 1 ? `Dispute ${hidden[0]} exists` : `Disputes ${listed(hidden.map(String))} exist`}. More is
        shown only to the people who are named, and to the offices that have it in hand.
      </p>
    </section>
  );

const Pauses = ({ pauses, names, agreement: { zone } }: DocketView) =>
  pauses.length === 0 ? null : (
    <section>
      <h2>When deadlines were paused</h2>
      <ol class="concord-record">
        {pauses.map(({ seq, at, type, data, body }) => (
          <li key={seq}>
            <p class="concord-small">{sayInstant(at, zone)}</p>
            <p dir="auto">
              <strong>
                {type === 'ClocksPaused'
                  ? `${names.party(data.party)} paused deadlines, until ${sayInstant(data.until, zone)} at the latest.`
                  : `${names.party(data.party)} let deadlines run again.`}
              </strong>
            </p>
            <p class="concord-words" dir="auto">
              {body?.reason ?? 'The reason was removed by law.'}
            </p>
            {body && (
              <p class="concord-small" dir="auto">
                {saySpeaker(body.by)}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );

const Standstill = ({ clock, agreement: { zone } }: DocketView) => {
  const pause = pauseAt(clock.pauses, clock.now);
  return pause ? (
    <Notice kind="warning" heading="The deadlines of this MOU are paused">
      <p>They are paused until {sayInstant(pause.until, zone)}, unless a liaison lets them run again before.</p>
    </Notice>
  ) : null;
};

const Raise = ({ agreement, mayRaise, inForce }: DocketView) =>
  mayRaise ? (
    <p>
      <a class="usa-button" href={`/agreements/${agreement.id}/disputes/new`}>
        Raise a dispute
      </a>
    </p>
  ) : !agreement.ladder ? (
    <p>
      {NO_LADDER.wrong} {NO_LADDER.remedy}
    </p>
  ) : inForce ? null : (
    <p>This MOU is not in force, so no dispute can be raised under it.</p>
  );

export const docketPage = (view: DocketView): string => {
  const { agreement, person, frame, open, ended, next, refused, done } = view;
  const here = `/agreements/${agreement.id}/disputes`;
  const first = refused?.findings[0];
  return layout({
    title: `Disputes under ${mouName(agreement.number)}`,
    person,
    frame,
    status: refused || !Object.hasOwn(DONE, done ?? '') ? undefined : DONE[done ?? '']?.(view),
    main: (
      <>
        <h1>Disputes</h1>
        {first && <Alert refusal={first} />}
        <Standstill {...view} />
        <Raise {...view} />
        <List
          view={view}
          heading="Open"
          of={open}
          none="No dispute is open that you may read."
          more={next.open && `${here}?after=${encodeURIComponent(next.open)}`}
        />
        <List
          view={view}
          heading="Ended"
          of={ended}
          none="No dispute has ended that you may read."
          more={next.ended && `${here}?ended=${encodeURIComponent(next.ended)}`}
        />
        <Hidden {...view} />
        <Clocks {...view} />
        <Pauses {...view} />
      </>
    ),
  });
};
