/** Which signed texts figures are measured by: those that the plan has followed, the one that holds, and the one that is signed to follow it. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import type { PlainDay } from '../../shared/kernel.ts';
import type { Plan } from '../plan/domain/plan.state.ts';

export interface TextOf {
  version: number;
  textHash: string;
  /** The last day is that of the last text. */
  term: { effective: PlainDay; ends?: PlainDay | undefined };
}

/** In order; none before a first text is signed. */
export function textsOf(plan: Pick<Plan, 'texts'> | undefined, { next, ...agreement }: Agreement): TextOf[] {
  const followed: TextOf[] = (plan?.texts ?? []).map(({ version, textHash, from }) => ({
    ...{ version, textHash, term: { effective: from } },
  }));
  const signed = [agreement, ...(next ? [next] : [])].flatMap(({ status, version, textHash, term }): TextOf[] =>
    status === 'executed' && term ? [{ version, textHash, term }] : [],
  );
  const versions = new Set(signed.map(({ version }) => version));
  return [...followed.filter(({ version }) => !versions.has(version)), ...signed];
}
