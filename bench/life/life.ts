/**
 * What a whole life costs in dollars: an MOU of six agencies with eight monthly KPIs is signed, reported under, disputed under, reviewed
 * and renewed. Each part is read off once from real acts on the laptop cloud, and counted as often as it comes in 18 months.
 */
import { DAY } from '../../functions/shared/kernel.ts';
import type { Person } from '../../infra/laptop/demo/people/person.ts';
import { wholeWay } from '../acts.ts';
import { convenerOf, type Scene } from '../scene.ts';
import { months } from './months.ts';
import { type Part, read } from './reading.ts';
import { renewal, review } from './review.ts';
import { file, keys, must, type Stage, stageOf, whoIn } from './stage.ts';

export const DISPUTES = 4;

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
  return { stage: stageOf(scene, convener, agreement), part };
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
  const stands = 'two heads sign in; raised, answered, a solution proposed and accepted, with the pages that they read';
  return read(scene, { name: 'a dispute', times: DISPUTES, stands }, async () => {
    await act(raiser, `${docket}/new`, 'Raise this dispute', { ...position, ...claim });
    await act(other, `${docket}/1/answer`, 'Give this answer', position);
    await act(raiser, `${docket}/1/texts`, 'Propose this', { text: position.need });
    await act(other, `${docket}/1/acceptance`, 'Accept proposal 1', { dissent: 'A night shift is lost.' });
  });
}

export async function measureLife(scene: Scene): Promise<Part[]> {
  const { stage, part } = await sign(scene);
  const figures = await months(stage);
  const decided = await dispute(stage);
  const reviewed = await review(stage);
  return [part, ...figures, decided, ...reviewed, ...(await renewal(stage))];
}
