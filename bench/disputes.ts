/** A dispute under an MOU in force, from the claim to the decision, request by request: what each sets off, and what each asks of DynamoDB itself. */
import { DAY } from '../functions/shared/kernel.ts';
import { Person } from '../infra/laptop/demo/people/person.ts';
import { mouFile } from '../infra/laptop/demo/wildfire-smoke.ts';
import type { Reading, Work } from './meter.ts';
import { type RoundTrips, roundTripsOf } from './round-trips.ts';
import type { Scene } from './scene.ts';
import { send } from './signer.ts';

/** What one POST asks of DynamoDB, without what it sets off and without the page that follows. */
export interface OwnCalls {
  name: string;
  trips: RoundTrips;
  work: Work;
}

type Step = (name: string, act: () => Promise<unknown>) => Promise<Reading>;

const SIDES = ['air', 'forestry'] as const;
const { levels } = (mouFile as unknown as { ladder: { levels: { offices: Record<string, string> }[] } }).ladder;

/** Whoever holds the office of that party on the first level. */
const mailboxOf = (side: string): string => {
  const office = levels[0]?.offices[side];
  const offices = mouFile.parties.find(({ key }) => key === side)?.offices ?? [];
  return offices.find(({ key }) => key === office)?.holder.mailbox ?? '';
};

/** @param agreement in force, with the offices of the demonstration's file */
export async function measureDispute(scene: Scene, agreement: string, step: Step): Promise<OwnCalls[]> {
  const { cloud } = scene;
  const docket = `/agreements/${agreement}/disputes`;
  const [raiser, other] = SIDES.map((side) => new Person(cloud.url, mailboxOf(side), cloud.inbox, () => cloud.quiet()));
  if (!raiser || !other) throw new Error('A dispute has two sides');
  const dayIn = (days: number) => new Date(cloud.clock.now() + days * DAY).toISOString().slice(0, 10);
  const own: OwnCalls[] = [];

  /** The page is open and the form filled in before the measurement begins; nobody follows to the next page. */
  const post = async (name: string, who: Person, at: string, button: string, typed: Record<string, string>) => {
    await who.open(at);
    const [url, body] = who.browser.formOf(button, typed);
    const request = { method: 'POST', redirect: 'manual', headers: { cookie: who.browser.cookie }, body } as const;
    let trips: RoundTrips | undefined;
    const reading = await step(name, async () => {
      trips = await roundTripsOf(scene, 'disputes-acts', () => send({ url: url.href, init: request }, 303));
    });
    const work = reading.byFunction['disputes-acts'];
    if (!trips || !work) throw new Error(`${name} was not measured`);
    own.push({ name, trips, work });
  };

  const position = {
    happened: 'The burn was lit on a day on which the county downwind had no clean-air center open.',
    need: 'No burn is lit before the duty officer has said that the centers downwind are open.',
    cannotAccept: 'A call after the fire is lit.',
    offer: 'A forecast of the plume four hours earlier than today.',
  };
  const claim = { against: SIDES[1], about: 'decision-right/burn-holds', happenedOn: dayIn(-3), handling: 'parties' };
  await post('raise a dispute', raiser, `${docket}/new`, 'Raise this dispute', { ...position, ...claim });
  const page = `${docket}/1`;
  await post('answer it', other, `${page}/answer`, 'Give this answer', position);
  const promise = {
    'followUps.0.party': SIDES[1],
    'followUps.0.what': 'Adds the call to the burn plan.',
    'followUps.0.by': dayIn(30),
  };
  await post('propose a text', raiser, `${page}/texts`, 'Propose this', { text: position.need, ...promise });
  await post('take it: decided', other, `${page}/acceptance`, 'Accept proposal 1', {
    dissent: 'A burn window of three hours is lost.',
  });
  return own;
}
