/** What every page of KPIs is made from, for whoever has a part in the MOU and for everyone. */
import type { Agreement } from '../../agreements/agreement.reads.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import { dayIn } from '../../shared/time-words.ts';
import type { Figures } from '../domain/assess.rules.ts';
import type { Life } from '../domain/life.rules.ts';
import type { Clock } from '../domain/moments.rules.ts';
import type { FiscalYear } from '../domain/period-label.rules.ts';
import type { AllValues } from '../domain/recorded.rules.ts';
import type { AllPublished, Plan } from '../plan/domain/plan.state.ts';

export interface Seen {
  agreement: string;
  number: string;
  zone: string;
  now: Instant;
  today: PlainDay;
  /** Where the pages of its KPIs are. */
  pages: string;
  /** This page is for everyone: without what people wrote, and without ways to act. */
  everyone: boolean;
  /** The signed text lets everyone read the figures. */
  isPublic: boolean;
  nameOf: (party: string) => string;
  /** How a KPI is called whose newest text says so. */
  fiscal: readonly FiscalYear[];
  figures: Figures;
  clock: Clock;
  published: AllPublished;
  plan: Plan | undefined;
}

export const kpisOf = (agreement: string): string => `/agreements/${agreement}/kpis`;
export const publicKpisOf = (agreement: string): string => `/public/agreements/${agreement}/kpis`;

interface Read {
  agreement: Agreement;
  text: SignedMou;
  names: ReadonlyMap<string, string>;
  life: Life;
  plan: Plan | undefined;
  stored: { values: AllValues; published: AllPublished };
  clock: Clock;
}

/** @param mine parties of the reader, whose own fiscal years are told */
export const seenOf = (
  { agreement, text, names, life, plan, stored, clock }: Read,
  { everyone, mine = [] }: { everyone: boolean; mine?: readonly string[] },
): Seen => ({
  ...{ agreement: agreement.id, number: agreement.number, zone: agreement.zone },
  ...{ now: clock.now, today: dayIn(agreement.zone, clock.now), clock, plan, published: stored.published },
  pages: (everyone ? publicKpisOf : kpisOf)(agreement.id),
  ...{ everyone, isPublic: text.figuresPublic },
  nameOf: (party) => names.get(party) ?? party,
  fiscal: text.parties.flatMap(({ key, fiscalYearStartsIn: startsIn }) =>
    mine.includes(key) && startsIn !== undefined ? [{ whose: 'our', startsIn }] : [],
  ),
  figures: { life, changes: plan?.changes ?? [], values: stored.values },
});
