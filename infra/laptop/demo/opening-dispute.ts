/** The other half of the opening: the road-closure map is signed, and the transportation map lead raises a dispute that nobody has answered yet. */

import type { Cloud } from '../cloud/cloud.ts';
import { callApi, type Ours, personAt } from './demonstration.ts';
import { NotThere } from './people/visitor.ts';
import { claimAt, leadOf, roads } from './road-closures.ts';
import { signAll } from './signers.ts';

/** Goes on where a stopped start left it: what is signed is signed, and a dispute is raised once. */
export async function playDispute(cloud: Cloud, ours: Ours): Promise<void> {
  await signAll(cloud, ours, roads);
  const { disputes } = await callApi<{ disputes: unknown[] }>(
    cloud,
    ours.token,
    `/api/agreements/${ours.agreement}/disputes`,
  );
  if (disputes.length === 0) await raise(cloud, ours);
  await cloud.quiet();
}

async function raise(cloud: Cloud, { agreement }: Ours): Promise<void> {
  const { mailbox } = leadOf('transport');
  const lead = personAt(cloud, mailbox);
  await lead.open(`/agreements/${agreement}/disputes/new`);
  const { status, text } = await lead.browser.press('Raise this dispute', claimAt(cloud));
  if (status !== 200) throw new NotThere(`The dispute was not raised: ${text}`);
}
