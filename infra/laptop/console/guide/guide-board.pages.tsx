/** A dispute under the agreement that is in force: who stands on which level, and what there is to try, each with the page to open. */

import { mailboxAddress } from '../mail/inbox.pages.tsx';
import { Heading, Link, Outside, Table, Tag, Time, usePrepared } from '../parts.tsx';
import type { GuideBoard, GuidePerson } from './guide.ts';

interface Props {
  board: GuideBoard;
  /** Unknown while it is being prepared. */
  now: number | undefined;
}

/** A person, with the mailbox to which the link comes. */
const Whose = ({ of: { name, mailbox } }: { of: GuidePerson }) => (
  <>
    <bdi>{name}</bdi> (<Link to={mailboxAddress(mailbox)}>{mailbox}</Link>)
  </>
);

const Standing = ({ board: { number, title, raised, answers, answered, standing, due, level }, now }: Props) => (
  <p>
    {number}, <bdi>{title}</bdi>, is in force, and <bdi>{raised.agency}</bdi> has raised a dispute with{' '}
    <bdi>{answers.agency}</bdi>, which {answered ? 'has answered' : 'has not answered yet'}. It is {standing}
    {due !== undefined && level !== undefined && (
      <>
        , until <Time at={due} now={now} />
      </>
    )}
    .
  </p>
);

const Planned = ({ board: { number, title, raised, answers } }: { board: GuideBoard }) => (
  <p>
    {number}, <bdi>{title}</bdi>, is the agreement in force here, with a dispute that <bdi>{raised.agency}</bdi> has
    raised with <bdi>{answers.agency}</bdi>. Its status is being prepared.
  </p>
);

/** While a level has it; items of the list. */
const Open = ({ board: { page, raised, answers, answered, due } }: { board: GuideBoard }) => (
  <>
    <li>
      Open <Outside to={page}>the dispute</Outside> and sign in as <Whose of={answers} />.{' '}
      {answered ? 'Propose a solution.' : 'Answer the claim, and propose a solution.'}
    </li>
    <li>
      In a private window, open the same page as <Whose of={raised} />. Accept the proposal: your dissent, if you have
      one, stays beside the decision word for word. Or propose another one.
    </li>
    <li>Or move it up a level: at once with a reason, or when both sides have asked.</li>
    <li>
      Or do nothing, and <Link to="/clock">move the clock</Link>
      {due !== undefined && (
        <>
          {' '}
          past the deadline, <Time at={due} />
        </>
      )}
      : reminders go out, and it moves up by itself. <Link to="/mail">The email</Link> asks whoever has it then.
    </li>
  </>
);

const Over = ({ board: { page, docket, raised } }: { board: GuideBoard }) => (
  <>
    <li>
      Read <Outside to={page}>how it ended</Outside> as <Whose of={raised} />, with everything that was said.
    </li>
    <li>
      Raise another one at <Outside to={docket}>all disputes of this agreement</Outside>.
    </li>
  </>
);

const Trials = ({ board }: { board: GuideBoard }) => {
  const [liaison] = board.liaisons;
  return (
    <ol class="usa-list">
      {board.level === undefined ? <Over board={board} /> : <Open board={board} />}
      {liaison && (
        <li>
          Sign in at <Outside to={board.docket}>all disputes of this agreement</Outside> as a liaison,{' '}
          <Whose of={liaison} />, and pause deadlines: the business days that were left are counted again when deadlines
          resume.
        </li>
      )}
      <li>
        Look at <Outside to={board.queue}>the queue</Outside> as any of them: everything that is open, by time left,
        with a calendar file and charts of how long disputes take.
      </li>
    </ol>
  );
};

const Ladder = ({ members, level }: Pick<GuideBoard, 'members' | 'level'>) => (
  <Table
    caption="Who meets on which level"
    columns={['Member', 'Agency', 'Level', 'Mailbox']}
    empty="The agreement has no ladder."
    rows={members.map((member) => ({
      key: `${member.level.number} ${member.mailbox}`,
      cells: [
        <>
          {member.name}
          <br />
          <span class="console-aside">{member.title}</span>
        </>,
        member.agency,
        <>
          {member.level.number}. {member.level.name}{' '}
          {member.level.number === level && <Tag look="busy">has it now</Tag>}
        </>,
        <Link key="mailbox" to={mailboxAddress(member.mailbox)}>
          {member.mailbox}
        </Link>,
      ],
    }))}
  />
);

export const Board = ({ board, now }: Props) => {
  const prepared = usePrepared();
  return (
    <>
      <Heading id="board">Be a member of the board</Heading>
      {prepared ? <Standing board={board} now={now} /> : <Planned board={board} />}
      <Trials board={board} />
      <Ladder members={board.members} level={prepared ? board.level : undefined} />
    </>
  );
};
