/** The sentence at the signing button, by version: the record keeps the version, this file keeps every wording there was. */
export const STATEMENT_VERSION = 'intent@1';

interface By {
  name: string;
  title: string;
  agency: string;
  authority: string;
}

const WORDINGS: Record<string, (by: By) => string> = {
  'intent@1': (by) =>
    `By selecting “Sign for ${by.agency}”, I, ${by.name}, sign this memorandum electronically as ${by.title}, under ${by.authority}.`,
};

/** Throws when no wording of that version was ever shown. */
export function statement(by: By, version: string = STATEMENT_VERSION): string {
  const wording = WORDINGS[version];
  if (!wording) throw new RangeError(`There is no statement ${version}`);
  return wording(by);
}
