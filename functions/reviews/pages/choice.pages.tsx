/** An office answers and chooses for its agency: first which choice, then what that one needs, then the code with which it is given. */
import type { FormKeys } from '../../shared/http/form-keys.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { Alert, Notice } from '../../shared/pages/elements.tsx';
import { FirstButton } from '../../shared/pages/first-button.tsx';
import { Form } from '../../shared/pages/form.tsx';
import { Choice } from '../../shared/pages/form-choices.tsx';
import { layout } from '../../shared/pages/layout.tsx';
import { QUESTIONS } from '../domain/questions.ts';
import type { Review } from '../domain/review.state.ts';
import { CHOICES_IN_ORDER, type Said } from '../domain/said.rules.ts';
import type { TermOf } from '../domain/terms.rules.ts';
import type { Line } from '../evidence/pages/ten-lines.parts.tsx';
import { AmendmentFields } from './amendment-fields.tsx';
import { Proof, type ProofView } from './choice-proof.tsx';
import { EvidenceLines } from './evidence-lines.tsx';
import { fieldOf, QuestionFields } from './question-fields.tsx';
import { choicePath } from './review-form.ts';
import type { ReviewFrame } from './review-view.ts';
import { choiceInFull, choiceName, reviewName } from './review-words.parts.ts';
import { SaidList } from './said.tsx';

export interface ChoiceView extends ReviewFrame, ProofView {
  review: Review;
  /** Of the review. */
  path: string;
  form: FormKeys;
  party: string;
  /** Why nothing can be chosen. */
  closed: Refusal | undefined;
  due: string;
  /** What its own people prepared, and who did. */
  prepared: { said: Partial<Said>; by: string } | undefined;
  /** What it has given already. */
  given: { said: Said; by: string } | undefined;
  terms: readonly TermOf[];
  rows: number;
  /** In ten lines, once it is frozen. */
  evidence: readonly Line[] | undefined;
  /** As the page was asked for, or as it was sent; absent where nobody has chosen yet. */
  chose: string | undefined;
  /** Everything is written and right, and a code is on its way. */
  onlyCode: boolean;
}

/** What becomes of it, in one sentence. */
const Sealed = ({ view: { open, due } }: { view: ChoiceView }) => (
  <p>
    {open
      ? 'All answers are revealed. Every agency reads what you choose now, at once.'
      : 'What you choose is sealed. The others see that your agency has answered, but not what, until all answers are revealed at once. Until then you may change it.'}{' '}
    {due}
  </p>
);

/** What the agency's own people wrote down, to read; nothing where nobody did. */
const Written = ({ view }: { view: ChoiceView }) => {
  const there = view.prepared ?? view.given;
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{view.prepared || !view.given ? 'What your agency prepared' : 'What you answered'}</h2>
      {there ? (
        <>
          <p dir="auto">{there.by} These answers go with your choice, unless you change them.</p>
          <SaidList
            of={there.said}
            review={view.review}
            terms={view.terms}
            chose={view.prepared ? 'They propose' : 'Choice'}
          />
        </>
      ) : (
        <p>Nobody has prepared anything. Answer the six questions, or ask your liaison to prepare them.</p>
      )}
    </section>
  );
};

/** The questions stand folded while nothing in them needs the reader. */
const Answers = ({ view }: { view: ChoiceView }) => {
  const wrong = view.refused.some(({ field = '' }) => field.startsWith('answers.'));
  const there = view.prepared ?? view.given;
  const whole = QUESTIONS.every((one) => there?.said.answers?.[one]);
  if (!whole)
    return (
      <>
        <h2>Your answers</h2>
        {there && <p dir="auto">{there.by} What is written already stands in the fields.</p>}
        <QuestionFields view={view} />
      </>
    );
  return (
    <>
      <Written view={view} />
      <details open={wrong}>
        <summary>Change these answers</summary>
        <div>
          <QuestionFields view={view} />
        </div>
      </details>
    </>
  );
};

/** Nothing is sent yet: each choice leads to the page that asks what it needs. */
const Choices = ({ view }: { view: ChoiceView }) => {
  const { party, path, review, nameOf } = view;
  return (
    <section aria-labelledby="choices">
      <h2 id="choices" dir="auto">
        What does {nameOf(party)} choose?
      </h2>
      <p>The next page asks what your choice needs. You can still choose otherwise there.</p>
      <ul class="usa-list usa-list--unstyled">
        {CHOICES_IN_ORDER.map((one) => (
          <li key={one}>
            <a class="usa-button usa-button--outline" href={choicePath(path, party, one)}>
              {choiceInFull(review, one)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What goes with the choice. Points are asked for only by whoever amends. */
const Fields = ({ view }: { view: ChoiceView }) => (
  <>
    <div class="concord-in-a-row">
      <Choice
        {...fieldOf(view, 'choice')}
        legend={`What does ${view.nameOf(view.party)} choose?`}
        of={CHOICES_IN_ORDER.map((one) => [one, choiceName(view.review, one)] as const)}
      />
    </div>
    <AmendmentFields view={view} review={view.review} terms={view.terms} rows={view.rows} />
    <Answers view={view} />
  </>
);

const Body = ({ view }: { view: ChoiceView }) => {
  const { path, form, party, chose, onlyCode } = view;
  return (
    <Form
      to={`${path}/choice`}
      page={choicePath(path, party, chose)}
      keys={form}
      carries={{ _as: party }}
      class="concord-choosing"
    >
      <FirstButton name={view.codeAsked ? undefined : '_ask'} />
      {onlyCode ? (
        <>
          <Proof view={view} />
          <details>
            <summary>Look at what you wrote, or change it</summary>
            <div>
              <Fields view={view} />
            </div>
          </details>
        </>
      ) : (
        <>
          <Fields view={view} />
          <Proof view={view} />
        </>
      )}
    </Form>
  );
};

export const choicePage = (view: ChoiceView): string => {
  const { person, frame, mou, review, refused, closed, path, given, chose } = view;
  const [first] = refused;
  const heading = 'Choose for your agency';
  return layout({
    title: `${heading}: ${reviewName(review)}, ${mou}`,
    person,
    frame,
    main: (
      <>
        <h1>{heading}</h1>
        {first && <Alert refusal={first} />}
        {closed && !first && <Notice heading={closed.wrong}>{closed.remedy}</Notice>}
        {!closed && (
          <>
            <Sealed view={view} />
            {given && <p dir="auto">{given.by}</p>}
            {chose === undefined ? (
              <>
                <Choices view={view} />
                <Written view={view} />
              </>
            ) : (
              <Body view={view} />
            )}
            <EvidenceLines lines={view.evidence} review={review} path={path} />
          </>
        )}
        <p>
          <a href={path}>{reviewName(review)}: its days, and who has answered</a>
        </p>
      </>
    ),
  });
};
