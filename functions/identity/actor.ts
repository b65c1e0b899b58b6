/** Who is acting: known from a link, a session, a token or a workflow, never from a field of the request. */
export type Actor =
  | { kind: 'stranger' }
  /** A system or person that organizes agreements for one agency, known by a revocable token. */
  | { kind: 'convener'; token: string; organization: string }
  /** The holder of a party's signatory office, known by an emailed link. `read` may look, `sign` may act. */
  | { kind: 'signatory'; round: string; party: string; purpose: 'sign' | 'read' }
  /** A step of a workflow. */
  | { kind: 'workflow' }
  /** The hour of the day at which something is due. */
  | { kind: 'schedule' };

/** How the ledger names an actor: a role and an id, no person's name. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'convener':
      return `convener:${actor.token}`;
    case 'signatory':
      return `signatory:${actor.party}`;
    default:
      return actor.kind;
  }
}
