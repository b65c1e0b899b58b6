/** The page of a notice: what it changes, what the signed text says, and what became of it; another party objects here, or does nothing. */
import { Alert, SummaryList } from '../../../shared/pages/elements.tsx';
import { Button, Field, Form } from '../../../shared/pages/form.tsx';
import { layout } from '../../../shared/pages/layout.tsx';
import { mouName } from '../../domain/mou-name.ts';
import { LONGEST_REASON } from '../domain/answer.rules.ts';
import type { Noticed } from '../domain/changes-in.rules.ts';
import { type ChangeView, facts, moment, Outcome } from './change-outcome.parts.tsx';
import { sayKindOf } from './change-words.parts.ts';

const pathOf = ({ agreement, notice }: ChangeView): string => `/agreements/${agreement}/changes/${notice.change}`;

const FATES: Record<Noticed['status'], string> = {
  open: 'Under way',
  held: 'Holds',
  objected: 'Objected to: it changes nothing',
  'taken back': 'Taken back: it changes nothing',
  lapsed: 'Lapsed: it changes nothing',
};

const Objecting = ({ view }: { view: ChangeView }) => (
  <section aria-labelledby="act">
    <h2 id="act">If you do not agree</h2>
    <p>
      There is nothing to do if you agree: it holds from {moment(view, view.notice.objectBy)}. An objection ends the
      notice at once, for all parties, and cannot be taken back.
    </p>
    <Form to={`${pathOf(view)}/objection`} page={pathOf(view)} keys={view.form}>
      <Field
        name="reason"
        label="Why should it not be so?"
        hint="It stays on the record, where the other parties read it"
        rows={4}
        maxlength={LONGEST_REASON}
        required
        value={view.typed.reason}
        error={view.refused?.field === 'reason' ? view.refused : undefined}
      />
      <Button look="secondary">Object, with this reason</Button>
    </Form>
  </section>
);

const TakingBack = ({ view }: { view: ChangeView }) => (
  <section aria-labelledby="act">
    <h2 id="act">If it was given by mistake</h2>
    <p>It changes nothing then. You cannot undo this, and may give another notice.</p>
    <Form to={`${pathOf(view)}/taking-back`} page={pathOf(view)} keys={view.form}>
      <Button look="outline">Take the notice back</Button>
    </Form>
  </section>
);

const DONE: Record<string, string> = {
  given:
    'The notice is given. The liaisons of the other parties are told by email. What comes next: it holds unless one of them objects in time.',
  objected: 'Your objection is recorded. The liaisons of all parties are told by email. The notice changes nothing.',
  'taken-back': 'The notice is taken back. The liaisons of all parties are told by email. It changes nothing.',
};

export const changePage = (view: ChangeView): string => {
  const { person, frame, agreement, number, notice, partyName, refused, done, may } = view;
  const heading = `Notice ${notice.change}: ${partyName} ${sayKindOf(notice.about)}`;
  return layout({
    title: `${heading}: ${mouName(number)}`,
    person,
    frame,
    status: done === undefined || refused ? undefined : DONE[done],
    main: (
      <>
        <h1 dir="auto">{heading}</h1>
        {refused && <Alert refusal={refused} />}
        <Outcome {...view} />
        <SummaryList
          of={[
            ['Status', FATES[notice.status]],
            ...facts(view),
            ['Given', `${moment(view, notice.noticedAt)}${notice.by === undefined ? '' : `, by ${notice.by}`}`],
            ['Objections until', moment(view, notice.objectBy)],
            ['About version', String(notice.version)],
          ]}
        />
        {may === 'object' && <Objecting view={view} />}
        {may === 'take back' && <TakingBack view={view} />}
        <p>
          <a href={`/agreements/${agreement}/contacts`}>Contacts and reporting offices</a>
        </p>
      </>
    ),
  });
};
