/** An MOU whose agencies choose again: a liaison's way through its review, and a head's, who has five minutes and a phone. */
import { seenBy } from '../ahead.ts';
import { mailboxAddress } from '../mail/inbox.pages.tsx';
import { Heading, Link, Outside, Time, usePrepared } from '../parts.tsx';
import type { GuidePerson, GuideReview } from './guide.ts';

const Whose = ({ of: { name, mailbox } }: { of: GuidePerson }) => (
  <>
    <bdi>{name}</bdi> (<Link to={mailboxAddress(mailbox)}>{mailbox}</Link>)
  </>
);

/** The clock's own form: it tells afterwards what happened on the way. */
const Open = ({ of: { number }, at }: { of: GuideReview; at: string }) => {
  const prepared = usePrepared();
  return (
    <form method="post" action="/clock">
      <input type="hidden" name="date" value={new Date(seenBy({ at: Date.parse(at) })).toISOString().slice(0, 19)} />
      <button class="usa-button" type="submit" name="by" value="date" disabled={!prepared}>
        Move the clock until the review of {number} is open
      </button>
    </form>
  );
};

export const Review = ({ of }: { of: GuideReview }) => {
  const { number, title, opensAt, standing, prepares, chooses, review, evidence, closing, life, due } = of;
  return (
    <>
      <Heading id="review">Choose again: a sunset review</Heading>
      <p>
        {number}, <bdi>{title}</bdi>, {standing}
        {opensAt !== undefined && (
          <>
            {' '}
            on <Time at={opensAt} />
          </>
        )}
        . Its agencies renew it, amend it or end it. Silence never renews.
      </p>
      {opensAt !== undefined && <Open of={of} at={opensAt} />}
      <h3>A liaison prepares</h3>
      <ol class="usa-list">
        <li>
          Be <Whose of={prepares} /> of <bdi>{prepares.agency}</bdi>: the email “Prepare by …” leads to{' '}
          <Outside to={prepares.page ?? ''}>six questions</Outside>. What the record says is below them.
        </li>
        <li>Answer them, propose a choice, and save. No other agency ever reads what you prepare.</li>
      </ol>
      <h3>A head chooses, in five minutes on a phone</h3>
      <ol class="usa-list">
        <li>
          Make the window as narrow as a phone, and be <Whose of={chooses} />: the email “Choose by …” leads to{' '}
          <Outside to={chooses.page ?? ''}>three choices</Outside>. Below them are what your agency prepared, and{' '}
          <Outside to={evidence}>the evidence</Outside> in ten lines.
        </li>
        <li>Renew, amend or end: choose one, answer what it asks, ask for the code, and seal it.</li>
        <li>
          Look at <Outside to={review}>the review</Outside> as anybody of another agency: it says who has answered, but
          not what. When all have answered, or their time is over, everything is revealed at once.
        </li>
      </ol>
      <h3>What becomes of it</h3>
      <ul class="usa-list">
        <li>
          All four renew: the service itself puts out the same terms for another term, and their heads sign again, from
          their email.
        </li>
        <li>
          Nobody says anything: <Link to="/clock">move the clock</Link> to the end. Reminders go out, the MOU ends on
          the day that was signed, and <Outside to={closing}>its closing</Outside> ends with a sealed report.
        </li>
        <li>
          <Outside to={life}>The timeline</Outside> shows its whole life as one picture, and{' '}
          <Outside to={due}>what comes due</Outside> is a page and a calendar file.
        </li>
      </ul>
    </>
  );
};
