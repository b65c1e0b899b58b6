/** A form that comes after its session's hour changes nothing, and loses nothing: what was typed is shown, and kept where it can be. */
import { agreementTip, partyKey, signatoryOf } from '../agreements/agreement.reads.ts';
import { personId } from '../identity/agency.store.ts';
import { type Action, can } from '../identity/can.rules.ts';
import { partyTipKey, partyTogether } from '../offices/party.reads.ts';
import { decidingAgain } from '../shared/deciding-again.ts';
import { proofHolds } from '../shared/form-keys.ts';
import { agreementIdOf } from '../shared/ids.ts';
import { tipFrom, tipKey } from '../shared/ledger.ts';
import { type Reply, type Request, show } from '../shared/page.ts';
import { readTogether } from '../shared/table.ts';
import { newDraft } from './draft.rules.ts';
import { type DraftOf, keepDraft } from './draft.store.ts';
import { latePage } from './late.pages.tsx';
import { forTodaysHolder } from './link.rules.ts';
import { sessionFrom, sessionKey } from './link.store.ts';
import type { Round } from './round.state.ts';
import { cookieOf, isSession } from './visit.ts';

/** Which draft a form's text belongs to, `nobody` when no session is known, undefined when the form is in time or forged. */
async function lateFormOf(request: Request, act: DraftOf['act'], action: Action) {
  const id = request.path.round ?? '';
  const { secret, party } = cookieOf(request);
  if (!isSession({ secret, party })) return 'nobody' as const;
  const agreement = agreementIdOf(id);
  const found = await readTogether([
    sessionKey(secret),
    tipKey(id),
    tipKey(agreement),
    partyKey(agreement, party),
    partyTipKey(agreement, party),
  ]);
  const session = sessionFrom(found, secret);
  if (!session) return 'nobody' as const;
  const signatory = tipFrom<Round>(found, id).state?.signatories[party];
  const { registered, tip } = partyTogether(found, agreement, party);
  const about = agreementTip(found, agreement).state;
  const actor = { kind: 'signatory', round: session.round, party: session.party, purpose: session.purpose } as const;
  const theirs = session.party === party && proofHolds(secret, request.form.proof) && can(actor, action, { round: id });
  if (!theirs || !registered || !signatory || !about || request.now < session.expiresAt) return undefined;
  // A session that someone ended, by a fresh link or a new holder, may leave nothing behind in the office's name.
  const current = signatory.epoch === session.epoch && forTodaysHolder(session, tip.state);
  if (!current) return 'nobody' as const;
  const writer = personId(signatoryOf(registered).holder.mailbox);
  return { of: { round: id, party, act }, writer, number: about.number };
}

/** Wraps an act with a long text, so that an hour that ran out costs nobody what they wrote. */
export const keepingWords =
  (act: DraftOf['act'], action: Action, next: (request: Request) => Promise<Reply>) =>
  async (request: Request): Promise<Reply> => {
    const written = (request.form.reason ?? '').trim();
    const late = written === '' ? undefined : await decidingAgain(() => lateFormOf(request, act, action));
    if (late === undefined) return next(request);
    if (late === 'nobody') return show(latePage({ written }), 410);
    await keepDraft(late.of, newDraft(written, late.writer, request.now));
    return show(latePage({ written, keptFor: late.number }), 410);
  };
