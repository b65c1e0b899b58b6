/** The register of a party's offices and who holds them now; the ledger keeps who held them when. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type Found, type Item, type Key, putAction } from '../shared/table.ts';
import type { Registration } from './document.ts';
import type { Holder } from './mou.schema.ts';

/** A mailbox within the party that clears the text, by the reviewer's kind. */
export interface RegisteredReviewer {
  name: string;
  mailbox: string;
  required: boolean;
}

export interface RegisteredParty extends Registration {
  /** The registered agency that this party is, by its id. */
  agency?: string;
  reviewers?: Record<string, RegisteredReviewer>;
  /** Whom a delegate in the office that signs stands in for. */
  delegator?: Holder;
}

export const partyKey = (agreement: string, party: string): Key => ({ pk: `PARTY#${agreement}`, sk: party });

export const putParty = (agreement: string, party: RegisteredParty): TransactWriteItem =>
  putAction({ ...partyKey(agreement, party.party), ...party });

export const partyFrom = (found: Found, agreement: string, party: string): RegisteredParty | undefined =>
  found.get<Item & RegisteredParty>(partyKey(agreement, party));

/** The office that signs for this party and its holder of today. */
export function signatoryOf(party: RegisteredParty): { office: string; title: string; holder: Holder } {
  const office = party.offices[party.signatory];
  if (!office) throw new Error(`Party ${party.party} has no signatory office`);
  return { office: party.signatory, ...office };
}
