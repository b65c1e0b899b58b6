/** The evidence in ten lines, each with the page behind it: what a head reads on a phone before choosing. */
import { addDecimals, compareDecimals } from '../../../shared/decimal.ts';
import type { Evidence, KpiEvidence } from '../domain/evidence.schema.ts';
import { carriesMore, median } from '../domain/shares.rules.ts';
import { are, daysIn, dollars, type EvidenceWords, listed, many } from './evidence-words.parts.ts';

export interface Line {
  says: string;
  /** Where it is told in full. */
  href: string;
}

/** As the last period of the term stands that is told. */
const last = ({ periods }: KpiEvidence): string | undefined =>
  periods.findLast(({ status }) => status !== 'incomplete' && status !== 'nothing to measure')?.status;

function kpis({ kpis: all }: Evidence): string {
  if (all.length === 0) return 'No KPI is shared.';
  const count = (...statuses: string[]) => all.filter((one) => statuses.includes(last(one) ?? '')).length;
  const none = all.filter((one) => last(one) === undefined).length;
  const parts = [
    `${are(count('on track'))} on track`,
    `${count('at risk')} at risk`,
    `${count('off track')} off track`,
    `${count('not reported')} not reported`,
    ...(none > 0 ? [`${none} without a figure yet`] : []),
  ];
  return `Of ${many(all.length, 'KPI')}, ${listed(parts, 5)}.`;
}

function trends({ kpis: all }: Evidence, { kpi }: EvidenceWords): string {
  const named = (trend: KpiEvidence['trend']) =>
    all.filter((one) => one.trend === trend).map((one) => kpi(one.kpi)?.name ?? one.kpi);
  const [better, worse] = [named('better'), named('worse')];
  if (better.length + worse.length === 0) return 'No KPI has come nearer to what was required, or fallen behind it.';
  return [
    ...(better.length > 0 ? [`Nearer to what was required than at first: ${listed(better)}.`] : []),
    ...(worse.length > 0 ? [`Further behind: ${listed(worse)}.`] : []),
  ].join(' ');
}

function onTime({ figures }: Evidence): string {
  const sum = (of: 'due' | 'onTime' | 'late' | 'missing') => figures.reduce((total, one) => total + one[of], 0);
  const due = sum('due');
  if (due === 0) return 'No figure was due.';
  return `${Math.floor((sum('onTime') * 100) / due)}% of ${many(due, 'figure')} came on time; ${sum('late')} came late and ${are(sum('missing'))} missing.`;
}

const sumOf = (of: Evidence['commitments']['by'], what: 'promised' | 'due' | 'delivered' | 'overdue' | 'late') =>
  of.reduce((total, one) => total + one[what], 0);

function commitments({ commitments: { by } }: Evidence): string {
  if (by.length === 0) return 'The text has no commitments.';
  const late = sumOf(by, 'late');
  return `Of ${many(sumOf(by, 'promised'), 'commitment')}, ${are(sumOf(by, 'delivered'))} delivered${late > 0 ? ` (${late} late)` : ''} and ${are(sumOf(by, 'overdue'))} overdue.`;
}

function money({ money: all }: Evidence): string {
  const sum = (of: 'planned' | 'delivered' | 'accepted') => addDecimals(all.map((one) => one[of]));
  if (compareDecimals(sum('planned'), '0') === 0) return 'No money is planned.';
  return `${dollars(sum('planned'))} planned; ${dollars(sum('delivered'))} moved, of which ${dollars(sum('accepted'))} accepted.`;
}

function disputes({ disputes: { list, named } }: Evidence): string {
  const also =
    named > 0 ? ` ${many(named, 'dispute')} for named people ${named === 1 ? 'is' : 'are'} counted here alone.` : '';
  if (list.length === 0) return `No dispute that all may read.${also}`;
  const took = list.flatMap(({ decided }) => (decided ? [decided.ran] : []));
  const middle = median(took);
  const open = list.filter(({ status }) => status === 'open').length;
  const over = list.length - took.length - open;
  const decided =
    took.length > 0 && middle !== undefined ? ` (half of them within ${many(daysIn(middle), 'day')})` : '';
  const rest = [
    `${are(took.length)} decided${decided}`,
    `${open} open`,
    ...(over > 0 ? [`${over} over without a decision`] : []),
  ];
  return `Of ${many(list.length, 'dispute')}, ${listed(rest)}.${also}`;
}

const recurring = ({ disputes: { recurring: all } }: Evidence, { about }: EvidenceWords): string =>
  all.length === 0
    ? 'No subject came up twice.'
    : `Disputed again: ${listed(all.map(({ kind, key, disputes: of }) => `${about(kind, key).replace(/\.$/, '')} (${of.length} times)`))}.`;

function decisions({ vetoes, followUps: { by, list }, disputes: of }: Evidence): string {
  const dissent = of.list.filter((one) => one.dissent.length > 0).length;
  const kept =
    list.length === 0
      ? 'No action was agreed.'
      : `Of ${many(list.length, 'action')}, ${are(sumOf(by, 'overdue'))} overdue.`;
  return `${many(vetoes.length, 'veto', 'vetoes')}, and dissent in ${many(dissent, 'dispute')}. ${kept}`;
}

function interrupted({ suspensions, signatures }: Evidence): string {
  const stood = suspensions.reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0);
  const pauses =
    suspensions.length === 0
      ? 'Deadlines were never paused'
      : `Deadlines were paused ${many(suspensions.length, 'time')}, for ${many(daysIn(stood), 'day')}`;
  return `${pauses}; ${many(signatures.filter(({ late }) => late).length, 'signature')} came late.`;
}

function burden(evidence: Evidence, { party }: EvidenceWords): string {
  const more = Map.groupBy(carriesMore(evidence), (one) => one.party);
  if (more.size === 0) return 'No agency carries more than its share of what was agreed.';
  const each = [...more].map(([key, of]) => `${party(key)} (${listed(of.map((one) => one.of))})`);
  return `More than their share of what was agreed: ${listed(each)}.`;
}

/** Always in this order. */
export function tenLines(evidence: Evidence, words: EvidenceWords): Line[] {
  const { agreement, review } = evidence;
  const page = `/agreements/${agreement}/reviews/${review}/evidence`;
  const lines: [says: (of: Evidence, words: EvidenceWords) => string, part: string][] = [
    ...([
      [kpis, 'kpis'],
      [trends, 'kpis'],
      [onTime, 'on-time'],
      [commitments, 'commitments'],
      [money, 'money'],
    ] as const),
    ...([
      [disputes, 'disputes'],
      [recurring, 'recurring'],
      [decisions, 'decisions'],
    ] as const),
    ...([
      [interrupted, 'pauses'],
      [burden, 'burden'],
    ] as const),
  ].map(([says, part]) => [says, part]);
  return lines.map(([says, part]) => ({ says: says(evidence, words), href: `${page}#${part}` }));
}

export const TenLines = ({ lines }: { lines: readonly Line[] }) => (
  <ol class="evidence-lines">
    {lines.map(({ says, href }) => (
      <li key={says} dir="auto">
        <a href={href}>{says}</a>
      </li>
    ))}
  </ol>
);
