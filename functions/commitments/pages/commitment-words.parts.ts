/** What a commitment is called, where it stands, and what happened to it, in words. */
import { partyName, type SignedMou } from '../../agreements/domain/signed-mou.ts';
import { sayDay, sayDayOf } from '../../shared/time-words.ts';
import type { Commitment } from '../domain/commitment.state.ts';
import type { Entry } from '../domain/happened.ts';
import { cameLate, type Standing, standingOf } from '../domain/standing.rules.ts';
import type { CommitmentText, Says } from '../domain/stated.ts';

export const sayTo = (text: Pick<SignedMou, 'parties' | 'succession'>, to: Says['to']): string =>
  to === 'all'
    ? 'All other parties'
    : [to]
        .flat()
        .map((party) => partyName(text, party))
        .join(', ');

export const KINDS: Record<CommitmentText['kind'], string> = {
  money: 'Money',
  staff: 'Staff',
  data: 'Data',
  'in kind': 'Things or services',
};

/** In the order in which a list shows them. */
export const STANDINGS: readonly (readonly [Standing, string])[] = [
  ['late', 'Overdue'],
  ['disputed', 'Delivery disputed'],
  ['delivered', 'Delivered, waiting for an answer'],
  ['ahead', 'Not due yet'],
  ['stayed', 'On hold: the decision is vetoed'],
  ['open-ended', 'Open-ended: no day agreed'],
  ['accepted', 'Delivered and accepted'],
  ['left', 'Closed: a party has left, and it was not due by its last day'],
];

export function sayStanding(one: Commitment, now: string): string {
  const standing = standingOf(one, now);
  const word = STANDINGS.find(([name]) => name === standing)?.[1] ?? standing;
  return (standing === 'delivered' || standing === 'accepted') && cameLate(one) ? `${word}; it came late` : word;
}

/** A heading is short; the words in full stand below it. */
export const shortly = (does: string): string => {
  const [line = ''] = does.split('\n');
  return line.length <= 80
    ? line
    : `${line.slice(0, line.lastIndexOf(' ', 78) > 40 ? line.lastIndexOf(' ', 78) : 78)} …`;
};

const REMOVED = 'The words were removed by law.';

/** What was asked for; its measure is among the words. */
const wanted = ({ event, words }: Entry): string => {
  if (event.type !== 'RenegotiationAsked') return '';
  const { to, measure } = event.data;
  return [
    ...(to ? [`due ${sayDay(to.by)}`] : []),
    ...(measure ? [words.measure === undefined ? 'another measure' : `measured by “${words.measure}”`] : []),
  ].join(', ');
};

const VETOES = {
  cast: 'The decision was vetoed: it does not bind until the veto is settled',
  lapsed: 'The veto lapsed: the decision binds again',
  reasoned: 'The veto and its reason ended the decision, and this with it',
} as const;

const by = ({ words }: Entry): string =>
  words.by === undefined
    ? 'The name was removed by law.'
    : `By ${[words.by.name, ...(words.by.title === undefined ? [] : [words.by.title])].join(', ')}.`;

/** One line of what happened, with whose words there were. */
export function sayEntry(
  entry: Entry,
  text: Pick<SignedMou, 'parties' | 'succession'>,
  key: string,
): { what: string; more?: string } {
  const { event, words } = entry;
  const quoted = (said: string | undefined) => (said === undefined ? REMOVED : `“${said}”`);
  const party = 'party' in event.data ? partyName(text, event.data.party) : '';
  switch (event.type) {
    case 'CommitmentsTaken': {
      const stated = event.data.commitments.find((one) => one.key === key);
      const due = stated?.by === undefined ? 'open-ended' : `due ${sayDay(stated.by)}`;
      return { what: `Part of version ${event.data.version}: ${due}` };
    }
    case 'FollowUpsTaken': {
      const due = event.data.followUps.find((one) => one.key === key)?.by;
      return { what: `Agreed in dispute ${event.data.dispute}${due === undefined ? '' : `: due ${sayDay(due)}`}` };
    }
    case 'DutiesTaken': {
      const due = event.data.duties.find((one) => one.key === key)?.by;
      return { what: `The MOU ended, and its closing began${due === undefined ? '' : `: due ${sayDay(due)}`}` };
    }
    case 'FollowUpsVetoed':
      return { what: VETOES[event.data.veto] };
    case 'CommitmentsTold':
      return { what: event.data.late.includes(key) ? 'Its due day passed. Those who must know were told' : 'Reminded' };
    case 'CommitmentDelivered':
      return { what: 'Delivered', more: `${quoted(words.what)} ${by(entry)}` };
    case 'DeliveryAccepted':
      return { what: `${party} accepted the delivery`, more: by(entry) };
    case 'DeliveryDisputed':
      return { what: `${party} disputed the delivery`, more: `${quoted(words.reason)} ${by(entry)}` };
    case 'RenegotiationAsked':
      return { what: `Asked for: ${wanted(entry)}`, more: `${quoted(words.why)} ${by(entry)}` };
    case 'RenegotiationAgreed':
      return { what: `${party} agreed${event.data.holds ? ': the change takes effect' : ''}`, more: by(entry) };
    case 'RenegotiationRefused':
      return { what: `${party} did not agree: nothing changes`, more: `${quoted(words.reason)} ${by(entry)}` };
    case 'RenegotiationTakenBack':
      return { what: 'What was asked for was taken back', more: by(entry) };
    case 'CommitmentsLeft':
      return { what: `Closed: ${partyName(text, event.data.left)} left on ${sayDayOf(event.data.leftAt, 'UTC')}` };
    case 'CommitmentsClosed':
      return { what: `The MOU ended on ${sayDayOf(event.data.endedAt, 'UTC')}` };
  }
}
