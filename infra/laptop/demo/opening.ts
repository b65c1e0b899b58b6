/**
 * The opening of the demonstration: one MOU half way through its signing, with a mailbox to mend and a text to clear; another in force,
 * with a dispute; one in the ordinary form, in force; one that was signed elsewhere and that one of two agencies has confirmed; and one with ten months of figures.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Cloud } from '../cloud/cloud.ts';
import { arrivals } from './arrivals.ts';
import { CRASHES_ORGANIZER, CRASHES_ZONE, MONTHS_AGO } from './crashes.ts';
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
import { confirmAdopted, handIn, INSPECTIONS_FILE, INSPECTIONS_ORGANIZER, inspectionLiaisons } from './inspections.ts';
import { LABORATORY_FILE, LABORATORY_ORGANIZER, laboratory, laboratoryLiaisons } from './laboratory.ts';
import { monthIn, monthsAfter } from './months.ts';
import { playDispute } from './opening-dispute.ts';
import { LINK } from './people/agency-head.ts';
import { type PartyFile, prepareApart, reviewersIn } from './people/liaison.ts';
import { playMonths, writeCrashes } from './reporting.ts';
import { ROADS_FILE, ROADS_ORGANIZER, roadLiaisons } from './road-closures.ts';
import { signAll } from './signers.ts';
import { ANNEXES, COUNSEL, headOf, liaisons, MOU_FILE, mouFile, UNPREPARED } from './wildfire-smoke.ts';

const SIGNED = 'emergency';
/** Whose liaison has found that the terms are what was signed. */
const CONFIRMED = 'banking';

export interface Scene {
  /** Half way through its signing. */
  smoke: Ours;
  /** In force, with a dispute. */
  roads: Ours;
  /** In force, in the ordinary form. */
  laboratory: Ours;
  /** Signed elsewhere, and confirmed by one agency. */
  inspections: Ours;
  /** In force for ten months, with the figures of four agencies. */
  crashes: Ours;
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
  const [token, roadsToken, laboratoryToken, inspectionsToken] = await Promise.all([
    convenerToken(cloud, home),
    convenerToken(cloud, home, ROADS_ORGANIZER),
    convenerToken(cloud, home, LABORATORY_ORGANIZER),
    convenerToken(cloud, home, INSPECTIONS_ORGANIZER),
    registerAgencies(cloud),
  ]);
  const crashes = await playedMonths(cloud, home, onProgress);
  onProgress('Putting three MOUs out for signature, and taking one over that was signed elsewhere');
  const [smoke, roads, joint, inspections] = await Promise.all([
    kept(home, token, MOU_FILE, () => sent(cloud, token, MOU_FILE, '--annexes', ANNEXES)),
    kept(home, roadsToken, ROADS_FILE, () => sent(cloud, roadsToken, ROADS_FILE)),
    kept(home, laboratoryToken, LABORATORY_FILE, () => sent(cloud, laboratoryToken, LABORATORY_FILE)),
    kept(home, inspectionsToken, INSPECTIONS_FILE, () => handIn(cloud, inspectionsToken)),
    ...waitingLiaisons(home).map(({ mailbox }) => liaisonAt(cloud, mailbox).staySignedIn()),
  ]);
  onProgress('Preparing and signing: one MOU half way, one to a dispute, one to its execution');
  await Promise.all([
    once(home, OPENING, () => play(cloud, smoke)),
    once(home, DISPUTE, () => playDispute(cloud, roads)),
    once(home, ORDINARY, () => signAll(cloud, joint, laboratory)),
    once(home, ADOPTION, () => confirmAdopted(cloud, inspections, CONFIRMED)),
  ]);
  return { smoke, roads, laboratory: joint, inspections, crashes };
}

/** Where the moment is noted at which the story begins: eleven months later is today. */
const BEGAN = 'began';

/** First of all, since the clock moves by months in it and would leave nothing of the others open. */
export async function playedMonths(
  cloud: Cloud,
  home: string,
  onProgress: (line: string) => void = () => undefined,
): Promise<Ours> {
  const noted = join(home, BEGAN);
  if (!existsSync(noted)) writeFileSync(noted, String(cloud.clock.now()));
  const began = Number(readFileSync(noted, 'utf8'));
  const token = await convenerToken(cloud, home, CRASHES_ORGANIZER);
  const signed = monthIn(CRASHES_ZONE, began);
  onProgress('Signing an MOU eleven months ago, and reporting ten months of figures');
  const ours = await kept(home, token, 'crash-response.json', () => sent(cloud, token, writeCrashes(home, signed)));
  await once(home, MONTHS, () => playMonths(cloud, { ...ours, home, signed }, monthsAfter(began, MONTHS_AGO)));
  return ours;
}

/** Where it is noted that a part was played whole. */
const OPENING = 'opening-played';
const DISPUTE = 'dispute-played';
const ORDINARY = 'ordinary-played';
const ADOPTION = 'adoption-played';
const MONTHS = 'months-played';

const { [CONFIRMED]: confirming } = inspectionLiaisons;

/** Who has something to confirm yet; they sign in while the MOUs are put out. */
const waitingLiaisons = (home: string) =>
  [
    { part: OPENING, who: Object.values(liaisons) },
    { part: DISPUTE, who: Object.values(roadLiaisons) },
    { part: ORDINARY, who: Object.values(laboratoryLiaisons) },
    { part: ADOPTION, who: confirming ? [confirming] : [] },
  ].flatMap(({ part, who }) => (existsSync(join(home, part)) ? [] : who));

/** A command's key lasts as long as the service remembers it, which a moved clock outlives: the home remembers the agreement for good. */
async function kept(home: string, token: string, file: string, put: () => Promise<string>): Promise<Ours> {
  const noted = join(home, `agreement-${basename(file, '.json')}`);
  if (existsSync(noted)) return { token, agreement: readFileSync(noted, 'utf8') };
  const agreement = await put();
  writeFileSync(noted, agreement);
  return { token, agreement };
}

async function sent(cloud: Cloud, token: string, file: string, ...options: string[]): Promise<string> {
  const said = await mou(cloud, token, 'send', file, ...options, '--key', `demonstration-${basename(file, '.json')}`);
  return (JSON.parse(said) as { agreement: string }).agreement;
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
