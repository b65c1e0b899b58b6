/** Ten months of the fifth MOU: its agencies report by their systems, by sheet and by form, are late once, correct once, keep one commitment and ask for another day. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cloud } from '../cloud/cloud.ts';
import {
  type Cell,
  CORRECTED,
  CRASHES_FILE,
  CRASHES_ZONE,
  cellsOf,
  crashes,
  crashLiaisons,
  LATE,
  MONTHS,
  monthOf,
  SUPPOSED,
} from './crashes.ts';
import { liaisonAt, type Ours, personAt } from './demonstration.ts';
import { holderIn } from './example.ts';
import { laterMonth, monthIn, monthsBetween, withDaysMoved } from './months.ts';

const DAY = 86_400_000;

import type { Person } from './people/person.ts';
import { NotThere, type Screen } from './people/visitor.ts';
import { signAll } from './signers.ts';

const PARTIES = crashes.parties.map(({ key }) => key);
export const REPORTERS: Record<string, string> = {
  transport: 'incident-manager',
  police: 'crash-analyst',
  ems: 'data-lead',
  fire: 'training-chief',
};

/** The day of the month after, on which figures are reported: before they are due. */
const IN_TIME = 8;
/** After they are due, and before the next month closes. */
const TOO_LATE = 26;

export interface Played extends Ours {
  home: string;
  /** The month in which it was signed. */
  signed: string;
}

const noonOf = (month: string, day: number): number => Date.parse(`${month}-${String(day).padStart(2, '0')}T16:00:00Z`);

/** The file as if it were signed in that month, written into the home. */
export function writeCrashes(home: string, signed: string): string {
  const file = join(home, 'crash-response.json');
  const example = readFileSync(join(import.meta.dirname, '../../..', CRASHES_FILE), 'utf8');
  writeFileSync(file, withDaysMoved(example, monthsBetween(SUPPOSED, signed)));
  return file;
}

const figuresPath = ({ agreement }: Ours, party: string): string => `/agreements/${agreement}/parties/${party}/figures`;

function must({ status, text }: Screen, says: RegExp): void {
  if (status !== 200 || !says.test(text)) throw new NotThere(`A page that says ${says}, not ${status}: ${text}`);
}

export const reporterOf = (cloud: Cloud, party: string): Person =>
  personAt(cloud, holderIn(crashes, party, REPORTERS[party] ?? '').mailbox);

/** The secret of a token, which its page shows once. */
async function tokenOf(cloud: Cloud, ours: Played, party: string): Promise<string> {
  const file = join(ours.home, `token-${ours.agreement}-${party}`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const { person } = liaisonAt(cloud, crashLiaisons[party]?.mailbox ?? '');
  await person.open(`${figuresPath(ours, party)}/tokens`);
  const { text } = await person.browser.press('Make a token', { label: 'Data warehouse' });
  const [secret = ''] = new RegExp(`\\b${party}\\.[a-z2-7]{52}\\b`).exec(text) ?? [];
  if (secret === '') throw new NotThere(`No token was shown: ${text}`);
  writeFileSync(file, secret, { mode: 0o600 });
  return secret;
}

async function bySystem(cloud: Cloud, ours: Played, party: string, values: readonly Cell[], key: string) {
  const token = await tokenOf(cloud, ours, party);
  const response = await fetch(`${cloud.url}/api/agreements/${ours.agreement}/values`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `demonstration-${key}`,
    },
    body: JSON.stringify({ values }),
  });
  if (!response.ok) throw new NotThere(`Figures of ${party} were not taken: ${await response.text()}`);
}

/** Of cells of one month, as its form has them. */
export const typedFrom = (cells: readonly Cell[]): Record<string, string> =>
  Object.fromEntries(
    cells.flatMap(({ kpi, period: _, ...figure }) =>
      Object.entries(figure).map(([field, value]) => [`cells.${kpi}.${field}`, value]),
    ),
  );

async function byForm(cloud: Cloud, ours: Ours, party: string, until: string, cells: readonly Cell[]) {
  const person = reporterOf(cloud, party);
  await person.open(`${figuresPath(ours, party)}/${until}`);
  must(await person.browser.press('Look at it first', typedFrom(cells)), /Send these figures/);
  await person.browser.press('Send these figures');
}

async function bySheet(cloud: Cloud, ours: Ours, party: string, cells: readonly Cell[]) {
  const columns = ['kpi', 'period', 'value', 'numerator', 'denominator'];
  const rows = cells.map((cell) => columns.map((column) => cell[column] ?? '').join(','));
  const person = reporterOf(cloud, party);
  await person.open(`${figuresPath(ours, party)}/sheet`);
  const pasted = [columns.join(','), ...rows].join('\r\n');
  must(await person.browser.press('Look at it first', { pasted }), /Send these figures/);
  await person.browser.press('Send these figures');
}

/** The last month comes by all three ways. */
async function reportOf(cloud: Cloud, ours: Played, party: string, number: number): Promise<void> {
  const period = monthOf(ours.signed, number);
  const cells = cellsOf(party, number, period);
  if (number === MONTHS && party === 'fire') return byForm(cloud, ours, party, period, cells);
  if (number === MONTHS && party === 'ems') return bySheet(cloud, ours, party, cells);
  return bySystem(cloud, ours, party, cells, `${party}-${period}`);
}

async function correct(cloud: Cloud, ours: Ours & { signed: string }): Promise<void> {
  const { number, kpi, is: value, reason } = CORRECTED;
  const period = monthOf(ours.signed, number);
  await byForm(cloud, ours, 'police', period, [{ kpi, period, value, reason }]);
}

/** A month after those, in time for its due moment and before another one; nothing where that day comes later. */
export async function reportOneMore(cloud: Cloud, ours: Played, before: number): Promise<void> {
  const number = MONTHS + 1;
  const day = noonOf(monthOf(ours.signed, number + 1), IN_TIME);
  if (day >= before) return;
  await cloud.moveTo(day);
  const period = monthOf(ours.signed, number);
  await Promise.all(
    PARTIES.map((party) => bySystem(cloud, ours, party, cellsOf(party, number, period), `${party}-${period}`)),
  );
}

/** What happens to commitments, by the month of figures in which it does. */
const COMMITTED: Record<number, (cloud: Cloud, ours: Ours) => Promise<void>> = {
  2: async (cloud, ours) => {
    const feed = `/agreements/${ours.agreement}/commitments/dispatch-feed`;
    await liaisonAt(cloud, crashLiaisons.police?.mailbox ?? '').act(`${feed}/delivery`, {
      what: 'The log is open to all three agencies since Monday, with a delay of 40 seconds.',
      link: 'https://police.birch.example/crash-log',
    });
    await liaisonAt(cloud, crashLiaisons.transport?.mailbox ?? '').act(`${feed}/acceptance`, { _delivery: '1' });
    await liaisonAt(cloud, crashLiaisons.ems?.mailbox ?? '').act(
      `/agreements/${ours.agreement}/commitments/run-times/delivery`,
      { what: 'The times of all runs to crashes in January and February are in the shared folder.', link: '' },
    );
    const cameras = `/agreements/${ours.agreement}/commitments/cameras`;
    await liaisonAt(cloud, crashLiaisons.transport?.mailbox ?? '').act(`${cameras}/change`, {
      day: `${laterMonth(monthIn(CRASHES_ZONE, cloud.clock.now()), 11)}-15`,
      measure: '',
      why: 'The maker delivers the poles seven months later than he had said.',
    });
    await liaisonAt(cloud, crashLiaisons.police?.mailbox ?? '').act(`${cameras}/change/agreement`, { _asked: '1' });
  },
};

/** Played once: what a stopped start has played is not played again. */
async function once(home: string, name: string, act: () => Promise<unknown>): Promise<void> {
  const noted = join(home, name);
  if (existsSync(noted)) return;
  await act();
  writeFileSync(noted, '');
}

/** On no first day of a month: what takes effect then is measured from that month on, which nobody reports here. */
export const signCrashes = (cloud: Cloud, ours: Played) =>
  once(ours.home, 'crashes-signed', async () => {
    const now = cloud.clock.now();
    if (monthIn(CRASHES_ZONE, now - DAY) !== monthIn(CRASHES_ZONE, now)) await cloud.sleepUntil(now + DAY);
    await signAll(cloud, ours, crashes);
  });

/** Signs it, and lets ten months pass up to now, as a machine that sleeps between them. */
export async function playMonths(cloud: Cloud, ours: Played, today: number): Promise<void> {
  await signCrashes(cloud, ours);
  // While their liaisons are signed in.
  await Promise.all(PARTIES.map((party) => tokenOf(cloud, ours, party)));
  const late = (number: number): string[] => (number === LATE ? ['transport'] : []);
  for (let number = 1; number <= MONTHS; number += 1) {
    const after = monthOf(ours.signed, number + 1);
    await once(ours.home, `crashes-${number}`, async () => {
      await cloud.sleepUntil(Math.min(today, noonOf(after, IN_TIME)));
      const inTime = PARTIES.filter((party) => !late(number).includes(party));
      await Promise.all(inTime.map((party) => reportOf(cloud, ours, party, number)));
      await COMMITTED[number]?.(cloud, ours);
      if (number === CORRECTED.number + 1) await correct(cloud, ours);
      if (late(number).length === 0) return;
      await cloud.sleepUntil(Math.min(today, noonOf(after, TOO_LATE)));
      await Promise.all(late(number).map((party) => reportOf(cloud, ours, party, number)));
    });
  }
  await cloud.sleepUntil(today);
}
