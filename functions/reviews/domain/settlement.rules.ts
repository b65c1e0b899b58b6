/** What the choices of the parties come to. Silence never renews. */
import type { Chosen, Review } from './review.state.ts';

type Of = Pick<Review, 'parties' | 'choices' | 'goesOnWithout'>;

/** Fewer are no MOU. */
export const FEWEST = 2;

export type Settlement =
  /** The same terms go on, without the parties that will not where the text says that the others may. */
  | { is: 'renew'; without: string[] }
  /** Another text is to be drafted, to the points of these parties. */
  | { is: 'amend'; points: string[]; without: string[] }
  /** These parties will not go on, or have said nothing, and the text ends it then. */
  | { is: 'end'; leaving: string[]; silent: string[] };

const wants = ({ choice, fallback }: Chosen, amendable: boolean): 'renew' | 'amend' | 'end' =>
  choice === 'amend' && !amendable ? (fallback ?? 'end') : choice;

/**
 * As the choices stand.
 *
 * @param amendable whether an amendment can still come about; where it cannot, what counts is what was chosen for that case
 * @param gone parties that have left, or gave notice and will have left by the end: they choose nothing
 */
export function settlementOf(
  { parties, choices, goesOnWithout }: Of,
  amendable: boolean,
  gone: readonly string[] = [],
): Settlement {
  const asked = parties.filter((party) => !gone.includes(party));
  const of = (wanted: 'renew' | 'amend' | 'end') =>
    asked.filter((party) => choices[party] && wants(choices[party], amendable) === wanted);
  const silent = asked.filter((party) => !choices[party]);
  const [staying, leaving] = [[...of('renew'), ...of('amend')], of('end')];
  const without = asked.filter((party) => !staying.includes(party));
  const goesOn = staying.length >= FEWEST && (without.length === 0 || goesOnWithout);
  if (!goesOn) return { is: 'end', leaving, silent };
  const points = of('amend');
  return points.length > 0 ? { is: 'amend', points, without } : { is: 'renew', without };
}
