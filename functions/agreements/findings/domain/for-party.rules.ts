/** What of an open text concerns one party: its own terms, and what the text leaves open for everyone. */
import type { SignedMou } from '../../domain/signed-mou.ts';
import type { Shown } from './shown.ts';

/** Whether a finding stands in terms of other parties alone. */
function isOthers({ field }: Shown, { commitments, kpis }: SignedMou, party: string): boolean {
  const [list, index] = field.split('.');
  const [commitment, kpi] = [commitments[Number(index)], kpis[Number(index)]];
  if (list === 'commitments' && commitment) return commitment.party !== party && commitment.funds?.from !== party;
  return list === 'kpis' && kpi !== undefined && !kpi.reporters.some((one) => one.party === party);
}

export const openFor = (mou: SignedMou, findings: readonly Shown[], party: string): Shown[] =>
  findings.filter((one) => !isOthers(one, mou, party));
