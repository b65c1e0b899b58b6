/** What every page about a party's offices shows, read for a GET and for an act that was refused; and those pages by their handlers. */
import { readDiffers } from '../../agency/differs.reads.ts';
import { readText, signatoriesOf } from '../../agreements/agreement.reads.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { annexesMissing } from '../../agreements/domain/annex.rules.ts';
import { seatsOf } from '../../agreements/domain/seats.rules.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { newFormKeys } from '../../shared/http/form-keys.ts';
import type { Request } from '../../shared/http/page.ts';
import { type Reply, show } from '../../shared/http/reply.ts';
import type { Instant, Refusal } from '../../shared/kernel.ts';
import { history } from '../../shared/ledger/history.ts';
import { signatoryIn, turnOfParty } from '../../signing/domain/round.state.ts';
import { mayHandIn, offersWaiting } from '../../signing/outside/domain/waiting.rules.ts';
import { partyPath, type VisitedParty } from '../authorize-party.ts';
import { noAlternates } from '../domain/alternate.rules.ts';
import { standsConfirmed } from '../domain/matter.rules.ts';
import { askedOf, lacks } from '../domain/readiness.rules.ts';
import { type DraftOf, NOTHING_DRAFTED, readDraft } from '../draft.store.ts';
import { readElsewhere } from '../elsewhere.reads.ts';
import { reviewsOf } from '../reviews.reads.ts';
import { partyFrame, partyPerson } from './party-frame.ts';
import type { PartyView } from './party-view.ts';
import { sayPartyEvent } from './party-words.parts.ts';

/** Why the act before a page did not happen; what was typed is kept in its form. */
export interface Refused {
  act: string;
  findings: readonly Refusal[];
}

export type ShowParty = (visited: VisitedParty, request: Request, refused?: Refused) => Promise<Reply>;

export const draftOf = ({ agreement, registered }: VisitedParty): DraftOf => ({
  agreement: agreement.id,
  party: registered.party,
  set: registered,
});

export const toConfirm = ({ matter }: VisitedParty): boolean =>
  matter.status === 'out for signature' && !standsConfirmed(matter);

export async function viewParty(visited: VisitedParty, request: Request, refused?: Refused): Promise<PartyView> {
  const { person, agreement, registered, officesTip, round, matter } = visited;
  const confirming = toConfirm(visited);
  const [text, stream, draft, elsewhere, differs] = await Promise.all([
    readText(agreement.textHash),
    history(officesTip.stream),
    confirming ? readDraft(draftOf(visited), request.now) : NOTHING_DRAFTED,
    confirming ? readElsewhere(agreement.id, registered) : [],
    readDiffers(registered.agency, matter),
  ]);
  const { done, to } = request.query;
  const about = request.path.office ?? request.path.kind ?? request.form._office;
  return {
    now: request.now,
    today: matter.today,
    ongoing: noAlternates(matter) === undefined,
    person: partyPerson(visited),
    frame: partyFrame(visited, request.now),
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
    draft,
    elsewhere,
    differs,
    about: about ?? '',
    ...(refused && {
      refused: { ...refused, typed: request.form, ...(about !== undefined && { office: about }) },
    }),
    ...(done !== undefined && { done }),
    ...(to !== undefined && { doneTo: to }),
  };
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

/** A page as the answer: to a GET, and to an act that was refused. */
export const showing =
  (page: (view: PartyView) => string): ShowParty =>
  async (visited, request, refused) =>
    show(page(await viewParty(visited, request, refused)), refused ? 422 : 200);
