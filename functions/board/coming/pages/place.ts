/** Where a person stands in one MOU today. */
import type { Agreement, RegisteredParty } from '../../../agreements/agreement.reads.ts';

export interface Reader {
  mailbox: string;
  /** As disputes name people. */
  id: string;
}

export interface Place {
  id: string;
  whole: Agreement;
  holds: Agreement;
  seq: number;
  register: RegisteredParty[];
  /** Of the text that is prepared and signed. */
  signs: boolean;
  liaisonOf: string[];
}
