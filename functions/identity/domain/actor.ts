/** Who is acting: known from a link, a session, a token or a workflow, never from a field of the request. */
export type Actor =
  | { kind: 'stranger' }
  /** A system or person that organizes agreements for one agency, known by a revocable token. */
  | { kind: 'convener'; token: string; organization: string }
  /** A system that reports the figures of one party under one MOU, known by a revocable token. */
  | { kind: 'reporting system'; token: string; agreement: string; party: string }
  /** The holder of a party's signatory office, known by an emailed link. `read` may look, `sign` may act. */
  | { kind: 'signatory'; round: string; party: string; purpose: 'sign' | 'read' }
  /** A person signed in by emailed link; what the mailbox may do is read from the registers at each act. */
  | { kind: 'person'; id: string; mailbox: string }
  /** A reviewer of one party, known by an emailed link: reads the text and answers for one kind of review. */
  | { kind: 'reviewer'; round: string; party: string; of: string }
  /** A step of a workflow. */
  | { kind: 'workflow' }
  /** The hour of the day at which something is due. */
  | { kind: 'schedule' };

/** How the ledger names an actor: a role and an id, no person's name. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'convener':
      return `convener:${actor.token}`;
    case 'reporting system':
      return `reporter:${actor.party}:${actor.token}`;
    case 'signatory':
      return `signatory:${actor.party}`;
    case 'reviewer':
      return `reviewer:${actor.party}:${actor.of}`;
    case 'person':
      return actor.id;
    default:
      return actor.kind;
  }
}
