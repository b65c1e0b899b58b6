/** The page on which a liaison gives notice of one change: what is so today, what shall be, and until when others may object. */
import type { FormKeys } from '../../../shared/http/form-keys.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { Alert, Notice, SummaryList } from '../../../shared/pages/elements.tsx';
import { Button, Field, Form } from '../../../shared/pages/form.tsx';
import { Choice } from '../../../shared/pages/form-choices.tsx';
import type { FrameView } from '../../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../../shared/pages/layout.tsx';
import { mouName } from '../../domain/mou-name.ts';
import type { ContactToday, ReporterToday } from '../domain/today.rules.ts';
import { Words } from './contact.tsx';

export type Subject =
  | { does: 'add' }
  | { does: 'change' | 'remove'; contact: ContactToday }
  | { does: 'report'; reporter: ReporterToday; offices: readonly (readonly [key: string, title: string])[] };

export interface NoticeView {
  person: SignedIn;
  frame: FrameView;
  form: FormKeys;
  number: string;
  partyName: string;
  /** Undefined where the MOU has it no more. */
  subject: Subject | undefined;
  /** From when it would hold, in words. */
  holdsFrom: string;
  /** The version that shall follow the text in force. */
  next: number | undefined;
  /** Why nothing can change now. */
  closed: Refusal | undefined;
  path: string;
  /** The address of this page, with what it is about. */
  page: string;
  back: string;
  refused: readonly Refusal[];
  typed: Readonly<Record<string, string>>;
}

const HEADINGS = {
  add: 'Add a contact',
  change: 'Change a contact',
  remove: 'Remove a contact',
  report: 'Change who reports a KPI',
} as const;

const errorOf = ({ refused }: NoticeView, name: string): Refusal | undefined =>
  refused.find(({ field }) => field === name);

const ContactFields = ({ view, today }: { view: NoticeView; today: ContactToday['today'] }) => {
  const field = (name: string) => ({ name, value: view.typed[name], error: errorOf(view, name) });
  return (
    <>
      <Field
        {...field('title')}
        label="Title of the contact"
        hint="An office or a desk, such as Regional map desk; people change"
        maxlength={160}
        required
        recorded={today?.title}
      />
      <Field {...field('for')} label="For what (if you like)" maxlength={200} recorded={today?.for} />
      <Field
        {...field('address')}
        label="Address (if you like)"
        hint="Postal or email address, or phone number"
        rows={4}
        maxlength={400}
        recorded={today?.address}
      />
    </>
  );
};

const Offices = ({ view, of }: { view: NoticeView; of: Subject & { does: 'report' } }) => (
  <Choice
    name="office"
    legend={`Which office of ${view.partyName} reports “${of.reporter.name}”?`}
    of={of.offices}
    recorded={of.reporter.today}
    value={view.typed.office}
    required
    error={errorOf(view, 'office')}
  />
);

const carriedBy = (subject: Subject): Record<`_${string}`, string> => {
  switch (subject.does) {
    case 'add':
      return {};
    case 'report':
      return { _kpi: subject.reporter.kpi };
    default:
      return { _contact: subject.contact.key, ...(subject.does === 'remove' && { _removes: 'yes' }) };
  }
};

const Body = ({ view, subject }: { view: NoticeView; subject: Subject }) => (
  <>
    {subject.does === 'remove' && subject.contact.today && (
      <SummaryList of={[['This contact would go', <Words of={subject.contact.today} />]]} />
    )}
    <Form to={view.path} page={view.page} keys={view.form} carries={carriedBy(subject)}>
      {subject.does === 'add' && <ContactFields view={view} today={undefined} />}
      {subject.does === 'change' && <ContactFields view={view} today={subject.contact.today} />}
      {subject.does === 'report' && <Offices view={view} of={subject} />}
      <Button>Give notice</Button>
    </Form>
  </>
);

const What = ({ holdsFrom, next, partyName }: NoticeView) => (
  <>
    <p>
      You give notice for <bdi>{partyName}</bdi>, and nobody signs. The liaisons of the other parties are told, and may
      object with a reason. If nobody does, it holds from {holdsFrom}. An objection ends the notice: then it takes an
      amendment, which every party signs.
    </p>
    {next !== undefined && (
      <p>
        Version {next} is on its way. It says its own contacts and reporting offices: a notice whose time is not over
        when it takes effect lapses.
      </p>
    )}
  </>
);

export const noticePage = (view: NoticeView): string => {
  const { person, frame, number, subject, closed, refused, back } = view;
  const heading = subject ? HEADINGS[subject.does] : 'Give notice of a change';
  const [first] = refused;
  return layout({
    title: `${heading}: ${mouName(number)}`,
    person,
    frame,
    main: (
      <>
        <h1>{heading}</h1>
        {first && <Alert refusal={first} />}
        {closed && !first && <Notice heading={closed.wrong}>{closed.remedy}</Notice>}
        {!closed && subject && (
          <>
            <What {...view} />
            <Body view={view} subject={subject} />
          </>
        )}
        <p>
          <a href={back}>Contacts and reporting offices</a>
        </p>
      </>
    ),
  });
};
