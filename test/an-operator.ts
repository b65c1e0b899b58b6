/** For tests: what an operator does with own rights on the table, because the service has no route for it: tokens and agencies. */
import { vi } from 'vitest';
import type { Cloud } from '../infra/laptop/cloud/cloud.ts';
import { CONVENER } from './a-sent-mou.ts';

export interface RegisteredParty {
  name: string;
  mailDomains: string[];
}

type Table = Pick<Cloud, 'table' | 'frontDoor' | 'region'>;

/** What is imported from here on is a fresh copy, because the table's client takes its settings from the environment once. */
export function asOperator({ table, frontDoor, region }: Table): void {
  Object.assign(process.env, {
    TABLE: table[0]?.name ?? '',
    AWS_ENDPOINT_URL: frontDoor,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'operator',
    AWS_SECRET_ACCESS_KEY: 'operator',
  });
  vi.resetModules();
}

async function operators(cloud: Table) {
  asOperator(cloud);
  return {
    ...(await import('../functions/identity/token.store.ts')),
    ...(await import('../functions/identity/acts/register-agency.ts')),
  };
}

export function operatorOf(cloud: Cloud) {
  /** A suite sends more in its one day than an agency may, unless it is told how many. */
  const token = async (organization = CONVENER, aDay = 10_000): Promise<{ secret: string; id: string }> => {
    const { makeToken } = await operators(cloud);
    return makeToken({ organization, label: 'test', aDay, now: new Date(cloud.clock.now()).toISOString() });
  };

  const registered = new Set<string>();
  let registering: Promise<unknown> = Promise.resolve();
  const registerThese = async (parties: readonly RegisteredParty[]): Promise<void> => {
    const missing = parties.filter(({ mailDomains: [domain = ''] }) => !registered.has(domain));
    if (missing.length === 0) return;
    const { agencyOf, register } = await operators(cloud);
    const now = new Date(cloud.clock.now()).toISOString();
    for (const { name, mailDomains: domains } of missing) {
      const [domain = ''] = domains;
      const liaisons = [{ name: `Liaison of ${name}`, mailbox: `liaison@${domain}` }];
      const recordsOfficers = [{ name: `Records officer of ${name}`, mailbox: `records@${domain}` }];
      const known = await agencyOf(domain);
      const refused = known ? undefined : (await register({ name, domains, liaisons, recordsOfficers }, now)).refused;
      if (refused) throw new Error(refused.wrong);
      registered.add(domain);
    }
  };
  /** As an operator registers them: each with one liaison, `liaison@` its first domain. Those registered before are left as they are. */
  const registerAgencies = ({ parties }: { parties: readonly RegisteredParty[] }): Promise<void> => {
    const done = registering.then(() => registerThese(parties));
    registering = done.catch(() => undefined);
    return done;
  };
  const revoke = async (id: string) =>
    (await operators(cloud)).revokeToken(id, new Date(cloud.clock.now()).toISOString());

  return { token, registerAgencies, revoke };
}
