/** What the steps of the demo share: the cloud, what stands on record, and what a later step needs of an earlier one. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cloud } from '../cloud/cloud.ts';
import type { Mail } from '../cloud/ses/inbox.ts';
import { liaisonIn, type Ours } from './demonstration.ts';
import { readExample } from './example.ts';
import { AgencyHead } from './people/agency-head.ts';
import { Reviewer } from './people/reviewer.ts';
import type { Screen, Visitor } from './people/visitor.ts';
import type { Played } from './reporting.ts';
import { headOf, MOU_FILE, mouFile } from './wildfire-smoke.ts';

export interface Stage {
  cloud: Cloud;
  /** Where files of the demo are written. */
  home: string;
  /** The convener's. */
  token: string;
  agreement: string;
  /** MOUs beside it, once they are there. */
  others: {
    roads?: Ours;
    inspections?: Ours;
    crashes?: Played & { began: number };
    laboratory?: Ours;
    smoke?: Ours;
  };
}

/** Returns a fact that only a run in which it happened can know. */
export type Step = readonly [name: string, act: (stage: Stage) => Promise<string>];

export function expect(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Error(`Expected: ${what}`);
}

/** A page that must say so; otherwise the demo ends with what it said instead. */
export function says(screen: Screen, words: RegExp): Screen {
  expect(
    screen.status === 200 && words.test(screen.text),
    `a page that says ${words}, not ${screen.url}: ${screen.text}`,
  );
  return screen;
}

export const pageOf = ({ agreement }: Pick<Stage, 'agreement'>, party: string): string =>
  `/agreements/${agreement}/parties/${party}`;

/** The browser of a party's liaison, signed in, with that party's page open, or the one of an act. */
export async function deskOf(stage: Stage, party: string, act = ''): Promise<Visitor> {
  const { person } = liaisonIn(stage.cloud, party);
  await person.open(`${pageOf(stage, party)}${act}`);
  return person.browser;
}

/** The office that signs for the party reads the newest test mail aloud, and the liaison types its word. */
export function confirmWord({ cloud, agreement }: Stage, key: string, { mailbox }: { mailbox: string }): Promise<void> {
  const party = mouFile.parties.find((one) => one.key === key);
  if (!party) throw new Error(`${MOU_FILE} has no party ${key}`);
  const offices = party.offices.map((office) => ({ ...office, holder: { ...office.holder, mailbox } }));
  return liaisonIn(cloud, key).confirmWord(agreement, { ...party, offices });
}

/** Whoever reads that mailbox and is asked to sign. */
export const signerAt = ({ cloud }: Stage, mailbox: string): AgencyHead =>
  new AgencyHead(cloud.url, mailbox, cloud.inbox, () => cloud.quiet());

export const reviewerAt = ({ cloud }: Stage, { mailbox }: { mailbox: string }): Reviewer =>
  new Reviewer(cloud.url, mailbox, cloud.inbox);

export const linksToSign = ({ cloud }: Stage): Mail[] =>
  cloud.inbox.list().filter(({ text }) => text.includes('/sign/'));

/** Clears the text for public health before its head is asked. */
export const COUNSEL = { name: 'Ines Valdez', mailbox: 'ines.valdez@health.alder.example' };
/** Is asked as well, and holds nothing up. */
export const BUDGET = { name: 'Tom Birkeland', mailbox: 'tom.birkeland@health.alder.example' };
/** Where the mail of Forestry's head arrives; the file has a mailbox that does not exist. */
export const MENDED = { ...headOf('forestry'), mailbox: 'w.kamaka@forestry.alder.example' };
/** Holds the office of air quality's head from the middle of the signing on. */
export const SUCCESSOR = { name: 'Terrence Boudreaux', mailbox: 'terrence.boudreaux@air.alder.example' };
/** Signs in the stead of Forestry's head. */
export const DELEGATE = { name: 'Ingrid Sorensen', mailbox: 'ingrid.sorensen@forestry.alder.example' };

/** What counsel has changed: how many air cleaners are bought. */
export const CHANGED = { was: '1,500', is: '1,200' };
const bought = (number: string): string => `${number} air cleaners and two filters for each`;

/** The example as this demo sends it: the agency that organizes it signs first, so that its counsel holds up everyone. */
export function writeVersion(stage: Stage, version: number, airCleaners: string, changes: object = {}): string {
  const example = readExample(MOU_FILE);
  const others = mouFile.parties.map(({ key }) => key).filter((key) => key !== 'health');
  const signing = { order: { kind: 'groups', groups: [['health'], others] }, periodDays: 30 };
  const text = JSON.stringify({ ...example, signing, ...changes }, null, 2);
  expect(text.includes(bought(CHANGED.was)), `${MOU_FILE} still has what counsel objects to`);
  return writeFile(stage, `version-${version}.json`, text.replace(bought(CHANGED.was), bought(airCleaners)));
}

export function writeFile({ home }: Stage, name: string, text: string): string {
  const file = join(home, name);
  writeFileSync(file, text);
  return file;
}
