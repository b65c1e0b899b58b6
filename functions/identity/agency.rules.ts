/** A mail domain belongs to one agency, and who speaks for an agency reads mail in its own domains. */
import { type Decision, refuse } from '../shared/kernel.ts';
import { domainOf } from '../shared/mailbox.ts';
import type { AgencyEvent } from './agency.events.ts';
import type { AgencyState } from './agency.state.ts';

interface Official {
  name: string;
  mailbox: string;
}

/** Who speaks for an agency. */
export interface Officials {
  liaisons: Official[];
  recordsOfficers: Official[];
}

export interface Registering extends Officials {
  name: string;
  domains: string[];
}

/** Enough for one transaction, and for any agency: registers, role rows and events are written together. */
const MOST_DOMAINS = 20;
const MOST_OFFICIALS = 12;

function officialsFit({ liaisons, recordsOfficers }: Officials, domains: readonly string[]) {
  if (liaisons.length === 0)
    return refuse(
      'The agency has no liaison.',
      'Name at least one: a liaison vouches for its offices and mailboxes.',
      'liaisons',
    );
  for (const [field, list] of Object.entries({ liaisons, recordsOfficers })) {
    if (list.length > MOST_OFFICIALS)
      return refuse(`There are ${list.length} of them.`, `Name at most ${MOST_OFFICIALS}.`, field);
    const nameless = list.findIndex(({ name }) => name.trim() === '');
    if (nameless >= 0) return refuse('A name is missing.', 'Write Name <mailbox>.', `${field}.${nameless}.name`);
    const outside = list.findIndex(({ mailbox }) => !domains.includes(domainOf(mailbox)));
    if (outside >= 0)
      return refuse(
        `The mailbox ${list[outside]?.mailbox} is outside the mail domains of the agency.`,
        `Use a mailbox in ${domains.join(' or ')}.`,
        `${field}.${outside}.mailbox`,
      );
  }
  return undefined;
}

const counted = ({ liaisons, recordsOfficers }: Officials) => ({
  liaisons: liaisons.length,
  recordsOfficers: recordsOfficers.length,
});

/** @param ownerOf the agency that has registered a domain already */
export function registerAgency(
  id: string,
  { name, domains, liaisons, recordsOfficers }: Registering,
  ownerOf: (domain: string) => string | undefined,
): Decision<AgencyEvent> {
  if (name.trim() === '') return refuse('The agency has no name.', 'Write its name in full.', 'name');
  if (domains.length === 0 || domains.length > MOST_DOMAINS)
    return refuse(`The agency has ${domains.length} mail domains.`, `Name 1 to ${MOST_DOMAINS}.`, 'domains');
  for (const [index, domain] of domains.entries()) {
    if (!/^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/.test(domain))
      return refuse(
        'This is not a mail domain.',
        'Write what follows the @ in the agency’s addresses, in lower case.',
        `domains.${index}`,
      );
    const owner = ownerOf(domain);
    if (owner !== undefined || domains.indexOf(domain) !== index)
      return refuse(
        `The mail domain ${domain} is registered already${owner === undefined ? ' in this list' : `, by ${owner}`}.`,
        'A domain belongs to one agency. Look at that one, or correct the domain.',
        `domains.${index}`,
      );
  }
  const officials = { liaisons, recordsOfficers };
  const unfit = officialsFit(officials, domains);
  if (unfit) return unfit;
  const data = { agency: id, domains, ...counted(officials) };
  return { events: [{ type: 'AgencyRegistered', data, body: { name, ...officials } }] };
}

export function nameOfficials(agency: AgencyState, officials: Officials): Decision<AgencyEvent> {
  const unfit = officialsFit(officials, agency.domains);
  if (unfit) return unfit;
  const data = { agency: agency.id, ...counted(officials) };
  return { events: [{ type: 'OfficialsNamed', data, body: officials }] };
}
