/** Everybody on one page, once, with what changed since the last time; one button vouches for all. */
import type { FormKeys } from '../../shared/http/form-keys.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { Alert, Lines, Notice } from '../../shared/pages/elements.tsx';
import { Button, Form } from '../../shared/pages/form.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { ROLES } from '../../signing/pages/signatories.parts.tsx';
import { inOrder, type People } from '../domain/people.ts';
import { reviewerLines, termLine } from './people-words.parts.ts';

export interface ConfirmationView {
  person: SignedIn;
  form: FormKeys;
  name: string;
  /** Of the register. */
  path: string;
  people: People;
  /** Since the last confirmation. */
  unconfirmed: readonly string[];
  /** Titles of offices that were confirmed and are removed. */
  removed: readonly string[];
  reviewersChanged: boolean;
  /** Counts the changes behind what is shown. */
  changes: number;
  /** Why there is nothing to confirm. */
  stopped: Refusal | undefined;
  refused: readonly Refusal[];
}

const Everybody = ({ view: { people, unconfirmed, reviewersChanged } }: { view: ConfirmationView }) => (
  <table class="usa-table usa-table--borderless usa-table--stacked" {...ROLES.table}>
    <caption>Everybody whom you confirm</caption>
    <thead {...ROLES.group}>
      <tr {...ROLES.row}>
        {['Office', 'Holder', 'Work email address', 'Since the last time'].map((column) => (
          <th key={column} {...ROLES.column}>
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody {...ROLES.group}>
      {inOrder(people.offices).map(([key, { title, holder }]) => (
        <tr key={key} {...ROLES.row}>
          <th {...ROLES.first} data-label="Office" dir="auto">
            {title}
          </th>
          <td {...ROLES.cell} data-label="Holder" dir="auto">
            {[holder.name, termLine(holder)].filter(Boolean).join(', ')}
          </td>
          <td {...ROLES.cell} data-label="Work email address">
            {holder.mailbox}
          </td>
          <td {...ROLES.cell} data-label="Since the last time">
            {unconfirmed.includes(key) ? <strong>New or changed</strong> : 'The same'}
          </td>
        </tr>
      ))}
      <tr {...ROLES.row}>
        <th {...ROLES.first} data-label="Office">
          Who clears texts
        </th>
        <td {...ROLES.cell} data-label="Holder">
          <Lines of={reviewerLines(people.reviewers ?? {})} />
        </td>
        <td {...ROLES.cell} data-label="Work email address">
          As named
        </td>
        <td {...ROLES.cell} data-label="Since the last time">
          {reviewersChanged ? <strong>New or changed</strong> : 'The same'}
        </td>
      </tr>
    </tbody>
  </table>
);

export const confirmationPage = (view: ConfirmationView): string => {
  const { person, form, name, path, removed, changes, stopped, refused } = view;
  const [first] = refused;
  const to = `${path}/confirmation`;
  return layout({
    title: `Confirm the people of ${name}`,
    person,
    main: (
      <>
        <h1>
          Confirm the people of <bdi>{name}</bdi>
        </h1>
        {first && <Alert refusal={first} />}
        {stopped ? (
          !first && <Notice heading={stopped.wrong}>{stopped.remedy}</Notice>
        ) : (
          <>
            <Everybody view={view} />
            {removed.length > 0 && <p dir="auto">Removed: {removed.join(', ')}.</p>}
            <p>
              You confirm that these people hold these offices and read these mailboxes. No MOU changes yet, and each
              mailbox that signs is still tested in its MOU.
            </p>
            <Form to={to} page={to} keys={form} carries={{ _seen: String(changes) }}>
              <Button>Confirm all of them</Button>
            </Form>
          </>
        )}
        <p>
          <a href={path}>Back to people and offices</a>
        </p>
      </>
    ),
  });
};
