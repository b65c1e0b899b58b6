/** The operator registers agencies and names who speaks for them, with rights of the operator's own on the table: the service has no route for it. */

import { newAgencyId, newCommandId } from '../shared/ids.ts';
import type { Instant, Refusal } from '../shared/kernel.ts';
import { change, commit, existing, tipFrom, tipKey } from '../shared/ledger.ts';
import { mailboxIn, sameMailbox } from '../shared/mailbox.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { batchGet } from '../shared/table.ts';
import { nameOfficials, type Officials, type Registering, registerAgency } from './agency.rules.ts';
import { type AgencyState, evolveAgency } from './agency.state.ts';
import { type Agency, agencyFrom, agencyKey, agencyOfDomain, domainKey, putAgency, putDomain } from './agency.store.ts';
import { dropAgencyRole, putAgencyRole } from './person.store.ts';

type Outcome = { agency: Agency; refused?: undefined } | { refused: Refusal; agency?: undefined };

const kept = (name: string): string => name.normalize('NFC').trim();
const plain = ({ liaisons, recordsOfficers }: Officials): Officials => {
  const each = (list: Officials['liaisons']) =>
    list.map(({ name, mailbox }) => ({
      name: kept(name),
      mailbox: mailboxIn(mailbox).mailbox ?? sameMailbox(mailbox),
    }));
  return { liaisons: each(liaisons), recordsOfficers: each(recordsOfficers) };
};

const rolesOf = ({ id, liaisons, recordsOfficers }: Pick<Agency, 'id' | 'liaisons' | 'recordsOfficers'>) => [
  ...liaisons.map(({ mailbox }) => ({ mailbox, row: { agency: id, as: 'liaison' as const } })),
  ...recordsOfficers.map(({ mailbox }) => ({ mailbox, row: { agency: id, as: 'records officer' as const } })),
];
const nameOf = ({ mailbox, row }: ReturnType<typeof rolesOf>[number]) => `${mailbox} ${row.as}`;
const command = () => ({ id: newCommandId(), fingerprint: 'operator' });

export async function register(given: Registering, now: Instant): Promise<Outcome> {
  const domains = given.domains.map((domain) => domain.trim().toLowerCase());
  const registering = { name: kept(given.name), domains, ...plain(given) };
  return retryOnConflict(async () => {
    const id = newAgencyId(Date.parse(now));
    const found = await batchGet(domains.map(domainKey));
    const decision = registerAgency(id, registering, (domain) => agencyOfDomain(found, domain));
    if (decision.refused) return decision;
    const agency: Agency = { id, ...registering, registeredAt: now };
    await commit({
      command: command(),
      at: now,
      actor: 'operator',
      changes: [change({ tip: tipFrom<AgencyState>(found, id), events: decision.events, evolve: evolveAgency })],
      beside: [
        putAgency(agency),
        ...domains.map((domain) => putDomain(domain, id)),
        ...distinct(rolesOf(agency)).map(({ mailbox, row }) => putAgencyRole(mailbox, row)),
      ],
    });
    return { agency };
  });
}

/** Both lists are replaced whole. */
export async function officials(id: string, given: Officials, now: Instant): Promise<Outcome> {
  return retryOnConflict(async () => {
    const found = await batchGet([tipKey(id), agencyKey(id)]);
    const tip = tipFrom<AgencyState>(found, id);
    const state = existing(tip);
    const before = agencyFrom(found, id);
    if (!before) throw new Error(`${id} is not in the register`);
    const decision = nameOfficials(state, plain(given));
    if (decision.refused) return decision;
    const agency: Agency = { ...before, ...plain(given) };
    const stay = new Set(rolesOf(agency).map(nameOf));
    await commit({
      command: command(),
      at: now,
      actor: 'operator',
      changes: [change({ tip, events: decision.events, evolve: evolveAgency })],
      beside: [
        putAgency(agency),
        ...distinct(rolesOf(agency)).map(({ mailbox, row }) => putAgencyRole(mailbox, row)),
        ...distinct(rolesOf(before).filter((one) => !stay.has(nameOf(one)))).map(({ mailbox, row }) =>
          dropAgencyRole(mailbox, row),
        ),
      ],
    });
    return { agency };
  });
}

/** One action for one item: whoever is named twice has one row. */
const distinct = (roles: ReturnType<typeof rolesOf>) => [...new Map(roles.map((one) => [nameOf(one), one])).values()];

/** An agency by its id or by one of its mail domains; undefined when it is not registered. */
export async function agencyOf(idOrDomain: string): Promise<Agency | undefined> {
  const id = idOrDomain.startsWith('agy_')
    ? idOrDomain
    : agencyOfDomain(await batchGet([domainKey(idOrDomain)]), idOrDomain);
  return id === undefined ? undefined : agencyFrom(await batchGet([agencyKey(id)]), id);
}
