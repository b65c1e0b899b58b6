/** For tests: the short example among any agencies, with mailboxes of its own, and what the service answered when it was sent. */
import short from '../examples/short.json';

/** The agencies of `aMou`; the first is the convener. */
export const AGENCIES = ['transport', 'health', 'forestry', 'police'] as const;
export type Agency = (typeof AGENCIES)[number];
/** Mail domain of the convener; the token of `aCloud` speaks for it. */
export const CONVENER = 'transport.example';

let made = 0;

interface MouOptions {
  /** Tells mailboxes and numbers apart; counted when absent. */
  serial?: number;
  agencies?: readonly string[];
  signing?: { order?: object; periodDays?: number };
  handling?: string;
}

/** The short example among these agencies; each MOU has mailboxes of its own, so that several go on in one cloud. */
export function aMou({ agencies = AGENCIES, serial = ++made, ...more }: MouOptions = {}) {
  const [pattern] = short.parties;
  const offices = (key: string) => [
    {
      key: 'head',
      title: 'Director',
      holder: { name: `Head of ${key}`, mailbox: `head-${serial}@${key}.example` },
    },
  ];
  if (!pattern) throw new Error('The short example has no party');
  const parties = agencies.map((key) => ({
    ...structuredClone(pattern),
    key,
    name: `Birch ${key}`,
    mailDomains: [`${key}.example`],
    offices: offices(key),
  }));
  const [convener = '', decides = ''] = agencies;
  return {
    ...short,
    number: `MOU-2026-${serial}`,
    parties,
    convener,
    decisionRights: [{ key: 'closures', what: 'Marking a road closed on the map.', decides }],
    commitments: short.commitments.map((one) => ({ ...one, party: convener })),
    ladder: {
      levels: [{ name: 'Heads', offices: Object.fromEntries(agencies.map((key) => [key, 'head'])), businessDays: 10 }],
    },
    kpis: short.kpis.map((kpi) => ({ ...kpi, reporters: [{ party: convener, office: 'head' }] })),
    ...more,
  };
}

export type MouFile = ReturnType<typeof aMou>;

export interface Sent {
  agreement: string;
  number: string;
  documentHash: string;
  round: string;
  mou: MouFile;
}

export const partyIn = ({ mou }: Pick<Sent, 'mou'>, party: string): MouFile['parties'][number] => {
  const found = mou.parties.find(({ key }) => key === party);
  if (!found) throw new Error(`The MOU has no party ${party}`);
  return found;
};

/** Of its first office, or of the one that is named. */
export const mailboxOf = ({ mou }: Sent, party: string, office?: string): string => {
  const { offices = [] } = mou.parties.find(({ key }) => key === party) ?? {};
  return offices.find(({ key }) => office === undefined || key === office)?.holder.mailbox ?? '';
};
