/** The other half of the opening: the road-closure map is signed, and the transportation map lead raises a dispute that nobody has answered yet. */
import { AgencyHead } from './agency-head.ts';
import type { Cloud } from './cloud.ts';
import { callApi, liaisonAt, type Ours, standOf } from './demonstration.ts';
import { type PartyFile, prepareParties } from './liaison.ts';
import { Person } from './person.ts';
import { claimAt, leadOf, roadHeads, roadLiaisons, roads } from './road-closures.ts';
import { NotThere } from './visitor.ts';

/** Goes on where a stopped start left it: what is signed is signed, and a dispute is raised once. */
export async function playDispute(cloud: Cloud, ours: Ours): Promise<void> {
  await cloud.quiet();
  await signAll(cloud, ours);
  const { disputes } = await callApi<{ disputes: unknown[] }>(
    cloud,
    ours.token,
    `/api/agreements/${ours.agreement}/disputes`,
  );
  if (disputes.length === 0) await raise(cloud, ours);
  await cloud.quiet();
}

async function signAll(cloud: Cloud, { token, agreement }: Ours): Promise<void> {
  const { status } = await standOf(cloud, token, agreement);
  if (status === 'executed') return;
  const liaisonOf = ({ key }: PartyFile) => liaisonAt(cloud, roadLiaisons[key]?.mailbox ?? '');
  await prepareParties(cloud, agreement, roads.parties, liaisonOf);
  const { signatories } = await standOf(cloud, token, agreement);
  for (const { party, mailbox } of Object.values(roadHeads))
    if (signatories[party]?.status === 'asked')
      await new AgencyHead(cloud.url, mailbox, cloud.inbox, () => cloud.quiet()).sign();
  await cloud.quiet();
}

async function raise(cloud: Cloud, { agreement }: Ours): Promise<void> {
  const lead = new Person(cloud.url, leadOf('transport').mailbox, cloud.inbox, () => cloud.quiet());
  await lead.open(`/agreements/${agreement}/disputes/new`);
  const { status, text } = await lead.browser.press('Raise this dispute', claimAt(cloud));
  if (status !== 200) throw new NotThere(`The dispute was not raised: ${text}`);
}
