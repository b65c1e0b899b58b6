/** What every page of one commitment shows of it, and whose pages they are. */
import { titleOf } from '../../agreements/agreement.reads.ts';
import { calendarOf } from '../../agreements/domain/agreement.rules.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import { officeTitle, partyName, type SignedMou } from '../../agreements/domain/signed-mou.ts';
import { frameOf } from '../../agreements/pages/frame.parts.ts';
import { headerOf } from '../../identity/person.reads.ts';
import { sayTimeLeft } from '../../shared/calendar/time-left.ts';
import { type FormKeys, newFormKeys } from '../../shared/http/form-keys.ts';
import type { Request } from '../../shared/http/page.ts';
import type { Instant, Refusal } from '../../shared/kernel.ts';
import type { FrameView, Tab } from '../../shared/pages/frame.tsx';
import type { SignedIn } from '../../shared/pages/layout.tsx';
import { sayDay, sayInstant } from '../../shared/time-words.ts';
import { commitmentPath, type Visited, type VisitedCommitment } from '../authorize-commitments.ts';
import type { Commitment } from '../domain/commitment.state.ts';
import { measureAsked } from '../domain/happened.ts';
import { isOpen, isPast } from '../domain/standing.rules.ts';
import type { Says } from '../domain/stated.ts';
import { sayStanding, sayTo } from './commitment-words.parts.ts';

/** Today's measure, by the text or as agreed since; empty where the words were removed by law. */
export const measureNow = ({ own, one, happened }: Pick<VisitedCommitment, 'own' | 'one' | 'happened'>): string =>
  one?.changed?.measure === undefined ? (own?.measure ?? '') : (measureAsked(happened, one.changed.measure) ?? '');

export const commitmentsFrame = (
  { agreement, register, roles }: Pick<Visited, 'agreement' | 'register' | 'roles'>,
  now: Instant,
  current: Tab['current'],
): FrameView =>
  frameOf({
    ...{ agreement, register, roles, now, current, part: 'commitments' },
    title: titleOf(register, agreement),
  });

export const personOf = ({ person, roles }: Pick<Visited, 'person' | 'roles'>) =>
  headerOf(person, roles.find(({ name }) => name)?.name);

/** Of one commitment, in words; as the text says it, and as agreed since. */
export interface Facts {
  does: string;
  madeBy: string;
  /** The office that does it, of a closing duty. */
  office?: string;
  to: string;
  kind?: Says['kind'];
  measure?: Says['measure'];
  /** Another one that was agreed since. */
  measureSince?: string | undefined;
  by: string;
  bySince?: string | undefined;
  funds?: Says['funds'];
  funder?: string;
  standing: string;
  /** The dispute in which it was agreed. */
  dispute?: { number: number; href: string };
}

export function factsOf(
  says: Says,
  one: Commitment | undefined,
  text: SignedMou,
  {
    agreement,
    now,
    measureSince,
  }: { agreement: Visited['agreement']; now: Instant; measureSince?: string | undefined },
): Facts {
  const { zone } = agreement;
  const changed = one?.changed?.day !== undefined;
  const left =
    one?.dueAt !== undefined && isOpen(one) && !isPast(one, now)
      ? `, ${sayTimeLeft(calendarOf(agreement), now, one.dueAt)}`
      : '';
  const moment = one?.dueAt === undefined ? undefined : `${sayInstant(one.dueAt, zone)}${left}`;
  return {
    ...{ does: says.does, madeBy: partyName(text, says.party), to: sayTo(text, says.to), kind: says.kind },
    ...{ measure: says.measure, measureSince },
    ...(says.office !== undefined && { office: officeTitle(text, says.party, says.office) }),
    ...(says.dispute !== undefined && {
      dispute: { number: says.dispute, href: `/agreements/${agreement.id}/disputes/${says.dispute}` },
    }),
    by: says.by === undefined ? 'No day agreed' : changed ? sayDay(says.by) : (moment ?? sayDay(says.by)),
    ...(changed && { bySince: moment }),
    ...(says.funds && { funds: says.funds, funder: partyName(text, says.funds.from) }),
    standing: one
      ? sayStanding(one, now)
      : `Ended with the ${says.dispute === undefined ? 'text' : 'decision'} that it is part of`,
  };
}

/** What all forms about one commitment have. */
export interface ActView {
  person: SignedIn;
  frame: FrameView;
  form: FormKeys;
  mou: string;
  facts: Facts;
  path: string;
  refused: readonly Refusal[];
  /** Why nothing can be done here now. */
  closed: Refusal | undefined;
  typed: Readonly<Record<string, string>>;
}

export function actView(
  visited: VisitedCommitment,
  request: Request,
  refused: readonly Refusal[],
  closed: Refusal | undefined,
): ActView | undefined {
  const { own, one, text, agreement, happened } = visited;
  if (!own) return undefined;
  const { now } = request;
  const measureSince = one?.changed?.measure === undefined ? undefined : measureAsked(happened, one.changed.measure);
  return {
    person: personOf(visited),
    frame: commitmentsFrame(visited, now, 'true'),
    form: newFormKeys(visited.person.secret),
    mou: mouName(agreement.number),
    facts: factsOf(own, one, text, { agreement, now, measureSince }),
    path: commitmentPath(request),
    ...{ refused, closed, typed: request.form },
  };
}
