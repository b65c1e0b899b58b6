/** Which mailboxes of a party take no email while something waits there, and by which report somebody is told: each once a day, and several in one email. */
import { seatOf } from '../../agreements/domain/seats.rules.ts';
import { cameBack } from '../../identity/domain/mail-reports.rules.ts';
import { firstAct, mendsReviewer, type Trouble } from '../../offices/domain/mending.rules.ts';
import type { PartyEvent, ReviewerKind } from '../../offices/domain/party.events.ts';
import { holderAt, type PartyState, signingAt } from '../../offices/domain/party.state.ts';
import { type AskedText, answered, type OfficeSet, vouchedFor } from '../../offices/domain/readiness.rules.ts';
import { REVIEWER_KINDS } from '../../offices/domain/reviewer-kinds.ts';
import { HOUR, type Instant, MINUTE, plus } from '../../shared/kernel.ts';
import { dayIn } from '../../shared/time-words.ts';
import { type Round, signatoryIn, turnOfParty } from './round.state.ts';

/** A mailbox of today, by the seat of its office or the kind of its reviewer. */
export interface Unreached {
  whom: string;
  kind?: ReviewerKind;
  trouble: Trouble;
}

export interface Party extends OfficeSet {
  party: string;
  signatories: readonly string[];
  reviewers?: Readonly<Partial<Record<ReviewerKind, unknown>>> | undefined;
}

/** What the page of the party begins with, of the same rules: whoever is told finds the field there. */
export function unreachedOf(
  registered: Party,
  offices: PartyState | undefined,
  round: Round,
  text: AskedText,
): Unreached[] {
  if (!offices || !vouchedFor(offices, registered)) return [];
  const { party, signatories, reviewers } = registered;
  const turn = turnOfParty(round, registered);
  return [
    ...signatories.flatMap((office): Unreached[] => {
      const whom = seatOf(party, office, signatories);
      const { status = 'waiting', mail: trouble } = signatoryIn(round, whom) ?? {};
      const tested = signingAt(offices, whom)?.noticeAt !== undefined;
      const mends = trouble !== undefined && firstAct({ turn: status, trouble, tested }) === 'mend';
      return mends && cameBack(trouble) ? [{ whom, trouble }] : [];
    }),
    ...REVIEWER_KINDS.flatMap((kind): Unreached[] => {
      const trouble = reviewers?.[kind] === undefined ? undefined : offices.mail[kind];
      const answer = answered(offices.reviewers[kind], text);
      return mendsReviewer(turn, trouble, answer) && cameBack(trouble) ? [{ whom: kind, kind, trouble }] : [];
    }),
  ];
}

/** As it is read from the records of the round and of the party. */
export interface Recorded {
  stream: string;
  seq: number;
  type: string;
  at: Instant;
  data: unknown;
}

export interface Refused extends Pick<Recorded, 'stream' | 'seq' | 'at'> {
  whom: string;
}

export interface Records {
  round: readonly Recorded[];
  party: readonly Recorded[];
}

const byTime = (one: Refused, other: Refused): number => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0);

/** Since when a reviewer has the mailbox of today. */
const namedAt = (events: readonly Recorded[], kind: ReviewerKind): Instant =>
  events.findLast(({ type, data }) => {
    const { changed } = data as Extract<PartyEvent, { type: 'ReviewersNamed' }>['data'];
    return type === 'OfficesConfirmed' || (type === 'ReviewersNamed' && changed.includes(kind));
  })?.at ?? '';

/** Reports that mail to these mailboxes came back, in the order of time; none of the address that was there before. */
export function refusedAt(
  unreached: readonly Unreached[],
  offices: PartyState | undefined,
  { round, party }: Records,
): Refused[] {
  const found = unreached.flatMap(({ whom, kind }) => {
    const since = kind ? namedAt(party, kind) : (holderAt(offices, whom)?.heldSince ?? '');
    return (kind ? party : round)
      .filter(({ type, at, data }) => {
        const said = data as { party?: string; to?: string; former?: true; report: string };
        const its = kind
          ? type === 'PartyMailReported' && said.to === kind
          : type === 'MailReported' && said.party === whom && said.to === undefined && !said.former;
        return its && at > since && cameBack(said.report);
      })
      .map(({ stream, seq, at }) => ({ stream, seq, at, whom }));
  });
  return found.sort(byTime);
}

/** By template, so that one liaison who has an email is told apart from another one's that came back. */
const isOfLiaison = ({ type, data }: Recorded, party: string): boolean => {
  const said = data as { party?: string; to?: string };
  return said.to === 'liaison' && (type === 'PartyMailReported' || (type === 'MailReported' && said.party === party));
};

/**
 * Reports that mail to the liaisons came back, where nobody of the party is told of what waits: none of them has the same email, and
 * either its head is not asked yet or a mailbox is to be mended.
 */
export function liaisonRefused(
  registered: Party,
  offices: PartyState | undefined,
  round: Round,
  { records, unreached }: { records: Records; unreached: readonly Unreached[] },
): Refused[] {
  const { party } = registered;
  const latest = offices ? offices.mail.liaison : round.liaisons?.[party];
  const waits = turnOfParty(round, registered) === 'waiting' || unreached.length > 0;
  if (round.status !== 'open' || !waits || !cameBack(latest)) return [];
  const reports = [...records.round, ...records.party].filter((one) => isOfLiaison(one, party));
  const said = (one: Recorded) => one.data as { report: string; template: string };
  return reports
    .filter((one) => cameBack(said(one).report))
    .filter(({ at, data }) => {
      const { template } = data as { template: string };
      const arrived = (other: Recorded) => said(other).report === 'delivered' && said(other).template === template;
      return !reports.some((other) => arrived(other) && other.at > plus(at, -HOUR));
    })
    .map(({ stream, seq, at }) => ({ stream, seq, at, whom: 'liaison' }))
    .sort(byTime);
}

/** What comes back within these minutes is told in one email: a party's mail goes out together. */
const TOGETHER = 2 * MINUTE;

/** The first of each mailbox and day, without those that another one tells. */
function telling(refused: readonly Refused[], zone: string): Refused[] {
  const days = new Set<string>();
  const told: Refused[] = [];
  for (const one of refused) {
    const day = `${one.whom} ${dayIn(zone, one.at)}`;
    const last = told.at(-1);
    if (!days.has(day) && (!last || one.at >= plus(last.at, TOGETHER))) told.push(one);
    days.add(day);
  }
  return told;
}

interface Own {
  stream: string;
  seq: number;
  template: string;
}
const isSame = (one: Omit<Own, 'template'>, other: Omit<Own, 'template'>): boolean =>
  one.stream === other.stream && one.seq === other.seq;

/** The email is another one's, too: it waits for it, or it has gone out. */
interface ToldIn {
  toldIn: string;
  soon?: true;
}

/** Whether the report by which an email is asked for tells by itself; nothing where there is nothing to mend any more. */
export function tells(
  { template, ...own }: Own,
  refused: readonly Refused[],
  { zone, now }: { zone: string; now: Instant },
): string | ToldIn | undefined {
  const report = refused.find((one) => isSame(one, own));
  if (!report) return undefined;
  if (now < plus(report.at, TOGETHER)) return { toldIn: template, soon: true };
  return telling(refused, zone).some((one) => isSame(one, own)) ? template : { toldIn: template };
}
