/** What an operator does writes to the table with the operator's own AWS rights; the service itself has no route for it. */
import { homeIsNamed, laptop } from './laptop.ts';
import { Refused } from './refused.ts';

/** Points the table's client to the deployment of the environment, or to a service of this machine. Import stores only after it. */
export function reachTable(): void {
  const address = process.env.TABLE && !homeIsNamed() ? undefined : laptop();
  if (address) {
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
        code: 'table-unknown',
        wrong: `No table is known: neither TABLE nor CONCORD_HOME is set, and no service was started from ${process.cwd()}.`,
        remedy:
          'Set TABLE to the TableName output of the deployment and sign in to AWS, or run npm start in this folder first.',
      },
    ]);
}

export const now = () => new Date().toISOString();
