/** Under which mailboxes a party's people find the agreement, moved with the register in one transaction. */
import { dropRole, putRole, type RoleRow } from '../identity/person.store.ts';
import { sameMailbox } from '../shared/mailbox.ts';

interface Reached {
  mailbox: string;
}

/** A party's people, as far as they have mailboxes. */
interface PeopleOf {
  party: string;
  offices: Readonly<Record<string, { holder: Reached; alternate?: Reached | undefined }>>;
  reviewers?: Readonly<Record<string, Reached | undefined>> | undefined;
}

/** Rows are hints, and a transaction is small: forty offices find room, and what is left over costs nobody a right. */
const MOST_ROWS = 70;

/** Lets today's people find the agreement, and yesterday's no more. */
export function roleRows(agreement: string, before: PeopleOf, after: PeopleOf) {
  const was = rolesOf(agreement, before);
  const is = rolesOf(agreement, after);
  // As its key has it: another case of one mailbox is the same row, which one transaction cannot write and delete.
  const nameOf = ({ mailbox, row }: Role) => `${sameMailbox(mailbox)} ${row.as} ${row.of}`;
  const kept = new Set(is.map(nameOf));
  const known = new Set(was.map(nameOf));
  const isNew = is.filter((role) => !known.has(nameOf(role)));
  const gone = was.filter((role) => !kept.has(nameOf(role)));
  // A publication writes no rows: an office's is put whether or not it was there, after what has moved.
  const again = is.filter((role) => known.has(nameOf(role)) && role.row.as === 'office');
  return [
    ...isNew.map(({ mailbox, row }) => putRole(mailbox, row)),
    ...gone.map(({ mailbox, row }) => dropRole(mailbox, row)),
    ...again.map(({ mailbox, row }) => putRole(mailbox, row)),
  ].slice(0, MOST_ROWS);
}

interface Role {
  mailbox: string;
  row: RoleRow;
}

const rolesOf = (agreement: string, { party, offices, reviewers = {} }: PeopleOf): Role[] => [
  ...Object.entries(offices).flatMap(([of, { holder, alternate }]): Role[] => [
    { mailbox: holder.mailbox, row: { agreement, party, as: 'office', of } },
    ...(alternate ? [{ mailbox: alternate.mailbox, row: { agreement, party, as: 'alternate' as const, of } }] : []),
  ]),
  ...Object.entries(reviewers).flatMap(([of, reviewer]): Role[] =>
    reviewer ? [{ mailbox: reviewer.mailbox, row: { agreement, party, as: 'reviewer', of } }] : [],
  ),
];
