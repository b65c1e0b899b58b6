/** What happens at the end of an MOU and after it: the plan with its owners and days, what survives, and the report. */
import { Listed } from '../../agreements/pages/document.parts.tsx';
import type { Instant, Refusal } from '../../shared/kernel.ts';
import { HashText, Notice, SummaryList } from '../../shared/pages/elements.tsx';
import type { FrameView } from '../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { sayInstant } from '../../shared/time-words.ts';
import type { Heading, Planned } from './plan.ts';
import { Report, type ReportOf } from './report.parts.tsx';

export interface ClosingView {
  person: SignedIn;
  frame: FrameView;
  mou: string;
  zone: string;
  /** Days that the signed text gives the closing. */
  days: number;
  /** When the MOU ends, or ended; absent where it has no end day. */
  endsAt: Instant | undefined;
  /** It ends then by notices of withdrawal, at the latest. */
  byNotice: boolean;
  /** Absent before the MOU has ended. */
  closing: { until: Instant; stalled: boolean; endedAt: Instant | undefined } | undefined;
  /** It has ended, by the clock. */
  over: boolean;
  plan: readonly Heading[];
  survivors: readonly string[];
  report: (ReportOf & { hash: string; pdf: boolean }) | undefined;
  /** Why nothing can be added now; undefined while it can. */
  closed: Refusal | undefined;
  mayPropose: boolean;
  path: string;
  done: string | undefined;
}

const DONE: Record<string, string> = {
  proposed:
    'Your duty is proposed. The liaisons of the other agencies are told by email, and can agree or object until the end.',
  agreed: 'Your agreement is recorded. The duty is in the plan unless somebody objects before the end.',
  objected: 'Your objection is recorded. The duty is no longer in the plan.',
  'taken-back': 'Your proposal is taken back. The duty is no longer in the plan.',
};

const Duty = ({ of: { does, owner, when, state, href } }: { of: Planned }) => (
  <li>
    <p class="concord-words" dir="auto">
      {href === undefined ? does : <a href={href}>{does}</a>}
    </p>
    <p dir="auto">
      By {owner}. {when !== undefined && `${when}. `}
      {state}.
    </p>
  </li>
);

/** @param open while something can still be proposed */
const Subject = ({ of: { about, heading, asks, duties }, open }: { of: Heading; open: boolean }) => (
  <section aria-labelledby={`about-${about}`}>
    <h3 id={`about-${about}`}>{heading}</h3>
    {asks === undefined ? (
      <ul class="concord-record">
        {duties.map((one) => (
          <Duty key={one.key} of={one} />
        ))}
      </ul>
    ) : (
      <p>Nothing is agreed here, so nothing binds. {open && asks}</p>
    )}
  </section>
);

const Where = ({ view: { closing, over, endsAt, byNotice, zone, days } }: { view: ClosingView }) => {
  const ended = endsAt === undefined ? '' : sayInstant(endsAt, zone);
  if (closing?.endedAt !== undefined)
    return (
      <Notice heading="Ended, records kept">
        This MOU ended on {ended}, and its closing on {sayInstant(closing.endedAt, zone)}. Nothing is added to its
        record.
      </Notice>
    );
  if (closing)
    return (
      <Notice heading={`Closing until ${sayInstant(closing.until, zone)}`}>
        This MOU ended on {ended}. Only the duties below continue, until that day. Then the service makes the report and
        sends it to everyone.
        {closing.stalled && ' A step failed, and is being fixed.'}
      </Notice>
    );
  if (over)
    return <Notice heading="This MOU has ended">It ended on {ended}. Its closing begins within the hour.</Notice>;
  return (
    <p>
      {endsAt === undefined
        ? 'This MOU has no end day. If it ends anyway, this is what must be done.'
        : byNotice
          ? `By notice of withdrawal this MOU ends for all on ${ended} at the latest, and this must be done.`
          : `If this MOU is not renewed, it ends on ${ended}, and this must be done.`}{' '}
      {days === 0
        ? 'The signed text gives the closing no days. All duties that do not survive the MOU end with it.'
        : `The signed text gives the closing ${days} ${days === 1 ? 'day' : 'days'} after the end.`}
    </p>
  );
};

const Reported = ({ of, path }: { of: NonNullable<ClosingView['report']>; path: string }) => (
  <section aria-labelledby="report">
    <h2 id="report">Closing report</h2>
    {of.pdf ? (
      <p>
        <a href={`${path}/report`}>The report as a sealed PDF</a>
      </p>
    ) : (
      <p>The sealed PDF is being made.</p>
    )}
    <Report of={of} />
    <SummaryList of={[['SHA-256 of the report', <HashText key="hash">{of.hash}</HashText>]]} />
  </section>
);

export const closingPage = (view: ClosingView): string => {
  const { person, frame, mou, plan, survivors, report, mayPropose, closed, path, done, closing } = view;
  return layout({
    title: `Closing of ${mou}`,
    person,
    frame,
    status: done === undefined ? undefined : DONE[done],
    main: (
      <>
        <h1>Closing</h1>
        <Where view={view} />
        {report && <Reported of={report} path={path} />}
        {!report && (
          <>
            <section aria-labelledby="plan">
              <h2 id="plan">Closing plan</h2>
              {plan.map((one) => (
                <Subject key={one.about} of={one} open={!view.over && !closing} />
              ))}
              {mayPropose && !closed && (
                <p>
                  <a href={`${path}/duties/new`}>Propose a duty for the plan</a>
                </p>
              )}
              {mayPropose && closed && !closing && (
                <p>
                  {closed.wrong} {closed.remedy}
                </p>
              )}
            </section>
            <section aria-labelledby="survives">
              <h2 id="survives">What survives the end</h2>
              {survivors.length === 0 ? (
                <p>
                  The signed text names no obligation that survives, except the duties that the law sets on records.
                </p>
              ) : (
                <Listed of={survivors} />
              )}
            </section>
          </>
        )}
      </>
    ),
  });
};
