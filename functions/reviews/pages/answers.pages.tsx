/** The page on which a liaison writes down what its office may say: kept as a draft, which nobody of another agency reads. */
import type { FormKeys } from '../../shared/http/form-keys.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { Alert, Notice } from '../../shared/pages/elements.tsx';
import { FirstButton } from '../../shared/pages/first-button.tsx';
import { Button, Form } from '../../shared/pages/form.tsx';
import { Choice } from '../../shared/pages/form-choices.tsx';
import { layout } from '../../shared/pages/layout.tsx';
import type { Review } from '../domain/review.state.ts';
import { CHOICES_IN_ORDER } from '../domain/said.rules.ts';
import type { TermOf } from '../domain/terms.rules.ts';
import type { Line } from '../evidence/pages/ten-lines.parts.tsx';
import { AmendmentFields } from './amendment-fields.tsx';
import { EvidenceLines } from './evidence-lines.tsx';
import { type FieldsView, fieldOf, QuestionFields } from './question-fields.tsx';
import type { ReviewFrame } from './review-view.ts';
import { choiceInFull, reviewName } from './review-words.parts.ts';

export interface AnswersView extends ReviewFrame, FieldsView {
  review: Review;
  /** Of the review. */
  path: string;
  form: FormKeys;
  party: string;
  /** How often something was kept before, as whoever writes has seen it. */
  seen: string;
  /** Until when, and how the office chooses after that. */
  due: string;
  /** Whoever wrote it down last, and when. */
  before: string | undefined;
  /** Why nothing can be prepared any more. */
  closed: Refusal | undefined;
  terms: readonly TermOf[];
  rows: number;
  /** In ten lines, once it is frozen. */
  evidence: readonly Line[] | undefined;
  /** Who gives the answers: the title of the office. */
  office: string;
  done: string | undefined;
}

const Fields = ({ view }: { view: AnswersView }) => {
  const { path, form, party, seen, review, terms, rows } = view;
  return (
    <Form to={`${path}/answers`} page={`${path}/answers`} keys={form} carries={{ _as: party, _seen: seen }}>
      <FirstButton />
      <QuestionFields view={view} />
      <h2>What your agency might choose</h2>
      <p>Leave it open if you do not know yet. What you propose decides nothing.</p>
      <Choice
        {...fieldOf(view, 'choice')}
        legend="Your proposal"
        of={CHOICES_IN_ORDER.map((one) => [one, choiceInFull(review, one)] as const)}
      />
      <AmendmentFields view={view} review={review} terms={terms} rows={rows} />
      <Button>Save</Button>
    </Form>
  );
};

export const answersPage = (view: AnswersView): string => {
  const { person, frame, mou, review, refused, closed, done, before, due, office, party, path, nameOf } = view;
  const [first] = refused;
  const heading = 'Prepare the answers';
  return layout({
    title: `${heading}: ${reviewName(review)}, ${mou}`,
    person,
    frame,
    main: (
      <>
        <h1>{heading}</h1>
        {first && <Alert refusal={first} />}
        {done !== undefined && !first && (
          <Notice kind="success" heading="Your answers are saved">
            <p>
              The office that answers for your agency is told by email. It reads them on the page where it chooses. You
              may change them until then.
            </p>
          </Notice>
        )}
        <p dir="auto">
          For {nameOf(party)}, in {reviewName(review)}. The {office} answers and chooses. {due} No other agency ever
          reads what you write here.
        </p>
        {before !== undefined && <p dir="auto">{before}</p>}
        {closed && !first && <Notice heading={closed.wrong}>{closed.remedy}</Notice>}
        {!closed && <Fields view={view} />}
        <EvidenceLines lines={view.evidence} review={view.review} path={view.path} />
        <p>
          <a href={path}>Back to the review</a>
        </p>
      </>
    ),
  });
};
