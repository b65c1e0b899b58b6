/** Old and new, office by office, in a table that stands as cards on a phone; and where an MOU differs from the agency’s register. */
import type { Holder } from '../../offices/domain/holder.rules.ts';
import type { Reviewers } from '../../offices/domain/reviewers.rules.ts';
import { Lines, Notice } from '../../shared/pages/elements.tsx';
import { ROLES } from '../../signing/pages/signatories.parts.tsx';
import type { OfficeChange } from '../domain/plan.rules.ts';
import { manyOf, reviewerLines, termLine } from './people-words.parts.ts';

const Person = ({ of }: { of: Holder }) => {
  const term = termLine(of);
  return (
    <>
      <bdi>{of.name}</bdi>
      <br />
      {of.mailbox}
      {term && (
        <>
          <br />
          {term}
        </>
      )}
    </>
  );
};

interface ChangesProps {
  caption: string;
  changes: readonly Pick<OfficeChange, 'office' | 'title' | 'before' | 'after'>[];
  reviewers?: { before: Reviewers; after: Reviewers } | undefined;
  /** What the two columns are called. */
  columns?: readonly [before: string, after: string];
}

export const ChangesTable = ({
  caption,
  changes,
  reviewers,
  columns = ['In this MOU', 'In your register'],
}: ChangesProps) => (
  <table class="usa-table usa-table--borderless usa-table--stacked" {...ROLES.table}>
    <caption>{caption}</caption>
    <thead {...ROLES.group}>
      <tr {...ROLES.row}>
        {['Office', ...columns].map((column) => (
          <th key={column} {...ROLES.column}>
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody {...ROLES.group}>
      {changes.map(({ office, title, before, after }) => (
        <tr key={office} {...ROLES.row}>
          <th {...ROLES.first} data-label="Office" dir="auto">
            {title}
          </th>
          <td {...ROLES.cell} data-label={columns[0]}>
            <Person of={before} />
          </td>
          <td {...ROLES.cell} data-label={columns[1]}>
            <Person of={after} />
          </td>
        </tr>
      ))}
      {reviewers && (
        <tr {...ROLES.row}>
          <th {...ROLES.first} data-label="Office">
            Who clears the text
          </th>
          <td {...ROLES.cell} data-label={columns[0]}>
            <Lines of={reviewerLines(reviewers.before)} />
          </td>
          <td {...ROLES.cell} data-label={columns[1]}>
            <Lines of={reviewerLines(reviewers.after)} />
          </td>
        </tr>
      )}
    </tbody>
  </table>
);

interface DiffersView {
  agency: string;
  count: number;
  changes: readonly OfficeChange[];
  reviewers: boolean;
  inFile: boolean;
}

/** On the page of a party: its MOU names other people than the agency’s register. Nothing where it does not. */
export const DiffersFromRegister = ({ of }: { of: DiffersView | undefined }) =>
  of === undefined ? null : (
    <section aria-labelledby="differs">
      <h2 id="differs">Different from your agency’s register</h2>
      <Notice kind="warning">
        <p>
          {of.inFile ? 'The file of this MOU names' : 'This MOU names'} other people than your register in{' '}
          {manyOf(of.count, 'place')}.
        </p>
        <p>
          <a href={`/agencies/${of.agency}/people/mous`}>See what would change, and apply your register</a>
        </p>
      </Notice>
      {of.changes.length > 0 && <ChangesTable caption="What differs" changes={of.changes} />}
      {of.reviewers && <p>Who clears the text differs, too.</p>}
    </section>
  );
