/** For tests: somebody who is signed in and sends what no page of ours offers: any fields to any address, with the proof of the session. */
import { ulid } from 'ulid';
import { expect } from 'vitest';
import type { Capability } from '../functions/shared/capability.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { type TestCloud, told } from './a-cloud.ts';
import { asOperator } from './an-operator.ts';

/** Two people who speak for the same agency. */
export const LIAISONS = ['liaison@health.example', 'second@health.example'] as const;

/** Their agency, registered; its id. Only what is imported from here on acts as the operator. */
export async function registeredWithTwo(cloud: TestCloud): Promise<string> {
  asOperator(cloud);
  const { register } = await import('../functions/identity/acts/register-agency.ts');
  const liaisons = LIAISONS.map((mailbox) => ({ name: `Liaison at ${mailbox.split('@')[0]}`, mailbox }));
  const health = { name: 'Birch health', domains: ['health.example'], liaisons, recordsOfficers: [] };
  const { agency, refused } = await register(health, cloud.now());
  expect(refused).toBeUndefined();
  return agency?.id ?? '';
}

/** What may stand in an address in the place of a key, a number or an id. */
export const ODD = [
  ...['__proto__', 'constructor', 'toString', '0', '-1', '01', '1e0', '99999999999999999999'],
  ...['%00', '%2e%2e', '%2f', '%E2%80%AE', '%E0%A4', 'a'.repeat(300)],
];

/** The addresses that a capability takes forms at, as its routes have them. */
export const postsOf = ({ functions }: Capability): string[] =>
  Object.values(functions).flatMap(({ routes = {} }) =>
    Object.keys(routes).flatMap((route) =>
      route.startsWith('POST /a') && !route.startsWith('POST /api') ? [route.slice(5)] : [],
    ),
  );

/** The address with what stands in it by name. */
export const addressOf = (route: string, named: Readonly<Record<string, string>>): string =>
  route.replaceAll(/\{(\w+)\}/g, (_, name) => named[name] ?? '1');

/** The same address as often as something of it can be odd: one name at a time. */
export const oddAddresses = (route: string, named: Readonly<Record<string, string>>): string[] =>
  [...route.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) =>
    ODD.map((value) => addressOf(route, { ...named, [name]: value })),
  );

export function attacking(cloud: () => TestCloud) {
  const proofs = new Map<string, string>();
  /** A session lasts half a day. */
  const proofOf = async (person: Person): Promise<string> => {
    const session = `${person.mailbox} ${cloud().now().slice(0, 10)}`;
    const known = proofs.get(session);
    if (known) return known;
    const { html } = await person.open('/sessions');
    const proof = /name="_proof" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? '';
    proofs.set(session, proof);
    return proof;
  };
  /** How many events there are: whatever is done adds one. */
  const events = async (): Promise<number> => (await cloud().items('LEDGER#')).length;
  /** A form of this person’s session that no page has shown. */
  const posts = async (person: Person, address: string, fields: Record<string, string> = {}) => {
    const keys = { _proof: await proofOf(person), _command: `cmd_${ulid()}` };
    const response = await fetch(`${cloud().url}${address}`, {
      ...{ method: 'POST', redirect: 'manual' as const, headers: { cookie: person.browser.cookie } },
      body: new URLSearchParams({ ...keys, ...fields }),
    });
    const html = await response.text();
    return { status: response.status, said: told({ status: response.status, html }), html };
  };
  return {
    events,
    posts,
    /** Every address answers with a page of words, and does nothing. */
    doNothing: async (who: Person, addresses: readonly string[], fields: Record<string, string>): Promise<void> => {
      const before = await events();
      for (const address of addresses) {
        const { status, html } = await posts(who, address, fields);
        expect([400, 404, 405, 422], `${address}: ${status}`).toContain(status);
        expect(html, address).toMatch(/[a-z]{2,} [a-z]{2,}/);
      }
      expect(await events()).toBe(before);
    },
  };
}
