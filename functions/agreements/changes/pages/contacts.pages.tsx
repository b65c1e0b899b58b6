/** Contacts and reporting offices of an MOU as they are today, and the notices to which a party may still object. */
import type { Refusal } from '../../../shared/kernel.ts';
import { SummaryList } from '../../../shared/pages/elements.tsx';
import type { FrameView } from '../../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../../shared/pages/layout.tsx';
import { sayInstant } from '../../../shared/time-words.ts';
import { mouName } from '../../domain/mou-name.ts';
import { officeTitle, partyName, type SignedMou } from '../../domain/signed-mou.ts';
import type { Noticed } from '../domain/changes-in.rules.ts';
import { type ContactToday, isRemoved, type ReporterToday } from '../domain/today.rules.ts';
import { sayKindOf } from './change-words.parts.ts';
import { ByNotice, Details, sayContact } from './contact.tsx';

export interface ContactsView {
  person: SignedIn;
  frame: FrameView;
  agreement: string;
  number: string;
  zone: string;
  text: SignedMou;
  contacts: readonly ContactToday[];
  reporters: readonly ReporterToday[];
  open: readonly Noticed[];
  /** Parties whose own the reader may change, each with why it may not now. */
  mine: Readonly<Record<string, Refusal | undefined>>;
}

const mayChange = ({ mine }: ContactsView, party: string): boolean =>
  Object.hasOwn(mine, party) && mine[party] === undefined;

const noticePath = ({ agreement }: ContactsView, party: string): string =>
  `/agreements/${agreement}/parties/${party}/change`;

const howChanged = (of: ContactToday): string => {
  if (isRemoved(of)) return 'Removed';
  return of.signed ? 'Changed' : 'Added';
};

/** As it is called today, else in the signed text. */
const titleIn = ({ key, today, signed }: ContactToday): string => today?.title ?? signed?.title ?? key;

const ContactRow = ({ of, view }: { of: ContactToday; view: ContactsView }) => {
  const { key, party, signed, today, by } = of;
  const { agreement, zone } = view;
  const path = `${noticePath(view, party)}?contact=${key}`;
  return (
    <>
      {today && <Details of={today} />}
      {!today && !isRemoved(of) && <p>The words of the notice were removed by law.</p>}
      {by && <ByNotice what={howChanged(of)} signed={signed && sayContact(signed)} {...{ by, agreement, zone }} />}
      {mayChange(view, party) && !isRemoved(of) && (
        <p>
          <a href={path}>
            Change<span class="usa-sr-only"> the contact {titleIn(of)}</span>
          </a>{' '}
          or{' '}
          <a href={`${path}&removes=yes`}>
            remove<span class="usa-sr-only"> the contact {titleIn(of)}</span>
          </a>
        </p>
      )}
    </>
  );
};

const Contacts = ({ party, view }: { party: string; view: ContactsView }) => {
  const own = view.contacts.filter((one) => one.party === party);
  const may = mayChange(view, party);
  return own.length === 0 && !may ? null : (
    <section aria-labelledby={`contacts-${party}`}>
      <h2 id={`contacts-${party}`} dir="auto">
        {partyName(view.text, party)}
      </h2>
      {own.length === 0 ? (
        <p>No contact is named.</p>
      ) : (
        <SummaryList of={own.map((one) => [titleIn(one), <ContactRow of={one} view={view} />])} />
      )}
      {may && (
        <p>
          <a href={noticePath(view, party)}>Add a contact of {partyName(view.text, party)}</a>
        </p>
      )}
    </section>
  );
};

const Reporter = ({ of: { kpi, name, party, signed, today, by }, view }: { of: ReporterToday; view: ContactsView }) => {
  const { agreement, zone, text } = view;
  return (
    <>
      <p>
        <bdi>{officeTitle(text, party, today)}</bdi>, {partyName(view.text, party)}
      </p>
      {by && <ByNotice what="Changed" signed={officeTitle(text, party, signed)} {...{ by, agreement, zone }} />}
      {mayChange(view, party) && (
        <p>
          <a href={`${noticePath(view, party)}?kpi=${kpi}`}>
            Change<span class="usa-sr-only"> who reports {name}</span>
          </a>
        </p>
      )}
    </>
  );
};

const Open = ({ view }: { view: ContactsView }) =>
  view.open.length === 0 ? null : (
    <section aria-labelledby="open">
      <h2 id="open">Notices under way</h2>
      <ul class="usa-list">
        {view.open.map(({ change, party, about, objectBy }) => (
          <li key={change} dir="auto">
            <a href={`/agreements/${view.agreement}/changes/${change}`}>Notice {change}</a>:{' '}
            {partyName(view.text, party)} {sayKindOf(about)}. It holds from {sayInstant(objectBy, view.zone)}, unless a
            party objects.
          </li>
        ))}
      </ul>
    </section>
  );

/** Said once, whatever parties the reader serves. */
const whyNot = ({ mine }: ContactsView): Refusal | undefined => Object.values(mine).find((one) => one !== undefined);

export const contactsPage = (view: ContactsView): string => {
  const { person, frame, number, text, contacts, reporters } = view;
  const not = whyNot(view);
  return layout({
    title: `Contacts of ${mouName(number)}`,
    person,
    frame,
    main: (
      <>
        <h1>Contacts and reporting offices</h1>
        <p>
          As they are today. The signed text stays as it was signed: where a notice has changed something since, that is
          said beside it. Whoever holds an office is listed under{' '}
          <a href={`/agreements/${view.agreement}/people`}>People</a>.
        </p>
        {not && (
          <p>
            {not.wrong} {not.remedy}
          </p>
        )}
        <Open view={view} />
        {contacts.length === 0 && <p>The text names no contacts.</p>}
        {text.parties.map(({ key }) => (
          <Contacts key={key} party={key} view={view} />
        ))}
        <section aria-labelledby="reporters">
          <h2 id="reporters">Who reports each KPI</h2>
          {reporters.length === 0 ? (
            <p>The text names no KPIs.</p>
          ) : (
            <SummaryList of={reporters.map((one) => [one.name, <Reporter of={one} view={view} />])} />
          )}
        </section>
      </>
    ),
  });
};
