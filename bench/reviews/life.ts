/**
 * What a whole life costs in dollars: an MOU of six agencies with eight monthly KPIs is signed, reported under, disputed under, reviewed
 * and renewed. Each part is read off once from real acts on the laptop cloud, and counted as often as it comes in 18 months.
 */
import { mkdirSync } from 'node:fs';
import type { Agreement } from '../../functions/agreements/domain/agreement.state.ts';
import { manyParties } from '../../functions/agreements/testing/an-mou.ts';
import { GRADED } from '../../functions/reviews/domain/questions.ts';
import { DAY, HOUR, MINUTE } from '../../functions/shared/kernel.ts';
import { laterMonth } from '../../infra/laptop/demo/months.ts';
import { Person } from '../../infra/laptop/demo/people/person.ts';
import type { Screen } from '../../infra/laptop/demo/people/visitor.ts';
import { wholeWay } from '../acts.ts';
import { kpiOf } from '../figures/dashboards.ts';
import { measure, type Reading, together } from '../meter.ts';
import { tipOf } from '../rows.ts';
import { type Convener, convenerOf, openScene, type Scene } from '../scene.ts';
import { send } from '../signer.ts';

export const PARTIES = 6;
export const KPIS = 8;
export const MONTHS = 18;
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

const of = (people: Map<string, Person>, party: string): Person => {
  const person = people.get(party);
  if (!person) throw new Error(`There is nobody of ${party}`);
  return person;
};

const codeOf = ({ cloud }: Scene, { mailbox }: Person): string => {
  const mail = cloud.inbox.to(mailbox).findLast(({ tags }) => tags.template?.includes('code'));
  return /^\d{6}$/m.exec(mail?.text ?? '')?.[0] ?? '';
};

/** From publication until everyone has the sealed copy. */
async function sign(scene: Scene): Promise<{ stage: Stage; part: Part }> {
  const { cloud } = scene;
  const convener = await convenerOf(scene, file);
  const readings: Reading[] = [];
  const agreement = await wholeWay(
    convener,
    async (_, act) => {
      const reading = await measure(scene, act);
      readings.push(reading);
      return reading;
    },
    () => undefined,
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
    part: {
      ...{ name: 'prepared and signed', times: 1, reading: together(readings) },
      stands: 'published; every liaison signs in and confirms the offices, every head reads and signs; sealed copies',
    },
  };
}

/** From one look at the figures to the next, with the close of the period before between them. */
async function month({ scene, agreement, heads }: Stage): Promise<Part> {
  const { cloud } = scene;
  const signed = new Date(cloud.clock.now()).toISOString().slice(0, 7);
  const [first, after, end] = [1, 2, 3].map((months) => laterMonth(signed, months)) as [string, string, string];
  const cells = Object.fromEntries(file.kpis.map(({ key }, kpi) => [`cells.${key}.value`, `${10 + kpi}.25`]));
  const report = async (party: string) => {
    const person = of(heads, party);
    must(await person.open(`/agreements/${agreement}/parties/${party}/figures/${first}`));
    must(await person.browser.press('Look at it first', cells), /Send these figures/);
    must(await person.browser.press('Send these figures'));
  };
  await cloud.sleepUntil(Date.parse(`${after}-08T16:00:00Z`));
  const reading = await measure(scene, async () => {
    for (const party of keys) await report(party);
    for (let looks = 0; looks < LOOKS; looks += 1)
      must(await of(heads, keys[looks % PARTIES] ?? '').open(`/agreements/${agreement}/kpis`));
    await cloud.sleepUntil(Date.parse(`${end}-01T16:00:00Z`));
  });
  const stands = `${PARTIES} sign in and report ${KPIS} figures each by form, ${LOOKS} looks at the dashboard, the period closes, everyone is told`;
  return { name: 'a month of figures', times: MONTHS, stands, reading };
}

async function dispute({ scene, agreement, heads }: Stage): Promise<Part> {
  const { cloud } = scene;
  const [by = '', against = ''] = keys;
  const [raiser, other] = [of(heads, by), of(heads, against)];
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
  const reading = await measure(scene, async () => {
    await act(raiser, `${docket}/new`, 'Raise this dispute', { ...position, ...claim });
    await act(other, `${docket}/1`, 'Give this answer', position);
    await act(raiser, `${docket}/1`, 'Propose this text', { text: position.need });
    await act(other, `${docket}/1`, 'Take text 1', { dissent: 'A night shift is lost.' });
  });
  const stands = 'two heads sign in; raised, answered, a text proposed and taken, with the pages that they read';
  return { name: 'a dispute', times: DISPUTES, stands, reading };
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
  await cloud.sleepUntil(Date.parse(sunsetAt) - HOUR);
  const opening = await measure(scene, () => cloud.moveTo(Date.parse(sunsetAt) + 11 * MINUTE));
  const reading = await measure(scene, async () => {
    for (const party of keys) {
      const [liaison, head] = [of(liaisons, party), of(heads, party)];
      must(await liaison.open(page));
      must(await liaison.open(`${page}/evidence`));
      must(await liaison.open(`${page}/answers`));
      must(await liaison.browser.press('Keep this', { ...answers, choice: 'renew' }), /It is kept/);
      await cloud.quiet();
      must(await head.open(`${page}/choice`));
      const typed = { ...answers, choice: 'renew' };
      must(await head.browser.press('Send me a code', { ...typed, ready: 'yes' }));
      await cloud.quiet();
      const code = codeOf(scene, head);
      must(await head.browser.press('Seal the choice of your agency', { ...typed, code }));
      await cloud.quiet();
    }
  });
  return [
    {
      name: 'a review opens',
      times: 1,
      stands: 'the sweep finds it, its evidence, everyone is told',
      reading: opening,
    },
    {
      ...{ name: 'everyone answers and chooses', times: 1, reading },
      stands:
        'every liaison signs in, reads the evidence and prepares, every head signs in and chooses with a code; all is revealed, the renewal goes out and its heads are asked',
    },
  ];
}

/** Every head signs the text that the service put out, and it takes effect. */
async function renewal({ scene, agreement, convener }: Stage): Promise<Part[]> {
  const { cloud } = scene;
  const signing = await measure(scene, async () => {
    for (const signer of convener.signers()) {
      await signer.prepare();
      await cloud.quiet();
      await signer.read();
      await send(signer.signature(), 303);
      await cloud.quiet();
    }
  });
  const { version, term, next } = (await tipOf<Agreement>(scene, agreement)).state;
  if (next?.status !== 'executed' || !term?.endsAt) throw new Error('The renewal was not signed');
  const ends = Date.parse(term.endsAt);
  await cloud.sleepUntil(ends - 2 * HOUR);
  const reading = await measure(scene, () => cloud.moveTo(ends + 2 * HOUR));
  const holds = (await tipOf<Agreement>(scene, agreement)).state;
  if (holds.version !== version + 1) throw new Error('The renewal did not take effect');
  return [
    { name: 'the renewal is signed', times: 1, stands: 'every head reads and signs; sealed copies', reading: signing },
    { name: 'it takes effect', times: 1, stands: 'two hours on either side of the last moment', reading },
  ];
}

async function live(scene: Scene): Promise<Part[]> {
  const { stage, part } = await sign(scene);
  const figures = await month(stage);
  const decided = await dispute(stage);
  const reviewed = await review(stage);
  return [part, figures, decided, ...reviewed, ...(await renewal(stage))];
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
