/** The opening of the demonstration: one head has signed, two are asked, and one agency is not prepared; its test mail came back, and its counsel has not answered. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cloud } from './cloud.ts';
import {
  ANNEXES,
  agencyHead,
  convenerToken,
  headOf,
  liaisonIn,
  MOU_FILE,
  mou,
  mouFile,
  registerAgencies,
  standOf,
} from './demonstration.ts';
import { type PartyFile, prepareParties, reviewersIn } from './liaison.ts';

const SIGNED = 'emergency';
export const UNPREPARED = 'forestry';
export const COUNSEL = {
  name: 'Rosa Lindgren',
  agency: headOf(UNPREPARED).agency,
  mailbox: 'rosa.lindgren@forestry.alder.example',
  reviews: 'counsel, required',
};

/** Sets the scene, or goes on setting it where a stopped start left it; once it stands, what people have done since is left alone. */
export async function openScene(cloud: Cloud, home: string): Promise<{ token: string; agreement: string }> {
  const token = await convenerToken(cloud, home);
  await registerAgencies(cloud);
  const sent = await mou(cloud, token, 'send', MOU_FILE, '--annexes', ANNEXES, '--key', 'demonstration');
  const { agreement } = JSON.parse(sent) as { agreement: string };
  const played = join(home, 'opening-played');
  if (existsSync(played)) return { token, agreement };
  cloud.setMailbox(headOf(UNPREPARED).mailbox, 'bounce');
  await play(cloud, token, agreement);
  writeFileSync(played, '');
  return { token, agreement };
}

async function play(cloud: Cloud, token: string, agreement: string): Promise<void> {
  await cloud.quiet();
  const liaisonOf = ({ key }: PartyFile) => liaisonIn(cloud, key);
  const unprepared = mouFile.parties.filter(({ key }) => key === UNPREPARED);
  const others = mouFile.parties.filter(({ key }) => key !== UNPREPARED);
  const counsel = reviewersIn({ counsel: { name: COUNSEL.name, mailbox: COUNSEL.mailbox, need: 'required' } });
  for (const party of unprepared) await liaisonOf(party).confirm(agreement, party, counsel);
  await prepareParties(cloud, agreement, others, liaisonOf);
  const { signatories } = await standOf(cloud, token, agreement);
  if (signatories[SIGNED]?.status === 'asked') await agencyHead(cloud, SIGNED).sign();
  await cloud.quiet();
}
