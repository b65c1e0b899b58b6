/**
 * What a whole life costs in dollars: an MOU of six agencies with eight monthly KPIs is signed, reported under, disputed under, reviewed
 * and renewed. Each part is read off once from real acts on the laptop cloud, and counted as often as it comes in 18 months.
 */
import { mkdirSync } from 'node:fs';
import type { Agreement } from '../../functions/agreements/domain/agreement.state.ts';
import { manyParties } from '../../functions/agreements/testing/an-mou.ts';
import { GRADED } from '../../functions/reviews/domain/questions.ts';
import { DAY, HOUR, MINUTE } from '../../functions/shared/kernel.ts';
import type { FunctionName } from '../../infra/aws/entries.ts';
import { laterMonth } from '../../infra/laptop/demo/months.ts';
import { Person } from '../../infra/laptop/demo/people/person.ts';
import type { Screen } from '../../infra/laptop/demo/people/visitor.ts';
import { wholeWay } from '../acts.ts';
import { sum } from '../arithmetic.ts';
import { kpiOf } from '../figures/dashboards.ts';
import { measure, type Reading } from '../meter.ts';
import { tipOf } from '../rows.ts';
import { type Convener, convenerOf, openScene, type Scene } from '../scene.ts';
import { send } from '../signer.ts';

export const PARTIES = 6;
export const KPIS = 8;
export const MONTHS = 18;
/** Months in which some are reminded, and one KPI is missed; in the others every figure comes in time and is as it must be. */
const LATE_MONTHS = 6;
export const DISPUTES = 4;
/** Looks at the dashboard of all people of the MOU together, in a month. */
const LOOKS = 20;

export interface Part {
  name: string;
  /** How often it comes in a life. */
  times: number;
  /** What was done while it was read off. */
  stands: string;
  reading: Reading;
  /** The mails among it, by template. */
  letters: Record<string, number>;
}

interface Stage {
  scene: Scene;
  convener: Convener;
  agreement: string;
  /** Whoever holds the office that signs, and the liaison, by party. */
  heads: Map<string, Person>;
  liaisons: Map<string, Person>;
}

interface MouFile {
  parties: { key: string; mailDomains: string[]; offices: { key: string; holder: { mailbox: string } }[] }[];
}

const six = manyParties(PARTIES) as MouFile;
const keys = six.parties.map(({ key }) => key);
const file = {
  ...six,
  commitments: [],
  kpis: Array.from({ length: KPIS }, (_, index) => kpiOf(index, keys)),
};

function must({ status, url, text }: Screen, says?: RegExp): void {
  if (status !== 200 || (says && !says.test(text))) throw new Error(`${url} answered ${status}: ${text.slice(0, 400)}`);
}

const whoIn = (people: Map<string, Person>, party: string): Person => {
  const person = people.get(party);
  if (!person) throw new Error(`There is nobody of ${party}`);
  return person;
};

const codeOf = ({ cloud }: Scene, { mailbox }: Person): string => {
  const mail = cloud.inbox.to(mailbox).findLast(({ tags }) => tags.template?.includes('code'));
  return /^\d{6}$/m.exec(mail?.text ?? '')?.[0] ?? '';
};

const lettersIn = ({ cloud }: Scene, after: number): Record<string, number> =>
  sum(...cloud.inbox.list(after).map(({ tags }) => ({ [tags.template?.[0] ?? '']: 1 })));

/** What the service does for all MOUs together, once a night and once a week, is no part of the life of one. */
const OF_THE_SERVICE: readonly string[] = ['records-tips', 'board-digest'] satisfies FunctionName[];
const ownOf = ({ byFunction, ...reading }: Reading): Reading => ({
  ...reading,
  byFunction: Object.fromEntries(Object.entries(byFunction).filter(([name]) => !OF_THE_SERVICE.includes(name))),
});

async function read(
  scene: Scene,
  of: Pick<Part, 'name' | 'times' | 'stands'>,
  act: () => Promise<unknown>,
): Promise<Part> {
  const after = scene.cloud.inbox.list().at(-1)?.number ?? 0;
  const reading = ownOf(await measure(scene, act));
  return { ...of, reading, letters: lettersIn(scene, after) };
}

/** From publication until everyone has the sealed copy. */
async function sign(scene: Scene): Promise<{ stage: Stage; part: Part }> {
  const { cloud } = scene;
  const convener = await convenerOf(scene, file);
  let agreement = '';
  const act = async (_: string, one: () => Promise<unknown>) => {
    await one();
    await cloud.quiet();
  };
  const part = await read(
    scene,
    {
      ...{ name: 'prepared and signed', times: 1 },
      stands: 'published; every liaison signs in and confirms the offices, every head reads and signs; sealed copies',
    },
    async () => {
      agreement = await wholeWay(convener, act, () => undefined);
    },
  );
  const person = (mailbox: string) => new Person(cloud.url, mailbox, cloud.inbox, () => cloud.quiet());
  const people = (mailboxOf: (party: MouFile['parties'][number]) => string) =>
    new Map(six.parties.map((party) => [party.key, person(mailboxOf(party))]));
  return {
    stage: {
      ...{ scene, convener, agreement },
      heads: people(({ offices }) => offices[0]?.holder.mailbox ?? ''),
      liaisons: people(({ mailDomains }) => `liaison@${mailDomains[0]}`),
    },
    part,
  };
}

/** A month in which figures of the one before it are reported and published. */
async function month(
  { scene, agreement, heads }: Stage,
  signed: string,
  nth: number,
  of: Pick<Part, 'name' | 'times' | 'stands'> & { late: readonly string[]; first: string },
): Promise<Part> {
  const { cloud } = scene;
  const [period, at, next] = [nth, nth + 1, nth + 2].map((months) => laterMonth(signed, months)) as [
    string,
    string,
    string,
  ];
  const report = async (party: string) => {
    const person = whoIn(heads, party);
    const cells = file.kpis.map(({ key }, kpi) => [`cells.${key}.value`, kpi === 0 ? of.first : `${10 + kpi}.25`]);
    must(await person.open(`/agreements/${agreement}/parties/${party}/figures/${period}`));
    must(await person.browser.press('Look at it first', Object.fromEntries(cells)), /Send these figures/);
    must(await person.browser.press('Send these figures'));
    await cloud.quiet();
  };
  await cloud.sleepUntil(Date.parse(`${at}-02T20:00:00Z`));
  return read(scene, of, async () => {
    await cloud.moveTo(Date.parse(`${at}-08T16:00:00Z`));
    for (const party of keys.filter((one) => !of.late.includes(one))) await report(party);
    for (let looks = 0; looks < LOOKS; looks += 1)
      must(await whoIn(heads, keys[looks % PARTIES] ?? '').open(`/agreements/${agreement}/kpis`));
    await cloud.moveTo(Date.parse(`${at}-20T20:00:00Z`));
    for (const party of of.late) await report(party);
    await cloud.moveTo(Date.parse(`${next}-02T20:00:00Z`));
  });
}

/** One after the other: a month as it should be, and one that is not. */
async function months(stage: Stage): Promise<Part[]> {
  const signed = new Date(stage.scene.cloud.clock.now()).toISOString().slice(0, 7);
  const every = `${PARTIES} sign in and report ${KPIS} figures each by form, ${LOOKS} looks at the dashboard, the period closes`;
  return [
    await month(stage, signed, 1, {
      ...{ name: 'a month as it should be', times: MONTHS - LATE_MONTHS, late: [], first: '10.25' },
      stands: `${every}; nobody has to be reminded`,
    }),
    await month(stage, signed, 2, {
      ...{ name: 'a month as it should not be', times: LATE_MONTHS, late: keys.slice(0, 2), first: '1.25' },
      stands: `${every}; two report after they were reminded, and one KPI is missed, of which everyone is told who reports it`,
    }),
  ];
}

async function dispute({ scene, agreement, heads }: Stage): Promise<Part> {
  const { cloud } = scene;
  const [by = '', against = ''] = keys;
  const [raiser, other] = [whoIn(heads, by), whoIn(heads, against)];
  const docket = `/agreements/${agreement}/disputes`;
  const position = {
    happened: 'A road was closed for a day and stood open on the map.',
    need: 'A closure stands on the map within the hour.',
    cannotAccept: 'A call the next day.',
    offer: 'A person on duty who answers the phone at night.',
  };
  const happenedOn = new Date(cloud.clock.now() - 3 * DAY).toISOString().slice(0, 10);
  const claim = { against, about: 'decision-right/closures', happenedOn, handling: 'parties' };
  const act = async (who: Person, at: string, button: string, typed: Record<string, string>) => {
    must(await who.open(at));
    must(await who.browser.press(button, typed));
    await cloud.quiet();
  };
  const stands = 'two heads sign in; raised, answered, a text proposed and taken, with the pages that they read';
  return read(scene, { name: 'a dispute', times: DISPUTES, stands }, async () => {
    await act(raiser, `${docket}/new`, 'Raise this dispute', { ...position, ...claim });
    await act(other, `${docket}/1`, 'Give this answer', position);
    await act(raiser, `${docket}/1`, 'Propose this text', { text: position.need });
    await act(other, `${docket}/1`, 'Take text 1', { dissent: 'A night shift is lost.' });
  });
}

/** The clock goes to the opening, and every agency answers and chooses to renew. */
async function review({ scene, agreement, heads, liaisons }: Stage): Promise<Part[]> {
  const { cloud } = scene;
  const page = `/agreements/${agreement}/reviews/1`;
  const answers = {
    ...Object.fromEntries(GRADED.map((one) => [`answers.${one}.grade`, 'yes'])),
    'answers.stay.says': 'Nothing more than what is agreed.',
  };
  const { sunsetAt = '' } = (await tipOf<Agreement>(scene, agreement)).state;
  // What became news on the way is told on the mornings before it.
  await cloud.sleepUntil(Date.parse(sunsetAt) - 4 * DAY);
  await cloud.moveTo(Date.parse(sunsetAt) - HOUR);
  const opening = await read(
    scene,
    { name: 'a review opens', times: 1, stands: 'the sweep finds it, its evidence is frozen, everyone is told' },
    () => cloud.moveTo(Date.parse(sunsetAt) + 11 * MINUTE),
  );
  const answer = async (party: string) => {
    const [liaison, head] = [whoIn(liaisons, party), whoIn(heads, party)];
    must(await liaison.open(page));
    must(await liaison.open(`${page}/evidence`));
    must(await liaison.open(`${page}/answers`));
    must(await liaison.browser.press('Keep this', { ...answers, choice: 'renew' }), /It is kept/);
    await cloud.quiet();
    must(await head.open(`${page}/choice`));
    const typed = { ...answers, choice: 'renew' };
    must(await head.browser.press('Send me a code', { ...typed, ready: 'yes' }));
    await cloud.quiet();
    must(await head.browser.press('Seal the choice of your agency', { ...typed, code: codeOf(scene, head) }));
    await cloud.quiet();
  };
  const given = await read(
    scene,
    {
      ...{ name: 'everyone answers and chooses', times: 1 },
      stands:
        'every liaison signs in, reads the evidence and prepares, every head signs in and chooses with a code; all is revealed, the renewal goes out and its heads are asked',
    },
    async () => {
      for (const party of keys) await answer(party);
    },
  );
  return [opening, given];
}

/** Every head signs the text that the service put out, and it takes effect. */
async function renewal({ scene, agreement, convener }: Stage): Promise<Part[]> {
  const { cloud } = scene;
  const signing = await read(
    scene,
    { name: 'the renewal is signed', times: 1, stands: 'every head reads and signs; sealed copies' },
    async () => {
      for (const signer of convener.signers()) {
        await signer.prepare();
        await cloud.quiet();
        await signer.read();
        await send(signer.signature(), 303);
        await cloud.quiet();
      }
    },
  );
  const { version, term, next } = (await tipOf<Agreement>(scene, agreement)).state;
  if (next?.status !== 'executed' || !term?.endsAt) throw new Error('The renewal was not signed');
  const ends = Date.parse(term.endsAt);
  await cloud.sleepUntil(ends - 4 * DAY);
  await cloud.moveTo(ends - 2 * HOUR);
  const begun = await read(
    scene,
    { name: 'it takes effect', times: 1, stands: 'the clock goes from two hours before to two hours after' },
    () => cloud.moveTo(ends + 2 * HOUR),
  );
  const holds = (await tipOf<Agreement>(scene, agreement)).state;
  if (holds.version !== version + 1) throw new Error('The renewal did not take effect');
  return [signing, begun];
}

async function live(scene: Scene): Promise<Part[]> {
  const { stage, part } = await sign(scene);
  const figures = await months(stage);
  const decided = await dispute(stage);
  const reviewed = await review(stage);
  return [part, ...figures, decided, ...reviewed, ...(await renewal(stage))];
}

/** @param home an empty folder */
export async function measureLife(home: string): Promise<Part[]> {
  mkdirSync(home, { recursive: true });
  const scene = await openScene(home);
  try {
    return await live(scene);
  } finally {
    await scene.cloud.stop();
  }
}
