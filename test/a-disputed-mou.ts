/** For tests: an MOU in force with a ladder of two levels and a referee, whose offices dispute at browsers of their own. */
import { parse } from 'node-html-parser';
import { disputeIdOf } from '../functions/shared/ids.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import type { Screen, Visitor } from '../infra/laptop/demo/people/visitor.ts';
import type { TestCloud } from './a-cloud.ts';
import { aMou, type MouFile, type Sent } from './a-sent-mou.ts';

export const SIDES = ['transport', 'health', 'forestry'] as const;
export type Side = (typeof SIDES)[number];
type Office = 'head' | 'director';

const on = (office: Office) => Object.fromEntries(SIDES.map((party) => [party, office]));
const LEVELS = [
  { name: 'Bureau directors', offices: on('director'), businessDays: 5 },
  { name: 'Agency heads', offices: on('head'), businessDays: 10 },
];
const REFEREE = { name: 'Office of Mediation', procedure: 'Hears both sides once.', businessDays: 20 };
export const LADDER = { levels: LEVELS, referee: REFEREE };
/** One level, on which the director of health decides alone. */
export const ONE_OFFICIAL = { levels: [{ ...LEVELS[0], decides: { party: 'health', office: 'director' } }] };

/** A director on the first level, the head above, and a referee; health and forestry may veto. */
export function aMouWithLadder(ladder: object = LADDER): MouFile {
  const mou = aMou({ agencies: SIDES });
  const serial = mou.number.split('-').at(-1);
  const director = (party: string) => ({
    key: 'director',
    title: 'Bureau Director',
    holder: { name: `Director of ${party}`, mailbox: `director-${serial}@${party}.example` },
  });
  return {
    ...mou,
    parties: mou.parties.map((party) => ({ ...party, offices: [...party.offices, director(party.key)] })),
    ladder,
    veto: { whoMayVeto: ['health', 'forestry'], reasonWithinHours: 48 },
  } as unknown as MouFile;
}

/** Sent, prepared, and signed by every head. */
export async function executed(cloud: TestCloud, token: string, mou = aMouWithLadder()): Promise<Sent> {
  const sent = await cloud.send(token, mou);
  for (const { key } of mou.parties) await cloud.head(sent, key).sign();
  await cloud.quiet();
  return sent;
}

/** A claim without a fault. */
export const CLAIM = {
  against: 'health',
  about: 'decision-right/closures',
  happened: 'On March 2 the ridge road was closed on the map without a word.',
  happenedOn: '2026-03-01',
  need: 'A call before a road is closed.',
  cannotAccept: 'Learning it from the news.',
  offer: 'An answer within the hour.',
  handling: 'parties',
};
export const ANSWER = { happened: 'The road was on fire.', need: 'Freedom to close at once.' };

/** A page as one line of text. */
export const words = ({ text }: Screen): string => text.replaceAll(/\s+/g, ' ');

/** What the page of a dispute offers its reader, the act that is waited for first. */
export const offers = ({ html }: Screen): string[] =>
  parse(html)
    .querySelectorAll('#act .concord-turn a, #act nav a')
    .map(({ text }) => text.trim());

/** The request of a button on the page that is open now, as often and as late as it is wanted. */
export const pressing = (browser: Visitor, button: string, typed: Record<string, string> = {}) => {
  const [url, fields] = browser.formOf(button, typed);
  return () => browser.request(url, new URLSearchParams(fields));
};

/** The link on the page of a dispute that leads to the page of a button. */
const LINKS: readonly [button: RegExp, link: string][] = [
  [/^Give this answer/, 'Answer'],
  [/^Propose this instead/, 'Propose another solution'],
  [/^Propose this/, 'Propose a solution'],
  [/^Make this the decision/, 'Decide'],
  [/^Record this ruling/, 'Write down the ruling'],
  [/^Join this dispute/, 'Join this dispute'],
  [/^Withdraw this dispute/, 'Withdraw it'],
  [/^Veto this decision/, 'Veto the decision'],
  [/^Give this reason/, 'Give the reason of your veto'],
  [/^Record this dissent/, 'Record your dissent'],
];
/** Most acts are called as their links are. */
export const linkTo = (button: string): string => LINKS.find(([pattern]) => pattern.test(button))?.[1] ?? button;
/** The page of a dispute itself. */
const PAGE = /\/disputes\/\d+$/;

/** What people of an MOU do with its disputes. */
export function disputing(cloud: TestCloud, sent: Sent) {
  const people = new Map<string, Person>();
  const docket = `/agreements/${sent.agreement}/disputes`;
  const holder = (party: Side, office: Office = 'director'): Person => {
    const offices = sent.mou.parties.find(({ key }) => key === party)?.offices ?? [];
    const mailbox = offices.find(({ key }) => key === office)?.holder.mailbox ?? '';
    const known = people.get(mailbox) ?? cloud.person(mailbox);
    people.set(mailbox, known);
    return known;
  };
  /** Opens the page of the act, by its link on the page of the dispute. */
  const opens = async (person: Person, path: string, button: string) => {
    const screen = await person.open(path);
    return PAGE.test(path) ? person.browser.follow(linkTo(button)) : screen;
  };
  /** Opens that page and presses the button. */
  const act = async (person: Person, path: string, button: string, typed: Record<string, string> = {}) => {
    await opens(person, path, button);
    return person.browser.press(button, typed);
  };
  /** Raised by transport’s director unless said otherwise: the page that follows, and where the dispute is. */
  const raised = async (typed: Record<string, string> = {}, by = holder('transport'), query = '') => {
    const screen = await act(by, `${docket}/new${query}`, 'Raise this dispute', { ...CLAIM, ...typed });
    const number = Number(/disputes\/(\d+)/.exec(screen.url)?.[1]);
    return { screen, number, path: `${docket}/${number}`, id: disputeIdOf(sent.agreement, number) };
  };
  /** Asks for the next level, or moves it there at once with a reason. */
  const climb = (person: Person, path: string, reason?: string) =>
    act(person, `${path}/climb`, 'Confirm your choice', reason === undefined ? { how: 'ask' } : { how: 'now', reason });
  return { docket, holder, opens, act, climb, raised, liaison: (party: Side) => cloud.liaison(sent, party).person };
}
