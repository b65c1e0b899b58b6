/** A mail domain belongs to one agency, a name to one agency or component, and who speaks for an agency reads mail in its own domains. */
import { type Decision, refuse } from '../../shared/kernel.ts';
import { domainOf, MAIL_DOMAIN } from '../../shared/mailbox.ts';
import { flawInName } from '../../shared/names.ts';
import { type Empty, receivedTextOf } from '../../shared/text.ts';
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

/** A part of an agency that may be a party under a name of its own. */
export interface Component {
  name: string;
  /** Those of the agency's mail domains that are this component's; without any, all are. */
  domains?: string[];
}

export interface Registering extends Officials {
  name: string;
  domains: string[];
  components?: Component[];
}

/** Enough for one transaction, and for any agency: registers, role rows and events are written together. */
const MOST_DOMAINS = 20;
const MOST_OFFICIALS = 12;
const MOST_COMPONENTS = 60;

/** As long as names may be in an MOU. */
function unfitName(name: string, field: string, max: number, empty: Empty) {
  const { refused } = receivedTextOf(name, { field, max, empty, line: true });
  if (refused) return { refused };
  const flaw = flawInName(name);
  return flaw && { refused: { ...flaw, field } };
}

function officialsFit({ liaisons, recordsOfficers }: Officials, domains: readonly string[]) {
  if (liaisons.length === 0)
    return refuse(
      'liaison-missing',
      'The agency has no liaison.',
      'Name at least one: a liaison vouches for its offices and mailboxes.',
      'liaisons',
    );
  for (const [field, list] of Object.entries({ liaisons, recordsOfficers })) {
    if (list.length > MOST_OFFICIALS)
      return refuse(
        'officials-too-many',
        `There are ${list.length} of them.`,
        `Name at most ${MOST_OFFICIALS}.`,
        field,
      );
    for (const [index, { name }] of list.entries()) {
      const unfit = unfitName(name, `${field}.${index}.name`, 120, [
        'name-missing',
        'A name is missing.',
        'Write Name <mailbox>.',
      ]);
      if (unfit) return unfit;
    }
    const outside = list.findIndex(({ mailbox }) => !domains.includes(domainOf(mailbox)));
    if (outside >= 0)
      return refuse(
        'mailbox-outside-domains',
        `The email address ${list[outside]?.mailbox} is outside the email domains of the agency.`,
        `Use an email address in ${domains.join(' or ')}.`,
        `${field}.${outside}.mailbox`,
      );
  }
  return undefined;
}

const counted = ({ liaisons, recordsOfficers }: Officials) => ({
  liaisons: liaisons.length,
  recordsOfficers: recordsOfficers.length,
});

const nameFits = (name: string) =>
  unfitName(name, 'name', 160, ['agency-name-missing', 'The agency has no name.', 'Write its name in full.']);

const sameName = (one: string, other: string): boolean =>
  one.toLocaleLowerCase('en-US') === other.toLocaleLowerCase('en-US');

/** Which registered agency has a name, or one that looks like it. */
type OwnerOf = (name: string) => string | undefined;

function nameTaken(name: string, agency: string, ownerOf: OwnerOf, field: string) {
  const owner = ownerOf(name);
  if (owner === undefined || owner === agency) return undefined;
  return refuse(
    'name-of-another-agency',
    'This is the name of another registered agency, or looks like it.',
    `Look at ${owner}, and write the name with what tells the two apart.`,
    field,
  );
}

/** The names of an agency and its components differ, and a component has none but the agency's domains. */
function componentsFit(
  components: readonly Component[],
  { id, name, domains }: { id: string; name: string; domains: readonly string[] },
  nameOwner: OwnerOf,
) {
  if (components.length > MOST_COMPONENTS)
    return refuse(
      'components-too-many',
      `There are ${components.length} components.`,
      `Name at most ${MOST_COMPONENTS}: those that are parties of agreements.`,
      'components',
    );
  for (const [index, component] of components.entries()) {
    const field = `components.${index}`;
    const unfit = unfitName(component.name, `${field}.name`, 160, [
      'component-name-missing',
      'A component has no name.',
      'Write its name in full.',
    ]);
    if (unfit) return unfit;
    const others = [name, ...components.slice(0, index).map((one) => one.name)];
    if (others.some((one) => sameName(one, component.name)))
      return refuse(
        'component-name-twice',
        'The agency or another of its components has this name already.',
        'Name each component once, as it is called in agreements.',
        `${field}.name`,
      );
    const taken = nameTaken(component.name, id, nameOwner, `${field}.name`);
    if (taken) return taken;
    const foreign = component.domains?.find((domain) => !domains.includes(domain));
    if (foreign !== undefined)
      return refuse(
        'component-domain-foreign',
        `The email domain ${foreign} of a component is none of the agency.`,
        `Give a component domains of the agency (${domains.join(', ')}), or none: then it has all of them.`,
        `${field}.domains`,
      );
  }
  return undefined;
}

/** @param ownerOf the agency that has registered a domain already */
export function registerAgency(
  id: string,
  { name, domains, components = [], liaisons, recordsOfficers }: Registering,
  ownerOf: (domain: string) => string | undefined,
  nameOwner: OwnerOf,
): Decision<AgencyEvent> {
  const nameless = nameFits(name) ?? nameTaken(name, id, nameOwner, 'name');
  if (nameless) return nameless;
  if (domains.length === 0 || domains.length > MOST_DOMAINS)
    return refuse(
      'domain-count',
      `The agency has ${domains.length} email domains.`,
      `Name 1 to ${MOST_DOMAINS}.`,
      'domains',
    );
  for (const [index, domain] of domains.entries()) {
    if (!MAIL_DOMAIN.test(domain))
      return refuse(
        'not-a-mail-domain',
        'This is not an email domain.',
        'Write what follows the @ in the agency’s addresses, in lower case.',
        `domains.${index}`,
      );
    const owner = ownerOf(domain);
    const by = owner === undefined ? ' in this list' : `, by ${owner}`;
    if (owner !== undefined || domains.indexOf(domain) !== index)
      return refuse(
        'domain-registered',
        `The email domain ${domain} is registered already${by}.`,
        'A domain belongs to one agency. Look at that one, or correct the domain.',
        `domains.${index}`,
      );
  }
  const officials = { liaisons, recordsOfficers };
  const unfit = componentsFit(components, { id, name, domains }, nameOwner) ?? officialsFit(officials, domains);
  if (unfit) return unfit;
  const data = { agency: id, domains, ...counted(officials) };
  return { events: [{ type: 'AgencyRegistered', data, body: { name, components, ...officials } }] };
}

/** What the register says beside the tip. */
interface Named {
  name: string;
  components?: readonly Component[] | undefined;
}

/** Another name from now on; agreements that are out or in force keep the one that was signed. */
export function renameAgency(
  agency: AgencyState,
  { name: before, components = [] }: Named,
  name: string,
  nameOwner: OwnerOf,
): Decision<AgencyEvent> {
  const unfit =
    nameFits(name) ??
    nameTaken(name, agency.id, nameOwner, 'name') ??
    componentsFit(components, { ...agency, name }, nameOwner);
  if (unfit) return unfit;
  if (name === before)
    return refuse('agency-named-so', 'The agency has this name already.', 'Nothing is left to do.', 'name');
  return { events: [{ type: 'AgencyRenamed', data: { agency: agency.id }, body: { before, name } }] };
}

/** The list is replaced whole. */
export function nameComponents(
  agency: AgencyState,
  { name }: Named,
  components: Component[],
  nameOwner: OwnerOf,
): Decision<AgencyEvent> {
  const unfit = componentsFit(components, { ...agency, name }, nameOwner);
  if (unfit) return unfit;
  const data = { agency: agency.id, components: components.length };
  return { events: [{ type: 'ComponentsNamed', data, body: { components } }] };
}

export function nameOfficials(agency: AgencyState, officials: Officials): Decision<AgencyEvent> {
  const unfit = officialsFit(officials, agency.domains);
  if (unfit) return unfit;
  const data = { agency: agency.id, ...counted(officials) };
  return { events: [{ type: 'OfficialsNamed', data, body: officials }] };
}
