/** For tests: an MOU in force whose four agencies share KPIs, each with an office that reports them, at browsers of their own. */
import type { Agreement } from '../functions/agreements/domain/agreement.state.ts';
import { sayFigure, type Values } from '../functions/kpis/domain/recorded.rules.ts';
import { evolvePlan } from '../functions/kpis/plan/domain/plan.state.ts';
import { planIdOf } from '../functions/shared/ids.ts';
import { tipKey } from '../functions/shared/ledger/ledger.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import type { Screen } from '../infra/laptop/demo/people/visitor.ts';
import type { TestCloud } from './a-cloud.ts';
import { executed } from './a-disputed-mou.ts';
import { AGENCIES, aMou, type MouFile, mailboxOf, type Sent } from './a-sent-mou.ts';

/** A Tuesday, ten in the morning in New York: signed that day, an MOU measures from April on. */
export const LAST_OF_MARCH = '2026-03-31T14:00:00.000Z';
/** Noon in New York in summer. */
export const noonOf = (day: string): number => Date.parse(`${day}T16:00:00.000Z`);
/** When the figures of these periods are due, 15 business days after them: Memorial Day is not counted, nor Juneteenth, nor Jul 3. */
export const DUE = {
  april: '2026-05-21T21:00:00.000Z',
  may: '2026-06-22T21:00:00.000Z',
  june: '2026-07-22T21:00:00.000Z',
} as const;

const LEAD = 'lead';
const by = (...parties: readonly string[]) => parties.map((party) => ({ party, office: LEAD }));
const hold = (value: string) => ({ target: { kind: 'at-least', value, by: '2027-06-30' }, path: { kind: 'hold' } });

/** One agency reports for all, by quarters; a sum of four and a ratio of two, by months; a table of sums to date. */
export const KPIS = [
  {
    ...{ key: 'response', name: 'Minutes until help arrives', unit: 'minutes, median', frequency: 'quarter' },
    target: { kind: 'at-most', value: '15', by: '2027-03-31' },
    baseline: { value: '38', day: '2026-03-31' },
    ...{ path: { kind: 'linear' }, measure: 'one', reporters: by('transport') },
    ...{ range: { min: '0', max: '120' }, boardBand: { min: '10', max: '20' } },
    quality: { source: 'Dispatch log', limits: 'Calls by radio are missing.' },
  },
  {
    ...{ key: 'burns', name: 'Burns prepared', unit: 'burns', frequency: 'month', measure: 'sum', ...hold('100') },
    ...{ reporters: by(...AGENCIES), range: { min: '0', max: '500' } },
  },
  {
    ...{ key: 'kept', name: 'Commitments kept', unit: 'percent of commitments', frequency: 'month', measure: 'ratio' },
    ...{ ...hold('60'), reporters: by('health', 'forestry'), band: '5' },
  },
  {
    ...{ key: 'acres', name: 'Acres treated', unit: 'acres', frequency: 'month', measure: 'sum', span: 'to-date' },
    ...{ target: { kind: 'at-least', value: '42500', by: '2026-12-31' }, reporters: by('forestry', 'police') },
    path: {
      kind: 'steps',
      values: [
        { period: '2026-04', value: '6000' },
        { period: '2026-06', value: '20000' },
        { period: '2026-12', value: '42500' },
      ],
    },
  },
];

/** Each agency has a head, who signs, and a lead, who reports; `more` are fields of the file. */
export function aMeasuredMou(kpis: readonly object[] = KPIS, more: object = {}): MouFile {
  const mou = aMou({ agencies: AGENCIES });
  const serial = mou.number.split('-').at(-1);
  const lead = (party: string) => ({
    key: LEAD,
    title: 'Data Lead',
    holder: { name: `Lead of ${party}`, mailbox: `lead-${serial}@${party}.example` },
  });
  return {
    ...mou,
    parties: mou.parties.map((party) => ({ ...party, offices: [...party.offices, lead(party.key)] })),
    kpis,
    ...more,
  } as unknown as MouFile;
}

/** Sent, prepared, signed by every head, and in force: given a cloud that begins on `LAST_OF_MARCH`. */
export const measured = (cloud: TestCloud, token: string, mou = aMeasuredMou()): Promise<Sent> =>
  executed(cloud, token, mou);

/** What people of such an MOU do with its figures. */
export function measuring(cloud: TestCloud, sent: Sent) {
  const people = new Map<string, Person>();
  const personAt = (mailbox: string): Person => {
    const known = people.get(mailbox) ?? cloud.person(mailbox);
    people.set(mailbox, known);
    return known;
  };
  const lead = (party: string): Person => personAt(mailboxOf(sent, party, LEAD));
  const path = (party: string, part = ''): string => `/agreements/${sent.agreement}/parties/${party}/figures${part}`;
  return {
    personAt,
    lead,
    liaison: (party: string): Person => personAt(`liaison@${party}.example`),
    path,
    kpis: (part = ''): string => `/agreements/${sent.agreement}/kpis${part}`,
    /** The lead's own page of that agency. */
    open: (party: string, part = '', who = lead(party)): Promise<Screen> => who.open(path(party, part)),
    /** As the hourly sweep finds it: the plan follows the text in force. Nothing where it does so already. */
    planned: async (): Promise<void> => {
      const [[plan], [tip]] = await Promise.all([
        cloud.items(`TIP#${planIdOf(sent.agreement)}`),
        cloud.items<{ state: Agreement }>(`TIP#${sent.agreement}`),
      ]);
      const { version, textHash, term } = tip?.state ?? {};
      if (plan || version === undefined || textHash === undefined || !term) return;
      const stream = planIdOf(sent.agreement);
      const data = { agreement: sent.agreement, version, textHash, from: term.effective };
      const state = evolvePlan(undefined, { type: 'PlanBegun', data }, cloud.now());
      await cloud.put({ ...tipKey(stream), stream, seq: 1, hash: '0'.repeat(64), state });
    },
    /** What stands on record of that party: `burns 2026-04` as its reader sees it. */
    values: async (party: string): Promise<Record<string, string>> => {
      const items = await cloud.items<{ of: Values }>(`VALUES#${sent.agreement}`);
      const own = items.filter(({ sk }) => sk.startsWith(`${party}#`)).flatMap(({ of }) => Object.entries(of));
      return Object.fromEntries(
        own.flatMap(([kpi, periods]) =>
          Object.entries(periods).map(([period, { figure }]) => [`${kpi} ${period}`, sayFigure(figure)]),
        ),
      );
    },
  };
}
