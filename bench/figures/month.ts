/** What figures cost in dollars: one update by form, one look at the dashboard, and a whole month of an MOU of four agencies. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CRASHES_FILE, cellsOf, MONTHS, SUPPOSED } from '../../infra/laptop/demo/crashes.ts';
import type { MouFile } from '../../infra/laptop/demo/example.ts';
import { laterMonth, monthsBetween, withDaysMoved } from '../../infra/laptop/demo/months.ts';
import { REPORTERS, reporterOf, typedFrom } from '../../infra/laptop/demo/reporting.ts';
import { type Act, wholeWay } from '../acts.ts';
import { measure } from '../meter.ts';
import { convenerOf, type Scene } from '../scene.ts';

/** Looks of all people of the MOU together, in a month. */
const LOOKS = 20;

const monthAt = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 7);

export async function measureMonth(scene: Scene): Promise<Act[]> {
  const { cloud } = scene;
  const signed = monthAt(cloud.clock.now());
  const example = readFileSync(join(import.meta.dirname, '../..', CRASHES_FILE), 'utf8');
  const convener = await convenerOf(
    scene,
    JSON.parse(withDaysMoved(example, monthsBetween(SUPPOSED, signed))) as MouFile,
  );
  const agreement = await wholeWay(
    convener,
    (_, act) => measure(scene, act),
    () => undefined,
  );
  const [first, after, end] = [1, 2, 3].map((months) => laterMonth(signed, months)) as [string, string, string];
  const reporters = Object.keys(REPORTERS);
  const fill = async (party: string) => {
    const person = reporterOf(cloud, party);
    const cells = cellsOf(party, MONTHS, first);
    await person.open(`/agreements/${agreement}/parties/${party}/figures/${first}`);
    await person.browser.press('Look at it first', typedFrom(cells));
    return person;
  };
  const look = async () => void (await reporterOf(cloud, 'police').open(`/agreements/${agreement}/kpis`));

  await cloud.sleepUntil(Date.parse(`${after}-08T16:00:00Z`));
  await look();
  const [one = '', ...others] = reporters;
  const filled = await fill(one);
  const acts: Act[] = [
    {
      name: 'report figures (form, looked at before)',
      reading: await measure(scene, () => filled.browser.press('Send these figures')),
    },
    { name: 'look at the dashboard', reading: await measure(scene, look) },
    {
      name: `a month of that MOU: ${others.length} more report, ${LOOKS} looks, the period closes and is told`,
      reading: await measure(scene, async () => {
        for (const party of others) await (await fill(party)).browser.press('Send these figures');
        for (let looks = 0; looks < LOOKS; looks += 1) await look();
        await cloud.sleepUntil(Date.parse(`${end}-01T16:00:00Z`));
      }),
    },
  ];
  return acts;
}
