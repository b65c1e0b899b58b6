/** What of an MOU is signed, and what is kept beside the signed text because it may change while it stands. */
import { hashOf } from '../../shared/canonical.ts';
import type { PlainDay } from '../../shared/kernel.ts';
import type { Holder } from '../mou/domain/holder.schema.ts';
import type { Mou } from '../mou/domain/mou.schema.ts';
import { partyOf, seatOf, seatsOf } from './seats.rules.ts';

/** What a successor says of itself. The service writes it, no file does: a renewal without a changed word is a document of its own. */
export interface Succession {
  version: number;
  kind: 'amendment' | 'renewal';
  follows: { version: number; documentHash: string };
  /** Absent where it holds from the last signature. */
  firstDay?: PlainDay;
  /** Absent where the MOU goes on without one. */
  lastDay?: PlainDay;
  /** Of a renewal, what every party certifies with it, in the words of the text before it. */
  certifies?: string;
  /** Parties of the text before it that it goes on without, as that text allows: they do not sign it. */
  without?: { key: string; name: string }[];
  /** Who signs for the parties of the text before it that it leaves out: they sign it, too. */
  leaving: Signing[];
}

/** One of the offices that sign for a party. */
export interface Signing {
  /** Its seat in the signing round: the party's key for the first of them. */
  key: string;
  name: string;
  /** Title of the office. */
  office: string;
  statute: string;
  jurisdiction: Mou['parties'][number]['jurisdiction'];
}

/** The MOU without what may change while it stands: who holds an office, and where that holder reads mail. */
export type SignedMou = Omit<Mou, 'parties'> & {
  parties: (Omit<Mou['parties'][number], 'mailDomains' | 'offices'> & { offices: { key: string; title: string }[] })[];
  succession?: Succession;
  adopted?: SignedElsewhere;
};

/** What a text says of itself that its parties signed elsewhere. */
export interface SignedElsewhere {
  signedOn: PlainDay;
  since: PlainDay;
  /** The signed original. */
  pdf: { sha256: string; bytes: number };
  /** Fields of the file that are set here, because the original does not say them. */
  settings: string[];
}

/** A holder who leaves, or a mailbox that moves, changes no signed word: offices sign. */
export const signedMou = (mou: Mou, succession?: Succession, adopted?: SignedElsewhere): SignedMou => ({
  ...mou,
  parties: mou.parties.map(({ mailDomains: _domains, offices, ...party }) => ({
    ...party,
    offices: offices.map(({ key, title }) => ({ key, title })),
  })),
  ...(succession && { succession }),
  ...(adopted && { adopted }),
});

/** The documents that belong to a text; of one that was signed elsewhere, the signed original first. */
export const annexesOf = ({ annexes, adopted }: Pick<SignedMou, 'annexes' | 'adopted'>): SignedMou['annexes'] => [
  ...(adopted ? [{ title: ORIGINAL, ...adopted.pdf, mediaType: 'application/pdf' }] : []),
  ...annexes,
];
export const ORIGINAL = 'The signed original';

/** A party of the text as it signs: through each of the offices that sign for it. */
export const signingsOf = ({
  key,
  name,
  offices,
  signatories,
  authority,
  jurisdiction,
}: SignedMou['parties'][number]): Signing[] =>
  signatories.map((signs) => ({
    ...{ key: seatOf(key, signs, signatories), name, jurisdiction },
    office: offices.find((office) => office.key === signs)?.title ?? '',
    statute: authority.statute,
  }));

/** Everyone who signs the text: the offices of its parties, then those of parties that leave with it. */
export const signersOf = ({ parties, succession }: SignedMou): (Signing & { leaves?: number })[] => [
  ...parties.flatMap(signingsOf),
  ...(succession?.leaving ?? []).map((one) => ({ ...one, leaves: succession?.version ?? 0 })),
];

/** As the text names a party, by its key or one of its seats; one that leaves with the text is named in it, too. */
export const partyName = ({ parties, succession }: Pick<SignedMou, 'parties' | 'succession'>, party: string): string =>
  [...parties, ...(succession?.leaving ?? [])].find(({ key }) => partyOf(key) === partyOf(party))?.name ?? party;

export const officeTitle = ({ parties }: Pick<SignedMou, 'parties'>, party: string, office = ''): string =>
  parties.find(({ key }) => key === party)?.offices.find(({ key }) => key === office)?.title ?? office;

/** Who stands in for an office's holder in disputes, from a day to a day. */
export interface Alternate {
  name: string;
  mailbox: string;
  from: string;
  to: string;
}

/** The changing half of a party: kept beside the signed text, by party. */
export interface Registration {
  party: string;
  name: string;
  shortName?: string;
  mailDomains: string[];
  /** Key of the office that vouches for this party's offices. */
  liaison: string;
  /** Key of the first office that signs for it. */
  signatory: string;
  /** Keys of all offices that sign for it. */
  signatories: string[];
  /** With who stands in in disputes, and whom a delegate who signs stands in for. */
  offices: Record<string, { title: string; holder: Holder; alternate?: Alternate; delegator?: Holder }>;
  /** Key of its office on each level of the escalation ladder, from the first; none without a ladder. */
  levels: string[];
  /** Whether the MOU gives it a veto. */
  mayVeto: boolean;
  /** SHA-256 over the keys and titles of the offices, who signs, and the mail domains: what the liaison's confirmation covers. */
  structure: string;
}

export const register = (mou: Mou): Registration[] =>
  mou.parties.map((party) => ({
    party: party.key,
    name: party.name,
    ...(party.shortName === undefined ? {} : { shortName: party.shortName }),
    mailDomains: party.mailDomains,
    liaison: party.liaison,
    signatory: party.signatories[0] ?? '',
    signatories: party.signatories,
    offices: Object.fromEntries(party.offices.map(({ key, title, holder }) => [key, { title, holder }])),
    levels: (mou.ladder?.levels ?? []).map((level) => level.offices[party.key] ?? ''),
    mayVeto:
      mou.veto !== undefined && (mou.veto.whoMayVeto === 'every-party' || mou.veto.whoMayVeto.includes(party.key)),
    structure: structureOf(party),
  }));

const structureOf = ({ offices, signatories, mailDomains }: Mou['parties'][number]): string =>
  hashOf({ offices: offices.map(({ key, title }) => ({ key, title })), signatories, mailDomains });

/** What of the text the register says beside the parties, so that whoever reads it need not read the text. */
export interface RegisteredMou {
  title: string;
  /** Names by key, in the order of the text. */
  parties: { key: string; name: string }[];
  /** Keys of the terms that others point at, in the order of the text. */
  terms: Record<TermList, string[]>;
}

const TERM_LISTS = ['decisionRights', 'commitments', 'kpis', 'publicCredit'] as const;
export type TermList = (typeof TERM_LISTS)[number];

export const registeredMou = (mou: Mou): RegisteredMou => ({
  title: mou.title,
  parties: mou.parties.map(({ key, name }) => ({ key, name })),
  terms: Object.fromEntries(
    TERM_LISTS.map((name) => [name, mou[name].map(({ key }) => key)]),
  ) as RegisteredMou['terms'],
});

type Ordered = Pick<Mou, 'signing'> &
  Pick<SignedMou, 'succession'> & { parties: { key: string; signatories: string[] }[] };

/**
 * Who is asked to sign, group by group, by seats: those of one party together; one group when all are asked at once. Parties that leave
 * sign with the last one.
 */
export function signingGroups({ signing: { order }, parties, succession }: Ordered): string[][] {
  const groups = order.kind === 'groups' ? order.groups : [parties.map(({ key }) => key)];
  const seats = groups.map((group) =>
    group.flatMap((party) => seatsOf(party, parties.find(({ key }) => key === party)?.signatories ?? [])),
  );
  const leaving = (succession?.leaving ?? []).map(({ key }) => key);
  return [...seats.slice(0, -1), [...(seats.at(-1) ?? []), ...leaving]];
}
