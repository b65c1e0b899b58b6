/** What other capabilities may ask about agreements: the tip, the text that is signed, and the offices. */

import { Missing } from '../shared/failures.ts';
import { readDocument } from '../shared/ledger/document.store.ts';
import { history } from '../shared/ledger/history.ts';
import { emptyTip, tipFrom } from '../shared/ledger/ledger.ts';
import type { Found } from '../shared/ledger/table.ts';
import { type Agreement, versionOf } from './domain/agreement.state.ts';
import type { SignedMou } from './domain/signed-mou.ts';
import { partiesEver, partiesWithLeft, versionsIn } from './domain/versions.rules.ts';
import type { ShownFindings } from './findings/domain/shown.ts';

export type { Agreement } from './domain/agreement.state.ts';
export {
  type KeptParty,
  keptParty,
  mouFrom,
  mouKey,
  partiesOf,
  partyFrom,
  partyKey,
  putParty,
  type RegisteredParty,
  readKept,
  readPartiesAndTerms,
  readRegister,
  type SigningOffice,
  signatoriesOf,
  signatoryAt,
  signingParty,
  titleOf,
} from './register.store.ts';
export { roleRows } from './role-rows.store.ts';

/** The id may be of any stream, as somebody typed it into an address: one of another kind is not there. */
export const agreementTip = (found: Found, id: string) =>
  id.startsWith('mou_') ? tipFrom<Agreement>(found, id) : emptyTip<Agreement>(id);

/** The signed text as data. Throws when the stored text is not what its hash says. */
export const readText = async (textHash: string): Promise<SignedMou> =>
  JSON.parse((await readDocument(textHash)).toString('utf8')) as SignedMou;

export const readHtml = async (htmlHash: string): Promise<string> => (await readDocument(htmlHash)).toString('utf8');

/** What is shown beside the text to whoever clears and signs it, as it was found when the text went out. */
export const readFindings = async (findingsHash: string): Promise<ShownFindings> =>
  JSON.parse((await readDocument(findingsHash)).toString('utf8')) as ShownFindings;

/** The agreement as that round had it: what is read of an earlier version is its own text, not the one in its place. */
export async function asOf(agreement: Agreement, round: string): Promise<Agreement> {
  const own = versionOf(agreement, round);
  if (own) return own;
  const version = versionsIn((await history(agreement.id)).events).get(round);
  if (!version) throw new Missing(`No version with the round ${round}`);
  return version;
}

/** Whoever was a party of any version; an agreement of one version is not read again for it. */
export const readPartiesEver = async (
  agreement: Pick<Agreement, 'id' | 'latest' | 'version' | 'parties' | 'leaving'>,
): Promise<string[]> =>
  agreement.latest === 1 ? partiesWithLeft(agreement) : partiesEver((await history(agreement.id)).events);

/** Events of a version after the first, which may bring a note on what it changes. */
const BRINGS_WORDS: readonly string[] = ['AgreementRevised', 'SuccessorPublished'];

export interface Revision {
  before: SignedMou;
  /** The number of the version before. */
  since: number;
  after: SignedMou;
  /** What the convener says of the new version, unless it was removed by law. */
  note?: string;
}

/** The text of that round's version and the one that it shall follow, or that it replaced; undefined for a first version. */
export const readRevision = async (agreement: string, round: string): Promise<Revision | undefined> =>
  revisionIn(await history(agreement), round);

/** The same, of an agreement whose history was read. */
export async function revisionIn(
  { events, bodies }: Awaited<ReturnType<typeof history>>,
  round: string,
): Promise<Revision | undefined> {
  const versions = [...versionsIn(events).values()];
  const at = versions.findIndex((version) => version.round === round);
  const revised = versions[at];
  const since = revised?.follows?.version ?? versions[at - 1]?.version;
  const old = versions.find(({ version }) => version === since);
  if (!old || !revised) return undefined;
  const event = events.find(({ type, data }) => BRINGS_WORDS.includes(type) && (data as Agreement).round === round);
  const { note } = (bodies.get(event?.seq ?? 0)?.body ?? {}) as { note?: string };
  const [before, after] = await Promise.all([readText(old.textHash), readText(revised.textHash)]);
  return { before, since: old.version, after, ...(note !== undefined && { note }) };
}
