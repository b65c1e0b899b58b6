/** How many disputes a day one office may raise, and one party against another: each writes to people who did nothing for it. */
import { type Refusal, say } from '../../../shared/kernel.ts';

export const MOST_OF_OFFICE = 20;
export const MOST_AGAINST = 30;

export interface Raiser {
  party: string;
  office: string;
  against: string;
}

const ofOffice = ({ party, office }: Raiser): string => `office ${party}/${office}`;
const against = (of: Raiser): string => `against ${of.party}/${of.against}`;

/** The names under which a dispute is counted, with the most of each. */
export const countedAs = (of: Raiser): Record<string, number> => ({
  [ofOffice(of)]: MOST_OF_OFFICE,
  [against(of)]: MOST_AGAINST,
});

/** @param next when the count begins anew, in words */
export function tooMany(uses: Readonly<Record<string, number>>, of: Raiser, next: string): Refusal | undefined {
  const remedy = `The next one can be raised after ${next}. What belongs to one of them can be added there.`;
  if ((uses[ofOffice(of)] ?? 0) >= MOST_OF_OFFICE)
    return say('disputes-of-office-used-up', `Your office has raised ${MOST_OF_OFFICE} disputes today.`, remedy);
  return (uses[against(of)] ?? 0) >= MOST_AGAINST
    ? say(
        'disputes-against-used-up',
        `Your agency has raised ${MOST_AGAINST} disputes against this agency today.`,
        remedy,
        'against',
      )
    : undefined;
}
