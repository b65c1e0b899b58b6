/** The opening of the demonstration: one MOU half way through its signing, with a mailbox to mend and a text to clear; another in force, with a dispute. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Cloud } from '../cloud/cloud.ts';
import { arrivals } from './arrivals.ts';
import {
  agencyHead,
  convenerToken,
  liaisonAt,
  liaisonIn,
  mou,
  type Ours,
  registerAgencies,
  standOf,
} from './demonstration.ts';
import { playDispute } from './opening-dispute.ts';
import { LINK } from './people/agency-head.ts';
import { type PartyFile, prepareApart, reviewersIn } from './people/liaison.ts';
import { ROADS_FILE, ROADS_ORGANIZER, roadLiaisons } from './road-closures.ts';
import { ANNEXES, COUNSEL, headOf, liaisons, MOU_FILE, mouFile, UNPREPARED } from './wildfire-smoke.ts';

const SIGNED = 'emergency';
export interface Scene {
  /** Half way through its signing. */
  smoke: Ours;
  /** In force, with a dispute. */
  roads: Ours;
}

/**
 * Sets the scene, or goes on setting it where a stopped start left it; once it stands, what people have done since is left alone.
 * @param onProgress told what it is doing
 */
export async function openScene(
  cloud: Cloud,
  home: string,
  onProgress: (line: string) => void = () => undefined,
): Promise<Scene> {
  onProgress('Registering the agencies of the examples');
  const [token, roadsToken] = await Promise.all([
    convenerToken(cloud, home),
    convenerToken(cloud, home, ROADS_ORGANIZER),
    registerAgencies(cloud),
  ]);
  onProgress('Putting two MOUs out for signature');
  const [smoke, roads] = await Promise.all([
    putOut(cloud, home, token, MOU_FILE, '--annexes', ANNEXES),
    putOut(cloud, home, roadsToken, ROADS_FILE),
    ...waitingLiaisons(home).map(({ mailbox }) => liaisonAt(cloud, mailbox).staySignedIn()),
  ]);
  onProgress('Preparing and signing: one MOU half way, the other to a dispute');
  await Promise.all([
    once(home, OPENING, () => play(cloud, smoke)),
    once(home, DISPUTE, () => playDispute(cloud, roads)),
  ]);
  return { smoke, roads };
}

/** Where it is noted that a part was played whole. */
const OPENING = 'opening-played';
const DISPUTE = 'dispute-played';

/** Who has something to confirm yet; they sign in while the MOUs are put out. */
const waitingLiaisons = (home: string) => [
  ...(existsSync(join(home, OPENING)) ? [] : Object.values(liaisons)),
  ...(existsSync(join(home, DISPUTE)) ? [] : Object.values(roadLiaisons)),
];

/** The key lasts as long as the service remembers it, which a moved clock outlives: the home remembers the agreement for good. */
async function putOut(cloud: Cloud, home: string, token: string, file: string, ...options: string[]): Promise<Ours> {
  const kept = join(home, `agreement-${basename(file, '.json')}`);
  if (existsSync(kept)) return { token, agreement: readFileSync(kept, 'utf8') };
  const sent = await mou(cloud, token, 'send', file, ...options, '--key', 'demonstration');
  const { agreement } = JSON.parse(sent) as { agreement: string };
  writeFileSync(kept, agreement);
  return { token, agreement };
}

/** What was played whole is not played again. */
async function once(home: string, name: string, act: () => Promise<void>): Promise<void> {
  const played = join(home, name);
  if (existsSync(played)) return;
  await act();
  writeFileSync(played, '');
}

async function play(cloud: Cloud, { token, agreement }: Ours): Promise<void> {
  cloud.setMailbox(headOf(UNPREPARED).mailbox, 'bounce');
  const liaisonOf = ({ key }: PartyFile) => liaisonIn(cloud, key);
  const unprepared = mouFile.parties.filter(({ key }) => key === UNPREPARED);
  const others = mouFile.parties.filter(({ key }) => key !== UNPREPARED);
  const counsel = reviewersIn({ counsel: { name: COUNSEL.name, mailbox: COUNSEL.mailbox, need: 'required' } });
  const asked = arrivals(cloud, headOf(SIGNED).mailbox);
  await Promise.all([
    ...unprepared.map((party) => liaisonOf(party).confirm(agreement, party, counsel)),
    prepareApart(agreement, others, liaisonOf, (mailbox) => arrivals(cloud, mailbox)),
  ]);
  await asked(LINK);
  const { signatories } = await standOf(cloud, token, agreement);
  if (signatories[SIGNED]?.status === 'asked') await agencyHead(cloud, SIGNED).sign();
  await cloud.quiet();
}
