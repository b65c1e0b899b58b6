/** What a party's people wrote, to read: its answers, its choice, and its points. */
import { SummaryList } from '../../shared/pages/elements.tsx';
import { QUESTIONS } from '../domain/questions.ts';
import type { Review } from '../domain/review.state.ts';
import type { Said } from '../domain/said.rules.ts';
import type { TermOf } from '../domain/terms.rules.ts';
import { ASKED, choiceName, fallbackName, GRADE_WORDS, TERM_KIND_WORDS } from './review-words.parts.ts';

type Answer = Said['answers'][(typeof QUESTIONS)[number]];

export const Answered = ({ of }: { of: Answer }) => {
  if (!of) return <>Not answered</>;
  const { grade, says } = of;
  return (
    <>
      {grade && <strong>{GRADE_WORDS[grade]}</strong>}
      {grade && says && ': '}
      {says && <span class="concord-words">{says}</span>}
    </>
  );
};

/** Of a term that the text no longer has, its key. */
export const sayTerm = (terms: readonly TermOf[], term: string): string => {
  const known = terms.find((one) => one.term === term);
  return known ? `${TERM_KIND_WORDS[known.kind]}: ${known.says}` : term;
};

export const Points = ({ of, terms }: { of: Said['points']; terms: readonly TermOf[] }) => (
  <ul class="usa-list">
    {of?.map(({ term, says }, index) => (
      <li key={index} dir="auto">
        {term !== undefined && (
          <>
            <strong>{sayTerm(terms, term)}</strong>
            <br />
          </>
        )}
        <span class="concord-words">{says}</span>
      </li>
    ))}
  </ul>
);

interface SaidView {
  of: Partial<Said>;
  review: Pick<Review, 'kind' | 'then'>;
  terms: readonly TermOf[];
  /** What the choice is called: of what is only prepared, a proposal. */
  chose: string;
}

export const SaidList = ({ of: { answers = {}, choice, fallback, points }, review, terms, chose }: SaidView) => (
  <SummaryList
    of={[
      [chose, choice && <strong>{choiceName(review, choice)}</strong>],
      ['If there is no amendment', fallback && fallbackName(review, fallback)],
      ['Points', points && points.length > 0 ? <Points of={points} terms={terms} /> : undefined],
      ...QUESTIONS.map((question) => [ASKED[question], <Answered of={answers[question]} />] as const),
    ]}
  />
);
