/** Making and revoking tokens writes to the table with the operator's own AWS rights; the service itself has no route for it. */
import { laptop } from './api.ts';
import { Refused } from './refused.ts';

async function store() {
  const address = laptop();
  if (!process.env.TABLE && address) {
    Object.assign(process.env, {
      TABLE: address.table,
      AWS_ENDPOINT_URL: address.frontDoor,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'operator',
      AWS_SECRET_ACCESS_KEY: 'operator',
    });
  }
  if (!process.env.TABLE)
    throw new Refused([
      {
        wrong: 'No table is known.',
        remedy:
          'Set TABLE to the TableName output of the deployment and sign in to AWS, or run npm start in this folder first.',
      },
    ]);
  // Read only now, because the client takes its settings from the environment when it is made.
  return import('../../functions/identity/token.store.ts');
}

const now = () => new Date().toISOString();

export const makeToken = async (by: { organization: string; label: string }) =>
  (await store()).makeToken({ ...by, now: now() });

export const revokeToken = async (id: string): Promise<void> => (await store()).revokeToken(id, now());
