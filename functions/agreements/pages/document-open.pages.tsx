/** What an MOU leaves open is said in the text itself: whoever signs knows that it is not agreed. */

import type { SignedMou } from '../domain/signed-mou.ts';
import { CLAUSE_IDS, clause, clauseName } from '../mou/domain/clauses.ts';
import { Listed } from './document.parts.tsx';

/** Each fixed clause that is left out; one line where all are. */
function clausesLeftOut({ clauses }: SignedMou): string[] {
  if (clauses.length === 0) return ['The fixed clauses, such as “No obligation of funds”'];
  const names = clauses.map(clauseName);
  return CLAUSE_IDS.filter((id) => !names.includes(clauseName(id))).map(
    (id) => `The fixed clause “${clause(id).title}”`,
  );
}

export const leftOpen = (mou: SignedMou): string[] => [
  ...(mou.decisionRights.length > 0 ? [] : ['Who decides what']),
  ...(mou.commitments.length > 0 ? [] : ['Commitments']),
  ...(mou.publicCredit.length > 0 ? [] : ['Public credit']),
  ...(mou.kpis.length > 0 ? [] : ['Shared KPIs']),
  ...(mou.ladder ? [] : ['A ladder for disagreements']),
  ...(mou.boardRules ? [] : ['An operating board']),
  ...(mou.veto ? [] : ['A veto']),
  ...(mou.independentActionNotice ? [] : ['Notice of independent action']),
  ...(mou.terminationNotice ? [] : ['Notice of withdrawal']),
  ...(mou.closingDuties.length > 0 ? [] : ['Closing duties']),
  ...clausesLeftOut(mou),
];

export const Open = ({ of }: { of: readonly string[] }) => (
  <>
    <p>The parties have not agreed on:</p>
    <Listed of={of} />
  </>
);
