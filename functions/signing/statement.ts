/** The sentence at the signing button, by version: the record keeps the version, this file keeps every wording there was. */
export const STATEMENT_VERSION = 'intent@1';

export const statement = (by: { name: string; title: string; agency: string; authority: string }): string =>
  `By selecting “Sign for ${by.agency}”, I, ${by.name}, sign this memorandum electronically as ${by.title}, under ${by.authority}.`;
