/** Ten months under an MOU: its agencies report by all three ways, one late, one corrected, one missing; what is off track becomes open, and a dispute. */
import { CRASHES_ORGANIZER, CRASHES_ZONE, crashes, crashLiaisons, MONTHS, MONTHS_AGO } from './crashes.ts';
import { convenerToken, liaisonAt, mou, registerAgencies } from './demonstration.ts';
import { holderIn } from './example.ts';
import { monthIn, monthsAfter } from './months.ts';
import type { Screen } from './people/visitor.ts';
import { playMonths, reporterOf, signCrashes, writeCrashes } from './reporting.ts';
import { expect, type Stage, type Step, says } from './stage.ts';

const ours = ({ others }: Stage) => {
  expect(others.crashes, 'the MOU with figures was put out');
  return others.crashes;
};

const openAs = async (stage: Stage, party: string, path: string): Promise<Screen> => {
  const person = reporterOf(stage.cloud, party);
  return person.open(`/agreements/${ours(stage).agreement}${path}`);
};

const signed: Step = [
  `Eleven months ago: ${crashes.parties.length} agencies sign ${crashes.number}, which has four KPIs`,
  async (stage) => {
    const { cloud, home } = stage;
    await registerAgencies(cloud);
    const token = await convenerToken(cloud, home, CRASHES_ORGANIZER);
    const began = cloud.clock.now();
    const month = monthIn(CRASHES_ZONE, began);
    const sent = JSON.parse(await mou(cloud, token, 'send', writeCrashes(home, month))) as { agreement: string };
    stage.others.crashes = { token, agreement: sent.agreement, home, signed: month, began };
    await signCrashes(cloud, ours(stage));
    says(await openAs(stage, 'police', '/kpis'), /Shared KPIs/);
    return `in force since ${new Date(began).toISOString().slice(0, 10)}`;
  },
];

const reported: Step = [
  `${MONTHS} months pass: they report by their systems, by sheet and by form`,
  async (stage) => {
    const { began, ...played } = ours(stage);
    await playMonths(stage.cloud, played, monthsAfter(began, MONTHS_AGO));
    const page = says(await openAs(stage, 'police', '/kpis'), /79 of 80 figures that were due are there/);
    says(page, /Reported late/);
    says(page, /Missing/);
    return '79 of 80 figures are there, two of them late';
  },
];

const corrected: Step = [
  'One figure was corrected: the earlier figure, its status and the reason stay',
  async (stage) => {
    const page = says(await openAs(stage, 'transport', '/kpis/clearance'), /counted twice/);
    expect(page.text.includes('58'), 'the figure that was there');
    return '58 minutes, now 56';
  },
];

const offTrack: Step = [
  'The roads are cleared too late for the second month in a row: that is on the open list',
  async (stage) => {
    says(await openAs(stage, 'transport', '/kpis'), /was off track twice in a row/);
    return 'one open item';
  },
];

export const raised: Step = [
  `${holderIn(crashes, 'transport', 'incident-manager').name} raises a dispute about it in two steps, with the figures of that moment`,
  async (stage) => {
    const { browser } = reporterOf(stage.cloud, 'transport');
    await openAs(stage, 'transport', '/kpis/clearance');
    await browser.follow('Raise a dispute about this');
    const page = await browser.press('Raise this dispute', {
      against: 'police',
      happened: 'Roads stay blocked longer since September: two patrols measure every wreck before it is moved.',
      happenedOn: new Date(stage.cloud.clock.now() - 20 * 86_400_000).toISOString().slice(0, 10),
      need: 'Wrecks without injured people are moved first, and measured on the shoulder.',
      cannotAccept: 'Two lanes closed for an hour where nobody is hurt.',
      offer: 'A second tow truck at rush hour, paid by us.',
    });
    says(page, /When it was raised/);
    return 'the dispute shows the figures as they were';
  },
];

const committed: Step = [
  'One commitment was kept and accepted; for another, a later day was agreed before its day',
  async (stage) => {
    const { person } = liaisonAt(stage.cloud, crashLiaisons.police?.mailbox ?? '');
    const page = says(await person.open(`/agreements/${ours(stage).agreement}/commitments`), /Accepted/i);
    says(page, /by the signed text/);
    return 'dispatch feed accepted, cameras seven months later';
  },
];

const everyone: Step = [
  'Anyone can read the figures, as the signed text says, without names and notes',
  async (stage) => {
    const response = await fetch(`${stage.cloud.url}/public/agreements/${ours(stage).agreement}/kpis`);
    const html = await response.text();
    expect(response.status === 200 && /Off track/.test(html), 'a page for everyone');
    expect(!html.includes('Elias Petrov') && !html.includes('counted twice'), 'no names and no notes');
    return `${Math.round(html.length / 1024)} KB, no names`;
  },
];

export const figuring: readonly Step[] = [signed, reported, corrected, offTrack, raised, committed, everyone];
