/** GET /agreements/{agreement}/disputes/{number}: a dispute for whoever may read it. */
import type { Refusal } from '../shared/kernel.ts';
import { type Reply, type Request, show } from '../shared/page.ts';
import type { VisitedDocket } from './visit-dispute.ts';

/** The page of a dispute; `refused` says why the act before it did not happen, and what was typed is kept in its form. */
export const showDispute = async (
  _visited: VisitedDocket,
  _request: Request,
  refused?: { act: string; findings: Refusal[] },
): Promise<Reply> => show('', refused ? 422 : 200);
