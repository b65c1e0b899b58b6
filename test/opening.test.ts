/** What `npm start` opens with: an MOU half way through its signing, one in force with a dispute, one in the ordinary form, one signed elsewhere; a start that was stopped goes on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootCloud, type Cloud } from '../infra/laptop/cloud/cloud.ts';
import { aheadOf } from '../infra/laptop/demo/ahead.ts';
import { MONTHS_AGO } from '../infra/laptop/demo/crashes.ts';
import {
  callApi,
  convenerToken,
  liaisonAt,
  mou,
  registerAgencies,
  standOf,
} from '../infra/laptop/demo/demonstration.ts';
import { guideOf } from '../infra/laptop/demo/guide.ts';
import { confirmAdopted } from '../infra/laptop/demo/inspections.ts';
import { monthsAfter } from '../infra/laptop/demo/months.ts';
import { openScene, playedMonths, type Scene } from '../infra/laptop/demo/opening.ts';
import { AgencyHead } from '../infra/laptop/demo/people/agency-head.ts';
import { prepareParties } from '../infra/laptop/demo/people/liaison.ts';
import {
  leadOf,
  members,
  ROADS_FILE,
  ROADS_ORGANIZER,
  roadHeads,
  roadLiaisons,
  roads,
} from '../infra/laptop/demo/road-closures.ts';
import { theTemplate } from './a-cloud.ts';

/** A Monday, noon in New York; everyone whom the examples name holds the office by then. */
const NOON = '2026-11-02T17:00:00.000Z';
const home = mkdtempSync(join(tmpdir(), 'concord-opening-'));
let cloud: Cloud;
let scene: Scene;

/** A start that was stopped when the months were over, and one of two heads had signed. */
async function stoppedHalfWay(): Promise<void> {
  const token = await convenerToken(cloud, home, ROADS_ORGANIZER);
  await registerAgencies(cloud);
  await playedMonths(cloud, home);
  const sent = await mou(cloud, token, 'send', ROADS_FILE, '--key', 'demonstration-road-closures');
  const { agreement } = JSON.parse(sent) as { agreement: string };
  await cloud.quiet();
  const liaisonOf = ({ key }: { key: string }) => liaisonAt(cloud, roadLiaisons[key]?.mailbox ?? '');
  await prepareParties(cloud, agreement, roads.parties, liaisonOf);
  await new AgencyHead(cloud.url, roadHeads.police?.mailbox ?? '', cloud.inbox, () => cloud.quiet()).sign();
}

beforeAll(async () => {
  cloud = await bootCloud({
    template: await theTemplate(),
    home,
    startAt: new Date(monthsAfter(Date.parse(NOON), -MONTHS_AGO)).toISOString(),
  });
  await stoppedHalfWay();
  scene = await openScene(cloud, home);
});
afterAll(async () => {
  await cloud?.stop();
  rmSync(home, { recursive: true, force: true });
});

const disputes = async () => {
  const { token, agreement } = scene.roads;
  return (await callApi<{ disputes: object[] }>(cloud, token, `/api/agreements/${agreement}/disputes`)).disputes;
};

describe('The opening', () => {
  it('leaves one MOU half way: one head has signed, two are asked, one mailbox is to be mended', async () => {
    const { signatories } = await standOf(cloud, scene.smoke.token, scene.smoke.agreement);
    const stands = Object.entries(signatories).map(([party, { status, mail }]) => [party, mail ?? status]);
    const asked = { health: 'asked', air: 'asked' };
    expect(Object.fromEntries(stands)).toEqual({ ...asked, emergency: 'signed', forestry: 'bounced' });
  });

  it('goes on where a start was stopped: the other MOU is in force, with one dispute that nobody has answered', async () => {
    expect(await disputes()).toMatchObject([
      { number: 1, status: 'open', by: 'transport', against: 'police', level: { level: 1, name: 'Map leads' } },
    ]);
    const letters = cloud.inbox.to(leadOf('police').mailbox).map(({ text }) => text);
    expect(letters.filter((text) => text.includes(`/agreements/${scene.roads.agreement}/disputes/1`))).toHaveLength(1);
  });

  it('has an MOU in the ordinary form in force, which two offices signed for one agency', async () => {
    const { token, agreement } = scene.laboratory;
    expect(await callApi(cloud, token, `/api/agreements/${agreement}`)).toMatchObject({
      status: 'executed',
      inForce: true,
    });
    expect(Object.keys((await standOf(cloud, token, agreement)).signatories).sort()).toEqual([
      ...['environment', 'environment_cfo', 'water'],
    ]);
  });

  it('has one that was signed on paper, which one of two agencies has confirmed; the guide leads the other to it', async () => {
    const { token, agreement } = scene.inspections;
    const stands = () => callApi(cloud, token, `/api/agreements/${agreement}`);
    expect(await stands()).toMatchObject({ status: 'being confirmed', inForce: false });
    const [ordinary, adopted] = (await guideOf(cloud, scene)).others ?? [];
    expect(ordinary?.page).toBe(`${cloud.url}/agreements/${scene.laboratory.agreement}`);
    expect(adopted).toMatchObject({
      who: { name: 'Rafael Stone' },
      page: `${cloud.url}/agreements/${agreement}/adoption`,
      standing: expect.stringContaining('signed on paper on Mar 2, 2026'),
    });
  });

  it('happens once: the next start sends nothing and leaves what people did since', async () => {
    const mails = cloud.inbox.list().length;
    for (const name of [
      ...['opening', 'dispute', 'ordinary', 'adoption'].map((part) => `${part}-played`),
      'agreement-road-closures',
    ]) {
      rmSync(join(home, name));
      expect(await openScene(cloud, home)).toEqual(scene);
    }
    expect(cloud.inbox.list()).toHaveLength(mails);
    expect(await disputes()).toHaveLength(1);
  });

  it('lets the other agency confirm what was signed on paper: then it is in force', async () => {
    const { token, agreement } = scene.inspections;
    await confirmAdopted(cloud, { agreement }, 'insurance');
    await cloud.quiet();
    expect(await callApi(cloud, token, `/api/agreements/${agreement}`)).toMatchObject({ inForce: true });
    const [, adopted] = (await guideOf(cloud, scene)).others ?? [];
    expect(adopted?.page).toBe(`${cloud.url}/agreements/${agreement}`);
    expect(adopted?.standing).toContain('it is in force');
  });

  const aheadOfMou = async (mou: string) =>
    (await aheadOf(cloud, scene)).filter((one) => one.mou === mou).map(({ what }) => what);

  it('leads through the review that comes next, and its clock names the next days of each MOU', async () => {
    const { reviewed } = await guideOf(cloud, scene);
    expect(reviewed).toMatchObject({ number: 'MOU-2026-031', opensAt: expect.stringMatching(/^2026-12-/) });
    expect(reviewed?.chooses.page).toBe(`${cloud.url}/agreements/${scene.crashes.agreement}/reviews/1/choice`);
    expect(await aheadOfMou('MOU-2026-031')).toEqual([
      'The next KPIs close',
      'The sunset review opens',
      'The MOU ends, unless it is renewed',
    ]);
  });

  it('is told by the guide as it stands, before and after the clock went over the first deadline', async () => {
    const { board } = await guideOf(cloud, scene);
    expect(board).toMatchObject({ answered: false, level: 1, standing: 'on level 1 of 3: Map leads' });
    // Three business days after Monday, at five in New York.
    expect(board?.due).toBe('2026-11-05T22:00:00.000Z');
    await cloud.moveTo('2026-11-05T22:01:00.000Z');
    expect((await guideOf(cloud, scene)).board).toMatchObject({
      level: 2,
      standing: 'on level 2 of 3: Bureau directors',
      answers: { name: 'Greta Hollis' },
    });
  });

  it('has a review of the adopted one next, which the clock opens', async () => {
    const [opens] = (await aheadOf(cloud, scene)).filter(({ mou }) => mou === 'LBC-LID-2026-03');
    expect(opens?.what).toBe('The sunset review opens');
    await cloud.sleepUntil((opens?.at ?? 0) + 3_600_000);
    expect(await aheadOfMou('LBC-LID-2026-03')).toEqual([
      'Answers of the review are due, and revealed',
      'The review is to be settled',
    ]);
    for (const { mailbox } of members.filter(({ level }) => level.number === 2))
      expect(cloud.inbox.to(mailbox).some(({ text }) => text.includes('/disputes/1'))).toBe(true);
  });
});
