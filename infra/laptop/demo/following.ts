/** What comes after a text in force, and what came before this service: an amendment, an end by the clock, and an MOU that was signed on paper. */
import { callApi, convenerToken, liaisonAt, mou, type Ours, standOf } from './demonstration.ts';
import { readExample } from './example.ts';
import {
  confirmAdopted,
  handIn,
  INSPECTIONS_ORGANIZER,
  inspectionLiaisons,
  inspections,
  signedOn,
} from './inspections.ts';
import { ROADS_FILE, ROADS_ORGANIZER, roadHeads, roadLiaisons, roads } from './road-closures.ts';
import { signAll } from './signers.ts';
import {
  CHANGED,
  COUNSEL,
  confirmWord,
  DELEGATE,
  expect,
  reviewerAt,
  type Stage,
  type Step,
  SUCCESSOR,
  says,
  signerAt,
  writeFile,
  writeVersion,
} from './stage.ts';
import { headOf } from './wildfire-smoke.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** How many air cleaners are bought by the text that amends. */
const AMENDED = '900';

interface Told {
  version: number;
  inForce: boolean;
  documentHash: string;
  term: { effective: string; ends?: string; endsAt?: string };
  next?: { version: number; status: string; term?: { effectiveAt: string } };
}

const told = ({ cloud }: Stage, { token, agreement }: Ours): Promise<Told> =>
  callApi(cloud, token, `/api/agreements/${agreement}`);

/** @param by milliseconds after it */
const moveTo = async ({ cloud }: Stage, moment: string | undefined, by = 0): Promise<void> => {
  await cloud.moveTo(new Date(Date.parse(moment ?? '') + by).toISOString());
  await cloud.quiet();
};

const month: Step = [
  'Another MOU, on a road-closure map, is signed for one month',
  async (stage) => {
    const { cloud, home, others } = stage;
    const sunset = { months: 1, then: 'ends', opensDaysBefore: 14 };
    const file = writeFile(stage, 'one-month.json', JSON.stringify({ ...readExample(ROADS_FILE), sunset }));
    const token = await convenerToken(cloud, home, ROADS_ORGANIZER);
    const { agreement } = JSON.parse(await mou(cloud, token, 'send', file)) as { agreement: string };
    others.roads = { token, agreement };
    await signAll(cloud, others.roads, roads);
    const { term, inForce } = await told(stage, others.roads);
    expect(inForce, 'it is in force');
    return `${roads.number} holds from ${term.effective} to ${term.ends}`;
  },
];

const adopted: Step = [
  `An MOU that was signed on paper on ${signedOn} is taken over: the liaisons of both agencies compare it with its PDF and confirm it`,
  async (stage) => {
    const { cloud, home, others } = stage;
    const token = await convenerToken(cloud, home, INSPECTIONS_ORGANIZER);
    const agreement = await handIn(cloud, token);
    others.inspections = { token, agreement };
    for (const { key } of inspections.parties) {
      const { inForce } = await told(stage, others.inspections);
      expect(!inForce, 'it is not in force before each agency has confirmed it');
      await confirmAdopted(cloud, others.inspections, key);
      await cloud.quiet();
    }
    const { inForce, term } = await told(stage, others.inspections);
    expect(inForce, 'it is in force');
    const [first] = Object.values(inspectionLiaisons);
    const reader = first && liaisonAt(cloud, first.mailbox).person;
    const page = reader && (await reader.open(`/agreements/${agreement}`));
    expect(page && /[Ss]igned elsewhere/.test(page.text), 'its page says that it was signed elsewhere');
    return `${inspections.number} is in force since ${term.effective}, and its page says that it was signed elsewhere`;
  },
];

const amended: Step = [
  'The MOU in force is amended: counsel clears the other text, and all four agencies sign it',
  async (stage) => {
    const { cloud, token, agreement } = stage;
    const day = new Date(cloud.clock.now() + 10 * DAY).toISOString().slice(0, 10);
    const file = writeVersion(stage, 3, AMENDED, { effective: { kind: 'on', day } });
    await mou(
      cloud,
      token,
      'amend',
      agreement,
      file,
      '--note',
      'Fewer air cleaners: half of the centers have their own.',
    );
    await cloud.quiet();
    // Whoever came into office while the first text was being signed has not read a test mail yet.
    await confirmWord(stage, 'air', SUCCESSOR);
    await confirmWord(stage, 'forestry', DELEGATE);
    says(await reviewerAt(stage, COUNSEL).clears(), /You have cleared this text/);
    await cloud.quiet();
    for (const { mailbox } of [headOf('health'), SUCCESSOR, headOf('emergency'), DELEGATE]) {
      says(await signerAt(stage, mailbox).sign(), /recorded|executed/);
      await cloud.quiet();
    }
    const { status } = await standOf(cloud, token, agreement);
    expect(status === 'executed', `the amendment is executed, not ${status}`);
    return `${CHANGED.is} air cleaners become ${AMENDED} on ${day}`;
  },
];

const holds: Step = [
  'Until that day the text holds that was signed before, and from that day on the other one',
  async (stage) => {
    const before = await told(stage, stage);
    const { version, next } = before;
    expect(version === 2 && before.inForce && next?.version === 3, 'version 2 holds, and version 3 is to follow');
    const from = next.term?.effectiveAt ?? '';
    await moveTo(stage, from, -HOUR);
    expect((await told(stage, stage)).version === 2, 'version 2 holds an hour before');
    await moveTo(stage, from);
    const after = await told(stage, stage);
    expect(after.version === 3 && after.inForce, 'version 3 holds from that moment on');
    return `version 2 until ${from}, version 3 from then on, to the same last day`;
  },
];

const ended: Step = [
  'The month is over: the MOU on the map ends by itself, and everyone is told',
  async (stage) => {
    const { cloud, others } = stage;
    const ours = others.roads;
    expect(ours, 'it was signed');
    const { term } = await told(stage, ours);
    await moveTo(stage, term.endsAt, -HOUR);
    expect((await told(stage, ours)).inForce, 'it holds an hour before its end');
    const mails = cloud.inbox.list().length;
    // The sweep that tells of it comes once an hour.
    await moveTo(stage, term.endsAt, HOUR);
    expect(!(await told(stage, ours)).inForce, 'it is not in force any more');
    const news = cloud.inbox.list(mails).filter(({ subject }) => subject.includes(roads.number));
    const people = [...Object.values(roadHeads), ...Object.values(roadLiaisons)];
    for (const { name, mailbox } of people)
      expect(
        news.some(({ recipients }) => recipients.includes(mailbox)),
        `${name} is told`,
      );
    return `ended at ${term.endsAt}; ${news.length} emails say so`;
  },
];

export const following: readonly Step[] = [month, adopted, amended, holds, ended];
