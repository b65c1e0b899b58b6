/** Making and revoking the tokens of conveners. */
import { now, reachTable } from './operator.ts';

async function store() {
  reachTable();
  // Read only now, because the client takes its settings from the environment when it is made.
  return import('../../functions/identity/token.store.ts');
}

export const makeToken = async (by: { organization: string; label: string; aDay?: number }) =>
  (await store()).makeToken({ ...by, now: now() });

export const revokeToken = async (id: string): Promise<void> => (await store()).revokeToken(id, now());
