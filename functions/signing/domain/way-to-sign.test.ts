/** A head's way to sign cannot be used up: the law, held against random histories of strangers who have every link, but not the mailbox. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CODES_A_DAY,
  type Code,
  codeExpires,
  codesToHolder,
  isGuess,
  sentBefore,
  type Used,
  WRONG_TRIES_A_DAY,
} from '../../identity/domain/code.rules.ts';
import { DAY, HOUR, type Instant, MINUTE, plus } from '../../shared/kernel.ts';
import { after, aRound, aSigner, DEADLINE, DOCUMENT, evidenceOf, OPENED } from '../testing/a-round.ts';
import { codesFor } from './codes-for.rules.ts';
import { decline, takeBack } from './decline.rules.ts';
import { countersOf, FRESH_LINKS_A_DAY, reissueLink, type Share } from './link.rules.ts';
import type { Round } from './round.state.ts';
import { giveSignature, type Proven, requestCode } from './signature.rules.ts';

const PARTY = 'air';
const SHARES: readonly Share[] = ['round', 'holder', 'liaison', 'search'];

/** The mailbox, the counters and the round, as they are kept between two acts. */
class World {
  at: Instant = OPENED;
  round: Round = aRound();
  holders = 0;
  heldSince: Instant | undefined;
  /** Codes that were mailed to today's holder or earlier ones, the newest mail last. */
  readonly mailed: Code[] = [];
  readonly mailsByStrangers = new Map<string, number>();
  readonly guessesCompared = new Map<string, number>();
  private readonly codes: Code[] = [];
  private readonly used = new Map<string, Used>();
  private readonly links = new Map<string, number>();
  private made = 0;

  wait(milliseconds: number): void {
    this.goTo(plus(this.at, milliseconds));
  }

  /** Never back, and not past the last moment at which anyone may sign. */
  goTo(next: Instant): void {
    if (next > this.at) this.at = next < DEADLINE ? next : plus(DEADLINE, -1);
  }

  private key(share: string): string {
    return `${this.at.slice(0, 10)} ${countersOf(this.round, PARTY, this.holders, share)}`;
  }

  private usedBy(share: string): Used {
    return this.used.get(this.key(share)) ?? { codes: 0, tries: 0 };
  }

  /** What the act and then the mailer do. */
  ask(share: string, act: Proven, { ready = true, stranger = false } = {}) {
    const used = this.usedBy(share);
    const decision = requestCode(this.round, { party: PARTY, act, ready, used }, this.at);
    const [event] = decision.events ?? [];
    if (event?.type !== 'CodeRequested') return decision;
    this.used.set(this.key(share), { ...used, codes: used.codes + 1 });
    const { digits } = event.data;
    const before = sentBefore(this.own(this.codes), digits, this.at);
    // Nobody guesses these: strangers type nothing that begins with 9.
    const code = before ?? {
      code: `9${String(++this.made).padStart(digits - 1, '0')}`,
      sentAt: this.at,
      expiresAt: codeExpires(digits, this.at),
    };
    if (!before) this.codes.push(code);
    this.mailed.push(code);
    const today = this.at.slice(0, 10);
    if (stranger) this.mailsByStrangers.set(today, (this.mailsByStrangers.get(today) ?? 0) + 1);
    return decision;
  }

  private own(codes: readonly Code[]): Code[] {
    const holder = this.heldSince === undefined ? {} : { heldSince: this.heldSince };
    return codesFor(this.round, PARTY, codesToHolder(codes, holder));
  }

  private proof(share: string, given: string) {
    const used = this.usedBy(share);
    const triesLeft = !isGuess(given) || used.tries < WRONG_TRIES_A_DAY;
    if (isGuess(given) && triesLeft) {
      this.used.set(this.key(share), { ...used, tries: used.tries + 1 });
      this.guessesCompared.set(this.key(share), (this.guessesCompared.get(this.key(share)) ?? 0) + 1);
    }
    return { codes: codesToHolder(this.codes, this.heldSince ? { heldSince: this.heldSince } : {}), given, triesLeft };
  }

  try(share: string, act: Proven, given: string) {
    const code = this.proof(share, given);
    const no = { party: PARTY, documentHash: DOCUMENT, reason: 'No.', signer: aSigner(PARTY), code };
    const decision =
      act === 'sign'
        ? giveSignature(this.round, evidenceOf(PARTY, this.at, { code }), this.at)
        : (act === 'decline' ? decline : takeBack)(this.round, no, this.at);
    if (decision.events) this.round = after(this.round, decision.events, this.at);
    return decision;
  }

  /** A link that anyone with an old one may ask for, or that the convener sends. */
  askLink(by: 'holder of a link' | 'convener'): boolean {
    const key = `${this.at.slice(0, 10)} ${this.holders} ${by}`;
    const sent = this.links.get(key) ?? 0;
    const decision = reissueLink(this.round, PARTY, by, sent < FRESH_LINKS_A_DAY, this.at);
    if (!decision.events) return false;
    this.links.set(key, sent + 1);
    this.round = after(this.round, decision.events, this.at);
    return true;
  }

  succeed(): void {
    this.holders++;
    this.heldSince = this.at;
  }

  /** As people do: ask, then type what the newest mail says; when no more are sent, what the newest of twenty digits says. */
  headDoes(act: Proven, share: string) {
    const asked = this.ask(share, act);
    const code = asked.events ? this.mailed.at(-1) : this.mailed.findLast((one) => one.code.length === 20);
    return this.try(share, act, code?.code ?? '');
  }
}

type Step = (world: World) => void;
const share = fc.constantFrom(...SHARES);
const acts = fc.constantFrom<Proven>('sign', 'decline', 'take-back');
/** Whatever a stranger, or a scanner that fills every field, may send. */
const strangers: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(share, acts, fc.nat({ max: 4 }), fc.integer({ min: 1, max: 6 })).map(
    ([of, act, unready, times]): Step =>
      (world) => {
        for (let time = 0; time < times; time++) world.ask(of, act, { ready: unready > 0, stranger: true });
      },
  ),
  fc
    .tuple(
      share,
      acts,
      fc.constantFrom('', '000000', '123456', '0'.repeat(20), 'test'),
      fc.integer({ min: 1, max: 12 }),
    )
    .map(
      ([of, act, given, times]): Step =>
        (world) => {
          for (let time = 0; time < times; time++)
            expect(world.try(of, act, given).events, 'a stranger decides nothing').toBeUndefined();
        },
    ),
  fc.integer({ min: 1, max: 6 }).map(
    (times): Step =>
      (world) => {
        for (let time = 0; time < times; time++) world.askLink('holder of a link');
      },
  ),
);
const time: fc.Arbitrary<Step> = fc
  .oneof(
    { arbitrary: fc.integer({ min: 0, max: 20 * MINUTE }), weight: 6 },
    { arbitrary: fc.integer({ min: 0, max: 8 * HOUR }), weight: 3 },
    { arbitrary: fc.constantFrom(DAY, 8 * DAY), weight: 1 },
  )
  .map(
    (milliseconds): Step =>
      (world) =>
        world.wait(milliseconds),
  );
const others: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>((world) => {
    world.askLink('convener');
  }),
  fc.constant<Step>((world) => world.succeed()),
  // The head acts, too, and thinks again.
  share.map(
    (of): Step =>
      (world) => {
        // Two acts of one millisecond are no history: the mail between them takes longer.
        if (world.at >= plus(DEADLINE, -9)) return;
        const signed = world.round.signatories[PARTY]?.status === 'signed';
        world.headDoes(signed ? 'take-back' : 'sign', of);
        world.wait(1);
      },
  ),
);
const histories = fc.array(
  fc.oneof({ arbitrary: strangers, weight: 8 }, { arbitrary: time, weight: 3 }, { arbitrary: others, weight: 1 }),
  { maxLength: 80, size: 'max' },
);

/** The same histories on every run; another seed is another day's look. */
const RUNS = { numRuns: 400, seed: 20261129 };
const played = (steps: readonly Step[], holds: (world: World) => void) => {
  const world = new World();
  for (const step of steps) step(world);
  holds(world);
};

describe('Whatever strangers with every link do', () => {
  it('the head signs by any link, at any moment, until the last', () =>
    fc.assert(
      fc.property(histories, share, (steps, of) =>
        played(steps, (world) => {
          world.wait(1);
          if (world.round.signatories[PARTY]?.status !== 'signed')
            expect(world.headDoes('sign', of).refused).toBeUndefined();
          expect(world.round.signatories[PARTY]?.status).toBe('signed');
        }),
      ),
      RUNS,
    ));

  it('and in the last millisecond of the period, whenever they began, and by whatever they use up', () =>
    fc.assert(
      fc.property(
        histories,
        share,
        fc.integer({ min: 10, max: 20 * HOUR }),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom(0, 12),
        (steps, of, before, codes, guesses) =>
          played(steps, (world) => {
            world.goTo(plus(DEADLINE, -before));
            if (world.at >= plus(DEADLINE, -9)) return;
            // Who has signed, thinks again: what was used up before it must not count after it.
            if (world.round.signatories[PARTY]?.status === 'signed') world.headDoes('take-back', of);
            world.wait(1);
            for (const stranger of SHARES) {
              for (let time = 0; time < codes; time++) world.ask(stranger, 'sign', { stranger: true });
              for (let time = 0; time < guesses; time++) world.try(stranger, 'sign', '000000');
            }
            world.goTo(plus(DEADLINE, -1));
            expect(world.headDoes('sign', of).refused).toBeUndefined();
          }),
      ),
      RUNS,
    ));

  it('also when the head signed, took it back and signs again on the day on which they used everything up', () => {
    const world = new World();
    for (const stranger of SHARES)
      for (let time = 0; time < 12; time++) {
        world.ask(stranger, 'sign', { stranger: true });
        world.try(stranger, 'sign', '000000');
      }
    for (const act of ['sign', 'take-back', 'sign', 'take-back', 'sign'] as const) {
      world.wait(HOUR);
      expect(world.headDoes(act, 'round').refused, act).toBeUndefined();
    }
  });

  it('also when they used up the codes of a day just after midnight, while the long code of the day before still worked', () => {
    const world = new World();
    const midnight = `${plus(OPENED, DAY).slice(0, 10)}T00:00:00.000Z`;
    for (const begins of [plus(midnight, -HOUR), plus(midnight, MINUTE)]) {
      world.goTo(begins);
      for (let time = 0; time < CODES_A_DAY; time++) world.ask('round', 'sign', { stranger: true });
    }
    world.goTo(plus(midnight, 14 * HOUR));
    expect(world.headDoes('sign', 'round').refused).toBeUndefined();
  });

  it('six digits meet at most ten guesses of a share in a day, and twenty digits are never guessed', () =>
    fc.assert(
      fc.property(histories, (steps) =>
        played(steps, (world) => {
          for (const compared of world.guessesCompared.values())
            expect(compared).toBeLessThanOrEqual(WRONG_TRIES_A_DAY);
        }),
      ),
      RUNS,
    ));

  it('the mailbox gets at most so many codes in a day for them, unless the office acts or its links are renewed', () =>
    fc.assert(
      fc.property(fc.array(fc.oneof(strangers, time), { maxLength: 80, size: 'max' }), (steps) =>
        played(steps, (world) => {
          for (const mails of world.mailsByStrangers.values())
            expect(mails).toBeLessThanOrEqual(CODES_A_DAY * SHARES.length);
        }),
      ),
      RUNS,
    ));
});

describe('What one share has used up', () => {
  const siege = (world: World, of: Share) => {
    for (let time = 0; time < 12; time++) {
      world.ask(of, 'sign', { stranger: true });
      world.try(of, 'sign', '000000');
    }
  };
  const digitsAskedBy = (world: World, of: string) =>
    world.ask(of, 'sign').events?.flatMap((event) => (event.type === 'CodeRequested' ? event.data.digits : []));

  it.each(['holder', 'liaison', 'search', 'a browser that proved the mailbox'])('is not taken from %s', (of) => {
    const world = new World();
    siege(world, 'round');
    expect(digitsAskedBy(world, 'round')).toBeUndefined();
    expect(digitsAskedBy(world, of)).toEqual([6]);
  });

  it('begins anew with a fresh link of the convener', () => {
    const world = new World();
    siege(world, 'round');
    world.askLink('convener');
    expect(digitsAskedBy(world, 'round')).toEqual([6]);
  });
});

describe('A code', () => {
  it('is sent again while it works, not replaced: the digits of an earlier mail stay right', () => {
    const world = new World();
    world.ask('round', 'sign');
    world.wait(15 * MINUTE);
    world.ask('holder', 'sign', { stranger: true });
    expect(world.mailed.map(({ code }) => code)).toEqual([world.mailed[0]?.code, world.mailed[0]?.code]);
    expect(world.try('round', 'sign', world.mailed[0]?.code ?? '').refused).toBeUndefined();
  });

  it('of a new holder is a new one, under counters of its own', () => {
    const world = new World();
    for (let time = 0; time < 9; time++) world.ask('round', 'sign', { stranger: true });
    world.wait(MINUTE);
    world.succeed();
    const old = world.mailed.at(-1)?.code ?? '';
    expect(world.try('round', 'sign', old).refused?.wrong).toBe('No code was sent yet.');
    expect(world.ask('round', 'sign').events).toEqual([{ type: 'CodeRequested', data: { party: PARTY, digits: 6 } }]);
    expect(world.mailed.at(-1)?.code).not.toBe(old);
  });

  it('and a link of one’s own are there after any number of the convener’s resends', () => {
    const world = new World();
    for (let time = 0; time < 9; time++) world.askLink('convener');
    expect(world.askLink('convener')).toBe(false);
    expect(world.askLink('holder of a link')).toBe(true);
    expect(world.headDoes('sign', 'round').refused).toBeUndefined();
  });
});
