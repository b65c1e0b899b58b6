/** GET /agreements/{agreement}/disputes/{number}/climb: the page on which a dispute is asked to move up, or moved. */
import { headerOf } from '../../identity/person.reads.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { type Reply, show } from '../../shared/http/reply.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { existing } from '../../shared/ledger/ledger.ts';
import { type VisitedDocket, visitDocket } from '../dispute-access.reads.ts';
import { offered } from '../domain/offered.rules.ts';
import { climbPage } from './climb.pages.tsx';
import { namesIn } from './dispute-words.ts';

/** `refused` says why it did not move; what was typed is kept. */
export async function showClimb(
  { agreement, dispute: tip, person, register, standing, clock }: VisitedDocket,
  { form: typed }: Request,
  refused?: { act: string; findings: readonly Refusal[] },
): Promise<Reply> {
  if (!tip) throw new Error('The page of a dispute has a number');
  const dispute = existing(tip);
  const header = headerOf(person);
  const html = climbPage({
    ...{ agreement, dispute, clock, who: standing, person: header, form: header.form },
    names: namesIn(register),
    open: offered(dispute, standing, clock).includes('climb'),
    refused: refused && { ...refused, typed },
  });
  return show(html, refused ? 422 : 200);
}

export const readClimb = page(async (request) => showClimb(await visitDocket(request), request));
