/** POST …/holders/{office}/mailbox and …/reviewers/{kind}/mailbox: one field puts a mailbox right. */
import { signatoriesOf } from '../../agreements/agreement.reads.ts';
import { signatoryIn } from '../../signing/domain/round.state.ts';
import { partyPath } from '../authorize-party.ts';
import { refusedBy, type Turn } from '../domain/matter.rules.ts';
import { mendMailbox as mend, mendReviewer as mendOf, type Trouble } from '../domain/mending.rules.ts';
import type { ReviewerKind } from '../domain/reviewer-kinds.ts';
import { showMailbox, showReviewerMailbox } from '../pages/read-party.ts';
import { changingParty, type VisitedMore } from './change-party.ts';

const read = () => import('../holder-form.parts.ts');
type More = Awaited<ReturnType<typeof read>>;

/** What the last report said of mail to an office that signs. */
function troubleAt({ round, registered }: VisitedMore<More>, office: string): Trouble | undefined {
  const seat = signatoriesOf(registered).find(([, one]) => one.office === office)?.[0];
  return seat === undefined || !round ? undefined : signatoryIn(round, seat)?.mail;
}

export const mendMailbox = changingParty(
  'mailbox',
  {
    read,
    decide: (visited, { form, path }) => {
      const mailbox = visited.more.mailboxFrom(form);
      if (mailbox.value === undefined) return refusedBy(...mailbox.findings);
      const { office = '' } = path;
      const trouble = troubleAt(visited, office);
      const seen = (form._seen ?? '') as Turn;
      return mend(visited.matter, { office, mailbox: mailbox.value, seen, ...(trouble && { trouble }) });
    },
  },
  { show: showMailbox, pathOf: partyPath },
);

export const mendReviewer = changingParty(
  'reviewer-mailbox',
  {
    read,
    decide: ({ matter, more }, { form, path }) => {
      const mailbox = more.mailboxFrom(form);
      return mailbox.value === undefined
        ? refusedBy(...mailbox.findings)
        : mendOf(matter, path.kind as ReviewerKind, mailbox.value);
    },
  },
  { show: showReviewerMailbox, pathOf: partyPath },
);
