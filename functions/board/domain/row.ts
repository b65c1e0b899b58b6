/** A dispute as a line of the queue: names and titles come from the text of its MOU. */

import { mouName } from '../../agreements/domain/mou-name.ts';
import { officeTitle, partyName, type SignedMou } from '../../agreements/domain/signed-mou.ts';
import { pauseAt } from '../../disputes/docket/domain/suspension-clock.rules.ts';
import { termSays } from '../../disputes/domain/about.rules.ts';
import type { Dispute } from '../../disputes/domain/dispute.schema.ts';
import {
  type Clock,
  calendarOf,
  levelName,
  ownersOf,
  partiesOf,
  queuedAt,
} from '../../disputes/domain/ladder.rules.ts';
import type { DecidedRow } from './decided.rules.ts';
import type { Hidden, Row } from './queue.rules.ts';

/** `transport/head`: the title of the office and the agency. */
export function officeName(text: SignedMou, name: string): string {
  const [party = '', office = ''] = name.split('/');
  if (office === 'liaison') return `the liaison of ${partyName(text, party)}`;
  return `${officeTitle(text, party, office)} of ${partyName(text, party)}`;
}

const KINDS: Record<Dispute['about']['kind'], string> = {
  'decision-right': 'A decision right',
  commitment: 'A commitment',
  kpi: 'A KPI',
  'public-credit': 'Public credit',
  other: 'Another subject',
};

/** The term of the MOU that it is about, in the words of the MOU. */
export const aboutWords = ({ about }: Dispute, text: SignedMou): string => termSays(about, text) ?? KINDS[about.kind];

const WHAT = { open: 'level', vetoed: 'reason', impasse: 'impasse' } as const;

/** Only of disputes that are not over. */
const whatIsDue = ({ status }: Dispute): Row['what'] => WHAT[status as keyof typeof WHAT];

/** What everyone in the MOU may know of a dispute, and the place that orders it. */
export function hiddenOf(dispute: Dispute, mou: string, { pauses }: Clock): Hidden {
  const { id, agreement, number } = dispute;
  return { id, agreement, number, mou: mouName(mou), due: queuedAt(dispute, pauses) };
}

export function rowOf(dispute: Dispute, number: string, text: SignedMou, clock: Clock): Row {
  const paused = pauseAt(clock.pauses, clock.now);
  return {
    ...hiddenOf(dispute, number, clock),
    about: aboutWords(dispute, text),
    between: partiesOf(dispute).map((party) => partyName(text, party)),
    level: levelName(dispute.ladder, dispute.level),
    turn: [...new Set(ownersOf(dispute))].map((name) => officeName(text, name)),
    what: whatIsDue(dispute),
    calendar: calendarOf(dispute),
    ...(paused && { paused: paused.until }),
  };
}

/** Of a dispute that is decided: nothing of it has a level or a turn any more. */
export const decidedOf = (dispute: Dispute, number: string, text: SignedMou): Omit<DecidedRow, 'actions'> => ({
  ...{ id: dispute.id, agreement: dispute.agreement, number: dispute.number, mou: mouName(number) },
  about: aboutWords(dispute, text),
  between: partiesOf(dispute).map((party) => partyName(text, party)),
});
