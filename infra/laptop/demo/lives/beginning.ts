/** Two MOUs beside the one with figures: one for which nobody will speak up, and one that a party will leave. */
import { convenerToken, mou, type Ours } from '../demonstration.ts';
import { readExample } from '../example.ts';
import { LABORATORY_FILE, LABORATORY_ORGANIZER, laboratory } from '../laboratory.ts';
import { signAll } from '../signers.ts';
import { expect, type Stage, type Step, says, writeFile } from '../stage.ts';
import { ANNEXES, headOf, heads, liaisons, MOU_FILE, mouFile } from '../wildfire-smoke.ts';
import { mailed, newestMail, ours, page, press, told } from './telling.ts';

/** Half a year, of which the last half is its review. */
const SUNSET = { months: 6, then: 'ends', opensDaysBefore: 90 };
export const DUTY = {
  key: 'inventory',
  owner: { party: 'environment', office: 'laboratories' },
  does: 'Lists what stands in the laboratory and whose it is, and clears the rooms.',
  days: 30,
};

async function sent(stage: Stage, token: string, file: string, ...options: string[]): Promise<Ours> {
  const { agreement } = JSON.parse(await mou(stage.cloud, token, 'send', file, ...options)) as { agreement: string };
  return { token, agreement };
}

const begun: Step = [
  `Two more MOUs are signed: ${laboratory.number} for half a year, and ${mouFile.number} among ${mouFile.parties.length} agencies`,
  async (stage) => {
    const { cloud, home, token, others } = stage;
    const half = { ...readExample(LABORATORY_FILE), sunset: SUNSET, closingDuties: [DUTY] };
    const file = writeFile(stage, 'half-a-year.json', JSON.stringify(half));
    const own = await convenerToken(cloud, home, LABORATORY_ORGANIZER);
    [others.laboratory, others.smoke] = await Promise.all([
      sent(stage, own, file),
      sent(stage, token, MOU_FILE, '--annexes', ANNEXES),
    ]);
    await Promise.all([signAll(cloud, others.laboratory, laboratory), signAll(cloud, others.smoke, mouFile)]);
    const [{ term, inForce }, other] = await Promise.all([told(stage, others.laboratory), told(stage, others.smoke)]);
    expect(inForce && other.inForce, 'both are in force');
    return `the first one until ${term.ends}, unless its agencies renew it`;
  },
];

/** The party that leaves. */
export const LEAVES = 'forestry';
/** Heads and liaisons of the others. */
export const STAY = [...Object.values(heads), ...Object.values(liaisons)].flatMap(({ party, mailbox }) =>
  party === LEAVES ? [] : [mailbox],
);

const noticed: Step = [
  `${headOf(LEAVES).name} gives notice: Forestry withdraws from ${mouFile.number}, and its page says beforehand what becomes of what it has`,
  async (stage) => {
    const smoke = ours(stage, 'smoke');
    const since = newestMail(stage);
    const { mailbox } = headOf(LEAVES);
    says(await page(stage, smoke, mailbox, '/withdrawal'), /What becomes of what .* has under this MOU/);
    const reason = 'The legislature has moved smoke to another department of the state.';
    const given = await press(stage, smoke, mailbox, ['/withdrawal', 'Give notice of withdrawal to all parties'], {
      ...{ reason, sure: 'yes' },
    });
    says(given, /The notice is given/);
    const mails = mailed(stage, /^Notice of withdrawal/, { since, to: STAY });
    expect(!mails.some(({ text }) => text.includes(reason)), 'no email has the reason');
    return `${mails.length} emails tell the other three; the reason is on the page alone`;
  },
];

export const beginning: readonly Step[] = [begun, noticed];
