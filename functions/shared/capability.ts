/** What a capability offers, as names and data: its functions, their routes and keys, who may do what, and its streams. */

/** As what somebody may act: known from a link, a session, a token or a register, never from a field of the request. */
export type Is =
  | 'anyone'
  /** A system or person that organizes agreements for one agency. */
  | 'convener'
  /** A system that reports the figures of one party under one MOU. */
  | 'reporting system'
  /** Whoever came by the link of the office that signs: `signatory` may read, `signer` may act. */
  | 'signatory'
  | 'signer'
  /** Whoever came by the link of a clearance, or is signed in with that mailbox. */
  | 'reviewer'
  /** Signed in by emailed link. */
  | 'person'
  | 'liaison'
  | 'records officer'
  /** Of an office, within its term; `named holder` outside of it. */
  | 'holder'
  | 'named holder'
  /** Had a part in a party that has withdrawn: reads. `former speaker` held an office or was a liaison: does what is still owed. `gone` once a text without the party holds: reads its own. */
  | 'former'
  | 'former speaker'
  | 'gone'
  /** Stands in for a holder today. */
  | 'alternate'
  /** Named by its party to clear the text. */
  | 'named reviewer'
  /** May read one dispute; speaks in it. */
  | 'dispute reader'
  | 'dispute speaker'
  /** A step of a workflow; the hour at which something is due. */
  | 'workflow'
  | 'schedule';

/** What a role is held in, and what an act is about. */
export interface Scope {
  agreement?: string | undefined;
  organization?: string | undefined;
  round?: string | undefined;
  party?: string | undefined;
  office?: string | undefined;
  /** The registered agency that a party is. */
  agency?: string | undefined;
  /** The kind of reviewer. */
  review?: string | undefined;
}

/** One line of a permission: whoever has this role, in the same place as the act is about. */
export interface Grant {
  readonly is: Is;
  readonly same?: readonly (keyof Scope)[];
  /** Of another registered agency, and not of this one as well: a sister component is not another. */
  readonly another?: 'agency';
}

export type Route = `${'GET' | 'POST'} /${string}` | '$default';

/** Events, their bodies and documents: appended, never updated or deleted. */
export type LedgerPrefix = 'LEDGER' | 'BODY' | 'DOC';
/** Items that change and pass away. */
export type WorkingPrefix =
  | 'TIP'
  | 'CMD'
  | 'MAIL'
  | 'FLOW'
  | 'LINK'
  | 'SESSION'
  | 'CODE'
  | 'TRIES'
  | 'TASK'
  | 'WATCH'
  | 'PARTY'
  | 'NUMBER'
  | 'TOKEN'
  | 'KEY'
  | 'TIPS'
  | 'AGENCY'
  | 'PEOPLE'
  | 'DOMAIN'
  | 'NAME'
  | 'PERSON'
  | 'LOGIN'
  | 'SIGNIN'
  | 'NOTICE'
  | 'REVIEW'
  | 'VALUES'
  | 'DRAFT';

/** The partition prefixes that a function touches, and how. Ledger items can only be read and appended, but for the one `removes`. */
export interface Access {
  readonly reads?: readonly (LedgerPrefix | WorkingPrefix)[];
  readonly appends?: readonly LedgerPrefix[];
  readonly puts?: readonly WorkingPrefix[];
  readonly updates?: readonly WorkingPrefix[];
  readonly deletes?: readonly WorkingPrefix[];
  /** Bodies, by order of law: the table's own policy lets one role do it. */
  readonly removes?: readonly 'BODY'[];
  /** What it finds in the `due` index: effects of a lane, disputes of an agreement, what nobody watches. */
  readonly due?: readonly ('MAIL' | 'FLOW' | 'WATCH' | 'OPEN' | 'ENDED' | 'SUNSET' | 'COMMITMENT' | 'KPI')[];
  /** Where all streams stand, in the `tips` index. */
  readonly tips?: true;
}

export interface FunctionOf {
  /** The file that it is bundled from, below `functions/`. */
  readonly entry: string;
  /** By route: the action, and the handler by its name. */
  readonly routes?: Readonly<Partial<Record<Route, readonly [action: string, handler: string]>>>;
  readonly keys?: Access;
}

export interface Retention {
  /** Name of the class, as exports and manifests print it. */
  readonly class: string;
  /** For how long, in a sentence; the agencies' own approved schedules decide, and this is the least. */
  readonly keeps: string;
}

/** Words that are sealed until an event of this kind stands in their stream; of several events of one kind with the same field, only those of the last one ever open. */
export interface SealedUntil {
  readonly after: string;
  readonly then: 'public' | 'parties';
  readonly lastOf?: string;
}

/**
 * To whom the words of an event may go: everyone, the parties, nobody before a records officer has looked, or nobody but the party itself;
 * or nobody but that party until something has happened.
 */
export type Release = 'public' | 'parties' | 'review' | 'party' | SealedUntil;

export interface StreamOf {
  readonly retention: Retention;
  /** By kind of event. */
  readonly release: Readonly<Record<string, Release>>;
}

export interface Capability {
  readonly functions: Readonly<Record<string, FunctionOf>>;
  /** Who may do what. */
  readonly actions: Readonly<Record<string, readonly Grant[]>>;
  /** By what the ids begin with, `sig_` for one. */
  readonly streams?: Readonly<Record<string, StreamOf>>;
  /** State machines, by the name that effects and metrics give them, with the file that draws each. */
  readonly machines?: Readonly<Record<string, string>>;
  /** Families of mails, each a file of its own that the mailer loads. */
  readonly mails?: readonly string[];
}
