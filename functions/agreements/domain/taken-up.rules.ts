/** What a text says of commitments and KPIs stands with its parties from its first moment on: the hour records it, once for each text. */
import type { Instant } from '../../shared/kernel.ts';
import type { Mou } from '../mou/domain/mou.schema.ts';
import type { AgreementEvent } from './agreement.events.ts';
import type { Agreement } from './agreement.state.ts';
import { inForce, textAt } from './in-force.rules.ts';
import type { Version } from './version.state.ts';

export const TAKEN_UP = ['commitments', 'kpis'] as const;
export type TakenUp = (typeof TAKEN_UP)[number];

/** Parties that have commitments in a text, and parties that report a KPI of it, each in its order; absent where there are none. */
export function partiesOfTerms({
  parties,
  commitments,
  kpis,
}: Pick<Mou, 'parties' | 'commitments' | 'kpis'>): Pick<Version, 'committed' | 'measured'> {
  const among = (named: readonly string[]) => parties.map(({ key }) => key).filter((key) => named.includes(key));
  const committed = among(commitments.map(({ party }) => party));
  const measured = among(kpis.flatMap(({ reporters }) => reporters.map(({ party }) => party)));
  return { ...(committed.length > 0 && { committed }), ...(measured.length > 0 && { measured }) };
}

type Of = Pick<Agreement, 'committed' | 'measured' | 'takenUp' | 'leaving'>;

const inText = (agreement: Of, what: TakenUp): readonly string[] =>
  (what === 'commitments' ? agreement.committed : agreement.measured) ?? [];

/** Every party that has any in that text, or has had one in an earlier text of this MOU. */
export const everIn = (agreement: Of, what: TakenUp): string[] => [
  ...new Set([...(agreement.takenUp?.[what]?.parties ?? []), ...inText(agreement, what)]),
];

/** How many have left: after each, commitments are closed with it, and of the plan of KPIs nothing waits for it. */
const leftOf = ({ leaving }: Of): number => leaving?.left.length ?? 0;

/** Whether nothing of that text is left to take up. */
export function isTakenUp(agreement: Of & Pick<Agreement, 'version'>, what: TakenUp): boolean {
  const { version, left = 0 } = agreement.takenUp?.[what] ?? {};
  const isDone = version === agreement.version && left === leftOf(agreement);
  return isDone || everIn(agreement, what).length === 0;
}

/** The text that holds, where its terms do not stand with its parties yet, and the parties that have or had any; undefined where nothing is left to do. */
export function toTakeUp(
  agreement: Agreement,
  what: TakenUp,
  now: Instant,
): { text: Agreement; parties: string[] } | undefined {
  const text = textAt(agreement, now);
  return inForce(agreement, now) && !isTakenUp(text, what) ? { text, parties: everIn(text, what) } : undefined;
}

/** What is recorded when parties have commitments by a decision that never had one by a text. */
export function beginBeside(agreement: Agreement, parties: readonly string[]): AgreementEvent[] {
  const first = parties.filter((party) => !everIn(agreement, 'commitments').includes(party));
  return first.length > 0 ? [{ type: 'CommitmentsBegun', data: { parties: first } }] : [];
}

/** What is recorded when they do, of that version: nothing where another text took effect meanwhile, which the next hour takes up. */
export function markTakenUp(agreement: Agreement, what: TakenUp, version: number, now: Instant): AgreementEvent[] {
  const due = toTakeUp(agreement, what, now);
  if (due?.text.version !== version) return [];
  const left = leftOf(due.text);
  return [{ type: 'TermsTakenUp', data: { version, what, parties: due.parties, ...(left > 0 && { left }) } }];
}
