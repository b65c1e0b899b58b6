/** GET /agreements/{agreement}/parties/{party}: the liaison sees what is missing before its head is asked, and what to do about it. */
import { readDiffers } from '../../agency/differs.reads.ts';
import { readText, signatoriesOf } from '../../agreements/agreement.reads.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { annexesMissing } from '../../agreements/domain/annex.rules.ts';
import { seatsOf } from '../../agreements/domain/seats.rules.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { newFormKeys } from '../../shared/http/form-keys.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import type { Instant, Refusal } from '../../shared/kernel.ts';
import { history } from '../../shared/ledger/history.ts';
import { signatoryIn, turnOfParty } from '../../signing/domain/round.state.ts';
import { mayHandIn, offersWaiting } from '../../signing/outside/domain/waiting.rules.ts';
import { partyPath, type VisitedParty, visitParty } from '../authorize-party.ts';
import { noAlternates } from '../domain/alternate.rules.ts';
import { askedOf, lacks } from '../domain/readiness.rules.ts';
import { reviewsOf } from '../reviews.reads.ts';
import { partyPage } from './party.pages.tsx';
import { partyFrame, partyPerson } from './party-frame.ts';
import type { PartyView } from './party-view.ts';
import { sayPartyEvent } from './party-words.parts.ts';

/** The page of a party; `refused` says why the act before it did not happen, and what was typed is kept in its form. */
export async function showParty(
  visited: VisitedParty,
  request: Request,
  refused?: { act: string; findings: readonly Refusal[] },
) {
  const { person, agreement, registered, officesTip, round, matter } = visited;
  const [text, stream, differs] = await Promise.all([
    readText(agreement.textHash),
    history(officesTip.stream),
    readDiffers(registered.agency, matter),
  ]);
  const frame = partyFrame(visited, request.now);
  const { done } = request.query;
  const view: PartyView = {
    now: request.now,
    today: matter.today,
    ongoing: noAlternates(matter) === undefined,
    person: partyPerson(visited),
    // The forms are on this page.
    frame: { ...frame, turn: frame.turn && { ...frame.turn, href: '#owed' } },
    form: newFormKeys(person.secret),
    path: partyPath(visited),
    text,
    agreement,
    round,
    signatories: Object.fromEntries(
      signatoriesOf(registered).map(([seat, { office }]) => [office, round && signatoryIn(round, seat)]),
    ),
    turn: turnOfParty(round, registered),
    register: matter.register,
    former: matter.former,
    state: officesTip.state,
    missing: lacks(officesTip.state, askedOf(agreement, registered)),
    annexes: annexTitles(agreement, text),
    outside: outsideOf(visited, request.now),
    history: stream.events.map((event) => ({ at: event.at, ...sayPartyEvent(event, stream.bodies.get(event.seq)) })),
    reviews: reviewsOf(officesTip.state, registered.reviewers, agreement, stream),
    differs,
    ...(refused && { refused: { ...refused, typed: request.form, ...officeIn(request) } }),
    ...(done !== undefined && { done }),
  };
  return show(partyPage(view), refused ? 422 : 200);
}

const annexTitles = (agreement: Agreement, text: SignedMou): string[] => {
  const missing = annexesMissing(agreement);
  return text.annexes.filter(({ sha256 }) => missing.includes(sha256)).map(({ title }) => title);
};

/** For whoever is a liaison of two parties, the page of the signature itself says which of them may answer. */
const outsideOf = (
  { round, registered: { party, signatories } }: VisitedParty,
  now: Instant,
): PartyView['outside'] => ({
  own: round ? seatsOf(party, signatories).filter((seat) => mayHandIn(round, seat, now)) : [],
  others: round ? offersWaiting(round, [party], now) : [],
});

const officeIn = ({ path, form }: Request) => {
  const office = path.office ?? form._office;
  return office === undefined ? {} : { office };
};

export const readParty = page(async (request) => showParty(await visitParty(request), request));
