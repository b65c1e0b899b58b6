/** The MOU with figures: a reporter's way through it, and that of someone who looks after all of it. */
import { mailboxAddress } from '../mail/inbox.pages.tsx';
import { Heading, Link, Outside } from '../parts.tsx';
import type { GuideFigures, GuidePerson } from './guide.ts';

const Whose = ({ of: { name, mailbox } }: { of: GuidePerson }) => (
  <>
    <bdi>{name}</bdi> (<Link to={mailboxAddress(mailbox)}>{mailbox}</Link>)
  </>
);

export const Figures = ({
  of: { number, title, agencies, months, reports, decides, kpis, queue, everyone },
}: {
  of: GuideFigures;
}) => (
  <>
    <Heading id="figures">Report figures, and look at everyone’s</Heading>
    <p>
      {number}, <bdi>{title}</bdi>, has been in force for eleven months. Its {agencies} agencies have reported {months}{' '}
      months: one was late, one figure was corrected, one is missing, and one KPI was off track twice in a row.
    </p>
    <ol class="usa-list">
      <li>
        Open <Outside to={reports.page ?? ''}>the figures of {reports.agency}</Outside> as <Whose of={reports} />.
        Correct one of them: you see what follows before you send it, and the earlier figure stays on record.
      </li>
      <li>
        <Link to="/clock">Move the clock</Link> some weeks on:{' '}
        <Link to={mailboxAddress(reports.mailbox)}>an email</Link> says which numbers are missing and when they are due,
        with a link to exactly those.
      </li>
      <li>
        Be <Whose of={decides} /> of <bdi>{decides.agency}</bdi>: open <Outside to={kpis}>the KPIs</Outside>, and the
        one that is off track. See how its status is calculated, propose another target within the band that was signed,
        or raise a dispute about it. It is in <Outside to={queue}>the queue</Outside> as well.
      </li>
      <li>
        The signed text lets <Outside to={everyone}>everyone read the figures</Outside>, without names and notes.
      </li>
    </ol>
  </>
);
