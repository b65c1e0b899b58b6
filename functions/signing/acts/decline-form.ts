/** What declining and taking back have in common: the page, the no as it was typed, the code, and the button for a code. */
import { readText } from '../../agreements/agreement.reads.ts';
import { codeKey } from '../../identity/code.store.ts';
import { acting } from '../../shared/act.ts';
import { type Outcome, outcomeOf } from '../../shared/carry-out.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { type Reply, seeOther, show } from '../../shared/http/reply.ts';
import type { Decision, Instant, Refusal } from '../../shared/kernel.ts';
import { assertVersion } from '../../shared/ledger/ledger.ts';
import { codeAlive, type Visited, visit } from '../authorize-round.ts';
import { type No, reasoned } from '../domain/decline.rules.ts';
import type { RoundEvent } from '../domain/round.events.ts';
import type { Round } from '../domain/round.state.ts';
import type { mayAct } from '../domain/signature.rules.ts';
import type { NoView } from '../pages/reason.pages.tsx';
import { roundFrame } from '../pages/round-frame.ts';
import { newFormKeys, signatoryForm } from '../signatory-form.ts';
import { askingCode } from './ask-code.ts';
import { backToRound, countGuess, keepBrowser, loadProving, type Proving, proofOf } from './prove-mailbox.ts';

interface Saying {
  act: 'decline' | 'take-back';
  page: (view: NoView) => string;
  may: typeof mayAct;
  rule: (round: Round, no: No, now: Instant) => Decision<RoundEvent>;
  /** What is recorded of it, in both streams. */
  changes: (visited: Visited, events: RoundEvent[]) => Outcome;
}

/** The no of a form: by whom is known from the visit alone. */
const noOf = ({ visitor }: Visited, { form }: Request): Omit<No, 'code'> => ({
  party: visitor.seat,
  signer: visitor.signer,
  documentHash: form._documentHash ?? '',
  reason: form.reason ?? '',
});

interface Shown {
  page: Saying['page'];
  now: Instant;
  /** Why the act is not possible at all, before anything was typed. */
  closed?: Refusal | undefined;
  said?: { refused?: Refusal; typed: string; typedCode?: string | undefined };
  /** A code was asked for; it may still be on its way. */
  asked?: boolean;
}

async function showNo(visited: Visited, { page, now, closed, said, asked = false }: Shown): Promise<Reply> {
  const { visitor, round, agreement } = visited;
  const refused = said?.refused ?? closed;
  const text = await readText(agreement.textHash);
  const body = page({
    text,
    frame: roundFrame(visited, now, 'act', { title: text.title }),
    agreement,
    round,
    visitor,
    form: newFormKeys(visitor.secret),
    typed: said?.typed ?? '',
    typedCode: said?.typedCode,
    codeAsked: asked || codeAlive(visited, now),
    ...(refused && { refused }),
  });
  return show(body, said?.refused ? 422 : 200);
}

/** The page of the form, before anything was typed. */
export const askingNo = ({ page: shown, may }: Saying) =>
  page(async (request) => {
    const { path, query, now } = request;
    const visited = await visit(request, (seat) => [codeKey(path.round ?? '', seat)]);
    const closed = visited.term.refused ?? may(visited.round, visited.visitor.seat, now).refused;
    return showNo(visited, { page: shown, now, closed, asked: query.code === 'asked' });
  });

/** The second button of the form: a code is asked for, and what was written so far stays in its box. */
const askingIn = ({ act, page: shown }: Saying) =>
  askingCode({
    act,
    show: (visited, { form, now }, refused) =>
      showNo(visited, { page: shown, now, said: { refused, typed: form.reason ?? '' } }),
    done: (visited, { form: { reason: typed = '' }, now }) =>
      typed.trim() === ''
        ? seeOther(`/rounds/${visited.round.id}/${act}?code=asked`)
        : showNo(visited, { page: shown, now, said: { typed }, asked: true }),
  });

export function sayingNo(saying: Saying) {
  const { act, page: shown, may, rule, changes } = saying;
  const ask = askingIn(saying);
  const say = acting<Proving, undefined, boolean>(act, {
    form: signatoryForm(act),
    load: loadProving,
    readsAsSent: ['code'],
    once: (visited, request) => {
      const { round, visitor, term } = visited;
      const possible = !term.refused && !may(round, visitor.seat, request.now).refused;
      return countGuess(visited, request, possible && !reasoned(round, noOf(visited, request)).refused);
    },
    decide: (visited, request, triesLeft) => {
      const { round, officesTip, term } = visited;
      if (term.refused) return { refused: [term.refused] };
      const no = { ...noOf(visited, request), code: proofOf(visited, request, triesLeft) };
      return outcomeOf(rule(round, no, request.now), (events) => {
        const outcome = changes(visited, events);
        return outcome.refused
          ? outcome
          : { ...outcome, also: [assertVersion(officesTip), keepBrowser(visited, request)] };
      });
    },
    done: backToRound,
    show: (visited, { form, now }, [refused]) =>
      showNo(visited, {
        page: shown,
        now,
        said: { refused, typed: form.reason ?? '', typedCode: form.code },
      }),
  });
  return page((request) => (request.form._ask ? ask(request) : say(request)));
}
