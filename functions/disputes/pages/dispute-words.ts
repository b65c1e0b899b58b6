/** Parties, offices, terms and people of a dispute by their names, in one wording for pages and mails. */
import { type Terms, termSays } from '../domain/about.rules.ts';
import type { About, Dispute } from '../domain/dispute.schema.ts';
import { levelName, refereeLevel } from '../domain/ladder.rules.ts';
import type { Speaker } from '../domain/speaker.schema.ts';

/** What the register says of a party, as far as names go. */
interface Named {
  party: string;
  name: string;
  offices: Readonly<Record<string, { title: string }>>;
}

export interface Names {
  party: (key: string) => string;
  /** `Director of Birch health`, or `the liaison of Birch health`; of a name such as `health/director`. */
  office: (name: string) => string;
}

export const namesIn = (register: readonly Named[]): Names => {
  const found = (key: string) => register.find(({ party }) => party === key);
  const party = (key: string) => found(key)?.name ?? key;
  const office = (name: string) => {
    const [key = '', of = ''] = name.split('/');
    if (of === 'liaison' && !found(key)?.offices[of]) return `the liaison of ${party(key)}`;
    return `${found(key)?.offices[of]?.title ?? of} of ${party(key)}`;
  };
  return { party, office };
};

export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

export const saySpeaker = ({ name, title, alternate }: Speaker): string => {
  const as = title === undefined ? '' : `, ${alternate ? 'standing in as ' : ''}${title}`;
  return `${name}${as}`;
};

export const KINDS: Record<About['kind'], string> = {
  'decision-right': 'Decision right',
  commitment: 'Commitment',
  kpi: 'KPI',
  'public-credit': 'Public credit',
  other: 'Another subject under this MOU',
};

/** `Decision right: Marking a road closed on the map.` */
export function sayAbout(about: About, text: Terms): string {
  const says = termSays(about, text);
  return says === undefined ? KINDS[about.kind] : `${KINDS[about.kind]}: ${says}`;
}

/** `Birch roads against Birch health: Marking a road closed on the map` */
export const sayHeading = ({ dispute, names, text }: { dispute: Dispute; names: Names; text: Terms }): string =>
  `${names.party(dispute.by)} against ${names.party(dispute.against)}: ${termSays(dispute.about, text) ?? KINDS[dispute.about.kind]}`;

/** `level 2 of 3, Bureau directors` */
export const sayLevel = ({ ladder, level }: Pick<Dispute, 'ladder' | 'level'>): string =>
  level === refereeLevel(ladder)
    ? `before the referee, ${levelName(ladder, level)}`
    : `level ${level + 1} of ${ladder.levels.length}, ${levelName(ladder, level)}`;

/** How a dispute stands, as a sentence. */
export function sayStatus(dispute: Dispute): string {
  const { status } = dispute;
  if (status === 'open') return `Open: ${sayLevel(dispute)}`;
  if (status === 'vetoed') return 'Decided and vetoed: the reason of the veto is awaited';
  if (status === 'withdrawn') return 'Withdrawn';
  if (status === 'impasse') return 'Impasse: it ended without a decision, and is the board’s';
  if (status === 'ended') return 'Ended with the MOU, without a decision';
  return 'Decided';
}
