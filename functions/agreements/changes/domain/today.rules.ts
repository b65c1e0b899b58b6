/** Contacts and reporting offices as they are today: what the signed text says, and what notices that hold have made of it. */
import type { SignedMou } from '../../domain/signed-mou.ts';
import type { ContactWords } from '../../mou/domain/contact.schema.ts';
import type { Noticed } from './changes-in.rules.ts';

export interface ContactToday {
  key: string;
  party: string;
  /** What the text says; absent where a notice added it. */
  signed?: ContactWords;
  /** As it is; absent where a notice removed it, and where the words of a notice were removed by law. */
  today?: ContactWords;
  /** The notice by which it is so. */
  by?: Noticed;
}

export interface ReporterToday {
  kpi: string;
  name: string;
  party: string;
  /** Keys of offices of the party. */
  signed: string;
  today: string;
  by?: Noticed;
}

type Text = Pick<SignedMou, 'contacts' | 'kpis'>;

/** Of two that hold about the same, the later one was given when the first one held. */
const held = (noticed: readonly Noticed[]) => noticed.filter(({ status }) => status === 'held');

/** @param noticed under this text, in the order in which they were given */
export function contactsOf({ contacts }: Text, noticed: readonly Noticed[]): ContactToday[] {
  const all = new Map<string, ContactToday>(
    contacts.map(({ key, party, ...signed }) => [key, { key, party, signed, today: signed }]),
  );
  for (const by of held(noticed)) {
    const { about, party, to } = by;
    if (about.kind !== 'contact') continue;
    const { today: _, ...before } = all.get(about.key) ?? { key: about.key, party };
    all.set(about.key, { ...before, ...(to && { today: to }), by });
  }
  return [...all.values()];
}

export const isRemoved = ({ by }: ContactToday): boolean => by?.about.kind === 'contact' && by.about.does === 'remove';

export function reportersOf({ kpis }: Text, noticed: readonly Noticed[]): ReporterToday[] {
  const latest = held(noticed).toReversed();
  return kpis.flatMap(({ key, name, reporters }) =>
    reporters.map(({ party, office }) => {
      const by = latest.find(
        ({ about, ...one }) => about.kind === 'reporter' && about.kpi === key && one.party === party,
      );
      const today = by?.about.kind === 'reporter' ? by.about.office : office;
      return { kpi: key, name, party, signed: office, today, ...(by && { by }) };
    }),
  );
}
