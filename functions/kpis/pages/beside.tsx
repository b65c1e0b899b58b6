/** The commitments of the MOU beside its KPIs: how many stand how, and those that ask for something first. */

import type { Standing } from '../../commitments/domain/standing.rules.ts';
import { sayDayOf } from '../../shared/time-words.ts';
import { howMany } from './kpi-words.ts';
import type { Seen } from './seen.ts';

export interface Committed {
  key: string;
  does: string;
  party: string;
  standing: Standing;
  dueAt?: string | undefined;
}

/** In the order in which a reader wants them. */
const WORDS: { [S in Standing]: string } = {
  late: 'late',
  disputed: 'delivered, and disputed',
  delivered: 'delivered, waiting for an answer',
  ahead: 'ahead',
  stayed: 'on hold by a veto',
  'open-ended': 'open-ended',
  accepted: 'delivered and accepted',
  left: 'closed because a party has left',
};
const ORDER = Object.keys(WORDS) as Standing[];

const MOST = 5;
const LONGEST = 90;

const short = (does: string): string => {
  const chars = [...(does.split('\n')[0] ?? '')];
  return chars.length <= LONGEST ? chars.join('') : `${chars.slice(0, LONGEST - 1).join('')}…`;
};

const inOrder = (one: Committed, other: Committed): number =>
  ORDER.indexOf(one.standing) - ORDER.indexOf(other.standing) || ((one.dueAt ?? '~') < (other.dueAt ?? '~') ? -1 : 1);

export const CommitmentsBeside = ({ of, seen }: { of: readonly Committed[]; seen: Seen }) => {
  if (of.length === 0) return null;
  const page = `/agreements/${seen.agreement}/commitments`;
  const counted = ORDER.flatMap((standing) => {
    const count = of.filter((one) => one.standing === standing).length;
    return count > 0 ? [`${count} ${WORDS[standing]}`] : [];
  });
  const shown = of.filter(({ standing }) => standing !== 'accepted').toSorted(inOrder);
  return (
    <section aria-labelledby="commitments">
      <h2 id="commitments">Commitments</h2>
      <p>
        <a href={page}>{howMany(of.length, 'commitment')}</a>: {counted.join('; ')}.
      </p>
      <ul class="usa-list">
        {shown.slice(0, MOST).map(({ key, does, party, standing, dueAt }) => (
          <li key={key} dir="auto">
            <a href={`${page}/${key}`}>{short(does)}</a> ({seen.nameOf(party)}): {WORDS[standing]}
            {dueAt !== undefined && `, due ${sayDayOf(dueAt, seen.zone)}`}
          </li>
        ))}
      </ul>
    </section>
  );
};
