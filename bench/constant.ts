/** Home and the queue of disputes are read with few and with many MOUs of others in the table: what a person's page costs must not grow with them. */
import { ulid } from 'ulid';
import { dueOf } from '../functions/disputes/dispute.stream.ts';
import type { DataOf } from '../functions/disputes/domain/dispute.events.ts';
import { evolveDispute } from '../functions/disputes/domain/dispute.state.ts';
import { disputeIdOf, docketIdOf } from '../functions/shared/ids.ts';
import { DAY, plus } from '../functions/shared/kernel.ts';
import { Person } from '../infra/laptop/demo/people/person.ts';
import { mouFile } from '../infra/laptop/demo/wildfire-smoke.ts';
import { measure, useOf } from './meter.ts';
import { tipItem, tipOf, write } from './rows.ts';
import { convenerOf, type Scene } from './scene.ts';

/** MOUs of others in the table, each with a dispute. */
export const SIZES = [10, 10_000] as const;
/** Open disputes of the person's own MOU: more than one page. */
const OWN = 30;
const PAGES = { home: '/home', 'queue of disputes': '/disputes' } as const;

export interface ConstantRead {
  page: string;
  /** For each of the sizes. */
  calls: number[];
  readUnits: number[];
}

function disputeItem(agreement: string, number: number, now: string, parties: readonly string[]) {
  const [by = '', against = ''] = parties;
  const id = disputeIdOf(agreement, number);
  const deadline = plus(now, (number + 1) * DAY);
  const data: DataOf<'DisputeRaised'> = {
    ...{
      agreement,
      dispute: id,
      number,
      under: 1,
      by,
      against,
      about: { kind: 'other' },
      happenedOn: now.slice(0, 10),
    },
    ...{
      handling: 'parties',
      people: [],
      complained: [],
      zone: 'America/New_York',
      jurisdiction: { country: 'US' },
      vetoers: [],
    },
    ladder: { levels: [{ name: 'Heads', businessDays: 10 }] },
    offices: { [by]: ['head'], [against]: ['head'] },
    ...{ answerBy: deadline, deadline, remindAt: [], calendar: 'bench@1' },
  };
  const body = {
    by: { name: '', mailbox: '' },
    happened: '',
    need: '',
    cannotAccept: '',
    offer: '',
    links: [],
    people: [],
  };
  const state = evolveDispute(undefined, { type: 'DisputeRaised', data, body }, now);
  return tipItem(id, state, dueOf(state));
}

const docketItem = (agreement: string, disputes: number) =>
  tipItem(docketIdOf(agreement), { agreement, disputes, pauses: [] });

/** An MOU that a liaison serves, as if all had signed it, with open disputes. */
async function ownMou(scene: Scene, now: string): Promise<void> {
  const { cloud } = scene;
  const id = await (await convenerOf(scene, mouFile)).publish();
  await cloud.quiet();
  const tip = await tipOf<Record<string, unknown>>(scene, id);
  const term = { effectiveAt: now, endsAt: plus(now, 540 * DAY) };
  const executed = { ...tip, state: { ...tip.state, status: 'executed', term } };
  const parties = mouFile.parties.map(({ key }) => key);
  const disputes = Array.from({ length: OWN }, (_, index) => disputeItem(id, index + 1, now, parties));
  await write(scene, [executed, docketItem(id, OWN), ...disputes]);
}

/** An MOU of agencies that the person does not serve. */
function othersMou(now: string): object[] {
  const id = `mou_${ulid()}`;
  const parties = ['north', 'south'];
  return [tipItem(id, { id, status: 'executed', parties }), disputeItem(id, 1, now, parties)];
}

export async function measureConstantReads(scene: Scene): Promise<ConstantRead[]> {
  const { cloud } = scene;
  const now = new Date(cloud.clock.now()).toISOString();
  await ownMou(scene, now);
  const domain = mouFile.parties[0]?.mailDomains[0] ?? '';
  const person = new Person(cloud.url, `liaison@${domain}`, cloud.inbox, () => cloud.quiet());
  // Signed in, and both functions have run once.
  for (const path of Object.values(PAGES)) await person.open(path);
  const results = Object.keys(PAGES).map((page): ConstantRead => ({ page, calls: [], readUnits: [] }));
  let there = 0;
  for (const size of SIZES) {
    for (; there < size; there += 500)
      await write(scene, Array.from({ length: Math.min(500, size - there) }, () => othersMou(now)).flat());
    there = size;
    for (const result of results) {
      const path = PAGES[result.page as keyof typeof PAGES];
      const { calls, readUnit } = useOf(await measure(scene, () => person.browser.open(path)));
      result.calls.push(calls);
      result.readUnits.push(readUnit);
    }
  }
  return results;
}
