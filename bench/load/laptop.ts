/** Makes what there is to do, on a cloud of this machine: MOUs that wait for their heads, disputes that wait for an answer, months without figures. */

import type { Cloud } from '../../infra/laptop/cloud/cloud.ts';
import { laterMonth } from '../../infra/laptop/demo/months.ts';
import { AgencyHead } from '../../infra/laptop/demo/people/agency-head.ts';
import { Liaison, type PartyFile, prepareParties } from '../../infra/laptop/demo/people/liaison.ts';
import { Person } from '../../infra/laptop/demo/people/person.ts';
import { file, must, PARTIES } from '../life/stage.ts';
import { busyToken, registerAll } from '../scene.ts';
import type { Job } from './journeys.ts';

const DAY = 86_400_000;

/** How many of each kind. */
export type Wanted = Record<Job['act'], number>;

/** Of so many acts six of ten are signatures, and two each are answers and reports. */
export const mixOf = (count: number): Wanted => {
  const [answer, report] = [Math.floor(count / 5), Math.floor(count / 5)];
  return { sign: count - answer - report, answer, report };
};

const position = {
  happened: 'A road was closed for a day and stood open on the map.',
  need: 'A closure stands on the map within the hour.',
  cannotAccept: 'A call the next day.',
  offer: 'A person on duty who answers the phone at night.',
};

type File = { parties: (PartyFile & { name: string; mailDomains: string[] })[] };

/** The same MOU with heads of its own: nobody has two of them in one mailbox. */
const edition = (number: number): File =>
  JSON.parse(
    JSON.stringify({ ...file, number: `LOAD-${number}` }).replaceAll(
      /"mailbox":"([^"@]+)@/g,
      `"mailbox":"$1-${number}@`,
    ),
  );

const headOf = ({ offices, signatories }: PartyFile): string =>
  offices.find(({ key }) => key === signatories[0])?.holder.mailbox ?? '';

/** In an order in which each kind comes again and again. */
export function mixed(kinds: readonly (readonly Job[])[]): Job[] {
  const placed = kinds.flatMap((jobs) => jobs.map((job, index) => ({ job, at: (index + 0.5) / jobs.length })));
  return placed.sort((one, other) => one.at - other.at).map(({ job }) => job);
}

/** The clock is moved by as many months as there are figures to report; then everything else begins. */
export async function prepare(cloud: Cloud, wanted: Wanted, say: (line: string) => void): Promise<Job[]> {
  const { parties } = edition(0);
  await registerAll(cloud, parties);
  const token = await busyToken(cloud, parties[0]?.mailDomains[0] ?? '', 'load');
  const liaisons = new Map(
    parties.map(({ key, mailDomains }) => [key, new Liaison(cloud, `liaison@${mailDomains[0]}`)]),
  );
  let editions = 0;

  const sent = async (): Promise<{ agreement: string; parties: File['parties'] }> => {
    editions += 1;
    const one = edition(editions);
    const response = await fetch(`${cloud.url}/api/agreements`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': `load-${editions}`,
      },
      body: JSON.stringify(one),
    });
    if (response.status !== 201) throw new Error(`The MOU was not taken: ${await response.text()}`);
    const { agreement } = (await response.json()) as { agreement: string };
    await cloud.quiet();
    await prepareParties(cloud, agreement, one.parties, ({ key }) => liaisons.get(key) as Liaison);
    return { agreement, parties: one.parties };
  };
  const person = async (mailbox: string, path: string): Promise<Person> => {
    const one = new Person(cloud.url, mailbox, cloud.inbox, () => cloud.quiet());
    must(await one.open(path));
    return one;
  };

  const { answer, report, sign } = wanted;
  const [answers, reports]: [Job[], Job[]] = [[], []];
  if (answer + report > 0) {
    say('An MOU is signed');
    const { agreement, parties: signed } = await sent();
    for (const party of signed)
      must(await new AgencyHead(cloud.url, headOf(party), cloud.inbox, () => cloud.quiet()).sign());
    await cloud.quiet();
    const month = new Date(cloud.clock.now()).toISOString().slice(0, 7);
    const months = Math.ceil(report / PARTIES);
    if (months > 0) {
      say(`The clock goes ${months + 1} months on`);
      await cloud.moveTo(Date.parse(`${laterMonth(month, months + 1)}-04T15:02:30Z`));
      await cloud.quiet();
    }
    const at = `/agreements/${agreement}`;
    const heads = await Promise.all(
      signed.map(async (party) => ({ key: party.key, who: await person(headOf(party), at) })),
    );
    for (let nth = 0; nth < report; nth += 1) {
      const { key, who } = heads[nth % PARTIES] as (typeof heads)[number];
      const cells = file.kpis.map((kpi, index) => [`cells.${(kpi as { key: string }).key}.value`, `${10 + index}.25`]);
      reports.push({
        ...{ act: 'report', browser: who.browser.tab() },
        path: `${at}/parties/${key}/figures/${laterMonth(month, Math.floor(nth / PARTIES) + 1)}`,
        presses: [
          ['Look at it first', Object.fromEntries(cells)],
          ['Send these figures', {}],
        ],
      });
    }
    if (answer > 0) say(`${answer} disputes are raised`);
    for (let nth = 0; nth < answer; nth += 1) {
      const [by, against] = [heads[nth % PARTIES], heads[(nth + 1) % PARTIES]] as [
        (typeof heads)[number],
        (typeof heads)[number],
      ];
      const happenedOn = new Date(cloud.clock.now() - 3 * DAY).toISOString().slice(0, 10);
      const claim = { against: against.key, about: 'decision-right/closures', happenedOn, handling: 'parties' };
      must(await by.who.browser.open(`${at}/disputes/new`));
      must(await by.who.browser.press('Raise this dispute', { ...position, ...claim }));
      await cloud.quiet();
      answers.push({
        ...{ act: 'answer', browser: against.who.browser.tab() },
        path: `${at}/disputes/${nth + 1}/answer`,
        presses: [['Give this answer', position]],
      });
    }
  }
  const signs: Job[] = [];
  if (sign > 0) say(`${Math.ceil(sign / PARTIES)} MOUs are prepared, and their heads asked`);
  while (signs.length < sign)
    for (const party of (await sent()).parties.slice(0, sign - signs.length))
      signs.push({ act: 'sign', mailbox: headOf(party) });
  return mixed([signs, answers, reports]);
}
