/** What an act of a signatory's session knows of its mailbox: under which counters it falls, and the code that was typed. */
import { codeKey, codeTyped, countGuess as counted } from '../../identity/code.store.ts';
import type { CodeProof } from '../../identity/domain/code.rules.ts';
import { knownCookie, knownSecret, putBrowser, shareOf } from '../../identity/known-browser.store.ts';
import { holderAt } from '../../offices/domain/party.state.ts';
import type { Request } from '../../shared/http/page.ts';
import { type Reply, seeOther } from '../../shared/http/reply.ts';
import type { Action } from '../../shared/ledger/ledger.ts';
import type { Key } from '../../shared/ledger/table.ts';
import { codesOf, type Visited, visit } from '../authorize-round.ts';
import { countersOf } from '../domain/link.rules.ts';

/** A browser that proved this mailbox before has counters of its own; every other falls under those of the link that it opened. */
export async function countedAs(request: Request, { visitor, round, officesTip }: Visited) {
  const { seat, share, signer } = visitor;
  const known = await shareOf(request, signer.mailbox);
  const counters = countersOf(round, seat, holderAt(officesTip.state, seat)?.epoch ?? 0, known ?? share);
  return { round: round.id, party: counters, now: request.now };
}

export type Proving = Visited & { browser: string };

/** An act that takes a code. Whoever types it read the mail: their browser is known from then on as one that signed in would be. */
export async function loadProving(request: Request, command: Key): Promise<Proving> {
  const keys = (seat: string) => [command, codeKey(request.path.round ?? '', seat)];
  return { ...(await visit(request, keys)), browser: knownSecret(request) };
}

/** Whether a try is left. A code is a guess only where everything else is as it must be, and it is counted before it is compared. */
export const countGuess = async (visited: Visited, request: Request, complete: boolean) =>
  complete ? counted(request, () => countedAs(request, visited)) : undefined;

export const proofOf = (visited: Visited, request: Request, triesLeft = true): CodeProof => ({
  codes: codesOf(visited),
  given: codeTyped(request),
  triesLeft,
});

export const keepBrowser = ({ browser, visitor }: Proving, { now }: Request): Action =>
  putBrowser(browser, visitor.signer.mailbox, now);

export const backToRound = (_: unknown, { path }: Request, carried: { loaded: Proving; recorded: boolean }): Reply =>
  seeOther(`/rounds/${path.round}`, carried.recorded ? [knownCookie(carried.loaded.browser)] : []);
