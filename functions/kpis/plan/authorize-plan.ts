/** Who looks at the plan of an MOU's KPIs, and for which party somebody proposes or decides: as the registers say today. */
import type { Speaker } from '../../disputes/domain/speaker.schema.ts';
import type { Role } from '../../identity/domain/roles.rules.ts';
import { seatFor } from '../../identity/seat-for.ts';
import type { Scope } from '../../shared/capability.ts';
import { Missing } from '../../shared/failures.ts';
import type { Request } from '../../shared/http/page.ts';
import { planIdOf } from '../../shared/ids.ts';
import { history } from '../../shared/ledger/history.ts';
import type { Key } from '../../shared/ledger/table.ts';
import { speakerOf, type VisitedFigures, visitFigures, visitFiguresAs } from '../authorize-figures.ts';
import { decidingOffice, type Standing } from './domain/proposal.rules.ts';
import { type ProposalTold, proposalsIn } from './domain/proposals-in.rules.ts';

/** Somebody as whom a reader may act, and for which party. */
export interface Seat {
  party: string;
  office?: string | undefined;
  speaker: Speaker;
}

const seatsIn = (
  { register, roles, person }: Pick<VisitedFigures, 'register' | 'roles' | 'person'>,
  may: (role: Role, deciding: string) => boolean,
): Seat[] =>
  register.flatMap((party): Seat[] => {
    const deciding = decidingOffice(party);
    const role = roles.find((one) => one.party === party.party && may(one, deciding));
    return role ? [{ party: party.party, office: role.office, speaker: speakerOf(role, person, party) }] : [];
  });

/** The one office of each party that decides for it. */
export const decidesFor = (visited: Pick<VisitedFigures, 'register' | 'roles' | 'person'>): Seat[] =>
  seatsIn(visited, ({ is, office }, deciding) => is === 'holder' && office === deciding);

/** The same, and liaisons. */
export const proposesFor = (visited: Pick<VisitedFigures, 'register' | 'roles' | 'person'>): Seat[] =>
  seatsIn(visited, ({ is, office }, deciding) => is === 'liaison' || (is === 'holder' && office === deciding));

const standingOf = ({ plan, life, clock, agreement, stored }: VisitedFigures): Standing | undefined =>
  plan.state && { plan: plan.state, life, clock, parties: agreement.parties, values: stored.values };

async function told<Visited extends VisitedFigures>(visited: Visited) {
  // Read after the tip, the history lacks nothing that the tip knows.
  const proposals = proposalsIn(await history(planIdOf(visited.whole.id)));
  const standing = standingOf(visited);
  if (!standing) throw new Missing('The plan has not begun');
  return { ...visited, proposals, standing, decides: decidesFor(visited), proposes: proposesFor(visited) };
}

export const visitPlan = async (request: Request, more: readonly Key[] = []) => told(await visitFigures(request, more));
export type VisitedPlan = Awaited<ReturnType<typeof visitPlan>>;

export type VisitedProposal = VisitedPlan & { one: ProposalTold };

const named = <Visited extends VisitedPlan>(visited: Visited, { path }: Request): Visited & { one: ProposalTold } => {
  const one = visited.proposals.find(({ proposal }) => String(proposal) === path.proposal);
  if (!one) throw new Missing('No such proposal');
  return { ...visited, one };
};

/** The proposal that the address names. */
export const visitProposal = async (request: Request, more: readonly Key[] = []): Promise<VisitedProposal> =>
  named(await visitPlan(request, more), request);

/** For whoever may act on the plan; `acts`: for which party, of several the one that was chosen. */
export async function visitToAct(
  request: Request,
  more: readonly Key[],
  as: (visited: VisitedFigures) => readonly Seat[],
) {
  const find = (visited: VisitedFigures): (Seat & Scope) | undefined => seatFor(as(visited), request);
  const { acts, ...visited } = await visitFiguresAs(request, more, find);
  return { ...(await told(visited)), acts };
}
export type VisitedToAct = Awaited<ReturnType<typeof visitToAct>>;

/** For whoever answers a proposal: a party that has not done so comes first. */
export async function visitToDecide(request: Request, more: readonly Key[]) {
  const number = request.path.proposal ?? '';
  const visited = await visitToAct(request, more, (read) => {
    const open = read.plan.state?.proposals[number];
    const answers = ({ party }: Seat) => open !== undefined && party !== open.party && !open.agreed.includes(party);
    return decidesFor(read).toSorted((one, other) => Number(answers(other)) - Number(answers(one)));
  });
  return named(visited, request);
}

/** For whoever takes back what its own party has proposed. */
export async function visitToWithdraw(request: Request, more: readonly Key[]) {
  const number = request.path.proposal ?? '';
  const visited = await visitToAct(request, more, (read) => {
    const open = read.plan.state?.proposals[number];
    return proposesFor(read).toSorted(
      (one, other) => Number(other.party === open?.party) - Number(one.party === open?.party),
    );
  });
  return named(visited, request);
}

export const planPath = ({ path }: Request): string => `/agreements/${path.agreement}/kpis/plan`;
export const proposalPath = (request: Request, proposal: string | number = request.path.proposal ?? ''): string =>
  `${planPath(request)}/${proposal}`;
