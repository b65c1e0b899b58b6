/** The one-page guide: what this is, what to try, each with the link to press, and how things stand now. */
import type { Mail } from '../inbox.ts';
import type { Guide, GuideSignatory, SignatoryStatus } from './guide.ts';
import { mailAddress, mailboxAddress } from './inbox.pages.tsx';
import { linksOf } from './mail-links.ts';
import { Code, count, Note, Table, Tag } from './parts.tsx';
import { type Act, type Surface, seeOther, show } from './visit.ts';

const LOOKS: Record<SignatoryStatus, 'good' | 'bad' | 'busy' | 'quiet'> = {
  signed: 'good',
  waiting: 'busy',
  bounced: 'bad',
  declined: 'bad',
  'not yet asked': 'quiet',
};
const WORDS: Record<SignatoryStatus, string> = {
  signed: 'has signed',
  waiting: 'has not signed yet',
  bounced: 'the mail bounced',
  declined: 'has declined',
  'not yet asked': 'not asked yet',
};

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
    return <p>Everyone has signed. Each mailbox has the executed copy now: see the mail.</p>;
  if (bounced)
    return (
      <p>
        Everyone whose mail arrived has answered. The mail to {bounced.name} bounced: the commands below send a fresh
        link.
      </p>
    );
  return <p>Nobody waits for a signature now.</p>;
};

const First = ({ next, mails, guide }: { next: GuideSignatory | undefined; mails: readonly Mail[]; guide: Guide }) => {
  if (next === undefined) return <NobodyWaits signatories={guide.signatories} />;
  const mail = mailToOpen(mails, next);
  return (
    <>
      <p>You are {person(next)}. Open the mail, and press the link in it: it opens the agreement in the service.</p>
      {mail === undefined ? (
        <p>The mail has not been sent yet: load this page again in a moment.</p>
      ) : (
        <a class="usa-button" href={mailAddress(mail)}>
          Open the mail to {next.name}
        </a>
      )}
    </>
  );
};

const Steps = ({ cloud, guide }: { cloud: Surface; guide: Guide }) => {
  const mails = cloud.inbox.list();
  const next = guide.signatories.find(({ status }) => status === 'waiting');
  return (
    <ol class="console-steps">
      <li>
        <h3>
          1. Be the administrator of {next === undefined || next === guide.signatories[0] ? 'the first' : 'the next'}{' '}
          agency: open the mail
        </h3>
        <First next={next} mails={mails} guide={guide} />
      </li>
      <li>
        <h3>2. Ask for the code</h3>
        <p>
          Read the agreement, and press “Send me a code” below it. The code comes by mail, too:{' '}
          <a href={next ? mailboxAddress(next.mailbox) : '/mail'}>{next ? `mail to ${next.mailbox}` : 'all mail'}</a>.
        </p>
      </li>
      <li>
        <h3>3. Sign</h3>
        <p>
          Type the six digits and sign, or decline with a reason. Then load this page again: the table below says who
          has signed, and <a href="/executions">the workflow</a> where it waits now.
        </p>
      </li>
      <li>
        <h3>4. Move the clock</h3>
        <p>
          Reminders, the warning and the end of the signing period come when their time comes. It need not take weeks.
        </p>
        <a class="usa-button usa-button--outline" href="/clock">
          Move the clock
        </a>
      </li>
      <li>
        <h3>5. Verify the record</h3>
        <p>
          {guide.record !== undefined && (
            <>
              <a href={guide.record} target="_blank" rel="noreferrer">
                Read the record
              </a>{' '}
              in the browser in which you opened a link; open the link anew if the clock has moved since.{' '}
            </>
          )}
          In a terminal, this checks every signature and the whole chain of hashes:
        </p>
        <Code>{`npm run mou -- verify ${guide.agreement}`}</Code>
      </li>
    </ol>
  );
};

/** A mailbox that bounced is mended here, as its own agency would mend it; the command below then sends a fresh link. */
const Mailbox = ({ mailbox, bounced, mended }: { mailbox: string; bounced: boolean; mended: boolean }) => (
  <>
    <a href={mailboxAddress(mailbox)}>{mailbox}</a>
    {bounced && mended && <p>It takes mail again: send a fresh link with the command below.</p>}
    {bounced && !mended && (
      <form method="post" action="/mailbox">
        <input type="hidden" name="mailbox" value={mailbox} />
        <button class="usa-button usa-button--outline" type="submit">
          Let it take mail again
        </button>
      </form>
    )}
  </>
);

export const mendMailbox: Act = async ({ cloud, guide, form }) => {
  const mailbox = form.get('mailbox') ?? '';
  const { signatories } = await guide();
  if (signatories.some((one) => one.mailbox === mailbox)) cloud.setMailbox(mailbox, 'ok');
  return seeOther('/#standing');
};

const Standing = ({ guide, inbox }: { guide: Guide; inbox: Surface['inbox'] }) => (
  <>
    <h2 id="standing">How things stand</h2>
    <p dir="auto">
      {guide.number}: {guide.title}
      {guide.status !== undefined && `. It is ${guide.status}`}.
    </p>
    <Table
      caption="Who signs"
      columns={['Head', 'Agency', 'Standing', 'Mailbox']}
      empty="Nobody is asked to sign."
      rows={guide.signatories.map(({ name, title, agency, mailbox, status }) => ({
        key: `${mailbox}${title}`,
        cells: [
          <>
            {name}
            <br />
            <span class="console-aside">{title}</span>
          </>,
          agency,
          <Tag key="status" look={LOOKS[status]}>
            {WORDS[status]}
          </Tag>,
          <Mailbox
            key="mailbox"
            mailbox={mailbox}
            bounced={status === 'bounced'}
            mended={inbox.fateOf(mailbox) === 'ok'}
          />,
        ],
      }))}
    />
  </>
);

/** Heads are asked only after these have vouched for them; in the demonstration they have. */
const Liaisons = ({ liaisons = [] }: Pick<Guide, 'liaisons'>) =>
  liaisons.length === 0 ? null : (
    <>
      <h2>Be a liaison</h2>
      <p>
        Before a head is asked, its agency’s liaison confirms the offices and has the mailbox tested: here they have
        done so. Sign in with a liaison’s mailbox to replace a holder, correct a mailbox that bounced, or name a
        delegate.
      </p>
      <Table
        caption="Who vouches for each agency"
        columns={['Liaison', 'Agency', 'Mailbox']}
        empty="Nobody is registered."
        rows={liaisons.map(({ name, agency, mailbox, page }) => ({
          key: mailbox,
          cells: [
            <a key="page" href={page} target="_blank" rel="noreferrer">
              {name}
            </a>,
            agency,
            <a key="mailbox" href={mailboxAddress(mailbox)}>
              {mailbox}
            </a>,
          ],
        }))}
      />
    </>
  );

const Commands = ({ guide }: { guide: Guide }) =>
  guide.commands.length === 0 ? null : (
    <>
      <h2>For the agency that organizes this agreement</h2>
      <p>In a second terminal, in the same folder:</p>
      {guide.commands.map(({ does, command }) => (
        <div key={command}>
          <h3>{does}</h3>
          <Code>{command}</Code>
        </div>
      ))}
    </>
  );

export const guidePage: Act = async (visit) => {
  const guide = await visit.guide();
  const trouble = visit.cloud.deadLetters().length;
  return show(visit, {
    title: 'An agreement among agencies, signed by email link',
    shows:
      'This is a laptop cloud: the template that would be deployed, running whole on this machine, with its functions, table, workflows and mail. Nothing leaves the machine.',
    section: '/',
    main: (
      <>
        {trouble > 0 && (
          <Note kind="warning">
            <a href="/dead-letters">{count(trouble, 'dead letter')}</a>: something could not be carried out.
          </Note>
        )}
        <h2>What to try</h2>
        <Steps cloud={visit.cloud} guide={guide} />
        <Standing guide={guide} inbox={visit.cloud.inbox} />
        <Liaisons {...(guide.liaisons && { liaisons: guide.liaisons })} />
        <Commands guide={guide} />
      </>
    ),
  });
};
