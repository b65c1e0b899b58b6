/** What whoever amends says besides: the points, each attached to a term of the text, and what is chosen if no amendment comes about. */
import { Field, FieldsOf } from '../../shared/pages/form.tsx';
import { Choice, Select } from '../../shared/pages/form-choices.tsx';
import { AddAnother } from '../../shared/pages/rows.tsx';
import type { Review } from '../domain/review.state.ts';
import { FALLBACKS, LONGEST_POINT, MOST_POINTS } from '../domain/said.rules.ts';
import type { TermOf } from '../domain/terms.rules.ts';
import { type FieldsView, fieldOf } from './question-fields.tsx';
import { fallbackName, TERM_KIND_WORDS } from './review-words.parts.ts';

const LONGEST_OPTION = 90;
const shortly = (says: string): string =>
  says.length <= LONGEST_OPTION ? says : `${says.slice(0, LONGEST_OPTION - 1).trimEnd()}…`;

/** Each as `Commitment: a map of the road closures`. */
export const termOptions = (terms: readonly TermOf[], none: string): (readonly [value: string, label: string])[] => [
  ['', none],
  ...terms.map(({ term, kind, says }) => [term, `${TERM_KIND_WORDS[kind]}: ${shortly(says)}`] as const),
];

interface Amending {
  view: FieldsView;
  review: Pick<Review, 'kind' | 'then'>;
  terms: readonly TermOf[];
  rows: number;
}

export const AmendmentFields = ({ view, review, terms, rows }: Amending) => (
  <div class="concord-amendment">
    <h2>If you amend</h2>
    {Array.from({ length: rows }, (_, row) => row).map((row) => (
      <FieldsOf name={`Point ${row + 1}`} key={row}>
        <Select
          {...fieldOf(view, `points.${row}.term`)}
          label={`Point ${row + 1}: about which term?`}
          of={termOptions(terms, 'No single term')}
        />
        <Field
          {...fieldOf(view, `points.${row}.says`)}
          label={`Point ${row + 1}: what should change?`}
          rows={3}
          maxlength={LONGEST_POINT}
        />
      </FieldsOf>
    ))}
    <AddAnother what="point" rows={rows} most={MOST_POINTS} />
    <Choice
      {...fieldOf(view, 'fallback')}
      legend="What if there is no amendment?"
      of={FALLBACKS.map((one) => [one, fallbackName(review, one)] as const)}
    />
  </div>
);
