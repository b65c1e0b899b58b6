/** An office of a party by its key: of the version at hand, or one that only an earlier version names and under which something still runs. */
import type { Matter, Office } from './matter.rules.ts';

type Offices = Pick<Matter, 'register' | 'former'>;

const own = ({ register: { offices } }: Offices, key: string): boolean => Object.hasOwn(offices, key);

/** A key that both versions name is one office: it is the version's at hand. */
export const isFormer = (of: Offices, key: string): boolean => !own(of, key) && Object.hasOwn(of.former, key);

export function officeNamed(of: Offices, key: string): Office | undefined {
  if (own(of, key)) return of.register.offices[key];
  return isFormer(of, key) ? of.former[key] : undefined;
}

/** The same offices with that one changed, wherever it stands. */
export const withOffice = ({ register, former }: Offices, key: string, office: Office): Offices =>
  isFormer({ register, former }, key)
    ? { register, former: { ...former, [key]: office } }
    : { register: { ...register, offices: { ...register.offices, [key]: office } }, former };
