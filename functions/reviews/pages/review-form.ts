/** What people type in a review, as forms send it; rows have the number that they have on the page. */
import { QUESTIONS } from '../domain/questions.ts';
import { MOST_POINTS, type Said, type Typed } from '../domain/said.rules.ts';

export type Form = Readonly<Record<string, string>>;

const rowNumbers = Array.from({ length: MOST_POINTS }, (_, row) => row);

export const pointsTyped = (form: Form): Typed['points'] =>
  rowNumbers.map((row) => ({
    ...{ row, term: form[`points.${row}.term`] ?? '' },
    says: form[`points.${row}.says`] ?? '',
  }));

export const typedIn = (form: Form): Typed => ({
  answers: Object.fromEntries(
    QUESTIONS.map((one) => [
      one,
      { grade: form[`answers.${one}.grade`] ?? '', says: form[`answers.${one}.says`] ?? '' },
    ]),
  ),
  choice: form.choice ?? '',
  fallback: form.fallback ?? '',
  points: pointsTyped(form),
});

export const driftTyped = (form: Form) =>
  rowNumbers.map((row) => ({
    ...{ row, term: form[`drift.${row}.term`] ?? '' },
    acts: form[`drift.${row}.acts`] ?? '',
  }));

/** What was written down, as the fields of a form. */
export function fieldsOf({ answers, choice, fallback, points = [] }: Partial<Said>): Form {
  return Object.fromEntries([
    ...QUESTIONS.flatMap((one) => {
      const { grade, says } = answers?.[one] ?? {};
      return [
        ...(grade === undefined ? [] : [[`answers.${one}.grade`, grade]]),
        ...(says === undefined ? [] : [[`answers.${one}.says`, says]]),
      ];
    }),
    ...(choice === undefined ? [] : [['choice', choice]]),
    ...(fallback === undefined ? [] : [['fallback', fallback]]),
    ...points.flatMap(({ term = '', says }, row) => [
      [`points.${row}.term`, term],
      [`points.${row}.says`, says],
    ]),
  ]);
}

/** The page on which an office chooses for a party: by itself it asks for the choice, and with one for what that one needs. */
export const choicePath = (path: string, party: string, choice?: string): string =>
  `${path}/choice?${new URLSearchParams({ as: party, ...(choice !== undefined && { choose: choice }) })}`;
