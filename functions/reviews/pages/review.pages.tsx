/** The page of a review: what it is and until when, who has answered, and once all are revealed what everyone said and what it comes to. */
import { StackedTable } from '../../kpis/pages/stacked-table.parts.tsx';
import type { FormKeys } from '../../shared/http/form-keys.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { Alert, Notice, SummaryList } from '../../shared/pages/elements.tsx';
import { Button, Form } from '../../shared/pages/form.tsx';
import { layout } from '../../shared/pages/layout.tsx';
import { type Recorded, RecordList } from '../../shared/pages/record-list.tsx';
import { QUESTIONS } from '../domain/questions.ts';
import type { Review } from '../domain/review.state.ts';
import type { Said } from '../domain/said.rules.ts';
import type { TermOf } from '../domain/terms.rules.ts';
import type { Line } from '../evidence/pages/ten-lines.parts.tsx';
import { EvidenceLines } from './evidence-lines.tsx';
import type { ReviewFrame } from './review-view.ts';
import { ASKED, choiceName, fallbackName, reviewName } from './review-words.parts.ts';
import { Answered, Points, SaidList, sayTerm } from './said.tsx';

export interface ReviewView extends ReviewFrame {
  review: Review;
  path: string;
  back: string;
  form: FormKeys;
  terms: readonly TermOf[];
  /** Each day of it, with what happens then. */
  days: readonly (readonly [what: string, when: string])[];
  standing: string;
  /** Who called for it, and what they said. */
  called: { by: string; reason: string; drift: readonly { term: string; says: string; acts: string }[] } | undefined;
  /** Who has answered; never what. */
  answered: readonly { party: string; is: string; at: string | undefined }[];
  /** What the reader's own people wrote. */
  own: readonly { party: string; prepared: Partial<Said> | undefined; given: Said | undefined; by: string }[];
  /** In ten lines, once it is frozen. */
  evidence: readonly Line[] | undefined;
  /** Once all are revealed: what every party says, in the order of the MOU. */
  revealed:
    | {
        comesTo: readonly string[];
        choices: readonly { party: string; said: Partial<Said> | undefined; how: string }[];
        drafts: string | undefined;
        /** The party for which the reader may take the drafting over. */
        mayDraft: string | undefined;
      }
    | undefined;
  may: readonly { href: string; label: string }[];
  happened: readonly Recorded[];
  done: string | undefined;
  refused: readonly Refusal[];
}

const DONE: Record<string, readonly [sealed: string, open: string]> = {
  chosen: [
    'Your agency has answered. The others see that it has answered, but not what. You may change it until all answers are revealed.',
    'Your agency has chosen, openly. Every agency is told.',
  ],
  called: ['The review is open. Every agency is told, and asked by email.', 'The review is open.'],
  drafting: ['Your agency drafts the amendment.', 'Your agency drafts the amendment. Every agency is told.'],
};

const Called = ({ of, terms }: { of: NonNullable<ReviewView['called']>; terms: readonly TermOf[] }) => (
  <section aria-labelledby="called">
    <h2 id="called">Why it was called</h2>
    <p dir="auto">{of.by}</p>
    <p class="concord-words" dir="auto">
      {of.reason}
    </p>
    {of.drift.length > 0 && (
      <StackedTable
        caption="Where the MOU says one thing and the agencies do another"
        rows={of.drift}
        keyOf={({ term, acts }) => `${term} ${acts}`}
        columns={[
          { title: 'The MOU says', of: ({ term }) => sayTerm(terms, term) },
          { title: 'We act like this', of: ({ acts }) => <span class="concord-words">{acts}</span> },
        ]}
      />
    )}
  </section>
);

const WhoAnswered = ({ view: { answered, nameOf, review } }: { view: ReviewView }) => (
  <section aria-labelledby="who">
    <h2 id="who">Who has answered</h2>
    {review.revealedAt === undefined && (
      <p>
        Answers are sealed. In this service only an agency’s own people can read what it wrote, until all answers are
        revealed at once. The people who run the service could read its database.
      </p>
    )}
    <StackedTable
      caption="Agencies"
      rows={answered}
      keyOf={({ party }) => party}
      columns={[
        { title: 'Agency', of: ({ party }) => nameOf(party) },
        { title: 'Status', of: ({ is }) => is },
        { title: 'When', of: ({ at }) => at ?? '' },
      ]}
    />
  </section>
);

const Own = ({ of, view: { review, terms, nameOf } }: { of: ReviewView['own'][number]; view: ReviewView }) => {
  const said = of.given ?? of.prepared;
  return (
    <section aria-labelledby={`own-${of.party}`}>
      <h2 id={`own-${of.party}`} dir="auto">
        {of.given ? 'What your agency has answered' : 'What your agency prepared'}: {nameOf(of.party)}
      </h2>
      <p dir="auto">{of.by} Only your agency’s liaison and the office that answers for it can read this.</p>
      {said && <SaidList of={said} review={review} terms={terms} chose={of.given ? 'Choice' : 'They propose'} />}
    </section>
  );
};

/** The choice, and for an amendment its points and what is chosen without one. */
const Chosen = ({
  view: { review, terms },
  party,
  points,
}: {
  view: ReviewView;
  party: string;
  points: Said['points'];
}) => {
  const chosen = review.choices[party];
  if (!chosen) return <>None yet</>;
  return (
    <>
      <strong>{choiceName(review, chosen.choice)}</strong>
      {points && points.length > 0 && <Points of={points} terms={terms} />}
      {chosen.fallback && <p>If there is no amendment: {fallbackName(review, chosen.fallback)}</p>}
    </>
  );
};

const Choices = ({ view }: { view: ReviewView & { revealed: NonNullable<ReviewView['revealed']> } }) => (
  <StackedTable
    caption="What every agency chose"
    rows={view.revealed.choices}
    keyOf={({ party }) => party}
    columns={[
      { title: 'Agency', of: ({ party }) => view.nameOf(party) },
      { title: 'Choice', of: ({ party, said }) => <Chosen view={view} party={party} points={said?.points} /> },
      { title: 'How', of: ({ how }) => how },
    ]}
  />
);

const Drafting = ({ view }: { view: ReviewView & { revealed: NonNullable<ReviewView['revealed']> } }) => {
  const { revealed, path, form, nameOf } = view;
  if (revealed.drafts === undefined) return null;
  return (
    <section aria-labelledby="drafting">
      <h2 id="drafting">Who drafts the amendment</h2>
      <p dir="auto">
        {nameOf(revealed.drafts)} puts the amended text out for signature, with these points, by the day above. If no
        text is out by then, each agency’s choice for that case counts.
      </p>
      {revealed.mayDraft !== undefined && (
        <Form to={`${path}/drafting`} page={path} keys={form} carries={{ _as: revealed.mayDraft }}>
          <p>Your agency may do this instead. Every agency is told.</p>
          <Button look="outline">Take over the drafting for {nameOf(revealed.mayDraft)}</Button>
        </Form>
      )}
    </section>
  );
};

const Revealed = ({ view }: { view: ReviewView & { revealed: NonNullable<ReviewView['revealed']> } }) => {
  const { revealed, nameOf } = view;
  return (
    <>
      <section aria-labelledby="come-to">
        <h2 id="come-to">What the agencies chose</h2>
        {revealed.comesTo.map((line) => (
          <p key={line} dir="auto">
            {line}
          </p>
        ))}
        <Choices view={view} />
      </section>
      <Drafting view={view} />
      <section aria-labelledby="said">
        <h2 id="said">What the agencies answered</h2>
        {QUESTIONS.map((question) => (
          <StackedTable
            key={question}
            caption={ASKED[question]}
            rows={revealed.choices}
            keyOf={({ party }) => party}
            columns={[
              { title: 'Agency', of: ({ party }) => nameOf(party) },
              { title: 'Answer', of: ({ said }) => <Answered of={said?.answers?.[question]} /> },
            ]}
          />
        ))}
      </section>
    </>
  );
};

export const reviewPage = (view: ReviewView): string => {
  const { person, frame, mou, review, days, standing, called, own, evidence, revealed, may, happened, refused } = view;
  const heading = reviewName(review);
  const [first] = refused;
  const done = view.done === undefined ? undefined : DONE[view.done]?.[revealed ? 1 : 0];
  return layout({
    title: `${heading}: ${mou}`,
    person,
    frame,
    main: (
      <>
        <h1>{heading}</h1>
        {first && <Alert refusal={first} />}
        {done !== undefined && !first && <Notice kind="success">{done}</Notice>}
        <SummaryList of={[['Status', <strong>{standing}</strong>], ...days]} />
        {may.map(({ href, label }) => (
          <p key={href}>
            <a class="usa-button usa-button--outline" href={href}>
              {label}
            </a>
          </p>
        ))}
        {called && <Called of={called} terms={view.terms} />}
        {revealed && <Revealed view={{ ...view, revealed }} />}
        {!revealed && <WhoAnswered view={view} />}
        {own.map((one) => (
          <Own key={one.party} of={one} view={view} />
        ))}
        <EvidenceLines lines={evidence} review={review} path={view.path} />
        <section aria-labelledby="happened">
          <h2 id="happened">What has happened</h2>
          <RecordList zone={view.zone} of={happened} />
        </section>
        <p>
          <a href={view.back}>All reviews</a>
        </p>
      </>
    ),
  });
};
