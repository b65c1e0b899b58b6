/** An agency reports its figures by form: asked for exactly what is missing, shown what follows, and recorded once, by whoever reports for it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportsIdOf } from '../functions/shared/ids.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { Visitor } from '../infra/laptop/demo/people/visitor.ts';
import { aCloud, MINUTE, type TestCloud, told } from './a-cloud.ts';
import { pressing, words } from './a-disputed-mou.ts';
import { aMeasuredMou, DUE, KPIS, LAST_OF_MARCH, measured, measuring, noonOf } from './a-measured.ts';
import { mailboxOf, type Sent } from './a-sent-mou.ts';
import { signedByAll, successorOut } from './a-successor.ts';

let cloud: TestCloud;
let token: string;
let sent: Sent;
let on: ReturnType<typeof measuring>;

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 2, startAt: LAST_OF_MARCH });
  token = (await cloud.token()).secret;
  sent = await measured(cloud, token);
  on = measuring(cloud, sent);
  // A Monday: April is over, and its figures are due in three weeks.
  await cloud.moveTo(noonOf('2026-05-04'));
});
afterAll(() => cloud?.stop());

const APRIL = '/2026-04';
const types = (party: string) => cloud.types(reportsIdOf(sent.agreement, party));
/** Fields of a cell: `{burns: {value: '40'}}`. */
const cells = (of: Record<string, Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(of).flatMap(([kpi, typed]) =>
      Object.entries(typed).map(([field, text]) => [`cells.${kpi}.${field}`, text]),
    ),
  );
type Typed = Parameters<typeof cells>[0];
/** From the form to the page that shows what follows. */
const looksAt = async (party: string, month: string, typed: Typed, who: Person = on.lead(party)) => {
  await who.open(on.path(party, month));
  return who.browser.press('Look at it first', cells(typed));
};
const sends = async (...of: Parameters<typeof looksAt>) => {
  const looked = await looksAt(...of);
  expect(looked.status, words(looked)).toBe(200);
  const [party, , , who = on.lead(party)] = of;
  const screen = await who.browser.press('Send these figures');
  await cloud.quiet();
  return screen;
};

describe('The page of an agency', () => {
  it('says what is missing, by the day on which it is due, and leads to the form of exactly that', async () => {
    const screen = await on.open('health');
    expect(words(screen)).toContain(
      'Apr 2026 closes on Thu, May 21, 2026, 5:00 p.m. ET, 13 business days left; all of your 2 numbers are missing.',
    );
    expect(words(screen)).toMatch(/Burns prepared Commitments kept Report them/);
    expect(screen.html).toContain(`href="${on.path('health', APRIL)}"`);
    expect(words(await on.open('transport'))).toMatch(/Apr 2026 closes on .*; your number is missing\. Burns prepared/);
  });

  it('names what comes next, and shows tokens to a liaison alone', async () => {
    expect(words(await on.open('transport'))).toContain(
      'Next: May 2026, to be reported from Mon, Jun 1, 2026, due on Mon, Jun 22, 2026, 5:00 p.m. ET',
    );
    expect((await on.open('transport')).html).not.toContain('/figures/tokens');
    expect((await on.open('transport', '', on.liaison('transport'))).html).toContain('/figures/tokens');
  });

  it.each<[string, () => Person, string, string]>([
    ['the lead of another agency', () => on.lead('health'), 'transport', ''],
    ['an office that reports nothing', () => on.personAt(mailboxOf(sent, 'police', 'head')), 'police', ''],
    ['the liaison of another agency', () => on.liaison('health'), 'transport', APRIL],
    ['whoever asks for a month that is not over', () => on.lead('transport'), 'transport', '/2026-05'],
    ['whoever asks for a month before the MOU', () => on.lead('transport'), 'transport', '/2026-03'],
    ['whoever asks for what is no month', () => on.lead('transport'), 'transport', '/april'],
    ['whoever asks for an agency that is none', () => on.lead('transport'), 'nobody', ''],
  ])('is not there for %s', async (_, who, party, part) => {
    expect((await who().open(on.path(party, part))).status).toBe(404);
  });
});

describe('What is typed', () => {
  it.each<[string, string, string]>([
    ['NaN', 'NaN', 'is not a number'],
    ['1e309', '1e309', 'is written with an exponent'],
    ['1,234', '1,234', 'may mean 1234 or 1.234'],
    ['U+2212 for a minus', '\u22125', 'begins with a dash that is not the minus'],
    ['a formula', '=1+1', 'is a formula'],
    ['a unit', '40 burns', 'has a unit'],
    ['a negative number where none can be', '-5', 'is negative, and this KPI cannot be negative'],
    ['an implausible one', '700', 'lies outside what is plausible, 0 to 500'],
  ])('is refused as %s, beside its field, and kept', async (_, value, wrong) => {
    const screen = await looksAt('health', APRIL, { burns: { value, note: 'As counted.' }, kept: { numerator: '45' } });
    expect([screen.status, screen.html.includes('<title>Error')]).toEqual([422, true]);
    expect(words(screen)).toContain(wrong);
    expect(words(screen)).toContain('There is no denominator.');
    for (const kept of [value, 'As counted.', '45']) expect(screen.html).toContain(kept);
  });

  it('is nothing at all, or a figure and that there is nothing: both are told', async () => {
    expect(told(await looksAt('health', APRIL, {}))).toContain('422 No figure was written.');
    const both = await looksAt('health', APRIL, { burns: { value: '4', nothing: 'yes', note: 'None.' } });
    expect(words(both)).toContain('There is a figure, and the box says that there is nothing to report.');
    const bare = await looksAt('health', APRIL, { burns: { nothing: 'yes' } });
    expect(words(bare)).toContain('It says that there is nothing to report, but not why.');
    expect(bare.html).toMatch(/name="cells\.burns\.nothing"[^>]*checked/);
  });

  it('is lost with no session: what was written is shown, also of the page that shows what follows', async () => {
    const { browser } = on.lead('health');
    await on.open('health', APRIL);
    const typed = cells({ burns: { value: '41', note: 'Counted twice.' } });
    const signedOut = async (button: string) => {
      const [url, fields] = browser.formOf(button, button === 'Look at it first' ? typed : {});
      const screen = await new Visitor(cloud.url).request(url, fields);
      expect(screen.status).toBe(401);
      return screen;
    };
    expect(words(await signedOut('Look at it first'))).toMatch(/Burns prepared, 2026-04: Number/);
    await browser.press('Look at it first', typed);
    const screen = await signedOut('Send these figures');
    expect(words(screen)).toContain('What you had written');
    for (const kept of ['41', 'Counted twice.']) expect(screen.html).toContain(kept);
    expect(await on.values('health')).toEqual({});
  });
});

describe('Figures that are looked at and sent', () => {
  it('show what stands there, what is new, and the status that follows; nothing is recorded before', async () => {
    const looked = await looksAt('health', APRIL, {
      burns: { value: '40' },
      kept: { numerator: '45', denominator: '50' },
    });
    expect(words(looked)).toMatch(
      /Burns prepared Apr 2026 \(federal FY26 Q3\), in burns On record nothing yet New 40 Status that follows 40 so far, 1 of 4 agencies Before: Nothing so far/,
    );
    expect(words(looked)).toMatch(/Commitments kept .* New 45 of 50 Status that follows 90 so far, 1 of 2 agencies/);
    expect(await types('health')).toEqual([]);
    const done = await on.lead('health').browser.press('Send these figures');
    expect(told(done)).toContain('200 2 figures are recorded.');
    expect(words(done)).toContain('Nothing is missing.');
    expect(await on.values('health')).toEqual({ 'burns 2026-04': '40', 'kept 2026-04': '45 of 50' });
    expect(await types('health')).toEqual(['ValuesReported']);
  });

  it('are recorded once, however often the button is pressed', async () => {
    const { browser } = on.lead('transport');
    await looksAt('transport', APRIL, { burns: { value: '35' } });
    const press = pressing(browser, 'Send these figures');
    const screens = await Promise.all([press(), press()]);
    for (const screen of screens) expect(told(screen)).toContain('1 figure is recorded.');
    expect(await types('transport')).toEqual(['ValuesReported']);
  });

  it('may be nothing, with the reason, and are judged when all are there', async () => {
    const done = await sends('police', APRIL, {
      burns: { nothing: 'yes', note: 'No burns in April.' },
      acres: { value: '2500' },
    });
    expect(told(done)).toContain('2 figures are recorded.');
    expect(await types('police')).toEqual(['ValuesReported', 'NothingReported']);
    const looked = await looksAt('forestry', APRIL, {
      burns: { value: '30', source: 'Burn log' },
      acres: { value: '3000' },
      kept: { numerator: '30', denominator: '100' },
    });
    expect(words(looked)).toContain('On track: 105, at least 100 required');
    // 75 of 150, not the mean of two percentages; 500 acres short of 6,000, and 4,250 may be.
    expect(words(looked)).toMatch(/Off track: 50, at least 60 required .*At risk: 5,500, at least 6,000 required/s);
  });

  it('that are not plausible are confirmed, and their note says why', async () => {
    const person = on.lead('forestry');
    const typed = { burns: { value: '900' }, acres: { value: '3000' } };
    const asked = await looksAt('forestry', APRIL, typed);
    expect(words(asked)).toContain('It is right, although it is not plausible. The note says why');
    const bare = await person.browser.press('Look at it first', cells({ burns: { confirmed: 'yes' } }));
    expect(bare.status).toBe(422);
    const noted = await person.browser.press('Look at it first', cells({ burns: { note: 'A large fire.' } }));
    expect(words(noted)).toContain('900 (not plausible, but confirmed)');
    await person.browser.press('Send these figures');
    expect(await on.values('forestry')).toEqual({ 'burns 2026-04': '900', 'acres 2026-04': '3000' });
  });
});

describe('A figure that stands', () => {
  it('stands below, folded, with who entered it, and is corrected with a reason alone', async () => {
    const page = words(await on.open('forestry', APRIL));
    expect(page).toMatch(
      /Commitments kept .*Reported already: 2 numbers .*Burns prepared: 900 \(burns\) Entered by Lead of forestry, Data Lead on Mon, May 4, 2026/,
    );
    const bare = await looksAt('forestry', APRIL, { burns: { value: '30' } });
    expect(words(bare)).toContain('900 is on record already, and you gave 30.');
    const looked = await looksAt('forestry', APRIL, { burns: { value: '30', reason: 'Acres were counted.' } });
    expect(words(looked)).toMatch(/On record 900 New 30 Status that follows On track: 105, at least 100 required/);
    expect(told(await on.lead('forestry').browser.press('Send these figures'))).toContain('1 figure is corrected.');
    expect(await types('forestry')).toEqual(['ValuesReported', 'ValuesCorrected']);
    const again = words(await on.open('forestry', APRIL));
    expect(again).toContain('Burns prepared: 30 (burns), corrected');
  });

  it('and is given again is left as it is', async () => {
    expect(told(await sends('forestry', APRIL, { burns: { value: '30.0' } }))).toContain(
      '1 figure is on record already, and unchanged.',
    );
    expect(await types('forestry')).toHaveLength(2);
  });

  it('of two reporters in one second is the first one’s: the other sees both, and corrects with a reason', async () => {
    const people = [on.lead('forestry'), on.liaison('forestry')] as const;
    const typed = [
      { numerator: '30', denominator: '100' },
      { numerator: '31', denominator: '100' },
    ] as const;
    for (const [index, person] of people.entries())
      expect((await looksAt('forestry', APRIL, { kept: { ...typed[index] } }, person)).status).toBe(200);
    const presses = people.map(({ browser }) => pressing(browser, 'Send these figures'));
    const screens = await Promise.all(presses.map((press) => press()));
    const late = screens.findIndex(({ status }) => status === 422);
    expect(screens.map(({ status }) => status).sort()).toEqual([200, 422]);
    const [first, second] = late === 1 ? (['30', '31'] as const) : (['31', '30'] as const);
    const told = screens[late];
    expect(told && words(told)).toContain(
      `Since you looked, the figure on record is ${first} of 100; you saw nothing and gave ${second} of 100.`,
    );
    expect((await on.values('forestry'))['kept 2026-04']).toBe(`${first} of 100`);
    const { browser } = people[late] ?? people[0];
    await browser.press('Look at it first', cells({ kept: { reason: 'Recounted.' } }));
    await browser.press('Send these figures');
    expect((await on.values('forestry'))['kept 2026-04']).toBe(`${second} of 100`);
    expect((await types('forestry')).slice(2)).toEqual(['ValuesReported', 'ValuesCorrected']);
  });
});

describe('A reporter', () => {
  it('who is replaced between looking and sending sends nothing; the successor does', async () => {
    const old = on.lead('police');
    await looksAt('police', APRIL, { acres: { value: '2600', reason: 'Recounted.' } });
    const press = pressing(old.browser, 'Send these figures');
    const liaison = on.liaison('police');
    await liaison.open(`/agreements/${sent.agreement}/parties/police`);
    await liaison.browser.follow('Someone new holds this office: Data Lead');
    const someone = { name: 'Ike Varga', mailbox: 'ike@police.example', reason: 'The lead left.' };
    expect(told(await liaison.browser.press('Replace the holder of Data Lead', someone))).toMatch(/^200 .*replaced/);
    await cloud.quiet();
    expect((await press()).status).toBe(404);
    expect((await on.values('police'))['acres 2026-04']).toBe('2500');
    const typed = { acres: { value: '2600', reason: 'Recounted.' } };
    expect(told(await sends('police', APRIL, typed, on.personAt('ike@police.example')))).toContain(
      '1 figure is corrected.',
    );
  });
});

describe('A period that ends during a suspension', () => {
  it('stays the period, and is due so many business days later', async () => {
    await cloud.moveTo(noonOf('2026-05-22'));
    expect(words(await on.open('transport'))).not.toContain('Closed without');
    const liaison = on.liaison('transport');
    await liaison.open(`/agreements/${sent.agreement}/disputes`);
    await liaison.browser.press('Pause deadlines', { cause: 'emergency', reason: 'Fire.', days: '14' });
    await cloud.moveTo(noonOf('2026-06-01'));
    const page = words(await on.open('transport'));
    // Without the suspension May would be due on Jun 22: it ran until Jun 5, and June began within it.
    expect(page).toMatch(/May 2026 closes on Fri, Jun 26, 2026, 5:00 p\.m\. ET/);
    expect((await on.open('transport', '/2026-05')).status).toBe(200);
  });
});

describe('A figure after its due moment', () => {
  it('is taken late until the next period closes, and then by an exception alone', async () => {
    await cloud.moveTo(Date.parse('2026-06-26T21:00:00.000Z') + MINUTE);
    expect(words(await on.open('transport'))).toMatch(
      /May 2026 closed on Fri, Jun 26, 2026, .*; your number is missing\. What is reported now is late; it is taken until Wed, Jul 22, 2026, 5:00 p\.m\. ET/,
    );
    expect(words(await looksAt('transport', '/2026-05', { burns: { value: '20' } }))).toContain('20 (late)');
    expect(told(await on.lead('transport').browser.press('Send these figures'))).toContain(
      '1 figure is recorded, late.',
    );
    await cloud.moveTo(Date.parse(DUE.june) + MINUTE);
    const exception = `href="${on.kpis()}/plan/new?kind=exception&amp;kpi=burns&amp;period=2026-05&amp;party=health"`;
    const page = await on.open('health', '', on.liaison('health'));
    expect(words(page)).toMatch(/Closed without a figure .*Burns prepared, May 2026: Propose an exception/);
    expect(page.html).toContain(exception);
    const leads = await on.open('health');
    expect(words(leads)).toContain('Your liaison, or the office that signs for your agency, proposes it.');
    expect(leads.html).not.toContain(exception);
    const may = await on.open('health', '/2026-05');
    expect(may.html).not.toContain('Look at it first');
    expect(words(may)).toContain('An exception lets a figure in');
  });
});

describe('A KPI that a successor drops', () => {
  it('is asked for no more, and what was reported of it can be corrected', async () => {
    await on.planned();
    const mou = aMeasuredMou(KPIS.filter(({ key }) => key !== 'burns'));
    const parties = sent.mou.parties.map((party, index) => ({ ...mou.parties[index], ...party }));
    await signedByAll(
      cloud,
      await successorOut(cloud, token, sent, { ...mou, number: sent.mou.number, parties } as never),
    );
    await cloud.moveTo(noonOf('2026-08-03'));
    const page = words(await on.open('forestry'));
    expect(page).toMatch(/Jul 2026 closes on [^.]*p\.m\.[^.]*missing\. Commitments kept Acres treated Report them/);
    const done = await sends('forestry', APRIL, { burns: { value: '31', reason: 'One more was found.' } });
    expect(told(done)).toContain('1 figure is corrected.');
    // Transport reported burns alone of what goes by months; its quarters go on.
    expect(words(await on.open('transport'))).toContain('Minutes until help arrives');
  });
});
