/** Where a round stands, in the sentence that each reader needs first: what was done, by whom, and what comes next. */

import { mouName } from '../../agreements/domain/mou-name.ts';
import { partyName } from '../../agreements/domain/signed-mou.ts';
import { Notice } from '../../shared/pages/elements.tsx';
import { sayDay, sayInstant } from '../../shared/time-words.ts';
import type { RoundView } from './round-view.ts';
import { besides, officeOf, seatName, signatoriesThat } from './signatories.parts.tsx';
import { sayMeanwhile, sayUntouched } from './version-words.parts.ts';

const Executed = ({ agreement, round, followedBy }: RoundView) =>
  agreement.term && (
    <Notice
      kind={followedBy ? 'info' : 'success'}
      heading={round.version === 1 ? 'This agreement is executed' : `Version ${round.version} is executed`}
    >
      <p>
        Every agency has signed. It is in force from {sayDay(agreement.term.effective)}; its sunset review is due on{' '}
        {sayDay(agreement.term.sunset)}.
      </p>
      {followedBy && (
        <p>
          Version {followedBy.version} has taken its place on {sayInstant(followedBy.effectiveAt, round.zone)}. This
          text no longer holds and stays on record.
        </p>
      )}
      <p>
        {agreement.seal ? (
          <>
            <a href={`/rounds/${round.id}/copy`}>Download the executed copy (PDF)</a>, or{' '}
            <a href={`/rounds/${round.id}/copy.json`}>the same as data (JSON)</a>
          </>
        ) : (
          <>
            The executed copy is being made and sealed; it comes by email.{' '}
            <a href={`/rounds/${round.id}`}>Look again</a>
          </>
        )}
      </p>
    </Notice>
  );

/** How a round ended that did not execute. */
const endedBy = ({ agreement, round, text }: RoundView): { heading: string; what: string } => {
  const [decliner] = signatoriesThat(round, text, 'declined');
  const convener = partyName(text, agreement.convener);
  if (agreement.status === 'voided')
    return { heading: `This agreement was voided by ${convener}`, what: 'It will not be executed.' };
  if (decliner !== undefined)
    return { heading: `This agreement was not executed: ${seatName(text, decliner)} has declined`, what: '' };
  return {
    heading: 'This agreement was not executed in time',
    what: `The signing period ended on ${sayInstant(round.deadline, round.zone)}, and not every agency had signed.`,
  };
};

/** What the visitor did itself is told as done, and not as a fault. */
const Declined = ({ agreement, round, text }: RoundView) => (
  <Notice kind="success" heading="You have declined to sign">
    <p>
      Your reason is recorded, and every agency gets an email. This agreement will not be executed.
      {sayUntouched(agreement)}
    </p>
    <p>
      What comes next: {partyName(text, agreement.convener)} may send out a new version, and you would be asked again.
      You need to do nothing else.
    </p>
    <p>
      <a href={`/rounds/${round.id}/record`}>The record says what happened and why</a>
    </p>
  </Notice>
);

const Ended = (view: RoundView) => {
  const { heading, what } = endedBy(view);
  return (
    <Notice kind="warning" heading={heading}>
      <p>
        {what} Nothing is to be signed. Signatures already given stay on record for this text and count for nothing
        else.{sayUntouched(view.agreement)}
      </p>
      {view.agreement.status === 'returned' && (
        <p>{partyName(view.text, view.agreement.convener)} may send out a new version; a new email would bring it.</p>
      )}
      <p>
        <a href={`/rounds/${view.round.id}/record`}>The record says what happened and why</a>
      </p>
    </Notice>
  );
};

/** An earlier version says only that it was one, whatever became of its own round. */
const Replaced = ({ agreement, round, text, visitor }: RoundView) => (
  <Notice kind="warning" heading={`A new version has replaced this text, version ${round.version}`}>
    <p>
      Nothing is to be signed here. The newest email from us has the link to the new version, if{' '}
      {partyName(text, visitor.party)} is still a party.
    </p>
    {round.signatories[visitor.seat]?.status === 'signed' && (
      <p>Your signature on this version stays on record for this text and no longer counts.</p>
    )}
    <p>Ask {partyName(text, agreement.convener)} if that email did not reach you.</p>
  </Notice>
);

/** Whoever signs beside others for the same agency knows whose signatures it takes as well. */
const Beside = ({ round, text, visitor }: Pick<RoundView, 'round' | 'text' | 'visitor'>) => {
  const others = besides(text, visitor.seat);
  if (others.length === 0) return null;
  const titles = new Intl.ListFormat('en-US').format(others.map((seat) => `the ${officeOf(text, seat)}`));
  const all = [visitor.seat, ...others];
  const signed = all.filter((seat) => round.signatories[seat]?.status === 'signed').length;
  return (
    <>
      {' '}
      Your agency signs through {all.length} offices, and all of them must: <bdi>{titles}</bdi> as well. {signed} of{' '}
      {all.length} have signed.
    </>
  );
};

const Signed = ({ at, view: { round, text, visitor } }: { at: string; view: RoundView }) => (
  <Notice kind="success" heading="Your signature is recorded">
    You signed for {partyName(text, visitor.party)} on {sayInstant(at, round.zone)}. What comes next: the executed copy
    comes by email when the last agency has signed. You may close this page.
    <Beside round={round} text={text} visitor={visitor} />
    {visitor.actor.purpose === 'sign' && (
      <>
        {' '}
        Until then you may <a href={`/rounds/${round.id}/take-back`}>take back your signature, with a reason</a>.
      </>
    )}
  </Notice>
);

/** Until the office answers anew. */
const TakenBack = ({ at, view: { round, text, visitor } }: { at: string; view: RoundView }) => (
  <Notice kind="success" heading="You have taken back your signature">
    Recorded on {sayInstant(at, round.zone)}: {partyName(text, visitor.party)} has not signed now, and every agency gets
    an email. What comes next: you may <a href="#sign">sign again with a new code, or decline</a>. Signing ends on{' '}
    <strong>{sayInstant(round.deadline, round.zone)}</strong>.
  </Notice>
);

const Asked = ({ agreement, round, text, visitor }: RoundView) => (
  <div class="concord-asked">
    <p>
      {visitor.party === agreement.convener ? (
        'Your agency organizes this agreement. You are asked'
      ) : (
        <>
          <strong>{partyName(text, agreement.convener)}</strong> ({agreement.organization}) asks you
        </>
      )}{' '}
      {agreement.follows?.leaving?.includes(visitor.party) ? (
        <>
          to agree that <strong>{partyName(text, visitor.party)}</strong> leaves with version {agreement.version}
        </>
      ) : (
        <>
          to sign for <strong>{partyName(text, visitor.party)}</strong>
        </>
      )}
      , as {visitor.signer.title}.
      <Beside round={round} text={text} visitor={visitor} />
    </p>
    {agreement.follows && <p>{sayMeanwhile(agreement).join(' ')}</p>}
    <p>
      Sign or decline by <strong>{sayInstant(round.deadline, round.zone)}</strong>.
    </p>
    <p class="concord-small">You sign at the end. Read {mouName(agreement.number)} first.</p>
  </div>
);

export const Standing = (view: RoundView) => {
  const { agreement, round, visitor, may, replaced } = view;
  if (replaced) return <Replaced {...view} />;
  const mine = round.signatories[visitor.seat];
  if (agreement.term) return <Executed {...view} />;
  if (agreement.status !== 'out for signature')
    return mine?.status === 'declined' && agreement.status !== 'voided' ? <Declined {...view} /> : <Ended {...view} />;
  if (mine?.at !== undefined && mine.status === 'signed') return <Signed at={mine.at} view={view} />;
  if (mine?.at !== undefined && mine.status === 'asked' && may && !may.refused)
    return <TakenBack at={mine.at} view={view} />;
  if (may?.refused)
    return (
      <Notice kind="warning" heading={may.refused.wrong}>
        {may.refused.remedy}
      </Notice>
    );
  return may ? <Asked {...view} /> : undefined;
};
