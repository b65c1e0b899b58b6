/** An agency reports its figures before a browser: what is missing, the form of a month, what follows, and sheets. */
import type { Page } from 'playwright-core';
import { aMeasuredMou, measured, noonOf } from '../../a-measured.ts';
import { mailboxOf, type Sent } from '../../a-sent-mou.ts';
import { press, signsIn } from '../acts.ts';
import type { Stage } from '../stage.ts';
import type { Scene } from './scene.ts';

const made = new WeakMap<Stage, Promise<Sent>>();
/** One MOU in force for all scenes of a stage, in the order in which they stand: April is over, and due in three weeks. */
const anMou = (stage: Stage): Promise<Sent> => {
  const begin = async () => {
    const mou = aMeasuredMou();
    const parties = mou.parties.map((party) => ({ ...party, fiscalYearStartsIn: 7 }));
    const sent = await measured(stage.cloud, (await stage.cloud.token()).secret, { ...mou, parties } as never);
    await stage.cloud.moveTo(noonOf('2026-05-04'));
    return sent;
  };
  const known = made.get(stage) ?? begin();
  made.set(stage, known);
  return known;
};

const LIAISON = 'liaison';
const comes = async (page: Page, stage: Stage, party: string, part = '', office = 'lead') => {
  const sent = await anMou(stage);
  const mailbox = office === LIAISON ? `liaison@${party}.example` : mailboxOf(sent, party, office);
  await page.context().clearCookies();
  await signsIn(page, stage, mailbox, `/agreements/${sent.agreement}/parties/${party}/figures${part}`);
};
/** Fields by their names: several cells have a note. */
const fills = async (page: Page, of: Record<string, string>) => {
  for (const [name, text] of Object.entries(of)) {
    const field = page.locator(`[name="${name}"]`).first();
    const folded = field.locator('xpath=ancestor::details');
    await folded.evaluateAll((all) => {
      for (const one of all) (one as HTMLDetailsElement).open = true;
    });
    if ((await field.getAttribute('type')) === 'checkbox')
      await page.locator(`label[for="${await field.getAttribute('id')}"]`).click();
    else await field.fill(text);
  }
};
const looks = (page: Page) => press(page.getByRole('button', { name: 'Look at it first' }));
const sends = (page: Page) => press(page.getByRole('button', { name: 'Send these figures' }));
const APRIL = '/2026-04';

const pastes = async (page: Page, stage: Stage, party: string, text: string) => {
  await comes(page, stage, party, '/sheet');
  await fills(page, { pasted: text });
  await looks(page);
};

export const FIGURES_SCENES: readonly Scene[] = [
  { name: 'what an agency has to report', show: (page, stage) => comes(page, stage, 'forestry') },
  { name: 'the tokens of an agency', show: (page, stage) => comes(page, stage, 'health', '/tokens', LIAISON) },
  {
    name: 'a token that was just made',
    show: async (page, stage) => {
      await comes(page, stage, 'health', '/tokens', LIAISON);
      await page.locator('main input[type=text]').first().fill('Road system');
      await press(page.locator('main form[method=post] button').first());
    },
  },
  { name: 'the form of a month', show: (page, stage) => comes(page, stage, 'forestry', APRIL) },
  {
    name: 'a form with findings',
    show: async (page, stage) => {
      await comes(page, stage, 'forestry', APRIL);
      await fills(page, {
        'cells.burns.value': '900',
        'cells.kept.numerator': '1,234',
        'cells.acres.value': '5',
        'cells.acres.nothing': 'yes',
      });
      await looks(page);
      await page.getByText('There are 4 things to correct.').waitFor();
    },
  },
  {
    name: 'what follows from figures',
    show: async (page, stage) => {
      await comes(page, stage, 'forestry', APRIL);
      await fills(page, {
        'cells.burns.value': '30',
        'cells.burns.note': 'Two burns of the last day are counted in May.',
        'cells.kept.numerator': '45',
        'cells.kept.denominator': '50',
        'cells.acres.value': '3000',
      });
      await looks(page);
      await page.getByText('30 so far, 1 of 4 agencies').waitFor();
    },
  },
  {
    name: 'figures that were sent',
    show: async (page, stage) => {
      await comes(page, stage, 'forestry', APRIL);
      await fills(page, { 'cells.burns.value': '30', 'cells.acres.value': '3000' });
      await looks(page);
      await sends(page);
      await page.getByText('2 figures are recorded.').waitFor();
    },
  },
  {
    name: 'a correction without its reason',
    show: async (page, stage) => {
      await comes(page, stage, 'forestry', APRIL);
      await fills(page, { 'cells.burns.value': '31' });
      await looks(page);
      await page.getByText('30 is on record already, and you gave 31.').first().waitFor();
    },
  },
  { name: 'the sheet of an agency', show: (page, stage) => comes(page, stage, 'health', '/sheet', LIAISON) },
  {
    name: 'a sheet with errors',
    show: async (page, stage) => {
      await pastes(page, stage, 'health', 'kpi;period;value;note\nburns;2026-04;24,5;\n\nacorns;2026-Q2;=1+1;\n');
      await page.getByText('The sheet has 2 errors.').waitFor();
    },
  },
  {
    name: 'a sheet that is looked at',
    show: async (page, stage) => {
      const rows = ['burns,2026-04,700,,,A large fire.', 'kept,2026-04,,45,50,'];
      await pastes(page, stage, 'health', `kpi,period,value,numerator,denominator,note\n${rows.join('\n')}\n`);
      await page.getByText('2 rows would be recorded').waitFor();
    },
  },
  {
    name: 'figures that were closed, and some that are late',
    show: async (page, stage) => {
      await anMou(stage);
      await stage.cloud.moveTo(noonOf('2026-07-24'));
      await comes(page, stage, 'police', '', LIAISON);
      await page.getByText('Closed without a figure').waitFor();
    },
  },
];
