/** The inbox: every mail that was sent, the newest first, of all mailboxes or of one. */
import type { Fate, Mail } from '../../cloud/ses/inbox.ts';
import { count, Table, Tag, Time } from '../parts.tsx';
import { type Act, show } from '../visit.ts';

export const SECTION = '/mail';
/** Enough for a demonstration; the rest is found by mailbox. */
const MOST = 200;

const SAID: Record<Fate, { look: 'good' | 'bad'; word: string }> = {
  Delivery: { look: 'good', word: 'delivered' },
  Bounce: { look: 'bad', word: 'bounced' },
  Complaint: { look: 'bad', word: 'delivered, then complained about' },
  Reject: { look: 'bad', word: 'rejected' },
  DeliveryDelay: { look: 'bad', word: 'delayed' },
};

export const FateTag = ({ fate }: { fate: Fate }) => <Tag look={SAID[fate].look}>{SAID[fate].word}</Tag>;

const Fates = ({ mail: { fates } }: { mail: Mail }) => (
  <>
    {[...new Set(Object.values(fates))].map((fate) => (
      <FateTag key={fate} fate={fate} />
    ))}
  </>
);

export const mailAddress = ({ number }: Pick<Mail, 'number'>): string => `/mail/${number}`;
export const mailboxAddress = (mailbox: string): string => `/mail?to=${encodeURIComponent(mailbox)}`;
export const titleOf = ({ subject }: Mail): string => subject.trim() || '(no subject)';
const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

export const MailTable = ({ caption, mails, empty }: { caption: string; mails: readonly Mail[]; empty: string }) => (
  <Table
    caption={caption}
    columns={['Subject', 'To', 'Sent', 'Fate']}
    empty={empty}
    rows={mails.map((mail) => ({
      key: mail.number,
      cells: [
        <a key="subject" href={mailAddress(mail)}>
          {titleOf(mail)}
        </a>,
        mail.recipients.join(', '),
        <Time key="time" at={mail.at} />,
        <Fates key="fates" mail={mail} />,
      ],
    }))}
  />
);

const Mailboxes = ({ mails, chosen }: { mails: readonly Mail[]; chosen: string | undefined }) => {
  const counts = new Map<string, number>();
  for (const recipient of mails.flatMap(({ recipients }) => recipients.map((one) => one.toLowerCase())))
    counts.set(recipient, (counts.get(recipient) ?? 0) + 1);
  const current = (is: boolean) => is && { 'aria-current': 'true' as const };
  return (
    <nav aria-label="Mailboxes">
      <ul class="console-list console-pages">
        <li>
          <a href="/mail" {...current(chosen === undefined)}>
            All mailboxes ({mails.length})
          </a>
        </li>
        {[...counts].sort().map(([mailbox, count]) => (
          <li key={mailbox}>
            <a href={mailboxAddress(mailbox)} {...current(chosen !== undefined && same(chosen, mailbox))}>
              {mailbox} ({count})
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

export const inboxPage: Act = (visit) => {
  const all = visit.cloud.inbox.list();
  const chosen = visit.query.get('to') ?? undefined;
  const own = chosen === undefined ? all : all.filter(({ recipients }) => recipients.some((one) => same(one, chosen)));
  const mails = own.toReversed().slice(0, MOST);
  return show(visit, {
    title: chosen === undefined ? 'Email' : `Email to ${chosen}`,
    shows:
      'Every email that the service has sent, the newest first. They stay on this machine: no one receives them but you.',
    section: SECTION,
    main: (
      <>
        {all.length > 0 && <Mailboxes mails={all} chosen={chosen} />}
        <MailTable
          caption={own.length > MOST ? `The newest ${MOST} of ${own.length} emails` : count(own.length, 'email')}
          mails={mails}
          empty={chosen === undefined ? 'No email has been sent yet.' : 'No email has been sent to this mailbox.'}
        />
      </>
    ),
  });
};
