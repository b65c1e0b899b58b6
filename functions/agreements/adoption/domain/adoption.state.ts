/** An adoption as its events leave it: what was handed in, and which parties have confirmed or refused it. */
import type { AdoptionEvent } from './adoption.events.ts';

type HandedIn = Extract<AdoptionEvent, { type: 'AgreementAdopted' }>['data']['adopted'];
export type AdoptionAnswer = Exclude<AdoptionEvent, { type: 'AgreementAdopted' }>;

/** What a version that was signed elsewhere says of that, and who has confirmed it. */
export type Adopted = HandedIn & {
  confirmed: string[];
  refusedBy?: string;
  reminded?: true;
};

export const handedIn = (adopted: HandedIn): Adopted => ({ ...adopted, confirmed: [] });

/** Parties whose liaisons have not answered yet, in the order of the MOU. */
export const unconfirmed = ({ parties, adopted }: { parties: readonly string[]; adopted?: Adopted }): string[] =>
  parties.filter((party) => !adopted?.confirmed.includes(party));

export function evolveAdopted(adopted: Adopted, event: AdoptionAnswer): Adopted {
  switch (event.type) {
    case 'PartyConfirmedAdoption':
      return { ...adopted, confirmed: [...adopted.confirmed, event.data.party] };
    case 'PartyRefusedAdoption':
      return { ...adopted, refusedBy: event.data.party };
    case 'AdoptionReminded':
      return { ...adopted, reminded: true };
  }
}
