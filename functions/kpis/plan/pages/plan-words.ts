/** What proposals and their fates are called on pages. */
import { partyName, type SignedMou } from '../../../agreements/domain/signed-mou.ts';
import { type Life, latestKpi } from '../../domain/life.rules.ts';
import { sayChange } from '../domain/proposal-words.ts';
import type { ProposalTold } from '../domain/proposals-in.rules.ts';

/** An open proposal falls with the version under which it was made, and with the MOU. */
export type Fate = ProposalTold['status'] | 'fallen';

export const FATES: Record<Fate, string> = {
  open: 'Waiting for an answer',
  agreed: 'Agreed by all, in effect',
  declined: 'Declined: nothing changes',
  withdrawn: 'Withdrawn: nothing changes',
  fallen: 'Ended with the version under which it was made: nothing changes',
};

export const KIND_WORDS = {
  target: 'Another target',
  baseline: 'Another baseline',
  exception: 'A late figure of a closed period',
} as const;

export const whatOf = (life: Life, text: SignedMou, { change }: Pick<ProposalTold, 'change'>): string => {
  const what = sayChange(change, latestKpi(life, change.kpi));
  return change.kind === 'exception' ? `${what} of ${partyName(text, change.party)}` : what;
};

export const andBetween = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
