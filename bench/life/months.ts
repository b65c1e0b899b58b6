/** Months in which figures of the month before are reported and published. */
import { laterMonth } from '../../infra/laptop/demo/months.ts';
import { type Named, type Part, read } from './reading.ts';
import { file, KPIS, keys, must, PARTIES, type Stage, whoIn } from './stage.ts';

export const MONTHS = 18;
/** Looks at the dashboard of all people of the MOU together, in a month. */
const LOOKS = 20;

async function month(
  { scene, agreement, heads }: Stage,
  signed: string,
  nth: number,
  of: Named & { late: readonly string[]; first: string },
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
export async function months(stage: Stage): Promise<Part[]> {
  const signed = new Date(stage.scene.cloud.clock.now()).toISOString().slice(0, 7);
  const every = `${PARTIES} sign in and report ${KPIS} figures each by form, ${LOOKS} looks at the dashboard, the period closes`;
  return [
    await month(stage, signed, 1, {
      ...{ name: 'a month as it should be', times: MONTHS, late: [], first: '10.25' },
      stands: `${every}; nobody has to be reminded`,
    }),
    await month(stage, signed, 2, {
      ...{
        name: 'in the place of one of them, a month as it should not be',
        times: 0,
        late: keys.slice(0, 2),
        first: '1.25',
      },
      stands: `${every}; two report after they were reminded, and one KPI is missed: everyone who reports it is told`,
    }),
  ];
}
