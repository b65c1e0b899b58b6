/** What a head does, step by step, whoever is the next one: each step has the link to press. */
import type { Mail } from '../../cloud/ses/inbox.ts';
import { mailAddress, mailboxAddress } from '../mail/inbox.pages.tsx';
import { linksOf } from '../mail/mail-links.ts';
import { Command, Link, Outside, usePrepared } from '../parts.tsx';
import type { Guide, GuideSignatory } from './guide.ts';

const to = (mails: readonly Mail[], mailbox: string): Mail[] =>
  mails.filter(({ recipients }) => recipients.some((one) => one.toLowerCase() === mailbox.toLowerCase()));

/** The newest mail with a link: a code came after it, perhaps. */
const mailToOpen = (mails: readonly Mail[], { mailbox }: GuideSignatory): Mail | undefined =>
  to(mails, mailbox).findLast((mail) => linksOf(mail).length > 0);

const person = ({ name, title, agency }: GuideSignatory): string => [name, title, agency].filter(Boolean).join(', ');

/** What is there to do when nobody who waits has a mail. */
const NobodyWaits = ({ signatories }: { signatories: readonly GuideSignatory[] }) => {
  const bounced = signatories.find(({ status }) => status === 'bounced');
  if (signatories.length > 0 && signatories.every(({ status }) => status === 'signed'))
    return <p>Everyone has signed. Each mailbox has the executed copy now: see the email.</p>;
  if (bounced)
    return (
      <p>
        Everyone whose email arrived has answered. The email to {bounced.name} bounced: be that agency’s liaison, below,
        and fix it.
      </p>
    );
  return <p>Nobody waits for a signature now.</p>;
};

const First = ({ next, mails, guide }: { next: GuideSignatory | undefined; mails: readonly Mail[]; guide: Guide }) => {
  const prepared = usePrepared();
  if (next === undefined) return <NobodyWaits signatories={guide.signatories} />;
  const mail = mailToOpen(mails, next);
  return (
    <>
      <p>You are {person(next)}. Open the email, and press the link in it: it opens the agreement in the service.</p>
      {mail === undefined && prepared ? (
        <p>The email has not been sent yet: load this page again in a moment.</p>
      ) : (
        <Link look="usa-button" to={mail ? mailAddress(mail) : ''}>
          Open the email to {next.name}
        </Link>
      )}
    </>
  );
};

export const Steps = ({ mails, guide }: { mails: readonly Mail[]; guide: Guide }) => {
  const next = guide.signatories.find(({ status }) => status === 'waiting' || status === 'being prepared');
  return (
    <ol class="console-steps">
      <li>
        <h3>
          1. Be the head of {next === undefined || next === guide.signatories[0] ? 'the first' : 'the next'} agency:
          open the email
        </h3>
        <First next={next} mails={mails} guide={guide} />
      </li>
      <li>
        <h3>2. Ask for the code</h3>
        <p>
          Read the agreement, and press “Send me a code” below it. The code comes by email, too:{' '}
          <Link to={next ? mailboxAddress(next.mailbox) : '/mail'}>
            {next ? `email to ${next.mailbox}` : 'all email'}
          </Link>
          .
        </p>
      </li>
      <li>
        <h3>3. Sign</h3>
        <p>
          Type the six digits and sign, or decline with a reason. The link opens the page again: until the last agency
          signs, you may take your signature back there. Then load this page again: the table below says who has signed,
          and <Link to="/executions">the workflow</Link> where it waits now.
        </p>
      </li>
      <li>
        <h3>4. Move the clock</h3>
        <p>
          Reminders, the warning and the end of the signing period come when their time comes. It need not take weeks.
        </p>
        <Link look="usa-button usa-button--outline" to="/clock">
          Move the clock
        </Link>
      </li>
      <li>
        <h3>5. Verify the record</h3>
        <p>
          {guide.record !== undefined && (
            <>
              <Outside to={guide.record}>Read the record</Outside> in the browser in which you opened a link; open the
              link again if the clock has moved since.{' '}
            </>
          )}
          In a terminal, this checks every signature and the whole chain of hashes:
        </p>
        <Command>{`npm run mou -- verify ${guide.agreement}`}</Command>
      </li>
    </ol>
  );
};
