/** A link or a code goes to mailboxes of the agency alone: whoever changes a register in the table cannot send another one what opens an office. */
import { domainOf } from '../shared/mailbox.ts';
import type { Agency } from './agency.store.ts';

/** Throws where the mailbox is in none of the agency's registered domains. The email is given up visibly, and an operator looks. */
export function mustBeOf(agency: Pick<Agency, 'id' | 'domains'> | undefined, mailbox: string): void {
  if (agency?.domains.includes(domainOf(mailbox))) return;
  throw new Error(`The register names a mailbox outside the domains of ${agency?.id ?? 'its agency'}`);
}
