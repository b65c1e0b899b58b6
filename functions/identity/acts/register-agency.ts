/** The operator registers agencies and names who speaks for them, with rights of the operator's own on the table: the service has no route for it. */

import { carryOut, outcomeOf } from '../../shared/carry-out.ts';
import { Missing } from '../../shared/failures.ts';
import { newAgencyId, newCommandId } from '../../shared/ids.ts';
import type { Instant, Refusal } from '../../shared/kernel.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { mailboxIn, sameMailbox } from '../../shared/mailbox.ts';
import {
  type Agency,
  agencyFrom,
  agencyKey,
  agencyOfDomain,
  domainKey,
  putAgency,
  putDomain,
} from '../agency.store.ts';
import { agencyStream } from '../agency.stream.ts';
import { nameOfficials, type Officials, type Registering, registerAgency } from '../domain/agency.rules.ts';
import { dropAgencyRole, putAgencyRole } from '../person.store.ts';

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
  const id = newAgencyId(Date.parse(now));
  const agency: Agency = { id, ...registering, registeredAt: now };
  const { refused } = await carryOut({
    command: command(),
    at: now,
    load: async (key) => ({ found: await batchGet([...domains.map(domainKey), key]), actor: 'operator' }),
    decide: ({ found }) =>
      outcomeOf(
        registerAgency(id, registering, (domain) => agencyOfDomain(found, domain)),
        (events) => ({
          changes: [agencyStream.change(agencyStream.tip(found, id), events)],
          also: [
            putAgency(agency),
            ...domains.map((domain) => putDomain(domain, id)),
            ...distinct(rolesOf(agency)).map(({ mailbox, row }) => putAgencyRole(mailbox, row)),
          ],
          result: undefined,
        }),
      ),
  });
  return refused ? { refused: refused[0] } : { agency };
}

/** Both lists are replaced whole. */
export async function officials(id: string, given: Officials, now: Instant): Promise<Outcome> {
  const { refused, loaded } = await carryOut({
    command: command(),
    at: now,
    load: async (key) => {
      const found = await batchGet([tipKey(id), agencyKey(id), key]);
      const before = agencyFrom(found, id);
      if (!before) throw new Missing(`${id} is not in the register`);
      return { found, actor: 'operator', before, agency: { ...before, ...plain(given) } };
    },
    decide: ({ found, before, agency }) => {
      const tip = agencyStream.tip(found, id);
      const stay = new Set(rolesOf(agency).map(nameOf));
      const gone = rolesOf(before).filter((one) => !stay.has(nameOf(one)));
      return outcomeOf(nameOfficials(existing(tip), plain(given)), (events) => ({
        changes: [agencyStream.change(tip, events)],
        also: [
          putAgency(agency),
          ...distinct(rolesOf(agency)).map(({ mailbox, row }) => putAgencyRole(mailbox, row)),
          ...distinct(gone).map(({ mailbox, row }) => dropAgencyRole(mailbox, row)),
        ],
        result: undefined,
      }));
    },
  });
  return refused ? { refused: refused[0] } : { agency: loaded.agency };
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
