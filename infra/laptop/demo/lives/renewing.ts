/** An MOU that goes on: its dispute is decided, its review opens by the clock, every agency answers and chooses, and the service puts out what all of them renew. */
import { crashes, crashHeads, crashLiaisons } from '../crashes.ts';
import { headAt } from '../demonstration.ts';
import { holderIn } from '../example.ts';
import { chooses, prepares } from '../people/respondent.ts';
import { reportOneMore } from '../reporting.ts';
import { expect, type Stage, type Step, says } from '../stage.ts';
import { day, dayOf, mailed, moveAfter, newestMail, ours, page, press, told } from './telling.ts';

const PARTIES = crashes.parties.map(({ key }) => key);
const headOf = (party: string): string => crashHeads[party]?.mailbox ?? '';
const liaisonOf = (party: string): string => crashLiaisons[party]?.mailbox ?? '';
const EVERYONE = PARTIES.flatMap((party) => [headOf(party), liaisonOf(party)]);
const REVIEW = '/reviews/1';
const own = (stage: Stage) => ours(stage, 'crashes');

const ANALYST = holderIn(crashes, 'police', 'crash-analyst');
const MANAGER = holderIn(crashes, 'transport', 'incident-manager');

const decided: Step = [
  `${ANALYST.name} proposes a solution, and ${MANAGER.name} accepts it`,
  async (stage) => {
    const dispute = (act: string, button: string) => [`/disputes/1/${act}`, button] as const;
    const text = 'Wrecks without injured people are moved to the shoulder first and measured there, from Monday on.';
    says(
      await press(stage, own(stage), ANALYST.mailbox, dispute('texts', 'Propose this'), { text }),
      /Your proposal 1 is recorded/,
    );
    says(await press(stage, own(stage), MANAGER.mailbox, dispute('acceptance', 'Accept proposal 1')), /Decided/i);
    return 'decided on the first level';
  },
];

const opened: Step = [
  `Half a year before ${crashes.number} ends: its review opens by the schedule, and every agency is asked by email`,
  async (stage) => {
    const { crashes: played } = stage.others;
    const opens = await dayOf(stage, own(stage), 'review');
    if (played) await reportOneMore(stage.cloud, played, Date.parse(opens));
    const since = newestMail(stage);
    await moveAfter(stage, opens);
    const asked = mailed(stage, new RegExp(`: the review of .*${crashes.number}`), { since, to: EVERYONE });
    says(await page(stage, own(stage), headOf('police'), REVIEW), /0 of 4 agencies have answered/);
    return `on ${day(opens)}; ${asked.length} emails; answers are due on ${day(await dayOf(stage, own(stage), 'answers'))}`;
  },
];

const evidence: Step = [
  'What the record says is frozen as the evidence: ten lines, each with its figures behind it',
  async (stage) => {
    const shown = says(await page(stage, own(stage), headOf('police'), `${REVIEW}/evidence`), /What this MOU came to/);
    const lines = shown.html.match(/<ol class="evidence-lines">(.*?)<\/ol>/s)?.[1]?.match(/<li/g) ?? [];
    expect(lines.length === 10, `ten lines, not ${lines.length}`);
    const [said = ''] = /Of 4 KPIs, .*?\./.exec(shown.text) ?? [];
    expect(said, 'the line about KPIs');
    return said;
  },
];

const QUESTIONS = ['problem', 'instead', 'need', 'share', 'authority'];
const ANSWERS: Record<string, string> = {
  ...Object.fromEntries(QUESTIONS.map((one) => [`answers.${one}.grade`, 'yes'])),
  'answers.stay.says': 'Nothing beyond what is agreed.',
};
/** One agency is not content with everything. */
const GRUDGE = 'We send instructors to every class, and half of the seats are taken by agencies that lend none.';
const SAID: Record<string, Record<string, string>> = {
  fire: { ...ANSWERS, 'answers.share.grade': 'partly', 'answers.share.says': GRUDGE },
};

const prepared: Step = [
  'Each agency’s liaison answers the six questions from the link in the email; nobody else of the MOU reads them',
  async (stage) => {
    const { cloud } = stage;
    await Promise.all(
      PARTIES.map(async (party) => {
        const proposal = { ...(SAID[party] ?? ANSWERS), choice: 'renew' };
        says(await prepares(cloud, liaisonOf(party), proposal), /Your answers are saved/);
      }),
    );
    await cloud.quiet();
    const others = await page(stage, own(stage), liaisonOf('police'), REVIEW);
    expect(!others.text.includes(GRUDGE), 'another agency reads nothing of it');
    return 'four drafts, each with the office that will choose';
  },
];

const LAST = 'transport';

const sealed: Step = [
  'Three heads read what their own people prepared, choose, and seal it with a code from a second email',
  async (stage) => {
    const { cloud } = stage;
    for (const party of PARTIES.filter((one) => one !== LAST))
      says(await chooses(cloud, headOf(party), 'renew'), /Your agency has answered/);
    const seen = says(await page(stage, own(stage), headOf(LAST), REVIEW), /3 of 4 agencies have answered/);
    expect(!seen.text.includes(GRUDGE) && !/What the agencies chose/.test(seen.text), 'nobody reads what they chose');
    return 'the others see who has answered, and not what';
  },
];

const revealed: Step = [
  'The fourth one chooses: all answers are revealed at once, all renew, and the service itself puts the renewal out',
  async (stage) => {
    const since = newestMail(stage);
    await chooses(stage.cloud, headOf(LAST), 'renew');
    await stage.cloud.quiet();
    const seen = says(await page(stage, own(stage), headOf('police'), REVIEW), /The agencies renew/);
    expect(seen.text.includes(GRUDGE), 'everyone reads what every agency said');
    // One email tells both: that all answers are there to read, and that the renewal is out.
    mailed(stage, /^The renewal is out for signature/, { since, to: EVERYONE });
    const { next } = await told(stage, own(stage));
    expect(next?.version === 2 && next.status === 'out for signature', 'version 2 is out for signature');
    return 'version 2 is out for signature: the same terms for another term';
  },
];

const signed: Step = [
  'All four heads sign again',
  async (stage) => {
    const { cloud } = stage;
    for (const party of PARTIES) says(await headAt(cloud, headOf(party)).sign(), /recorded|executed/);
    await cloud.quiet();
    const { version, next, ahead } = await told(stage, own(stage));
    expect(version === 1 && next?.status === 'executed', 'version 2 is executed, and version 1 still holds');
    return `version 1 holds to its last day, then version 2 until ${day(ahead.find(({ is }) => is === 'end')?.at ?? '')}`;
  },
];

const goesOn: Step = [
  `The last day of the first term of ${crashes.number} is over: it goes on without a gap`,
  async (stage) => {
    const effect = (await told(stage, own(stage))).ahead.find(({ is }) => is === 'effect');
    expect(effect, 'version 2 is still to take effect');
    await moveAfter(stage, effect.at);
    const { version, inForce, term } = await told(stage, own(stage));
    expect(version === 2 && inForce, 'version 2 is in force');
    says(await page(stage, own(stage), headOf('police'), REVIEW), /Renewed: the text was signed again/);
    const life = says(await page(stage, own(stage), headOf('police'), '/life'), /Timeline/);
    expect(/<svg/.test(life.html), 'its whole life is one picture');
    return `version 2 is in force until ${term.ends}; its timeline shows both terms`;
  },
];

export const renewing: readonly Step[] = [decided, opened, evidence, prepared, sealed, revealed, signed];
export const renewed: readonly Step[] = [goesOn];
