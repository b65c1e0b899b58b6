/** What was signed elsewhere: whether every party has confirmed it with the same original, which is kept here. No signature is claimed. */

import type { ExportedEvent } from '../record.schema.ts';
import { blank, faulty, some, type Verdict } from '../verdict.ts';
import { dataOf, type TextRead } from './text-read.ts';

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

export function verifyAdopted(own: readonly ExportedEvent[], { data, term: executed }: TextRead): Verdict {
  const { documentHash, parties: named, adopted } = data;
  const told = (type: string) => own.filter((one) => one.type === type).map(dataOf);
  const { signedOn, pdf } = adopted as { signedOn?: unknown; pdf?: { sha256?: unknown } };
  const parties = strings(named);
  const given = told('PartyConfirmedAdoption');
  const faults = given.flatMap(({ party, documentHash: text, pdfHash }) => [
    ...(text === documentHash && pdfHash === pdf?.sha256
      ? []
      : [`The confirmation of ${party} was given to another text or another original.`]),
    ...(parties.includes(String(party)) ? [] : [`${party} confirmed it, and is no party of it.`]),
  ]);
  const missing = parties.filter((party) => !given.some((one) => one.party === party));
  if (executed && missing.length > 0) faults.push(`It is called in force, but ${some(missing)} did not confirm it.`);
  const kept = told('AnnexKept').some(({ sha256: hash }) => hash === pdf?.sha256);
  if (given.length > 0 && !kept) faults.push('It was confirmed before the signed original was handed in.');
  if (faults.length > 0) return faulty(...faults);
  const count = parties.length - missing.length;
  return {
    ...blank(),
    holds: [
      `It was signed elsewhere, on ${signedOn}: liaisons of ${executed ? `all ${count}` : `${count} of ${parties.length}`} parties confirmed it as the PDF with hash ${pdf?.sha256}.`,
    ],
    unknown: ['Who signed it elsewhere: there are no signatures here. Compare the signed original, by its hash.'],
  };
}
