/** What the ids of evidence are called: read from the signed texts whenever it is shown, and never kept with it. */

import { partyName, type SignedMou } from '../../../agreements/domain/signed-mou.ts';
import { shortly } from '../../../commitments/pages/commitment-words.parts.ts';
import { termSays } from '../../../disputes/domain/about.rules.ts';
import type { About } from '../../../disputes/domain/dispute.schema.ts';
import type { Evidence } from '../domain/evidence.schema.ts';

type Kpi = SignedMou['kpis'][number];

export interface EvidenceWords {
  /** Of the MOU. */
  number: string;
  party: (key: string) => string;
  kpi: (key: string) => Kpi | undefined;
  /** In a line. */
  commitment: (key: string) => string;
  right: (key: string) => string;
  /** `Commitment: Sends maps.` */
  about: (kind: string, key: string | undefined) => string;
}

const ABOUT: Record<About['kind'], string> = {
  'decision-right': 'Decision right',
  commitment: 'Commitment',
  kpi: 'KPI',
  'public-credit': 'Public credit',
  other: 'Another subject',
};

/** The newest text that knows it says it; what none knows is told by its key. */
export function evidenceWords(
  { texts: order }: Pick<Evidence, 'texts'>,
  texts: ReadonlyMap<number, SignedMou>,
): EvidenceWords {
  const newest = order.flatMap(({ version }) => texts.get(version) ?? []).toReversed();
  const first = <Said>(say: (text: SignedMou) => Said | undefined): Said | undefined => {
    for (const text of newest) {
      const said = say(text);
      if (said !== undefined) return said;
    }
    return undefined;
  };
  const known = (key: string) => (text: SignedMou) => {
    const name = partyName(text, key);
    return name === key ? undefined : name;
  };
  const says = (kind: About['kind'], key: string) => first((text) => termSays({ kind, key }, text));
  return {
    number: newest[0]?.number ?? '',
    party: (key) => first(known(key)) ?? key,
    kpi: (key) => first(({ kpis }) => kpis.find((one) => one.key === key)),
    commitment: (key) => shortly(says('commitment', key) ?? key),
    right: (key) => says('decision-right', key) ?? key,
    about: (kind, key) => {
      const of = kind as About['kind'];
      return key === undefined ? ABOUT[of] : `${ABOUT[of]}: ${shortly(says(of, key) ?? key)}`;
    },
  };
}

export const many = (count: number, one: string, more = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : more}`;

/** `1 is`, `3 are` */
export const are = (count: number): string => `${count.toLocaleString('en-US')} ${count === 1 ? 'is' : 'are'}`;

export const listed = (words: readonly string[], most = 3): string => {
  const shown = words.slice(0, most);
  const left = words.length - shown.length;
  const all = left > 0 ? [...shown, `${left} more`] : shown;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
};

/** `$1,000.50` */
export const dollars = (amount: string): string => {
  const [whole = '0', cents] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `$${grouped}${cents === undefined ? '' : `.${cents.padEnd(2, '0')}`}`;
};

/** Of so many; nothing where there are none. */
export const percentOf = (part: number, whole: number): string =>
  whole === 0 ? 'None due' : `${Math.floor((part * 100) / whole)}% of ${whole}`;

const DAY = 86_400_000;
/** Whole days that were begun. */
export const daysIn = (milliseconds: number): number => Math.ceil(milliseconds / DAY);
