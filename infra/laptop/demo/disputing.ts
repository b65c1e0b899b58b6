/** An MOU that is lived under: a dispute that lapses over a holiday and is decided above, deadlines that are paused, and a veto without a reason. */
import { callApi, personAt } from './demonstration.ts';
import { expect, type Stage, type Step, says } from './stage.ts';
import { liaisons, mouFile } from './wildfire-smoke.ts';

const DAY = 86_400_000;

/** Federal holidays that fall on the same day each year. */
const HOLIDAYS = ['01-01', '06-19', '07-04', '11-11', '12-25'] as const;

/** A dispute as the API tells it, as far as the demo looks. */
interface Told {
  level: { level: number; name: string };
  status: string;
  /** What falls due next. */
  due?: string;
}

const officeOf = (party: string, key: string) => {
  const office = mouFile.parties.find((one) => one.key === party)?.offices.find((one) => one.key === key);
  if (!office) throw new Error(`The example has no office ${key} of ${party}`);
  return office;
};

const FORECASTER = officeOf('air', 'duty-forecaster').holder;
const FORECASTS = officeOf('air', 'forecast-director').holder;
const BURNS = officeOf('forestry', 'burn-director').holder;
const SHELTERS = officeOf('emergency', 'shelter-chief').holder;

const docket = ({ agreement }: Stage): string => `/agreements/${agreement}/disputes`;
const page = (stage: Stage): string => `${docket(stage)}/1`;
const told = (stage: Stage): Promise<Told> => callApi(stage.cloud, stage.token, `/api${docket(stage)}/1`);
const now = ({ cloud }: Stage): number => cloud.clock.now();

/** The next holiday that closes offices on a working day, at least a week away. */
function nextHoliday(from: number): string {
  const years = [0, 1].map((more) => new Date(from).getUTCFullYear() + more);
  const days = years.flatMap((year) => HOLIDAYS.map((day) => `${year}-${day}`));
  const closes = (day: string) => ![0, 6].includes(new Date(day).getUTCDay()) && Date.parse(day) - from > 7 * DAY;
  return days.find(closes) ?? '';
}

async function moveTo(stage: Stage, moment: number): Promise<void> {
  await stage.cloud.moveTo(new Date(moment).toISOString());
  await stage.cloud.quiet();
}

/** Opens the dispute as that person, follows the link to the page of an act and presses its button. */
async function act(
  stage: Stage,
  who: { mailbox: string },
  [link, button]: readonly [string, string],
  typed: Record<string, string>,
) {
  const one = personAt(stage.cloud, who.mailbox);
  await one.open(page(stage));
  await one.browser.follow(link);
  const screen = await one.browser.press(button, typed);
  await stage.cloud.quiet();
  return screen;
}

const raise: Step = [
  `Before a holiday, ${FORECASTER.name} raises a dispute with Forestry about a prescribed burn`,
  async (stage) => {
    const holiday = nextHoliday(now(stage));
    await moveTo(stage, Date.parse(`${holiday}T18:00:00.000Z`) - 2 * DAY);
    const one = personAt(stage.cloud, FORECASTER.mailbox);
    await one.open(`${docket(stage)}/new`);
    const claim = {
      against: 'forestry',
      about: 'decision-right/burn-holds',
      happened: 'The Tamarack burn was lit on a day on which the county downwind had no clean-air center open.',
      happenedOn: new Date(now(stage) - 3 * DAY).toISOString().slice(0, 10),
      need: 'No burn is lit before the duty officer has said that the centers downwind are open.',
      cannotAccept: 'A call after the fire is lit.',
      offer: 'A forecast of the plume four hours earlier than today.',
      handling: 'parties',
    };
    says(await one.browser.press('Raise this dispute', claim), /Dispute 1 is raised/);
    await stage.cloud.quiet();
    const { due = '', level } = await told(stage);
    return `it is with ${level.name} until ${due.slice(0, 10)}; ${holiday} does not count`;
  },
];

const lapse: Step = [
  'Nobody decides: the clock goes over the holiday, reminders go out, and the dispute moves up by itself',
  async (stage) => {
    const { due = '' } = await told(stage);
    await moveTo(stage, Date.parse(due) + 60_000);
    const { level } = await told(stage);
    expect(level.level === 2, 'the dispute is on the second level');
    const reminded = stage.cloud.inbox
      .list()
      .filter(({ subject }) => subject.includes('(reminder)') && /dispute/i.test(subject));
    expect(reminded.length > 0, 'someone was reminded');
    const asked = stage.cloud.inbox.to(BURNS.mailbox).some(({ text }) => text.includes(page(stage)));
    expect(asked, `${BURNS.name} was asked`);
    return `${reminded.length} reminders; now with ${level.name}`;
  },
];

const pause: Step = [
  `${liaisons.emergency?.name} pauses deadlines for an emergency; five days later they run again`,
  async (stage) => {
    const before = (await told(stage)).due ?? '';
    const one = personAt(stage.cloud, SHELTERS.mailbox);
    await one.open(docket(stage));
    const reason = 'Every office of the state works on the evacuation of two counties.';
    await one.browser.press('Pause deadlines', { cause: 'emergency', reason, days: '10' });
    await moveTo(stage, now(stage) + 5 * DAY);
    await one.open(docket(stage));
    await one.browser.press('Resume deadlines', { reason: 'The evacuation is over.' });
    await stage.cloud.quiet();
    const moved = Date.parse((await told(stage)).due ?? '') - Date.parse(before);
    expect(moved >= DAY, `the deadline falls later by business days, not by ${moved / DAY} days`);
    return 'the business days that were left are counted again, and everyone was told twice';
  },
];

const decide: Step = [
  `${FORECASTS.name} proposes a solution; ${BURNS.name} accepts it, with a dissent`,
  async (stage) => {
    const by = new Date(now(stage) + 30 * DAY).toISOString().slice(0, 10);
    const text =
      'No prescribed burn is lit before the duty officer has confirmed that the clean-air centers downwind are open.';
    const what = 'Adds the confirmation to the burn plan.';
    const action = { 'followUps.0.party': 'forestry', 'followUps.0.what': what, 'followUps.0.by': by };
    says(
      await act(stage, FORECASTS, ['Propose a solution', 'Propose this'], { text, ...action }),
      /Your proposal 1 is recorded/,
    );
    const dissent = 'A burn window of three hours is lost while we wait for a phone call.';
    says(await act(stage, BURNS, ['Accept proposal 1', 'Accept proposal 1'], { dissent }), new RegExp(dissent));
    expect((await told(stage)).status === 'decided', 'the dispute is decided');
    return 'decided on the second level; the dissent is kept beside the decision, word for word';
  },
];

const veto: Step = [
  `${SHELTERS.name} vetoes it and gives no reason: after 48 hours the veto lapses`,
  async (stage) => {
    says(
      await act(stage, SHELTERS, ['Veto the decision', 'Veto this decision'], { right: 'clean-air-centers' }),
      /The veto is recorded/,
    );
    const { due = '' } = await told(stage);
    const mails = stage.cloud.inbox.list().length;
    await moveTo(stage, Date.parse(due) + 60_000);
    expect((await told(stage)).status === 'decided', 'the decision is in force again');
    const lapsed = stage.cloud.inbox
      .list()
      .slice(mails)
      .filter(({ subject }) => /veto/i.test(subject));
    expect(lapsed.length > 0, 'everyone was told that it lapsed');
    return `the reason was due until ${due}; ${lapsed.length} emails say that it lapsed`;
  },
];

export const disputing: readonly Step[] = [raise, lapse, pause, decide, veto];
