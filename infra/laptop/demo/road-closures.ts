/** The second MOU of the demonstration: a road-closure map in force between two agencies, and who stands where on its ladder. */
import type { Cloud } from '../cloud/cloud.ts';
import { headsIn, holderIn, officialsIn, organizationOf, readExample } from './example.ts';

export const ROADS_FILE = 'examples/road-closures.json';
export const roads = readExample(ROADS_FILE);
export const roadHeads = headsIn(roads);
export const roadLiaisons = officialsIn(roads, 'liaison');
/** Whose token puts it out. */
export const ROADS_ORGANIZER = organizationOf(roads);

export const { levels } = roads.ladder ?? { levels: [] };

/** Who meets whom on each level, from the first. */
export const members = levels.flatMap(({ name, offices }, index) =>
  Object.entries(offices).map(([party, office]) => ({
    ...holderIn(roads, party, office),
    level: { number: index + 1, name },
  })),
);

/** Who stands for that party on a level; before the referee, whoever does on the last. */
export function memberOn(level: number, party: string) {
  const member = members.findLast((one) => one.party === party && one.level.number <= level);
  if (!member) throw new Error(`${ROADS_FILE} has no ${party} on level ${level}`);
  return member;
}
export const leadOf = (party: string) => memberOn(1, party);

const DAY = 86_400_000;
const ago = (now: number, days: number): string => new Date(now - days * DAY).toISOString().slice(0, 10);

/** The claim of the map lead of the Department of Transportation, as the form takes it. */
export const claimAt = (cloud: Pick<Cloud, 'clock'>): Record<string, string> => ({
  against: 'police',
  about: 'decision-right/closures',
  happened: [
    'Route 9 between Millbrook and Farley stood closed on the map from 6:10 to 9:25 in the evening. Nobody had called the Traffic Management Center before it was marked. Our crew had both lanes open all the time: the crash was on the ramp, not on the road.',
    'The map sent a dialysis van and two delivery trucks 31 miles around. It is the third time in two months.',
  ].join('\n\n'),
  happenedOn: ago(cloud.clock.now(), 3),
  need: 'A call to the Traffic Management Center before a numbered route is marked closed, at any hour, and a mark on the ramp when only the ramp is closed.',
  cannotAccept: 'Learning from drivers that a road we keep open is closed on our own map.',
  offer:
    'An engineer who answers within two minutes, day and night, and ramps as places of their own on the map by the end of next month.',
  handling: 'parties',
});
