/** Which signed texts figures are measured by: those that the plan has followed, the one that holds, and the one that is signed to follow it. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import type { Plan } from '../plan/domain/plan.state.ts';

export interface TextOf {
  version: number;
  textHash: string;
  /** The last day is that of the last text. */
  term: { effective: PlainDay; ends?: PlainDay | undefined };
}

/** In order; none before a first text is signed. */
export function textsOf(plan: Pick<Plan, 'texts'> | undefined, { next, ...agreement }: Agreement): TextOf[] {
  const { endedAt } = agreement;
  const followed: TextOf[] = (plan?.texts ?? []).map(({ version, textHash, from }) => ({
    ...{ version, textHash, term: { effective: from } },
  }));
  // What is signed to follow never holds where the MOU ended before it.
  const follows = next?.term && endedAt !== undefined && endedAt < next.term.effectiveAt ? undefined : next;
  const signed = [agreement, ...(follows ? [follows] : [])].flatMap(({ status, version, textHash, term }): TextOf[] =>
    status === 'executed' && term ? [{ version, textHash, term }] : [],
  );
  const versions = new Set(signed.map(({ version }) => version));
  return [...followed.filter(({ version }) => !versions.has(version)), ...signed];
}

/** Whether texts held of which the agreement’s tip says nothing any more, and that the plan has not followed: its history has them. */
export function hasGap(plan: Pick<Plan, 'texts'> | undefined, { version, follows }: Agreement): boolean {
  const known = new Set((plan?.texts ?? []).map((text) => text.version));
  return !known.has(version) && follows !== undefined && !known.has(follows.version);
}

/** Of all that were signed, those that had taken effect by that moment. */
export const textsBegun = (
  versions: Iterable<Pick<Agreement, 'status' | 'version' | 'textHash' | 'term'>>,
  now: Instant,
): TextOf[] =>
  [...versions].flatMap(({ status, version, textHash, term }) =>
    status === 'executed' && term && term.effectiveAt <= now ? [{ version, textHash, term }] : [],
  );

/** The same, of an agreement of which nothing is missing. */
export const textsHeld = (
  plan: Pick<Plan, 'texts'> | undefined,
  { next, ...agreement }: Agreement,
  now: Instant,
): TextOf[] => textsOf(plan, { ...agreement, ...(next && textsBegun([next], now).length > 0 && { next }) });
