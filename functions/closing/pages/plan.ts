/** The plan of a closing as its page shows it: under each heading what is to be done by whom and when, and what nobody has said. */
import { officeTitle, partyName, type SignedMou } from '../../agreements/domain/signed-mou.ts';
import { agreedDutyIn, dutyIn, dutyKey } from '../../commitments/domain/duty.rules.ts';
import { sayStanding } from '../../commitments/pages/commitment-words.parts.ts';
import type { Instant } from '../../shared/kernel.ts';
import { sayInstant } from '../../shared/time-words.ts';
import type { VisitedClosing } from '../authorize-closing.ts';
import type { Proposal } from '../domain/closing.state.ts';
import { proposalsOf } from '../domain/proposal.rules.ts';
import { SUBJECTS, type Subject } from '../domain/subjects.ts';
import { OUTCOMES, UNOWNED } from './report.parts.tsx';

export interface Planned {
  key: string;
  does: string;
  /** Office and agency. */
  owner: string;
  /** Absent where nobody does it. */
  when?: string;
  /** Where it stands. */
  state: string;
  href?: string | undefined;
}

export interface Heading {
  about: Subject;
  heading: string;
  /** What nobody has said, as a question. */
  asks: string | undefined;
  duties: Planned[];
}

const REMOVED = 'The words were removed by law.';

const owned = (text: SignedMou, { party, office }: { party: string; office: string }): string =>
  `${officeTitle(text, party, office)}, ${partyName(text, party)}`;

const sayDays = (days: number): string => `Within ${days} ${days === 1 ? 'day' : 'days'} after the end`;

const LEFT = 'The agency has left this MOU. Nobody does it, unless the plan or an amendment gives it to another';

const sayProposal = ({ agreed, owner }: Proposal, text: SignedMou): string =>
  agreed
    ? 'Agreed; in the plan unless somebody objects before the end'
    : `Proposed; ${partyName(text, owner.party)} has not agreed`;

/** Before the end: the duties of the text, and what parties would add. */
function ahead(
  { text, planning, agreement }: VisitedClosing,
  words: ReadonlyMap<number, { does: string }>,
  now: Instant,
): [Subject, Planned][] {
  const stateOf = ({ party }: { party: string }, state: string) => (agreement.parties.includes(party) ? state : LEFT);
  const own = text.closingDuties.map(({ key, owner, about = 'other', days, does }): [Subject, Planned] => [
    about,
    {
      ...{ key: dutyKey(key), does, owner: owned(text, owner), when: sayDays(days) },
      state: stateOf(owner, 'In the signed text'),
    },
  ]);
  const added = proposalsOf(planning, now).map((one): [Subject, Planned] => [
    one.about,
    {
      key: dutyKey(one.duty),
      does: words.get(one.duty)?.does ?? REMOVED,
      ...{ owner: owned(text, one.owner), when: sayDays(one.days) },
      state: stateOf(one.owner, sayProposal(one, text)),
      href: `/agreements/${agreement.id}/closing/duties/${one.duty}`,
    },
  ]);
  return [...own, ...added];
}

/** After it: what runs, or what became of it. */
function running(
  { closing, commitments, text, agreement }: VisitedClosing,
  said: ReadonlyMap<string, string>,
  subjectOf: (duty: number) => Subject,
  now: Instant,
): [Subject, Planned][] {
  const { began, reported } = closing ?? {};
  const about = (key: string): Subject => {
    const number = agreedDutyIn(key);
    const own = text.closingDuties.find((one) => one.key === dutyIn(key));
    return number === undefined ? (own?.about ?? 'other') : subjectOf(number);
  };
  const does = (key: string): string => said.get(key) ?? REMOVED;
  const run = (began?.duties ?? []).map(({ key, owner, dueAt }): [Subject, Planned] => {
    const one = commitments.find(({ party }) => party === owner.party)?.commitments[key];
    const outcome = reported?.duties[key];
    return [
      about(key),
      {
        ...{ key, does: does(key), owner: owned(text, owner), when: sayInstant(dueAt, agreement.zone) },
        state: outcome ? OUTCOMES[outcome] : one ? sayStanding(one, now) : 'Handed out within minutes',
        href: one && `/agreements/${agreement.id}/commitments/${key}`,
      },
    ];
  });
  const fallen = (began?.unowned ?? []).map(({ key, owner }): [Subject, Planned] => [
    about(key),
    { key, does: does(key), owner: owned(text, owner), state: UNOWNED },
  ]);
  return [...run, ...fallen];
}

export function planOf(
  visited: VisitedClosing,
  {
    words,
    said,
    subjectOf,
  }: {
    words: ReadonlyMap<number, { does: string }>;
    said: ReadonlyMap<string, string>;
    subjectOf: (duty: number) => Subject;
  },
  now: Instant,
): Heading[] {
  const all = visited.closing?.began ? running(visited, said, subjectOf, now) : ahead(visited, words, now);
  return SUBJECTS.flatMap(({ about, heading, asks }) => {
    const duties = all.filter(([subject]) => subject === about).map(([, one]) => one);
    if (about === 'other' && duties.length === 0) return [];
    return [{ about, heading, duties, asks: duties.length === 0 ? asks : undefined }];
  });
}
