/** What the page of a dispute shows, as data, and how it finds what was wrong with a field and what was typed there. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import type { Disputed } from '../../kpis/disputed.reads.ts';
import type { Instant, PlainDay, Refusal } from '../../shared/kernel.ts';
import type { FrameView } from '../../shared/pages/frame.tsx';
import type { SignedIn } from '../../shared/pages/layout.tsx';
import type { Dispute } from '../domain/dispute.schema.ts';
import type { Clock } from '../domain/ladder.rules.ts';
import type { Act, Turn } from '../domain/offered.rules.ts';
import type { Standing } from '../domain/who.rules.ts';
import type { ActingFor } from './acts-for.tsx';
import type { Entry } from './dispute-entry.ts';
import type { Names } from './dispute-words.ts';

/** What stood in a form that is shown again. */
export interface Refused {
  act: string;
  /** Why the act did not happen; none where only a row was added. */
  findings: readonly Refusal[];
  typed: Readonly<Record<string, string>>;
  /** Which of several forms of one kind it was. */
  index?: string | undefined;
}

export interface DisputeView {
  now: Instant;
  person: SignedIn;
  frame: FrameView;
  agreement: Agreement;
  dispute: Dispute;
  /** The MOU, for the names of its terms. */
  text: SignedMou;
  names: Names;
  clock: Clock;
  /** As whom the reader stands here; nobody speaks for a liaison or reviewer. */
  who: Standing | undefined;
  /** For which party they act, and for which they could. */
  acting?: ActingFor | undefined;
  acts: readonly Act[];
  /** What is waited for from the reader. */
  turn: Turn | undefined;
  /** Whether the reader may add a file to the evidence. */
  mayAdd: boolean;
  record: readonly Entry[];
  /** The KPI that it is about, as it stands now. */
  disputed?: Disputed | undefined;
  /** What the decision makes its sides do, and what became of it. */
  followUps: readonly { key: string; party: string; by: PlainDay; standing: string; late: boolean }[];
  done: string | undefined;
}

/** Its sides with the raiser first and the others as the MOU names them: a database returns them in an order of its own. */
export function inOrder(dispute: Dispute, parties: readonly string[]): Dispute {
  const { by, against, sides } = dispute;
  const order = [...new Set([by, against, ...parties, ...Object.keys(sides)])];
  const sorted = order.flatMap((party) => (sides[party] ? [[party, sides[party]] as const] : []));
  return { ...dispute, sides: Object.fromEntries(sorted) };
}

interface Forms {
  refused: Refused | undefined;
}

const ofForm = ({ refused }: Forms, act: string, index?: string): Refused | undefined =>
  refused?.act === act && (index === undefined || refused.index === index) ? refused : undefined;

export const errorOf = (view: Forms, act: string, field: string, index?: string): Refusal | undefined =>
  ofForm(view, act, index)?.findings.find((one) => one.field === field);
export const typedIn = (view: Forms, act: string, field: string, index?: string): string | undefined =>
  ofForm(view, act, index)?.typed[field];
