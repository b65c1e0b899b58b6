/** What other capabilities may ask about agreements: the tip, the text that is signed, and the offices. */
import { readDocument } from '../shared/document.store.ts';
import { tipFrom } from '../shared/ledger.ts';
import { type Found, readPartition } from '../shared/table.ts';
import type { Agreement } from './agreement.rules.ts';
import type { SignedMou } from './document.ts';
import type { RegisteredParty } from './register.store.ts';

export type { Agreement } from './agreement.rules.ts';
export { partyFrom, partyKey, type RegisteredParty, signatoryOf } from './register.store.ts';

export const agreementTip = (found: Found, id: string) => tipFrom<Agreement>(found, id);

/** The signed text as data. Throws when the stored text is not what its hash says. */
export const readText = async (textHash: string): Promise<SignedMou> =>
  JSON.parse((await readDocument(textHash)).toString('utf8')) as SignedMou;

export const readHtml = async (htmlHash: string): Promise<string> => (await readDocument(htmlHash)).toString('utf8');

/** Every party with its offices, in no order that means anything. */
export const readRegister = (agreement: string): Promise<RegisteredParty[]> =>
  readPartition<RegisteredParty>(`PARTY#${agreement}`);
