/** The one-page guide: what this is, what to try, each with the link to press, and how things stand now. */

import { mailboxAddress } from '../mail/inbox.pages.tsx';
import { Command, count, Heading, Link, Note, Prepared, Table, Tag } from '../parts.tsx';
import type { Page } from '../shell.tsx';
import type { Surface } from '../surface.ts';
import { type Act, seeOther, show } from '../visit.ts';
import type { Guide, SignatoryStatus } from './guide.ts';
import { Board } from './guide-board.pages.tsx';
import { Figures } from './guide-figures.pages.tsx';
import { Others } from './guide-others.pages.tsx';
import { People } from './guide-people.pages.tsx';
import { Review } from './guide-review.pages.tsx';
import { Steps } from './guide-steps.pages.tsx';

const LOOKS: Record<SignatoryStatus, 'good' | 'bad' | 'busy' | 'quiet'> = {
  signed: 'good',
  waiting: 'busy',
  bounced: 'bad',
  declined: 'bad',
  'not yet asked': 'quiet',
  'being prepared': 'quiet',
};
const WORDS: Record<SignatoryStatus, string> = {
  signed: 'has signed',
  waiting: 'has not signed yet',
  bounced: 'the email bounced',
  declined: 'has declined',
  'not yet asked': 'not asked yet',
  'being prepared': 'being prepared',
};

/** A mailbox that bounced is mended here, as its own agency's mail office would; its liaison then has the mail sent again. */
const Mailbox = ({ mailbox, bounced, mended }: { mailbox: string; bounced: boolean; mended: boolean }) => (
  <>
    <Link to={mailboxAddress(mailbox)}>{mailbox}</Link>
    {bounced && mended && <p>It takes email again: its liaison has the email sent again.</p>}
    {bounced && !mended && (
      <form method="post" action="/mailbox">
        <input type="hidden" name="mailbox" value={mailbox} />
        <button class="usa-button usa-button--outline" type="submit">
          Let it take email again
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

const Standing = ({ guide, inbox }: { guide: Guide; inbox: Surface['inbox'] | undefined }) => (
  <>
    <Heading id="standing">Status</Heading>
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
            mended={inbox?.fateOf(mailbox) === 'ok'}
          />,
        ],
      }))}
    />
  </>
);

const Commands = ({ guide }: { guide: Guide }) =>
  guide.commands.length === 0 ? null : (
    <>
      <Heading>For the agency that organizes this agreement</Heading>
      <p>In a second terminal, in the same folder:</p>
      {guide.commands.map(({ does, command }) => (
        <div key={command}>
          <h3>{does}</h3>
          <Command>{command}</Command>
        </div>
      ))}
    </>
  );

/** The guide, whether there is a cloud to act in or it is still being prepared. */
export function guide(told: Guide, cloud: Surface | undefined): Page {
  const trouble = cloud?.deadLetters().length ?? 0;
  return {
    title: 'Agreements among agencies: cleared, signed, lived under, reviewed',
    shows:
      'This is a laptop cloud: the template that would be deployed, running whole on this machine, with its functions, table, workflows and email. Nothing leaves the machine.',
    section: '/',
    main: (
      <Prepared.Provider value={cloud !== undefined}>
        {trouble > 0 && (
          <Note kind="warning">
            <a href="/dead-letters">{count(trouble, 'dead letter')}</a>: something could not be carried out.
          </Note>
        )}
        <Heading>Be an agency head</Heading>
        <Steps mails={cloud?.inbox.list() ?? []} guide={told} />
        <Standing guide={told} inbox={cloud?.inbox} />
        {told.board && <Board board={told.board} now={cloud?.clock.now()} />}
        {told.figures && <Figures of={told.figures} />}
        {told.reviewed && <Review of={told.reviewed} />}
        <Others guide={told} />
        <People guide={told} service={cloud?.url ?? ''} />
        <Commands guide={told} />
      </Prepared.Provider>
    ),
  };
}

export const guidePage: Act = async (visit) => show(visit, guide(await visit.guide(), visit.cloud));
