/** What one agency sets going against another is counted by the day: an office that raises disputes and a convener that sends MOUs are stopped in words. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MOST_OF_OFFICE } from '../functions/disputes/docket/domain/many.rules.ts';
import { aCloud, DAY, type TestCloud } from './a-cloud.ts';
import { CLAIM, disputing, executed, pressing, words } from './a-disputed-mou.ts';
import { aMou, CONVENER } from './a-sent-mou.ts';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud?.stop());

it('One office raises disputes without end, and is stopped after a day’s number; what it wrote stays, and tomorrow it goes on', async () => {
  const on = disputing(cloud, await executed(cloud, (await cloud.token()).secret));
  for (let nth = 1; nth <= MOST_OF_OFFICE; nth++) expect((await on.raised()).number).toBe(nth);
  const { screen } = await on.raised();
  expect(screen.status).toBe(422);
  expect(words(screen)).toContain(`Your office has raised ${MOST_OF_OFFICE} disputes today.`);
  expect(words(screen)).toContain(CLAIM.happened);
  // Another office of the same agency has a number of its own, and so has the other side.
  expect((await on.raised({}, on.holder('transport', 'head'))).number).toBe(MOST_OF_OFFICE + 1);
  expect((await on.raised({ against: 'transport' }, on.holder('health'))).number).toBe(MOST_OF_OFFICE + 2);
  await cloud.moveBy(DAY);
  expect((await on.raised()).number).toBe(MOST_OF_OFFICE + 3);
});

it('Disputes raised at once by one office do not get past the day’s number', async () => {
  const on = disputing(cloud, await executed(cloud, (await cloud.token()).secret));
  const person = on.holder('transport');
  await cloud.put({
    ...{ pk: `TRIES#${/mou_\w+/.exec(on.docket)}#disputes`, sk: cloud.now().slice(0, 10) },
    'office transport/director': MOST_OF_OFFICE - 1,
  });
  const presses: ReturnType<typeof pressing>[] = [];
  for (let nth = 0; nth < 3; nth++) {
    await person.open(`${on.docket}/new`);
    presses.push(pressing(person.browser, 'Raise this dispute', CLAIM));
  }
  const screens = await Promise.all(presses.map((press) => press()));
  expect(screens.filter(({ url }) => /disputes\/\d+/.test(url))).toHaveLength(1);
  await cloud.quiet();
  expect((await on.raised({}, on.holder('transport', 'head'))).number).toBe(2);
});

it('A convener’s token sends so many MOUs and versions in a day, and the operator may give it more', async () => {
  const few = (await cloud.token(CONVENER, 2)).secret;
  const sent = await cloud.publish(few);
  await cloud.revise(few, sent, { ...sent.mou, title: `${sent.mou.title}, once more` });
  const next = aMou();
  await cloud.registerAgencies(next);
  const post = (bearer: string) => cloud.call('POST', '/api/agreements', { bearer, json: next });
  const { status, body } = await post(few);
  expect(status).toBe(422);
  expect(body).toMatchObject({ errors: [{ code: 'sent-too-many' }] });
  const revised = await cloud.call('POST', `/api/agreements/${sent.agreement}/versions`, {
    bearer: few,
    json: sent.mou,
  });
  expect([revised.status, JSON.stringify(revised.body)]).toEqual([409, expect.stringContaining('sent-too-many')]);
  expect((await post((await cloud.token()).secret)).status).toBe(201);
  await cloud.moveBy(DAY);
  expect((await cloud.call('POST', '/api/agreements', { bearer: few, json: aMou() })).status).toBe(201);
});
