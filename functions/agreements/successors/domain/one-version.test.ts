/** Whatever happens to an MOU, and whenever it is recorded: at each moment one version holds or none, and a successor that is lost leaves the others as they were. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, dayOf, hourOf } from '../../../shared/days.ts';
import { DAY, type Instant, plus } from '../../../shared/kernel.ts';
import type { AgreementEvent } from '../../domain/agreement.events.ts';
import { execute, giveBack, setSunset } from '../../domain/agreement.rules.ts';
import { type Agreement, evolveAgreement, sentLast } from '../../domain/agreement.state.ts';
import { inForce, overdue, textAt } from '../../domain/in-force.rules.ts';
import { termOf } from '../../domain/term.rules.ts';
import { held, versionsIn } from '../../domain/versions.rules.ts';
import { aSunset, published, SIGNED } from '../../testing/an-agreement.ts';
import { maySucceed } from './successor.rules.ts';

const ZONE = 'America/New_York';
const hash = (version: number) => version.toString(16).padStart(64, '0');
const termsOf = (version: number, effectiveOn: string | null = null) =>
  published({
    ...{ version, effectiveOn, documentHash: hash(version) },
    round: `sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ-${version}`,
    sunset: aSunset(),
  });

/** Someone acts: so many days later, or around the last moment of the text that holds. */
const when = fc.oneof(fc.record({ days: fc.nat({ max: 120 }) }), fc.record({ toEnd: fc.constantFrom(-1, 0, 1, DAY) }));
const acts = fc.constantFrom('amend', 'amend from a day on', 'renew', 'sign', 'sign', 'decline', 'sweep', 'nothing');
const steps = fc.array(fc.record({ when, act: acts, days: fc.nat({ max: 40 }) }), { minLength: 1, maxLength: 24 });
type Step = { when: { days: number } | { toEnd: number }; act: string; days: number };

interface Told {
  at: Instant;
  event: AgreementEvent;
}

const folded = (told: readonly Told[], until?: Instant): Agreement | undefined =>
  told
    .filter(({ at }) => until === undefined || at <= until)
    .reduce<Agreement | undefined>((state, { event }) => evolveAgreement(state, event), undefined);

/** What the rules let happen, by events; the calendar moves each end by some days. */
function lived(first: string | null, all: readonly Step[]): Told[] {
  const told: Told[] = [{ at: SIGNED, event: { type: 'AgreementPublished', ...termsOf(1, first) } }];
  let now = SIGNED;
  const state = () => folded(told) as Agreement;
  const tell = (events: readonly AgreementEvent[]) => told.push(...events.map((event) => ({ at: now, event })));
  const sign = (moved: number) => {
    const whole = state();
    const version = sentLast(whole);
    if (version.status !== 'out for signature') return;
    const term = termOf(version, { id: version.round, signatories: { air: {} } }, now, whole);
    const { events = [] } = execute(whole, term);
    tell(events);
    const executed = [state(), sentLast(state())].find(
      ({ round, status }) => round === version.round && status === 'executed',
    );
    if (!executed?.term?.endsAt) return;
    const sunset = { sunsetAt: hourOf(ZONE, executed.term.sunset, 9), endsAt: plus(executed.term.endsAt, moved * DAY) };
    tell(setSunset(executed, { ...sunset, calendar: 'law@1' }).events ?? []);
  };
  const succeed = (kind: 'amendment' | 'renewal', from: number | undefined) => {
    const whole = state();
    const { version, documentHash, term } = textAt(whole, now);
    if (maySucceed(whole, now) || !term?.ends) return;
    const day = from === undefined ? null : dayOf(ZONE, plus(now, from * DAY));
    if (day !== null && day >= term.ends) return;
    const { data, body } = termsOf(whole.latest + 1, day);
    const follows = { version, documentHash };
    tell([...overdue(whole, now), { type: 'SuccessorPublished', data: { ...data, kind, follows }, body }]);
  };
  sign(1);
  for (const { when: moment, act, days } of all) {
    const end = textAt(state(), now).term?.endsAt;
    const then = 'days' in moment ? plus(now, moment.days * DAY) : end === undefined ? now : plus(end, moment.toEnd);
    if (then > now) now = then;
    if (act === 'sign') sign(days % 4);
    if (act === 'amend') succeed('amendment', undefined);
    if (act === 'amend from a day on') succeed('amendment', days);
    if (act === 'renew') succeed('renewal', undefined);
    if (act === 'sweep') tell(overdue(state(), now));
    if (act === 'decline') {
      const last = sentLast(state());
      if (last.status === 'out for signature') tell(giveBack(last, 'declined').events ?? []);
    }
  }
  return told;
}

/** Every version as it stands when those moments have come, and each moment at which something begins or ends, with its neighbors. */
const momentsOf = (told: readonly Told[]): Instant[] => {
  const spans = held([...versionsIn(told.map(({ event }) => event)).values()]);
  const edges = spans.flatMap(({ from, until }) => [from, ...(until === undefined ? [] : [until])]);
  return edges.flatMap((edge) => [plus(edge, -1), edge, plus(edge, 1)]);
};

const history = fc
  .tuple(fc.constantFrom(null, addMonths('2026-11-24', 2)), steps)
  .map(([first, all]) => ({ told: lived(first, all), all }));

describe('At each moment', () => {
  it('one version holds or none, and reads agree with the history, whether or not it stands on record', () =>
    fc.assert(
      fc.property(history, ({ told }) => {
        for (const now of momentsOf(told)) {
          const known = told.filter(({ at }) => at <= now);
          const state = folded(known);
          if (!state) continue;
          const spans = held([...versionsIn(known.map(({ event }) => event)).values()]);
          const holding = spans.filter(({ from, until }) => from <= now && (until === undefined || now < until));
          expect(holding.length).toBeLessThanOrEqual(1);
          expect(inForce(state, now)).toBe(holding.length === 1);
          const [one] = holding;
          if (one) expect(textAt(state, now).version).toBe(one.version);
        }
      }),
      { seed: 20261125, numRuns: 400 },
    ));

  it('no version begins before the one before it, nor after that has ended', () =>
    fc.assert(
      fc.property(history, ({ told }) => {
        const versions = [...versionsIn(told.map(({ event }) => event)).values()].filter(({ term }) => term);
        for (const [at, { term, follows }] of versions.entries()) {
          const before = versions[at - 1]?.term;
          if (!before || !term) continue;
          expect(term.effectiveAt >= before.effectiveAt).toBe(true);
          expect(before.endsAt === undefined || term.effectiveAt <= before.endsAt).toBe(true);
          if (follows?.kind === 'amendment') expect([term.ends, term.sunset]).toEqual([before.ends, before.sunset]);
        }
      }),
      { seed: 20261125, numRuns: 400 },
    ));

  it('these histories have amendments, renewals, ends, and texts that came back', () => {
    const seen = new Set<string>();
    for (const { told } of fc.sample(history, { seed: 20261125, numRuns: 400 }))
      for (const { event } of told) {
        seen.add(event.type);
        if (event.type === 'VersionTookEffect') seen.add(event.data.later ? 'later' : 'at once');
        if (event.type === 'SuccessorPublished') seen.add(event.data.kind);
      }
    expect([...seen]).toEqual(
      expect.arrayContaining([
        ...['amendment', 'renewal', 'later', 'at once', 'AgreementEnded', 'AgreementReturned', 'SunsetSet'],
      ]),
    );
  });
});

/** The text that holds and all that is kept of it; the clock may have brought its end about meanwhile. */
function textIn(agreement: Agreement | undefined): string {
  const { next: _next, latest: _latest, endedAt: _ended, ...text } = agreement as Agreement;
  return JSON.stringify(text);
}

it('A successor that is lost leaves the text before it byte for byte', () =>
  fc.assert(
    fc.property(history, ({ told }) => {
      for (const [at, { event }] of told.entries()) {
        if (event.type !== 'AgreementReturned') continue;
        const published = told.findLastIndex((one, index) => index < at && one.event.type === 'SuccessorPublished');
        if (published < 0) continue;
        const [before, after] = [folded(told.slice(0, published)), folded(told.slice(0, at + 1))];
        expect(textIn(after)).toBe(textIn(before));
      }
    }),
    { seed: 20261125, numRuns: 200 },
  ));
