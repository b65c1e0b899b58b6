/** The part of the document (`data-part` of its section) in which a field stands, so that a page can lead to it. */
import type { SignedMou } from '../../domain/signed-mou.ts';

const PARTS = {
  purpose: 'purpose',
  decisionRights: 'decision rights',
  commitments: 'commitments',
  publicCredit: 'public credit',
  kpis: 'kpis',
  ladder: 'ladder',
  independentActionNotice: 'independent action',
  sunset: 'term',
} as const satisfies Partial<Record<keyof SignedMou, string>>;

/** What is not agreed is a line of the document's last section. */
const OPEN = 'open';

const isEmpty = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);

export function partOf(mou: SignedMou, field: string): string {
  const [name = '', index = ''] = field.split('.');
  if (name === 'sections') return `section ${mou.sections[Number(index)]?.key ?? ''}`;
  if (!Object.hasOwn(PARTS, name)) throw new Error(`No part of the document is known for ${field}`);
  const known = name as keyof typeof PARTS;
  return isEmpty(mou[known]) ? OPEN : PARTS[known];
}
