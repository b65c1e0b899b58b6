/** An example MOU as its file has it: its parties and their offices, who heads each agency, and whom the agency has registered. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const AGENCIES_FILE = 'examples/agencies.json';

interface Office {
  key: string;
  title: string;
  holder: { name: string; mailbox: string };
}

export interface MouFile {
  number: string;
  title: string;
  calendar: { zone: string };
  parties: {
    key: string;
    name: string;
    signatories: string[];
    mailDomains: string[];
    authority: { statute: string };
    offices: Office[];
  }[];
  convener: string;
  ladder?: { levels: { name: string; offices: Record<string, string> }[] };
}

/** Someone of a party, as the guide and the scripts know people. */
export interface Official {
  party: string;
  agency: string;
  name: string;
  mailbox: string;
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, '../../..', file), 'utf8'));

export const readExample = (file: string): MouFile => read(file) as MouFile;

/** An MOU that was signed elsewhere, and the day on which it was. */
export const readAdoption = (file: string): { mou: MouFile; signedOn: string } => {
  const { mou, adopted } = read(file) as { mou: MouFile; adopted: { signedOn: string } };
  return { mou, signedOn: adopted.signedOn };
};

/** The mail domain of the agency that organizes it: a convener's token is its. */
export const organizationOf = ({ parties, convener }: MouFile): string =>
  parties.find(({ key }) => key === convener)?.mailDomains[0] ?? '';

/** Who holds that office of the party. */
export function holderIn(
  { number, parties }: MouFile,
  party: string,
  key: string,
): Official & { title: string; office: string } {
  const found = parties.find((one) => one.key === party);
  const office = found?.offices.find((one) => one.key === key);
  if (!found || !office) throw new Error(`${number} has no office ${key} of a party ${party}`);
  return { party, agency: found.name, office: key, title: office.title, ...office.holder };
}

/** Who heads each agency, by the party's key. */
export const headsIn = (mou: MouFile) =>
  Object.fromEntries(mou.parties.map(({ key, signatories: [first = ''] }) => [key, holderIn(mou, key, first)]));

const registered = read(AGENCIES_FILE) as { domains: string[]; liaison: string[]; recordsOfficer: string[] }[];

/** The first whom each party's agency has registered in that role, by the party's key. */
export const officialsIn = ({ parties }: MouFile, role: 'liaison' | 'recordsOfficer'): Record<string, Official> =>
  Object.fromEntries(
    parties.map(({ key, name: agency, mailDomains }) => {
      const found = registered.find(({ domains }) => domains.includes(mailDomains[0] ?? ''));
      const [, name = '', mailbox = ''] = /^(.*) <(.*)>$/.exec(found?.[role][0] ?? '') ?? [];
      if (mailbox === '') throw new Error(`${AGENCIES_FILE} has no ${role} of ${key}`);
      return [key, { party: key, agency, name, mailbox }];
    }),
  );
