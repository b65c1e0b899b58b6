/** An MOU that loses a party, and goes on with the others. */
import { expect, type Step, says } from '../stage.ts';
import { headOf, heads, mouFile } from '../wildfire-smoke.ts';
import { LEAVES, STAY } from './beginning.ts';
import { day, dayOf, mailed, moveAfter, newestMail, ours, page, sleepBefore, told } from './telling.ts';

const left: Step = [
  `Ninety days later Forestry has left ${mouFile.number}, and the other three go on`,
  async (stage) => {
    const smoke = ours(stage, 'smoke');
    const since = newestMail(stage);
    const last = await dayOf(stage, smoke, 'leaves');
    await sleepBefore(stage, last, 14);
    await moveAfter(stage, last);
    mailed(stage, /has left/, { since, to: STAY });
    const { inForce, parties } = await told(stage, smoke);
    expect(inForce && !parties.includes(LEAVES) && parties.length === 3, 'it is in force among three');
    const [stays] = Object.values(heads).filter(({ party }) => party !== LEAVES);
    says(await page(stage, smoke, stays?.mailbox ?? '', '/withdrawal'), /The agency has left/);
    says(await page(stage, smoke, headOf(LEAVES).mailbox, ''), new RegExp(mouFile.number));
    return `on ${day(last)}; its people still read what they could read until then`;
  },
];

export const leaving: readonly Step[] = [left];
