/** For tests: a text in force gets another, which is put out, prepared by every party and signed by every head. */
import type { TestCloud } from './a-cloud.ts';
import type { MouFile, Sent } from './a-sent-mou.ts';

/** What the service says to it; what it sets in motion is done. */
export async function succeeding(
  cloud: TestCloud,
  bearer: string,
  { agreement }: Pick<Sent, 'agreement'>,
  json: MouFile,
  kind = 'amendment',
) {
  await cloud.registerAgencies(json);
  const path = `/api/agreements/${agreement}/successors?kind=${kind}`;
  const answer = await cloud.call<Omit<Sent, 'mou'> & { version: number }>('POST', path, { bearer, json });
  await cloud.quiet();
  return answer;
}

/** Taken, prepared by every party, and not signed yet. */
export async function successorOut(...[cloud, bearer, sent, json, kind]: Parameters<typeof succeeding>): Promise<Sent> {
  const { status, body, text } = await succeeding(cloud, bearer, sent, json, kind);
  if (status !== 201) throw new Error(`The successor was not taken: ${status} ${text}`);
  const successor = { ...body, mou: json };
  await cloud.prepare(successor);
  return successor;
}

export async function signedByAll(cloud: TestCloud, sent: Sent): Promise<void> {
  for (const { key } of sent.mou.parties) await cloud.head(sent, key).sign();
  await cloud.quiet();
}
