/** POST /rounds/{round}/code, and the button for a code on the pages of a no: a code goes to the mailbox on record. */
import { codeKey, countCode, usedFrom, usedKeys } from '../../identity/code.store.ts';
import { acting } from '../../shared/act.ts';
import { outcomeOf } from '../../shared/carry-out.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { type Reply, seeOther } from '../../shared/http/reply.ts';
import type { Instant, Refusal } from '../../shared/kernel.ts';
import { assertVersion } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { type Visited, visit } from '../authorize-round.ts';
import { mayProve, type Proven, requestCode } from '../domain/signature.rules.ts';
import { showRound } from '../pages/read-round.ts';
import { roundStream } from '../round.stream.ts';
import { signatoryForm } from '../signatory-form.ts';
import { countedAs } from './prove-mailbox.ts';

interface Place {
  act: Proven;
  /** The page that asked, with what was wrong. */
  show: (visited: Visited, request: Request, refused: Refusal) => Promise<Reply>;
  /** The page on which the code is typed. */
  done: (visited: Visited, request: Request) => Reply | Promise<Reply>;
}

const mayAsk = ({ term, round, visitor }: Visited, act: Proven, now: Instant) =>
  term.refused ?? mayProve(round, visitor.seat, act, now).refused;

/** Asks for a code for one act. The count moves with the event, so that nothing is used up for which no mail goes out. */
export const askingCode = ({ act, show, done }: Place) =>
  acting('ask-code', {
    form: signatoryForm('ask-code'),
    load: async (request: Request, command) => {
      const id = request.path.round ?? '';
      const visited = await visit(request, (seat) => [command, codeKey(id, seat)]);
      const counted = await countedAs(request, visited);
      return { ...visited, counted, used: usedFrom(await batchGet(usedKeys(counted)), counted) };
    },
    // What was typed beside the button is recorded by no code.
    readsAsSent: ['code', 'reason'],
    decide: (visited, { form, now }) => {
      const { visitor, round, roundTip, officesTip, counted, used } = visited;
      const may = mayAsk(visited, act, now);
      if (may) return { refused: [may] };
      const asked = requestCode(round, { party: visitor.seat, act, ready: form.ready === 'yes', used }, now);
      return outcomeOf(asked, (events) => ({
        changes: [roundStream.change(roundTip, events)],
        also: [assertVersion(officesTip), countCode(counted, used)],
        result: undefined,
      }));
    },
    done: (_, request, { loaded }) => done(loaded, request),
    show: (visited, request, [refused]) => show(visited, request, refused),
  });

export const askCode = page(
  askingCode({
    act: 'sign',
    show: (visited, { now, form }, refused) => showRound(visited, now, { refused, typed: form }),
    done: (_, { path }) => seeOther(`/rounds/${path.round}?code=asked#sign`),
  }),
);
