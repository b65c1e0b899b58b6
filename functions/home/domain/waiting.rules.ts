/** What a person waits for: others whose turn it is, in agreements where nothing waits for the person. */
import type { Calendar } from '../../shared/calendar/business-days.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { Standing } from './standing.ts';
import { mostUrgentFirst, tasksOf } from './tasks.rules.ts';

/** For whom: the own agency's liaison, reviewers, head, or turn; other agencies' signatures; a side of a dispute; an agency that decides; whoever may object to a notice. */
export type WaitingKind =
  | 'liaison'
  | 'clearance'
  | 'head'
  | 'turn'
  | 'signatures'
  | 'dispute own agency'
  | 'dispute other agency'
  | 'removal'
  | 'confirmations'
  | 'change';

export interface Waiting {
  kind: WaitingKind;
  agreement: string;
  number: string;
  title: string;
  partyName: string;
  /** Kinds of reviewers, the number of a dispute or notice, or how many signatures are missing. */
  about: readonly string[];
  due?: Instant;
  since: Instant;
  calendar: Calendar;
}

type Named = Pick<Standing, 'agreement' | 'number' | 'title' | 'partyName'>;
const named = ({ agreement, number, title, partyName }: Named) => ({
  agreement,
  number,
  title,
  partyName,
});

/** In the order in which a party comes to its signature. */
function inRound({ round, lacks }: Standing): [WaitingKind, readonly string[]] | undefined {
  if (!round || round.turn === 'declined' || round.signed === round.of) return undefined;
  if (round.turn === 'signed')
    return ['signatures', [String(round.of - round.signed), ...(round.offices ? ['offices'] : [])]];
  if (round.turn === 'asked') return ['head', []];
  if (lacks.includes('offices') || lacks.includes('notice')) return ['liaison', []];
  return lacks.length > 0 ? ['clearance', lacks] : ['turn', []];
}

/** While the round runs. */
function roundOf(standing: Standing, now: Instant): Waiting[] {
  const { round } = standing;
  if (!round?.open || now >= round.deadline) return [];
  const [kind, about] = inRound(standing) ?? [];
  if (kind === undefined || about === undefined) return [];
  return [{ kind, ...named(standing), about, due: round.deadline, since: round.openedAt, calendar: round.calendar }];
}

const disputesOf = (standing: Standing, owed: ReadonlySet<string>): Waiting[] =>
  (standing.disputes ?? [])
    .filter(({ turn, number }) => turn !== 'own' && !owed.has(`${standing.agreement} ${number}`))
    .map(({ number, turn, due, since, calendar }) => ({
      kind: turn === 'own agency' ? 'dispute own agency' : 'dispute other agency',
      ...named(standing),
      about: [String(number)],
      ...{ due, since, calendar },
    }));

const removalsOf = (standing: Standing): Waiting[] =>
  (standing.removals ?? [])
    .filter(({ own }) => own)
    .map(({ id, since, calendar }) => ({ kind: 'removal', ...named(standing), about: [id], since, calendar }));

const changesOf = ({ changes = [], ...standing }: Standing): Waiting[] =>
  changes
    .filter(({ own }) => own)
    .map(({ change, due, calendar }) => ({
      ...{ kind: 'change', ...named(standing), about: [String(change)], due, since: due, calendar },
    }));

const adoptionsOf = (standing: Standing): Waiting[] => {
  const { asks } = standing.elsewhere ?? {};
  if (!asks) return [];
  const { left, since, calendar } = asks;
  return [{ kind: 'confirmations', ...named(standing), about: [String(left)], since, calendar }];
};

/** A dispute is one, whoever of the party waits for it; so is a signature that several parts of a person wait for. */
const nameOf = ({ kind, agreement, about }: Waiting): string =>
  kind.startsWith('dispute') ? `${agreement} ${about}` : [kind, agreement, ...about].join(' ');

/** Each once, what must be done first before the others. */
export function whatOthersOwe(standings: readonly Standing[], now: Instant): Waiting[] {
  const owed = new Set(
    standings.flatMap(({ agreement, disputes = [] }) =>
      disputes.filter(({ turn }) => turn === 'own').map(({ number }) => `${agreement} ${number}`),
    ),
  );
  // Where the person owes something in a round, the task is said alone.
  const busy = new Set(standings.filter((one) => tasksOf(one, now).length > 0).map(({ agreement }) => agreement));
  const all = standings.flatMap((one) => [
    ...(busy.has(one.agreement) ? [] : [...roundOf(one, now), ...adoptionsOf(one)]),
    ...disputesOf(one, owed),
    ...removalsOf(one),
    ...changesOf(one),
  ]);
  return mostUrgentFirst([...new Map(all.map((one) => [nameOf(one), one])).values()]);
}
