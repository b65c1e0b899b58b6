/** What other capabilities may ask about the people of an agency: who was confirmed, from the register beside the tip. */
import { peopleIdOf } from '../shared/ids.ts';
import { tipKey } from '../shared/ledger/ledger.ts';
import type { Found, Item, Key } from '../shared/ledger/table.ts';
import type { AgencyPeople } from './domain/people.ts';

export const peopleKey = (agency: string): Key => ({ pk: `PEOPLE#${agency}`, sk: 'PEOPLE' });
export const peopleTipKey = (agency: string): Key => tipKey(peopleIdOf(agency));

export function peopleFrom(found: Found, agency: string): AgencyPeople | undefined {
  const item = found.get<Item & AgencyPeople>(peopleKey(agency));
  if (!item) return undefined;
  const { pk: _, sk: __, ...people } = item;
  return people;
}
