/** What the figures of an MOU are judged by: its texts, its plan, and the clock without the time for which deadlines stood. */
import { readText } from '../agreements/agreement.reads.ts';
import { calendarOf } from '../agreements/domain/agreement.rules.ts';
import type { Agreement } from '../agreements/domain/agreement.state.ts';
import { stoodAt, textAt } from '../agreements/domain/in-force.rules.ts';
import { versionsIn } from '../agreements/domain/versions.rules.ts';
import { docketKey, docketTip } from '../disputes/dispute.stream.ts';
import { dayOf } from '../shared/days.ts';
import type { Instant } from '../shared/kernel.ts';
import { history } from '../shared/ledger/history.ts';
import { tipKey } from '../shared/ledger/ledger.ts';
import type { Found, Key } from '../shared/ledger/table.ts';
import { type Life, lifeOf } from './domain/life.rules.ts';
import type { Clock } from './domain/moments.rules.ts';
import { hasGap, type TextOf, textsBegun, textsHeld, textsOf } from './domain/texts.rules.ts';
import type { Plan } from './plan/domain/plan.state.ts';
import { planKey } from './plan.stream.ts';

/** Of one agreement, read together. */
export const figuresKeys = (agreement: string): Key[] => [tipKey(agreement), planKey(agreement), docketKey(agreement)];

/** Given its tip; undefined where no text has been in force. Texts never change and are remembered. */
export function readLife(whole: Agreement, plan: Plan | undefined, now: Instant): Promise<Life | undefined> {
  const stood = stoodAt(whole, now);
  return readTexts(textsOf(plan, stood), stood);
}

/** Every text that had taken effect by a moment, also those that came and went while nobody looked. */
export async function readLifeSoFar(whole: Agreement, plan: Plan | undefined, now: Instant): Promise<Life | undefined> {
  const stood = stoodAt(whole, now);
  if (!hasGap(plan, whole)) return readTexts(textsHeld(plan, stood, now), stood);
  return readTexts(textsBegun(versionsIn((await history(whole.id)).events).values(), now), stood);
}

async function readTexts(texts: readonly TextOf[], { zone, leaving }: Agreement): Promise<Life | undefined> {
  const read = await Promise.all(texts.map(({ textHash }) => readText(textHash)));
  return lifeOf(
    texts.map(({ version, textHash, term }, index) => ({ version, textHash, term, kpis: read[index]?.kpis ?? [] })),
    leaving?.left.map(({ party, at, versions }) => ({ party, last: dayOf(zone, at), versions })),
  );
}

/** Parties by key, each by its newest name: of figures that a party reported that has left, the name stays. */
export async function readNames(whole: Agreement, plan: Plan | undefined): Promise<Map<string, string>> {
  const read = await Promise.all(textsOf(plan, whole).map(({ textHash }) => readText(textHash)));
  return new Map(read.flatMap(({ parties }) => parties.map(({ key, name }) => [key, name] as const)));
}

export const clockOf = (found: Found, whole: Agreement, now: Instant): Clock => ({
  now,
  calendar: calendarOf(textAt(whole, now)),
  pauses: docketTip(found, whole.id).state?.pauses ?? [],
});
