/** The first thing on the page of a dispute: what is waited for from the reader until when, and whatever else the reader may do now. */
import { sayTimeLeft } from '../../shared/calendar/time-left.ts';
import { capital } from '../../shared/text.ts';
import { sayInstant } from '../../shared/time-words.ts';
import {
  answerDue,
  calendarOf,
  deadlineOf,
  isReferee,
  isSide,
  levelName,
  ownersOf,
  reasonDue,
  vetoEnds,
} from '../domain/ladder.rules.ts';
import type { Act } from '../domain/offered.rules.ts';
import { isComplainedOf } from '../domain/who.rules.ts';
import { actName, PATHS } from './act/act-words.ts';
import { ActsFor, asQuery } from './acts-for.tsx';
import type { DisputeView } from './dispute-view.ts';
import { listed, sayStatus } from './dispute-words.ts';

const pathOf = ({ agreement, dispute }: DisputeView): string =>
  `/agreements/${agreement.id}/disputes/${dispute.number}`;
const addressOf = (view: DisputeView, act: Act): string => `${pathOf(view)}/${PATHS[act]}${asQuery(view.acting)}`;

/** What is asked for, in the words that follow “Your turn.” */
const asked = (view: DisputeView, act: Act): string =>
  act === 'answer' ? 'Answer' : `${actName(act, view)}${act === 'accept' ? ', or propose another,' : ''}`;

const YourTurn = ({ view }: { view: DisputeView }) => {
  const { turn, dispute, now } = view;
  if (!turn) return null;
  const { act, due } = turn;
  return (
    <div class="concord-turn" id="turn">
      <p dir="auto">
        <strong>Your turn.</strong> {asked(view, act)} by {sayInstant(due, dispute.zone)}.{' '}
        <span class="concord-left">{sayTimeLeft(calendarOf(dispute), now, due)}</span>
      </p>
      <a class="usa-button" href={addressOf(view, act)}>
        {act === 'answer' ? 'Answer' : actName(act, view)}
      </a>
    </div>
  );
};

/** In this order, whatever the rules list first. */
const ORDER: readonly Act[] = [
  'veto-reason',
  'veto-answer',
  'answer',
  'accept',
  'propose',
  'veto',
  'climb',
  'join',
  'dissent',
  'withdraw',
];

/** Why a reader finds no act of the level of today: nobody should look for a button that is another office’s. */
const NotYours = ({ view: { dispute, who, acts } }: { view: DisputeView }) => {
  if (!who) return <p>Offices of the parties act here. You read it without one.</p>;
  if (dispute.status !== 'open' || acts.includes('climb') || !isSide(dispute, who.party)) return null;
  return (
    <p dir="auto">
      {`It is with ${levelName(dispute.ladder, dispute.level)} now. What is decided there is the act of the offices that it waits for.`}
    </p>
  );
};

const Others = ({ view }: { view: DisputeView }) => {
  const { acts, turn, mayAdd, acting } = view;
  const links = [
    ...ORDER.filter((act) => acts.includes(act) && act !== turn?.act).map((act) => ({
      name: actName(act, view),
      href: addressOf(view, act),
    })),
    ...(mayAdd ? [{ name: 'Add evidence', href: `${pathOf(view)}/evidence/new${asQuery(acting)}` }] : []),
  ];
  if (links.length === 0) return null;
  return (
    <nav aria-label={turn ? 'What else you can do' : 'What you can do'}>
      <ul class="concord-may">
        {links.map(({ name, href }) => (
          <li key={href} dir="auto">
            <a href={href}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

export const untilWords = ({ now, dispute }: DisputeView, at: string | undefined) =>
  at === undefined ? undefined : `${sayInstant(at, dispute.zone)}, ${sayTimeLeft(calendarOf(dispute), now, at)}`;

/** Whoever has to act, with a word where that office is part of the complaint. */
export function sayOwners({ dispute, names }: Pick<DisputeView, 'dispute' | 'names'>): string | undefined {
  const words = ownersOf(dispute).map((name) => {
    const [party = '', office = ''] = name.split('/');
    return `${names.office(name)}${isComplainedOf(dispute, party, office) ? ' (part of the complaint)' : ''}`;
  });
  const said = listed([...new Set(words)]);
  return said === '' ? undefined : capital(said);
}

/** `Level 1`, or the referee by name. */
export const levelLabel = (dispute: DisputeView['dispute']): string =>
  isReferee(dispute, dispute.level) ? levelName(dispute.ladder, dispute.level) : `Level ${dispute.level + 1}`;

/** The next moment at which something ends by itself. */
function nextEnd(view: DisputeView): [what: string, at: string] | undefined {
  const { dispute, clock } = view;
  const { pauses } = clock;
  const unanswered = answerDue(dispute, pauses);
  const veto = vetoEnds(dispute, pauses);
  const reason = reasonDue(dispute, pauses);
  if (dispute.status === 'vetoed' && reason !== undefined) return ['Reason of the veto due', reason];
  if (dispute.status === 'decided' && !dispute.watchEnded && veto !== undefined) return ['Veto possible until', veto];
  if (dispute.status !== 'open') return undefined;
  return dispute.answeredAt === undefined && clock.now < unanswered
    ? ['Answer due', unanswered]
    : [`${levelLabel(dispute)} ends`, deadlineOf(dispute, pauses)];
}

/** How it stands, in a few lines: for whoever is not waited for, this is what the page says first. */
const Standing = ({ view }: { view: DisputeView }) => {
  const { dispute } = view;
  const owners = sayOwners(view);
  const ends = nextEnd(view);
  return (
    <p class="concord-standing" dir="auto">
      <strong>{sayStatus(dispute)}.</strong>
      {owners && ` Waiting for: ${owners}.`}
      {ends && ` ${ends[0]}: ${sayInstant(ends[1], dispute.zone)}.`}
    </p>
  );
};

export const YourActs = ({ view }: { view: DisputeView }) => (
  <section aria-label="Status, and what you can do" id="act">
    <YourTurn view={view} />
    {!view.turn && <Standing view={view} />}
    <Others view={view} />
    <NotYours view={view} />
    <ActsFor of={view.acting} page={pathOf(view)} names={view.names} />
  </section>
);
