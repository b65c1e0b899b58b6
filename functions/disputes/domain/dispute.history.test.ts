/** The laws of a dispute, held against ten thousand random histories of everything that people, clocks, mail and workflows may try. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Commitment, type Commitments, evolveCommitments } from '../../commitments/domain/commitment.state.ts';
import type { Instant } from '../../shared/kernel.ts';
import { laneOf } from '../../shared/ledger/effects.ts';
import { dueOf } from '../dispute.stream.ts';
import { pauseAt } from '../docket/domain/suspension-clock.rules.ts';
import { OFFICES, PARTIES, RAISED, raisedEvent } from '../testing/a-dispute.ts';
import { type History, histories, type Recorded, runOut, settle } from '../testing/a-history.ts';
import { disputeEffects } from './dispute.effects.ts';
import { DisputeEvent } from './dispute.events.ts';
import type { Dispute } from './dispute.schema.ts';
import { evolveDispute } from './dispute.state.ts';
import { followUpEvents } from './follow-ups.rules.ts';
import { deadlineOf, nextDue, officesOn, officialOf, ownersOf, partiesOf } from './ladder.rules.ts';
import { standing } from './standing.rules.ts';

/** The same histories on every run; another seed is another day's look. */
const RUNS = { numRuns: 10_000, seed: 20270301 };
const sample: readonly History[] = fc.sample(histories, RUNS);

/** Held against the sample; one that breaks it is made small and shown. */
function law(holds: (history: History) => void): void {
  try {
    for (const history of sample) holds(history);
  } catch (problem) {
    fc.assert(fc.property(histories, holds), RUNS);
    throw problem;
  }
}

/** Plain comparing: ten thousand histories have a million steps, for which `expect` is too slow. */
const must = (holds: boolean, what: string, shown: unknown): void => {
  if (!holds) throw new Error(`${what}: ${JSON.stringify(shown)}`);
};

const isOver = ({ status }: Dispute): boolean => ['decided', 'withdrawn', 'impasse', 'ended'].includes(status);

const lastMoment = ({ steps }: History): Instant => steps.at(-1)?.at ?? RAISED;
/** How it ends when nobody acts any more. */
const endings = new WeakMap<History, ReturnType<typeof runOut>>();
function ends(history: History) {
  const known = endings.get(history) ?? runOut(history.last, { now: lastMoment(history), pauses: history.pauses });
  endings.set(history, known);
  return known;
}

it('the histories are worth looking at: each event, each end and each level comes up', () => {
  const seen = new Set<string>(['DisputeRaised']);
  law((history) => {
    const { dispute, recorded } = ends(history);
    for (const { event } of [...history.recorded, ...recorded]) seen.add(event.type);
    seen
      .add(dispute.status)
      .add(`level ${dispute.level}`)
      .add(dispute.decision?.how ?? 'undecided');
  });
  const types = DisputeEvent.options.map(({ shape }) => shape.type.value);
  // Evidence is kept, and failures are told, by no rule.
  const unplayed = ['EvidenceKept', 'DisputeStalled'];
  const others = [
    ...['decided', 'withdrawn', 'impasse', 'ended', 'agreement', 'official', 'referee', 'undecided'],
    ...[0, 1, 2, 3, 4].map((level) => `level ${level}`),
  ];
  expect([...seen].sort()).toEqual([...types.filter((type) => !unplayed.includes(type)), ...others].sort());
});

describe('A dispute keeps moving', () => {
  it('its level never descends, and every step up is one level', () =>
    law(({ recorded }) => {
      for (const { event, before, after } of recorded)
        must(after.level === before.level + (event.type === 'LevelClimbed' ? 1 : 0), event.type, after.level);
    }));

  it('while it is not over, somebody owns it and something falls due', () =>
    law(({ steps }) => {
      for (const { after, pauses } of steps) {
        if (isOver(after)) continue;
        must(ownersOf(after).length > 0, 'It has no owner', after);
        must(nextDue(after, pauses) !== undefined, 'It has no deadline', after);
      }
    }));

  it('once it is over, nobody owes an act', () =>
    law(({ last }) => must(!isOver(last) || ownersOf(last).length === 0, 'Someone owns it', ownersOf(last))));

  it('the queue holds it until it is over, and an impasse for good', () =>
    law(({ steps }) => {
      for (const { after } of steps) {
        const open = !isOver(after) || after.status === 'impasse';
        must(dueOf(after).due.startsWith(open ? 'OPEN#' : 'ENDED#'), 'It stands in the wrong queue', after);
      }
    }));

  it('each level opens once, in order', () =>
    law(({ last }) =>
      must(
        last.reached.every(({ level }, place) => level === place) && last.reached.length === last.level + 1,
        'Levels',
        last.reached,
      ),
    ));
});

describe('A dispute ends', () => {
  it('in exactly one way, if the workflow alone goes on: decided with nothing owed, withdrawn, at an impasse, or with its MOU', () =>
    law((history) => {
      const { dispute, rest, recorded } = ends(history);
      must(rest.stand !== 'waiting' && isOver(dispute), 'It never ends', rest);
      // An MOU that ends takes an impasse with it, which was the last word until then.
      const last = [...history.recorded, ...recorded].filter(
        ({ event }) =>
          ['DisputeWithdrawn', 'DisputeEnded'].includes(event.type) ||
          (event.type === 'ImpasseReached' && dispute.status !== 'ended'),
      );
      must(last.length === (dispute.status === 'decided' ? 0 : 1), 'Ends', last.length);
    }));

  it('for good: what anyone does after a withdrawal, an impasse or the end of the MOU changes neither outcome nor level', () =>
    law(({ recorded }) => {
      for (const { event, before, after } of recorded) {
        if (!['withdrawn', 'impasse', 'ended'].includes(before.status)) continue;
        if (before.status === 'impasse' && event.type === 'DisputeEnded') continue;
        must(event.type === 'DisputeMailReported', 'Something happened', event.type);
        must(after.status === before.status && after.level === before.level, 'The outcome changed', after.status);
      }
    }));

  it('a decision falls by a reasoned veto and by nothing else', () =>
    law(({ recorded }) => {
      for (const { event, before, after } of recorded)
        if (before.decision && event.type !== 'VetoReasoned')
          must(after.decision?.version === before.decision.version, 'The decision fell', event.type);
    }));
});

describe('A decision', () => {
  it('has the acceptance of every side, or is the official’s own', () =>
    law(({ recorded }) => {
      for (const { event, before } of recorded) {
        if (event.type !== 'DisputeDecided') continue;
        const { text } = before;
        const official = officialOf(before);
        must(text?.version === event.data.version, 'Another text was decided', text);
        if (event.data.how === 'official') must(text?.by === official?.party, 'It is not the official’s', text);
        else
          must(
            !official && partiesOf(before).every((party) => text?.accepted.includes(party)),
            'A side is missing',
            text,
          );
        must((event.data.how === 'referee') === (before.level === before.ladder.levels.length), 'Who', event.data);
      }
    }));

  it('is made on the level of today, before its deadline', () =>
    law(({ steps }) => {
      for (const { recorded, pauses, at } of steps)
        for (const { event, before } of recorded)
          if (event.type === 'DisputeDecided') {
            must(event.data.level === before.level, 'Another level decided', event.data);
            must(at < deadlineOf(before, pauses), 'It came late', at);
          }
    }));

  it('against which a reasoned veto stands is none: both never stand side by side', () =>
    law(({ recorded }) => {
      const struck = new Set<number>();
      for (const { event, before, after } of recorded) {
        if (event.type === 'VetoReasoned') struck.add(before.decision?.version ?? 0);
        must(!after.decision || !struck.has(after.decision.version), 'It came back', after.decision);
      }
    }));

  it('is vetoed by each party once at most, by nobody who took it, and never after a referee', () =>
    law(({ recorded }) => {
      const cast = new Set<string>();
      for (const { event, before } of recorded) {
        if (event.type !== 'DecisionVetoed') continue;
        const { party, version } = event.data;
        must(!cast.has(`${party}/${version}`), 'Twice', event.data);
        must(!before.decidedBy?.includes(party) && before.decision?.how !== 'referee', 'It may not', event.data);
        cast.add(`${party}/${version}`);
      }
    }));

  it('is not made while the reason of a veto waits for its answer', () =>
    law(({ recorded }) => {
      for (const { event, before } of recorded)
        if (['TextProposed', 'TextAccepted', 'DisputeDecided'].includes(event.type))
          must(!before.veto?.answerOwed, 'The answer was owed', event.type);
    }));

  it('has only promises that were still to come when it was made', () =>
    law(({ recorded }) => {
      for (const { event, at } of recorded)
        if (event.type === 'DisputeDecided')
          must(
            event.data.followUps.every(({ dueAt }) => dueAt > at),
            'A promise is late already',
            event.data,
          );
    }));
});

describe('What a decision makes its sides do', () => {
  const committed = ({ steps }: History, look: (step: History['steps'][number], all: Commitment[][]) => void) => {
    const states = new Map<string, Commitments>();
    for (const step of steps) {
      const events = step.recorded.map(({ event }) => event);
      const told = followUpEvents(events, step.before, (party) => states.get(party), step.at);
      must(told.refused === undefined, 'There was no room', told);
      for (const [party, happened] of told.events ?? [])
        for (const event of happened) states.set(party, evolveCommitments(states.get(party), event, step.at));
      look(
        step,
        [...states.values()].map(({ commitments }) => Object.values(commitments)),
      );
    }
  };

  it('stands with the commitments of each while the decision does, stayed while a veto waits, and not after it fell', () =>
    law((history) =>
      committed(history, ({ after }, all) => {
        const standing = all.flat();
        const { decision, status } = after;
        must(standing.length === (decision?.followUps.length ?? 0), 'Another number of them', [after, standing]);
        const stayed = status === 'vetoed' || (status === 'ended' && decision !== undefined);
        must(
          standing.every((one) => (one.stayed ?? false) === stayed),
          'It binds or does not',
          [after, standing],
        );
      }),
    ));

  it('is due when the decision says', () =>
    law((history) =>
      committed(history, ({ after }, all) => {
        const dues = (of: readonly { dueAt?: string | undefined }[]) => of.map(({ dueAt }) => dueAt).sort();
        must(
          JSON.stringify(dues(all.flat())) === JSON.stringify(dues(after.decision?.followUps ?? [])),
          'Another day',
          after,
        );
      }),
    ));
});

describe('Suspensions', () => {
  it('let no time run out while they last: what ends then had run out before', () =>
    law(({ steps }) => {
      for (const { recorded, pauses, at } of steps) {
        const stopped = pauseAt(pauses, at);
        for (const { event, before } of recorded) {
          if (!stopped) continue;
          const due =
            event.type === 'LevelClimbed' && event.data.why === 'deadline'
              ? before.opened.deadline
              : event.type === 'VetoLapsed'
                ? before.veto?.reasonDue
                : undefined;
          must(due === undefined || due <= stopped.from, event.type, [due, stopped]);
        }
      }
    }));

  it('let nothing fall due earlier than it would without them', () =>
    law(({ steps }) => {
      for (const { after, pauses } of steps) {
        const [due, without] = [nextDue(after, pauses), nextDue(after, [])];
        must(due === undefined || (without !== undefined && due >= without), 'It fell earlier', [due, without]);
      }
    }));
});

describe('The workflow', () => {
  it('does something that moves the dispute, until it waits for a later moment or nothing is left to do', () =>
    law((history) => {
      const now = lastMoment(history);
      const { rest } = settle(history.last, { now, pauses: history.pauses });
      must(rest.stand !== 'waiting' || rest.until > now, 'It waits for the past', rest);
    }));

  it('never does the same thing twice at one moment', () =>
    law((history) => {
      const { recorded } = settle(history.last, { now: lastMoment(history), pauses: history.pauses });
      const done = recorded.map(({ event }) => JSON.stringify(event));
      must(new Set(done).size === done.length, 'Twice', done);
    }));

  it('waits never longer than until something falls due', () =>
    law(({ steps }) => {
      for (const { after, at, pauses } of steps) {
        const stands = standing(after, after.level, { now: at, pauses });
        const due = nextDue(after, pauses);
        if (stands.stand === 'waiting' && due !== undefined) must(stands.until <= due, 'It sleeps', [stands, due]);
      }
    }));

  it('of a level that was left has nothing more to do', () =>
    law(({ last, steps, pauses }) => {
      const now = steps.at(-1)?.at ?? RAISED;
      for (let level = 0; level < last.level; level++)
        must(
          ['moved on', last.status === 'ended' ? 'settled' : last.status].includes(
            standing(last, level, { now, pauses }).stand,
          ),
          'It goes on',
          level,
        );
    }));
});

describe('Mail', () => {
  const known = new Set([...OFFICES, 'liaison']);
  const sent = ({ event, after }: Recorded) => disputeEffects(event, after);

  it('is one for each event at most, to offices that there are, and wakes or starts one workflow at most', () =>
    law(({ recorded, first }) => {
      const raised = { event: raisedEvent(), after: first, before: first, at: RAISED };
      for (const one of [raised, ...recorded]) {
        const effects = sent(one);
        must(new Set(effects.map(laneOf)).size === effects.length, 'Two of one lane', effects);
        for (const effect of effects) {
          if (effect.kind !== 'mail') continue;
          must(effect.to.length > 0 && new Set(effect.to).size === effect.to.length, 'Whom', effect);
          for (const name of effect.to) {
            const [party = '', office = ''] = name.split('/');
            must(PARTIES.includes(party) && known.has(office), 'Nobody is there', name);
          }
        }
      }
    }));

  it('about a dispute of named people goes to the offices that have it in hand, or had it, and to nobody else', () =>
    law(({ recorded }) => {
      for (const one of recorded) {
        if (one.after.handling !== 'named') continue;
        const inHand = one.after.reached.flatMap(({ level }) => officesOn(one.after, level));
        for (const effect of sent(one))
          if (effect.kind === 'mail')
            must(
              effect.to.every((name) => inHand.includes(name)),
              one.event.type,
              effect.to,
            );
      }
    }));

  it('tells every side how it ends', () =>
    law(({ recorded }) => {
      for (const one of recorded) {
        if (!['DisputeDecided', 'DisputeWithdrawn', 'ImpasseReached', 'DisputeEnded'].includes(one.event.type))
          continue;
        const to = sent(one).flatMap((effect) => (effect.kind === 'mail' ? effect.to : []));
        for (const party of partiesOf(one.after))
          must(
            to.some((name) => name.startsWith(`${party}/`)),
            party,
            to,
          );
      }
    }));
});

describe('What is recorded', () => {
  it('fits its schema and leads to the same dispute when it is read again', () =>
    law(({ opening, recorded, last }) => {
      const events: { event: unknown; at: Instant }[] = [{ event: raisedEvent(opening), at: RAISED }, ...recorded];
      const again = events.reduce<Dispute | undefined>((state, { event, at }) => {
        return evolveDispute(state, DisputeEvent.parse(JSON.parse(JSON.stringify(event))), at);
      }, undefined);
      must(JSON.stringify(again) === JSON.stringify(last), 'Another dispute', again);
    }));
});
