/** An MOU for which nobody speaks up: its review runs out in silence, and it ends in order, with its duties done, a report, and a record that is only kept. */
import { headsIn, holderIn, officialsIn } from '../example.ts';
import { laboratory, laboratoryLiaisons } from '../laboratory.ts';
import { expect, type Stage, type Step, says } from '../stage.ts';
import { DUTY } from './beginning.ts';
import { day, dayOf, mailed, moveAfter, newestMail, ours, page, press, sleepBefore, told } from './telling.ts';

const own = (stage: Stage) => ours(stage, 'laboratory');
const liaison = (party: string): string => laboratoryLiaisons[party]?.mailbox ?? '';
const EVERYONE = [...Object.values(headsIn(laboratory)), ...Object.values(officialsIn(laboratory, 'liaison'))].map(
  ({ mailbox }) => mailbox,
);
const about = (words: string): RegExp => new RegExp(`${words}.*${laboratory.number}`);

const silence: Step = [
  `The review of ${laboratory.number} opens, its agencies are reminded, and nobody answers`,
  async (stage) => {
    const { ahead } = await told(stage, own(stage));
    // It may have opened while another MOU was waited for.
    const opens = ahead.find(({ is }) => is === 'review');
    if (opens) await moveAfter(stage, opens.at);
    await moveAfter(stage, await dayOf(stage, own(stage), 'answers'));
    const asked = mailed(stage, about('the review of'), { to: EVERYONE });
    const reminded = mailed(stage, about('(?:\\(reminder\\)|chooses by)'), { to: EVERYONE });
    const [reader = ''] = EVERYONE;
    says(await page(stage, own(stage), reader, '/reviews/1'), /Silence never renews/);
    return `${asked.length} emails, of which ${reminded.length} remind; silence renews nothing`;
  },
];

const ended: Step = [
  'It ends on the day that was signed: everyone is told, and its closing duty begins to run',
  async (stage) => {
    const since = newestMail(stage);
    const end = await dayOf(stage, own(stage), 'end');
    // Whoever has chosen nothing is warned half a month before it.
    await sleepBefore(stage, end, 21);
    await moveAfter(stage, end);
    const { inForce, endedAt } = await told(stage, own(stage));
    expect(!inForce && endedAt !== undefined, 'it has ended');
    const mails = mailed(stage, about('^(Ended|Deliver by .* closing dut|Closing has begun)'), {
      since,
      to: EVERYONE,
    });
    says(await page(stage, own(stage), liaison('water'), '/closing'), /Closing until/);
    return `on ${day(endedAt)}; ${mails.length} emails; closing until ${day(await dayOf(stage, own(stage), 'closing'))}`;
  },
];

const DONE = holderIn(laboratory, DUTY.owner.party, DUTY.owner.office);

const reported: Step = [
  `${DONE.name} does what was to be done, the other agency accepts it: the closing report is sealed and emailed`,
  async (stage) => {
    const since = newestMail(stage);
    const duty = (part: string) => `/commitments/0-${DUTY.key}/${part}`;
    const what = 'Everything is listed, the instruments are back at the department, and the rooms are empty.';
    await press(stage, own(stage), liaison('environment'), [duty('delivery'), 'Record it as delivered'], { what });
    says(await press(stage, own(stage), liaison('water'), [duty('answer'), 'Accept it']), /accepted/);
    mailed(stage, about('^Closed, with its report'), { since, to: EVERYONE });
    says(await page(stage, own(stage), liaison('water'), '/closing'), /Ended, records kept/);
    return 'nothing was left undone';
  },
];

const kept: Step = [
  'From then on its record is only read: what is tried is refused with a sentence',
  async (stage) => {
    const late = await page(stage, own(stage), liaison('environment'), '/commitments/analysts/delivery');
    expect(
      /kept as they were left/.test(late.text) && !/Record it as delivered/.test(late.text),
      `a sentence: ${late.text}`,
    );
    const review = await page(stage, own(stage), EVERYONE[0] ?? '', '/reviews/1/choice');
    says(review, /closed/);
    return 'a delivery and a choice, both too late';
  },
];

export const ending: readonly Step[] = [silence, ended, reported, kept];
