/** For tests: an MOU with its reviews, signing rounds and suspensions in memory, moved by the rules alone as acts, workflows and schedules would. */
import type { AgreementEvent } from '../../agreements/domain/agreement.events.ts';
import { calendarOf, execute, giveBack, setSunset } from '../../agreements/domain/agreement.rules.ts';
import { type Agreement, asOfVersion, evolveAgreement } from '../../agreements/domain/agreement.state.ts';
import { inForce, overdue, textAt } from '../../agreements/domain/in-force.rules.ts';
import { sunsetOf } from '../../agreements/domain/sunset.rules.ts';
import { termOf } from '../../agreements/domain/term.rules.ts';
import { maySucceed } from '../../agreements/successors/domain/successor.rules.ts';
import { anAgreement, aSunset, successor } from '../../agreements/testing/an-agreement.ts';
import type { Pause } from '../../disputes/docket/domain/suspension-clock.rules.ts';
import { addDays, dayOf } from '../../shared/days.ts';
import { DAY, type Instant, plus } from '../../shared/kernel.ts';
import { lastMomentToSign, periodOf } from '../../signing/domain/period.rules.ts';
import { closing } from '../domain/closing.rules.ts';
import { renewalDue } from '../domain/following.rules.ts';
import { openedFrom, scheduled, superseded } from '../domain/opening.rules.ts';
import { reminded } from '../domain/reminding.rules.ts';
import { reveal } from '../domain/reveal.rules.ts';
import type { Choice, ReviewEvent } from '../domain/review.events.ts';
import { evolveReview, type Review } from '../domain/review.state.ts';
import { sightOf } from '../domain/sight.rules.ts';
import { handOver, reminderDue, standing, warningDue } from '../domain/standing.rules.ts';
import { EARLY_DAYS, windowsOf } from '../domain/windows.rules.ts';

export const PARTIES = ['air', 'health', 'forest', 'roads', 'police'];

export interface Setup {
  parties: number;
  months: number;
  lead: number;
  then: 'ends' | 'goes-on';
  goesOnWithout: boolean;
  /** How often it may be renewed; as often as they like when absent. */
  most?: number | undefined;
  signedAt: Instant;
  /** Days in which a round can be signed. */
  signing: number;
  /** How often something stands against a renewal of the service, such as an open dispute of a party that it leaves out. */
  refused: number;
  /** How often the evidence of a review cannot be frozen. */
  unfrozen: number;
}

/** What a party said last, in the words of its answer. */
export interface Said {
  choice: Choice;
  fallback?: 'renew' | 'end';
}

interface Round {
  id: string;
  version: number;
  parties: readonly string[];
  signed: Set<string>;
  deadline: Instant;
}

export interface Happened {
  at: Instant;
  /** Of a review, its number. */
  review?: number;
  event: AgreementEvent | ReviewEvent;
}

/** More steps without a wait would never end. */
const MOST_STEPS = 25;

export class World {
  whole: Agreement;
  readonly reviews = new Map<number, Review>();
  /** Words that nobody reads before they are revealed; removed by law, they are gone. */
  readonly words = new Map<number, Record<string, Said>>();
  readonly pauses: Pause[] = [];
  readonly log: Happened[] = [];
  /** Who signed which version. */
  readonly signatures = new Map<number, string[]>();
  /** How often the evidence of a review was tried. */
  private readonly tried = new Map<number, number>();
  round: Round | undefined;
  readonly setup: Setup;

  constructor(setup: Setup) {
    this.setup = setup;
    const { months, lead, then, goesOnWithout, signedAt } = setup;
    const parties = PARTIES.slice(0, setup.parties);
    const sunset = aSunset({ months, opensDaysBefore: lead, then, goesOnWithout });
    this.whole = { ...anAgreement(), parties, sunset };
    const round = { id: this.whole.round, signatories: Object.fromEntries(parties.map((party) => [party, {}])) };
    this.happens(signedAt, ...(execute(this.whole, termOf(this.whole, round, signedAt)).events ?? []));
    this.setSunsets(signedAt);
    this.signatures.set(1, parties);
  }

  happens(at: Instant, ...events: readonly AgreementEvent[]): void {
    for (const event of events) {
      this.whole = evolveAgreement(this.whole, event);
      this.log.push({ at, event });
    }
  }

  inReview(number: number, at: Instant, ...events: readonly ReviewEvent[]): void {
    for (const event of events) {
      this.reviews.set(number, evolveReview(this.reviews.get(number), event, at));
      this.log.push({ at, review: number, event });
    }
  }

  open = (): number[] => [...this.reviews].flatMap(([number, { closed }]) => (closed ? [] : [number]));

  /** As the workflow of signing does it, after the last signature. */
  private setSunsets(at: Instant): void {
    const { next } = this.whole;
    for (const version of [this.whole, ...(next ? [asOfVersion(this.whole, next)] : [])]) {
      if (version.status !== 'executed' || !version.term) continue;
      const when = sunsetOf(calendarOf(version), version.term, version.sunset.opensDaysBefore);
      this.happens(at, ...(setSunset(version, when).events ?? []));
    }
  }

  sweepAgreements(at: Instant): void {
    this.happens(at, ...overdue(this.whole, at));
  }

  sweepReviews(at: Instant): void {
    const { most } = this.setup;
    const opening = scheduled(this.whole, at, most === undefined ? {} : { renewal: { most } });
    if (!opening) return;
    this.happens(at, opening.began);
    const { review } = opening.opened.data;
    this.inReview(review - 1, at, ...superseded(this.reviews.get(review - 1), review));
    this.inReview(opening.opened.data.review, at, opening.opened);
  }

  /** The workflow of signing: sets what is missing, and lets a round lapse. */
  signing(at: Instant): void {
    this.setSunsets(at);
    const { round } = this;
    if (round && at >= round.deadline) {
      this.round = undefined;
      const version = this.whole.next;
      if (version?.round === round.id) this.happens(at, ...(giveBack(version, 'lapsed').events ?? []));
    }
  }

  /** The workflow of each open review, until it waits. */
  conduct(at: Instant): void {
    for (const number of this.open()) {
      for (let steps = 0; this.step(number, at); steps += 1)
        if (steps > MOST_STEPS) throw new Error(`Review ${number} never waits`);
    }
  }

  /** One step; false when it waits or is over. */
  private step(number: number, at: Instant): boolean {
    const review = this.reviews.get(number) as Review;
    const { stand } = standing(review, this.whole, this.pauses, at);
    if (stand === 'waiting' || stand === 'closed') return false;
    if (stand === 'evidence due') return this.freeze(number, at);
    const sight = sightOf(review, this.whole, this.pauses, at);
    const before = this.log.length;
    if (stand === 'reveal due')
      this.inReview(number, at, ...[reveal(sight, new Map(Object.entries(this.words.get(number) ?? {}))) ?? []].flat());
    if (stand === 'reminder due') this.inReview(number, at, reminded(reminderDue(sight) ?? 'answers', sight.silent));
    if (stand === 'warning due') this.inReview(number, at, reminded(warningDue(sight) ?? 'signatures', []));
    if (stand === 'leave open due')
      this.inReview(number, at, { type: 'ReviewLeftOpen', data: { missing: sight.silent } });
    if (stand === 'hand-over due') this.inReview(number, at, ...(handOver(review, review.watch ?? 0).events ?? []));
    if (stand === 'closing due') {
      const { own, whole } = closing(sight);
      this.inReview(number, at, ...own);
      this.happens(at, ...whole);
    }
    if (stand === 'renewal due') {
      const without = renewalDue(review, this.whole, sight.settlement, sight.windows, at) ?? [];
      this.inReview(number, at, this.renew(number, without, at));
    }
    if (this.log.length === before) throw new Error(`A step records nothing: ${stand}`);
    return true;
  }

  /** One that fails is waited for all the same. */
  private freeze(number: number, at: Instant): boolean {
    const tries = (this.tried.get(number) ?? 0) + 1;
    this.tried.set(number, tries);
    if (tries <= this.setup.unfrozen) return false;
    const data = { evidence: 1, hash: '0'.repeat(64), at, streams: [] };
    this.inReview(number, at, { type: 'EvidenceFrozen', data });
    return true;
  }

  private renew(number: number, without: string[], at: Instant): ReviewEvent {
    const tries = (this.reviews.get(number)?.refused?.tries ?? 0) + 1;
    const refused = tries <= this.setup.refused ? 'party-in-dispute' : maySucceed(this.whole, at)?.code;
    if (refused !== undefined) return { type: 'RenewalRefused', data: { without, codes: [refused], tries } };
    return { type: 'RenewalPutOut', data: { version: this.publish('renewal', number, at, without), without } };
  }

  /** Puts a text out, and opens its round. */
  private publish(kind: 'amendment' | 'renewal', review: number | undefined, at: Instant, without: string[]): number {
    const holds = textAt(this.whole, at);
    const version = this.whole.latest + 1;
    const parties = holds.parties.filter((party) => !without.includes(party));
    const id = `sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ-${version}`;
    const { data, body } = successor({
      ...{ kind, version, parties, round: id, sunset: holds.sunset },
      follows: { version: holds.version, documentHash: holds.documentHash },
      ...(review !== undefined && { review }),
    });
    this.happens(at, ...overdue(this.whole, at), { type: 'SuccessorPublished', data, body });
    const last = lastMomentToSign(
      { follows: { kind, ...data.follows }, sunset: holds.sunset, zone: holds.zone },
      holds.term,
    );
    const { deadline } = periodOf(calendarOf(holds), this.setup.signing, at, last);
    this.round = { id, version, parties, signed: new Set(), deadline };
    return version;
  }

  /** An agency sends the text that it drafted. */
  send(at: Instant): void {
    const { most } = this.setup;
    if (maySucceed(this.whole, at) || !inForce(this.whole, at)) return;
    const [review] = this.open().slice(-1);
    const of = review === undefined ? undefined : this.reviews.get(review);
    const renewal = of?.kind === 'scheduled' && of.then === 'ends';
    // Nothing is renewed before its time.
    if (renewal && (textAt(this.whole, at).sunsetAt ?? at) > at) return;
    if (renewal && most !== undefined && (textAt(this.whole, at).renewals ?? 0) >= most) return;
    this.publish(renewal ? 'renewal' : 'amendment', review, at, []);
  }

  sign(party: string, at: Instant): void {
    const { round, whole } = this;
    const version = whole.next;
    if (!round || version?.round !== round.id || version.status !== 'out for signature') return;
    if (at >= round.deadline || !round.parties.includes(party)) return;
    round.signed.add(party);
    this.signatures.set(round.version, [...round.signed]);
    if (round.signed.size < round.parties.length) return;
    const signatories = Object.fromEntries(round.parties.map((one) => [one, {}]));
    const term = termOf(asOfVersion(whole, version), { id: round.id, signatories }, at, whole);
    this.happens(at, ...(execute(whole, term).events ?? []));
    this.round = undefined;
  }

  decline(at: Instant): void {
    const { round } = this;
    const version = this.whole.next;
    if (!round || at >= round.deadline) return;
    this.round = undefined;
    if (version?.round === round.id) this.happens(at, ...(giveBack(version, 'declined').events ?? []));
  }

  /** Sealed before the revealing, openly after it, while the review is open. */
  answer(party: string, said: Said, at: Instant): void {
    for (const number of this.open()) {
      const review = this.reviews.get(number) as Review;
      if (!review.parties.includes(party)) continue;
      const answer = (review.answered[party]?.answer ?? 0) + 1;
      const words = { ...this.words.get(number), [party]: said };
      const by = { name: party, mailbox: `${party}@${party}.example` };
      const { fallback, choice } = said;
      const own = { choice, ...(fallback && { fallback }) };
      const data = { party, office: 'head', answer };
      if (review.revealedAt === undefined) {
        this.words.set(number, words);
        this.inReview(number, at, { type: 'Answered', data, body: { by, answers: {}, ...own } });
      } else if (review.leftOpenAt !== undefined || at < review.windows.closesAt) {
        this.words.set(number, words);
        const body = { by, answers: {}, ...own };
        this.inReview(number, at, { type: 'ChosenOpenly', data: { ...data, ...own, points: 0 }, body });
      }
    }
  }

  /** By order of law, before anybody has read them. */
  removeWords(party: string): void {
    for (const number of this.open()) {
      if (this.reviews.get(number)?.revealedAt !== undefined) continue;
      const { [party]: _, ...rest } = this.words.get(number) ?? {};
      this.words.set(number, rest);
    }
  }

  call(party: string, at: Instant): void {
    if (this.open().length > 0 || !inForce(this.whole, at)) return;
    const text = textAt(this.whole, at);
    const number = (this.whole.reviews ?? 0) + 1;
    const last = addDays(dayOf(text.zone, at), EARLY_DAYS);
    const ends = text.term?.ends !== undefined && text.term.ends < last ? text.term.ends : last;
    this.happens(at, { type: 'ReviewBegan', data: { review: number, kind: 'early' } });
    this.inReview(number, at, {
      type: 'ReviewOpened',
      data: {
        ...openedFrom(text, number),
        ...{ kind: 'early', party },
        windows: windowsOf(calendarOf(text), at, ends, EARLY_DAYS),
      },
    });
  }

  pause(days: number, at: Instant): void {
    const last = this.pauses.at(-1);
    if (last && (last.resumed ?? last.until) > at) return;
    if (this.pauses.length < 4) this.pauses.push({ from: at, until: plus(at, days * DAY) });
  }

  resume(at: Instant): void {
    const last = this.pauses.at(-1);
    if (last && last.from < at && at < (last.resumed ?? last.until)) last.resumed = at;
  }

  /** The next moment at which the clock alone brings something about. */
  nextMoment(now: Instant): Instant | undefined {
    const text = textAt(this.whole, now);
    const untils = this.open().map(
      (number) => standing(this.reviews.get(number) as Review, this.whole, this.pauses, now).until,
    );
    const ends = this.whole.endedAt === undefined ? text.term?.endsAt : undefined;
    const opens =
      this.whole.endedAt === undefined && text.term?.sunset !== this.whole.reviewed ? text.sunsetAt : undefined;
    return [...untils, ends, opens, this.round?.deadline, text.next?.term?.effectiveAt]
      .filter((at): at is Instant => at !== undefined && at > now)
      .sort()[0];
  }

  everything(at: Instant): void {
    this.signing(at);
    this.sweepAgreements(at);
    this.sweepReviews(at);
    this.conduct(at);
  }
}
