/** The operator registers agencies and names who speaks for them, with rights of the operator's own on the table: the service has no route for it. */

import { carryOut, outcomeOf } from '../../shared/carry-out.ts';
import { looksOf } from '../../shared/characters/lookalike.ts';
import { Missing } from '../../shared/failures.ts';
import { newAgencyId, newCommandId } from '../../shared/ids.ts';
import type { Decision, Instant, Refusal } from '../../shared/kernel.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet, type Found, type Key } from '../../shared/ledger/table.ts';
import { mailboxIn, sameMailbox } from '../../shared/mailbox.ts';
import {
  type Agency,
  agencyFrom,
  agencyKey,
  agencyOfDomain,
  agencyOfLooks,
  domainKey,
  lookKeys,
  putAgency,
  putDomain,
  putName,
} from '../agency.store.ts';
import { agencyStream } from '../agency.stream.ts';
import type { AgencyEvent } from '../domain/agency.events.ts';
import {
  type Component,
  nameComponents,
  nameOfficials,
  type Officials,
  type Registering,
  registerAgency,
  renameAgency,
} from '../domain/agency.rules.ts';
import type { AgencyState } from '../domain/agency.state.ts';
import { dropAgencyRole, putAgencyRole } from '../person.store.ts';

type Outcome = { agency: Agency; refused?: undefined } | { refused: Refusal; agency?: undefined };

/** A longer name is refused for its length, and not looked at here. */
const LONGEST_READ = 1_000;
const kept = (name: string): string => (name.length > LONGEST_READ ? name : name.normalize('NFC').trim());
const plain = ({ liaisons, recordsOfficers }: Officials): Officials => {
  const each = (list: Officials['liaisons']) =>
    list.map(({ name, mailbox }) => ({
      name: kept(name),
      mailbox: mailboxIn(mailbox).mailbox ?? sameMailbox(mailbox),
    }));
  return { liaisons: each(liaisons), recordsOfficers: each(recordsOfficers) };
};

const keptDomains = (domains: readonly string[]): string[] => domains.map((domain) => domain.trim().toLowerCase());
/** Without a field where a component has no domains of its own. */
const keptComponents = (components: readonly Component[] = []): Component[] =>
  components.map(({ name, domains = [] }) => ({
    name: kept(name),
    ...(domains.length > 0 && { domains: keptDomains(domains) }),
  }));

const rolesOf = ({ id, liaisons, recordsOfficers }: Pick<Agency, 'id' | 'liaisons' | 'recordsOfficers'>) => [
  ...liaisons.map(({ mailbox }) => ({ mailbox, row: { agency: id, as: 'liaison' as const } })),
  ...recordsOfficers.map(({ mailbox }) => ({ mailbox, row: { agency: id, as: 'records officer' as const } })),
];
const nameOf = ({ mailbox, row }: ReturnType<typeof rolesOf>[number]) => `${mailbox} ${row.as}`;
const command = () => ({ id: newCommandId(), fingerprint: 'operator' });

const namesIn = ({ name, components = [] }: Pick<Agency, 'name' | 'components'>): string[] =>
  [name, ...components.map((one) => one.name)].filter((one) => one.length <= LONGEST_READ);
const looksIn = (agency: Pick<Agency, 'name' | 'components'>): Key[] =>
  namesIn(agency).flatMap((name) => lookKeys(looksOf(name)));
const nameOwnerIn = (found: Found) => (name: string) => agencyOfLooks(found, looksOf(name));

export async function register(given: Registering, now: Instant): Promise<Outcome> {
  const domains = keptDomains(given.domains);
  const components = keptComponents(given.components);
  const registering = { name: kept(given.name), domains, components, ...plain(given) };
  const id = newAgencyId(Date.parse(now));
  const agency: Agency = { id, ...registering, registeredAt: now };
  const { refused } = await carryOut({
    command: command(),
    at: now,
    load: async (key) => ({
      found: await batchGet([...domains.map(domainKey), ...looksIn(registering), key]),
      actor: 'operator',
    }),
    decide: ({ found }) =>
      outcomeOf(
        registerAgency(id, registering, (domain) => agencyOfDomain(found, domain), nameOwnerIn(found)),
        (events) => ({
          changes: [agencyStream.change(agencyStream.tip(found, id), events)],
          also: [
            putAgency(agency),
            ...domains.map((domain) => putDomain(domain, id)),
            ...putName(id, looksOf(agency.name)),
            ...distinct(rolesOf(agency)).map(({ mailbox, row }) => putAgencyRole(mailbox, row)),
          ],
          result: undefined,
        }),
      ),
  });
  return refused ? { refused: refused[0] } : { agency };
}

/** Changes what is registered of an agency: its roles follow. */
async function change(
  id: string,
  given: Partial<Pick<Agency, 'name' | 'components' | 'liaisons' | 'recordsOfficers'>>,
  decide: (
    state: AgencyState,
    before: Agency,
    nameOwner: (name: string) => string | undefined,
  ) => Decision<AgencyEvent>,
  now: Instant,
): Promise<Outcome> {
  const { refused, loaded } = await carryOut({
    command: command(),
    at: now,
    load: async (key) => {
      const before = agencyFrom(await batchGet([agencyKey(id)]), id);
      if (!before) throw new Missing(`${id} is not in the register`);
      const agency = { ...before, ...given };
      const found = await batchGet([tipKey(id), ...looksIn(agency), key]);
      return { found, actor: 'operator', before, agency };
    },
    decide: ({ found, before, agency }) => {
      const tip = agencyStream.tip(found, id);
      const stay = new Set(rolesOf(agency).map(nameOf));
      const gone = rolesOf(before).filter((one) => !stay.has(nameOf(one)));
      return outcomeOf(decide(existing(tip), before, nameOwnerIn(found)), (events) => ({
        changes: [agencyStream.change(tip, events)],
        also: [
          putAgency(agency),
          ...(agency.name === before.name ? [] : putName(id, looksOf(agency.name), looksOf(before.name))),
          ...distinct(rolesOf(agency)).map(({ mailbox, row }) => putAgencyRole(mailbox, row)),
          ...distinct(gone).map(({ mailbox, row }) => dropAgencyRole(mailbox, row)),
        ],
        result: undefined,
      }));
    },
  });
  return refused ? { refused: refused[0] } : { agency: loaded.agency };
}

/** Both lists are replaced whole. */
export const officials = (id: string, given: Officials, now: Instant): Promise<Outcome> =>
  change(id, plain(given), (state) => nameOfficials(state, plain(given)), now);

export const rename = (id: string, given: string, now: Instant): Promise<Outcome> =>
  change(
    id,
    { name: kept(given) },
    (state, before, nameOwner) => renameAgency(state, before, kept(given), nameOwner),
    now,
  );

/** The list is replaced whole. */
export const components = (id: string, given: readonly Component[], now: Instant): Promise<Outcome> => {
  const named = keptComponents(given);
  return change(
    id,
    { components: named },
    (state, before, nameOwner) => nameComponents(state, before, named, nameOwner),
    now,
  );
};

/** One action for one item: whoever is named twice has one row. */
const distinct = (roles: ReturnType<typeof rolesOf>) => [...new Map(roles.map((one) => [nameOf(one), one])).values()];

/** An agency by its id or by one of its mail domains; undefined when it is not registered. */
export async function agencyOf(idOrDomain: string): Promise<Agency | undefined> {
  const id = idOrDomain.startsWith('agy_')
    ? idOrDomain
    : agencyOfDomain(await batchGet([domainKey(idOrDomain)]), idOrDomain);
  return id === undefined ? undefined : agencyFrom(await batchGet([agencyKey(id)]), id);
}
