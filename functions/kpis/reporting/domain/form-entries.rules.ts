/** What was typed in the form of an agency's cells becomes entries: a cell in which nothing was typed is none. */
import { type Refusal, say } from '../../../shared/kernel.ts';
import { at, type Entry, isBlank } from '../../domain/figure-typed.rules.ts';
import type { Measured } from '../../domain/life.rules.ts';
import type { PeriodKey } from '../../domain/period.rules.ts';

type Form = Readonly<Record<string, string>>;

/** Names of a cell's fields: within a form that ends in one month, a KPI has one cell. */
export const cellName = (kpi: string, field: string): string => `cells.${kpi}.${field}`;
/** Which figure the page has shown. */
export const seenName = (kpi: string): `_${string}` => `_seen.${kpi}`;

/** Texts of an entry, each a field of the form. */
export const TYPED = ['value', 'numerator', 'denominator', 'note', 'source', 'reason'] as const;
/** Boxes to check. */
export const CHECKED = ['nothing', 'confirmed'] as const;
const NAME = new RegExp(`^cells\\.(.+)\\.(?:${[...TYPED, 'nothing'].join('|')})$`, 's');

const FIGURE = ['value', 'numerator', 'denominator'] as const;

const both = (where: string): Refusal =>
  at(
    where,
    'nothing',
    say(
      'figure-and-nothing',
      'There is a figure, and the box says that there is nothing to report.',
      'Keep one of the two. 0 is a figure. “Nothing to report” needs a reason in its note.',
    ),
  );

/** KPIs in whose cells something was typed, in the order of the form. */
const touched = (form: Form): string[] => [
  ...new Set(
    Object.entries(form).flatMap(([name, typed]) => {
      const [, kpi] = NAME.exec(name) ?? [];
      return kpi === undefined || isBlank(typed) ? [] : [kpi];
    }),
  ),
];

/** Of the periods that end in a month. A KPI that has none there is left to be refused by name. */
export function entriesIn(
  form: Form,
  cells: readonly Pick<Measured, 'kpi' | 'period'>[],
  until: PeriodKey,
): { entries: Entry[]; refused: Refusal[] } {
  const refused: Refusal[] = [];
  const entries = touched(form).map((kpi): Entry => {
    const where = `cells.${kpi}`;
    const typed = Object.fromEntries(TYPED.map((field) => [field, form[cellName(kpi, field)] ?? '']));
    const nothing = form[cellName(kpi, 'nothing')] === 'yes';
    const figure = FIGURE.some((field) => !isBlank(typed[field]));
    if (nothing && figure) refused.push(both(where));
    return {
      ...{ where, kpi, period: cells.find((one) => one.kpi.key === kpi)?.period ?? until, ...typed },
      ...(nothing && !figure && { value: 'none' }),
      confirmed: form[cellName(kpi, 'confirmed')] === 'yes',
      seen: form[seenName(kpi)] ?? '',
    };
  });
  if (entries.length === 0)
    refused.push(
      say(
        'no-figure-typed',
        'No figure was written.',
        'Write a number for a KPI, 0 if it is nothing, or check that there is nothing to report and say why.',
      ),
    );
  return { entries, refused };
}
