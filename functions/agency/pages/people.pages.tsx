/** The people of an agency: a card for each office, who clears texts, and what is not confirmed yet. */
import { REVIEWER_KINDS } from '../../offices/domain/reviewer-kinds.ts';
import type { Instant } from '../../shared/kernel.ts';
import { Notice, SummaryList } from '../../shared/pages/elements.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { sayDayOf } from '../../shared/time-words.ts';
import { type AgencyOffice, inOrder, type People } from '../domain/people.ts';
import { KINDS, manyOf, ROLES_OF_HOLDERS, termLine } from './people-words.parts.ts';

export interface PeopleView {
  person: SignedIn;
  name: string;
  path: string;
  /** Whether the reader may change anything; whoever may not sees what is confirmed. */
  tends: boolean;
  people: People;
  confirmed: { at: Instant; by: string } | undefined;
  /** Keys of offices that were entered, changed or removed since, and whether the reviewers were. */
  unconfirmed: { offices: readonly string[]; reviewers: boolean };
  /** Before the first confirmation: whether it could be given now. */
  complete: boolean;
  done: string | undefined;
}

const DONE: Record<string, string> = {
  office: 'The office is added. It is used once you confirm your people.',
  change: 'The office is changed. MOUs stay as they are until you confirm and apply it.',
  removal: 'The office is removed from the register. MOUs that name it keep it.',
  reviewers: 'Who clears texts is changed. It is used once you confirm your people.',
  confirmation: 'Your people are confirmed. Next: apply them to the MOUs that you choose.',
};

const isEmpty = ({ people }: PeopleView): boolean => Object.keys(people.offices).length === 0;

const Standing = ({ view }: { view: PeopleView }) => {
  const { unconfirmed, confirmed, path, tends } = view;
  const count = unconfirmed.offices.length + (unconfirmed.reviewers ? 1 : 0);
  if (!tends || count === 0)
    return (
      <p>
        {confirmed ? (
          <>
            Confirmed on {sayDayOf(confirmed.at, 'UTC')} by <bdi>{confirmed.by}</bdi>.
          </>
        ) : (
          'Nobody is confirmed yet.'
        )}
      </p>
    );
  return (
    <Notice kind="warning" heading={`${manyOf(count, 'entry is', 'entries are')} not confirmed yet`}>
      <p>
        {view.complete
          ? 'Nothing uses them until a liaison confirms everybody at once.'
          : 'Add your offices and say who clears texts; then confirm everybody at once.'}
      </p>
      {view.complete && (
        <p>
          <a class="usa-button" href={`${path}/confirmation`}>
            Check and confirm
          </a>
        </p>
      )}
    </Notice>
  );
};

const Card = ({ view, of: [key, office] }: { view: PeopleView; of: [string, AgencyOffice] }) => {
  const { path, tends, unconfirmed } = view;
  const { title, holder } = office;
  const isOpen = tends && unconfirmed.offices.includes(key);
  return (
    <div class="concord-office">
      <h3 dir="auto">{title}</h3>
      <SummaryList
        of={[
          ['Holder', holder.name],
          ['Role', ROLES_OF_HOLDERS[holder.capacity]],
          ['Appointing order and term', termLine({ ...holder, capacity: 'incumbent' })],
          ['Work email address', holder.mailbox],
          ['Short name in MOU files', <code key="key">{key}</code>],
          ['Status', isOpen ? 'Not confirmed yet' : undefined],
        ]}
      />
      {tends && (
        <p>
          <a href={`${path}/offices/${key}`}>
            Change <bdi>{title}</bdi>
          </a>
        </p>
      )}
    </div>
  );
};

const Reviewers = ({ view: { people, path, tends, unconfirmed } }: { view: PeopleView }) => (
  <section aria-labelledby="reviewers">
    <h2 id="reviewers">Who clears a text before we ask your agency head</h2>
    <div class="concord-office">
      {people.reviewers === undefined ? (
        <p>Nobody has said yet. “No one” is an answer.</p>
      ) : (
        <SummaryList
          of={[
            ...REVIEWER_KINDS.map((kind) => {
              const one = people.reviewers?.[kind];
              const words = one
                ? `${one.name}, ${one.mailbox}: ${one.required ? 'must clear the text' : 'is asked, and nobody waits'}`
                : 'Nobody';
              return [KINDS[kind], words] as const;
            }),
            ['Status', tends && unconfirmed.reviewers ? 'Not confirmed yet' : undefined] as const,
          ]}
        />
      )}
      {tends && (
        <p>
          <a href={`${path}/reviewers`}>{people.reviewers ? 'Change who clears texts' : 'Say who clears texts'}</a>
        </p>
      )}
    </div>
  </section>
);

export const peoplePage = (view: PeopleView): string => {
  const { person, name, path, tends, people, confirmed, done } = view;
  return layout({
    title: `People and offices of ${name}`,
    person,
    status: done === undefined ? undefined : DONE[done],
    main: (
      <>
        <h1>
          People and offices of <bdi>{name}</bdi>
        </h1>
        <p>
          Enter your agency’s people here once. Confirm them once. Then choose the MOUs to apply them to. An MOU never
          changes by itself.
        </p>
        <Standing view={view} />
        {tends && confirmed && (
          <p>
            <a class="usa-button usa-button--outline" href={`${path}/mous`}>
              See what differs in your MOUs
            </a>
          </p>
        )}
        <section aria-labelledby="offices">
          <h2 id="offices">Offices</h2>
          {isEmpty(view) && <p>{tends ? 'No office is entered yet.' : 'No office is confirmed yet.'}</p>}
          {inOrder(people.offices).map((one) => (
            <Card key={one[0]} view={view} of={one} />
          ))}
          {tends && (
            <p>
              <a class={isEmpty(view) ? 'usa-button' : 'usa-button usa-button--outline'} href={`${path}/new`}>
                Add an office
              </a>
            </p>
          )}
        </section>
        <Reviewers view={view} />
        <p>
          <a href="/agency">Your agency’s agreements</a>
        </p>
      </>
    ),
  });
};
