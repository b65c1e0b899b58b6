/** What is news to whom: to reporters what is missing, to those who decide what is proposed, and to the office above what was missed twice. */
import type { Kpi } from '../../../agreements/mou/domain/kpi.schema.ts';
import { type Life, latestKpi } from '../../domain/life.rules.ts';
import { laterMonth, monthsIn, type PeriodKey } from '../../domain/period.rules.ts';
import { type AllValues, type Cell, recordedOf } from '../../domain/recorded.rules.ts';
import type { DataOf } from './plan.events.ts';
import { type AllPublished, isMissed, type Plan } from './plan.state.ts';
import { decidingOffice } from './proposal.rules.ts';

export type Told = Pick<DataOf<'PartiesTold'>, 'awaited' | 'missed' | 'opened' | 'proposed' | 'decided'>;

/** A party as the text that holds has it. */
export interface PartyOf {
  key: string;
  /** Its offices on the levels of the ladder. */
  levels: readonly string[];
  signatory: string;
  /** It has left: it hears of figures that it still owes, and of nothing else. */
  left?: true;
}

/** By what it is found out who is told. */
export interface Offices {
  parties: readonly PartyOf[];
  /** The office that reports a KPI for a party: as the text names it, or a notice has moved it. */
  reporter: (kpi: Pick<Kpi, 'key' | 'reporters'>, party: string) => string | undefined;
}

export interface Standing {
  life: Life;
  offices: Offices;
  values: AllValues;
  published: AllPublished;
  plan: Pick<Plan, 'proposals' | 'items'>;
}

/** An office of a party, or its liaison. */
export interface Seat {
  party: string;
  who: string;
}

/** What one of them is told. */
export interface News {
  awaited: (Cell & { dueAt: string })[];
  /** Closed without a figure of the party; `again`: the period before it, too. */
  silent: (Cell & { again: boolean })[];
  /** Missed although every figure came: it is asked why, and what follows. */
  missed: { kpi: string; period: PeriodKey }[];
  opened: Told['opened'];
  proposed: number[];
  decided: number[];
}

export const LIAISON = 'liaison';

const publishedIn = ({ published }: Standing, kpi: string, period: PeriodKey) => {
  const own = Object.hasOwn(published, kpi) ? published[kpi] : undefined;
  return own && Object.hasOwn(own, period) ? own[period] : undefined;
};

const wasSilent = (standing: Standing, { kpi, period, party }: Cell): boolean =>
  publishedIn(standing, kpi, period)?.silent?.includes(party) ?? false;

/** Missed in the period before it as well. */
const again = (standing: Standing, cell: Cell): boolean => {
  const kpi = latestKpi(standing.life, cell.kpi);
  return kpi !== undefined && wasSilent(standing, { ...cell, period: laterMonth(cell.period, -monthsIn(kpi)) });
};

const reports = ({ life, offices }: Standing, kpi: string, { party, who }: Seat): boolean => {
  const own = latestKpi(life, kpi);
  return own !== undefined && offices.reporter(own, party) === who;
};

/** Closed without a figure that has come since. */
function silentOf(standing: Standing, { missed }: Told, seat: Seat, signatory: string): News['silent'] {
  const { party, who } = seat;
  return missed.flatMap(({ kpi, period }) => {
    const cell = { kpi, period, party };
    if (!wasSilent(standing, cell) || recordedOf(standing.values, cell)) return [];
    const twice = again(standing, cell);
    const isTold = who === LIAISON || reports(standing, kpi, seat) || (twice && who === signatory);
    return isTold ? [{ ...cell, again: twice }] : [];
  });
}

const proposedTo = ({ plan }: Standing, told: Told, party: string): number[] =>
  told.proposed.filter((number) => {
    const one = plan.proposals[number];
    return one !== undefined && one.party !== party && !one.agreed.includes(party);
  });

/** What of it still is: cells that were filled and proposals that were answered meanwhile are told to nobody. */
export function newsFor(told: Told, standing: Standing, seat: Seat): News {
  const { party, who } = seat;
  const none: PartyOf = { key: '', levels: [], signatory: '' };
  const { key, ...own } = standing.offices.parties.find((one) => one.key === party) ?? none;
  const decides = key !== '' && decidingOffice(own) === who;
  const isOf = (kpi: string): boolean => reports(standing, kpi, seat);
  const isOpen = (item: Told['opened'][number]): boolean =>
    standing.plan.items.some(({ kpi, kind }) => kpi === item.kpi && kind === item.kind);
  const owed = {
    awaited: told.awaited.flatMap(({ kpi, period, dueAt, parties }) => {
      const cell = { kpi, period, party };
      return parties.includes(party) && isOf(kpi) && !recordedOf(standing.values, cell) ? [{ ...cell, dueAt }] : [];
    }),
    silent: silentOf(standing, told, seat, own.signatory),
  };
  if (own.left) return { ...owed, missed: [], opened: [], proposed: [], decided: [] };
  return {
    ...owed,
    missed: told.missed.filter(({ kpi, period }) => {
      const status = publishedIn(standing, kpi, period)?.status ?? '';
      return isMissed(status) && status !== 'not reported' && isOf(kpi);
    }),
    opened: told.opened.filter((item) => (who === LIAISON || isOf(item.kpi)) && isOpen(item)),
    proposed: decides ? proposedTo(standing, told, party) : [],
    decided: decides || who === LIAISON ? told.decided : [],
  };
}

export const isNews = (news: News): boolean => Object.values(news).some((list) => list.length > 0);

/** Every seat that may be told something. */
function seatsOf({ life, offices }: Standing): Seat[] {
  const kpis = [...new Set(life.texts.flatMap((text) => text.kpis.map(({ key }) => key)))];
  return offices.parties.flatMap(({ key: party, ...own }) => {
    const reporting = kpis.flatMap((kpi) => {
      const latest = latestKpi(life, kpi);
      return (latest && offices.reporter(latest, party)) ?? [];
    });
    return [...new Set([LIAISON, ...reporting, decidingOffice(own), own.signatory])].map((who) => ({ party, who }));
  });
}

/** `health/lead`: to whom there is something to tell. */
export const toldTo = (told: Told, standing: Standing): string[] =>
  seatsOf(standing)
    .filter((seat) => isNews(newsFor(told, standing, seat)))
    .map(({ party, who }) => `${party}/${who}`);

/** Several seats of one person are told in one mail, each thing once. */
export function together(all: readonly News[]): News {
  const once = <T>(of: (news: News) => readonly T[]): T[] => [
    ...new Map(all.flatMap(of).map((one) => [JSON.stringify(one), one])).values(),
  ];
  return {
    awaited: once(({ awaited }) => awaited),
    silent: once(({ silent }) => silent),
    missed: once(({ missed }) => missed),
    opened: once(({ opened }) => opened),
    proposed: once(({ proposed }) => proposed),
    decided: once(({ decided }) => decided),
  };
}
