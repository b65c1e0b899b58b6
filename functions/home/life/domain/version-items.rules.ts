/** The texts of an MOU: each while it was out for signature, and while it held; and the end, when nothing follows the last. */
import type { AgreementEvent } from '../../../agreements/domain/agreement.events.ts';
import type { Agreement } from '../../../agreements/domain/agreement.state.ts';
import { stoodAt } from '../../../agreements/domain/in-force.rules.ts';
import { endOf } from '../../../agreements/domain/term.rules.ts';
import { held, versionsIn, wholeIn } from '../../../agreements/domain/versions.rules.ts';
import { endsByLeaving } from '../../../agreements/leaving/domain/departures.rules.ts';
import type { Instant } from '../../../shared/kernel.ts';
import { type Facts, isTold, type Told } from './facts.ts';
import type { Item, Mark, Span } from './item.ts';

const SENDS: readonly string[] = ['AgreementPublished', 'AgreementAdopted', 'AgreementRevised', 'SuccessorPublished'];

type Outcome = { at: Instant; how: string; fell: boolean };

/** What became of a version that was out, by its round. */
function outcomesIn(told: Facts['told']): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const { type, data, at } of told as readonly (AgreementEvent & { at: Instant })[]) {
    if (type === 'AgreementExecuted')
      outcomes.set(data.round, {
        at: data.executedAt,
        how: data.confirmations === undefined ? 'Signed by all' : 'Confirmed by all',
        fell: false,
      });
    if (type === 'AgreementReturned')
      outcomes.set(data.round, {
        at,
        how: data.outcome === 'declined' ? 'Declined' : 'Not signed in time',
        fell: true,
      });
    if (type === 'AgreementVoided') outcomes.set(data.round, { at, how: 'Voided', fell: true });
    if (type === 'AgreementRevised' && !outcomes.has(data.previousRound))
      outcomes.set(data.previousRound, { at, how: `Replaced by version ${data.version}`, fell: true });
  }
  return outcomes;
}

const KINDS = { amendment: 'an amendment', renewal: 'a renewal' } as const;
const named = ({ version, follows }: Agreement): string =>
  follows ? `Version ${version}, ${KINDS[follows.kind]},` : `Version ${version}`;

/** While it was out. */
function outItem(version: Agreement, sentAt: Instant, outcome: Outcome | undefined): Span {
  const { id, round, version: number, adopted } = version;
  return {
    ...{ id: `out ${round}`, lane: 'texts', look: 'line', at: sentAt },
    ...(outcome && { until: outcome.at }),
    ...(outcome?.fell && { ends: 'fell' }),
    what: `${named(version)} ${adopted ? 'to be confirmed' : 'out for signature'}`,
    how: outcome?.how ?? (adopted ? 'Not confirmed by all yet' : 'Not signed by all yet'),
    page: `/agreements/${id}/record?version=${number}`,
  };
}

/** An end that came before the one that was signed is the end. */
const earlier = (one: Instant | undefined, other: Instant | undefined): Instant | undefined =>
  one !== undefined && (other === undefined || one < other) ? one : other;

function heldItems(versions: readonly Agreement[], endedAt: Instant | undefined, now: Instant): Span[] {
  return held(versions).flatMap(({ version: number, from, until: signed }): Span[] => {
    const version = versions.find((one) => one.version === number);
    const until = earlier(endedAt, signed);
    if (!version || (until !== undefined && until <= from)) return [];
    const how = now < from ? 'Signed, not in force yet' : until !== undefined && now >= until ? 'Over' : 'In force';
    return [
      {
        ...{ id: `held ${number}`, lane: 'texts', look: 'bar', mark: String(number), at: from, how },
        ...(until !== undefined && { until }),
        what: `${named(version)} in force`,
        page: `/agreements/${version.id}/versions/${number}`,
      },
    ];
  });
}

/** Each time at which the parties choose again and that has not begun: from the opening of the review to the last day of the choice. */
function reviewsAhead(
  executed: readonly Agreement[],
  began: readonly unknown[],
  endedAt: Instant | undefined,
  now: Instant,
): Span[] {
  const byOpening = new Map(executed.map((version) => [version.sunsetAt, version]));
  return [...byOpening.values()].flatMap(({ id, zone, term, sunsetAt }): Span[] => {
    if (!term || sunsetAt === undefined || began.includes(term.sunset)) return [];
    if (endedAt !== undefined && endedAt <= sunsetAt) return [];
    const until = earlier(endedAt, term.sunset === term.ends ? term.endsAt : endOf(zone, term.sunset));
    const isOver = until !== undefined && now >= until;
    return [
      {
        ...{ id: `review ${sunsetAt}`, lane: 'term', look: 'hatch', at: sunsetAt },
        ...(until !== undefined && { until }),
        what: 'Sunset review',
        how: now < sunsetAt ? 'Not open yet' : isOver ? 'Over' : 'Open',
        page: `/agreements/${id}/reviews`,
      },
    ];
  });
}

function endItems(
  last: Agreement | undefined,
  { endedAt, byNotices }: { endedAt: Instant | undefined; byNotices: Instant | undefined },
  now: Instant,
): Mark[] {
  const at = endedAt ?? earlier(byNotices, last?.term?.endsAt);
  if (!last || at === undefined) return [];
  const ended = now >= at;
  const unless =
    at === byNotices
      ? 'By notice of withdrawal, at the latest, unless it is taken back'
      : 'Unless all sign its renewal or amendment before';
  return [
    {
      ...{ id: 'end', lane: 'term', look: 'end', at },
      what: ended ? 'The MOU ended' : 'The MOU ends',
      how: ended ? 'Ended' : unless,
      page: ended ? `/agreements/${last.id}/closing` : `/agreements/${last.id}/versions/${last.version}`,
    },
  ];
}

export function versionItems({ told, now }: Pick<Facts, 'told' | 'now'>): Item[] {
  const versions = [...versionsIn(told).values()];
  const outcomes = outcomesIn(told);
  const sent = new Map(
    told.flatMap(({ type, data, at }: Told<AgreementEvent>) =>
      SENDS.includes(type) ? [[(data as { round: string }).round, at] as const] : [],
    ),
  );
  const executed = versions.filter(({ status, term }) => status === 'executed' && term);
  const whole = wholeIn(told);
  const endedAt = whole && stoodAt(whole, now).endedAt;
  const byNotices = whole && endsByLeaving(whole);
  const began = told.filter(isTold('ReviewBegan')).map(({ data }) => data.sunset);
  return [
    ...versions.flatMap((one) => {
      const sentAt = sent.get(one.round);
      return sentAt === undefined ? [] : [outItem(one, sentAt, outcomes.get(one.round))];
    }),
    ...heldItems(versions, endedAt ?? byNotices, now),
    ...reviewsAhead(executed, began, endedAt ?? byNotices, now),
    ...endItems(executed.at(-1), { endedAt, byNotices }, now),
  ];
}
