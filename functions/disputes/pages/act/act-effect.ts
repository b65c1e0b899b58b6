/** What an act does, said before its form; of what nobody can undo, that it is so. */
import { completes } from '../../domain/decide.rules.ts';
import { isReferee, levelAbove, levelName, officialOf, partiesOf } from '../../domain/ladder.rules.ts';
import type { Act } from '../../domain/offered.rules.ts';
import { listed } from '../dispute-words.ts';
import type { ActView } from './act-view.ts';

export interface Effect {
  says: string;
  /** It cannot be undone. */
  final?: true;
}

const final = (says: string): Effect => ({ says, final: true });

const proposes = ({ dispute }: ActView): Effect => {
  if (officialOf(dispute)) return final('What you write is the decision at once, for every side.');
  if (isReferee(dispute, dispute.level))
    return { says: 'Write what the referee ruled. It is the decision when every side has confirmed it.' };
  return {
    says: dispute.text
      ? `It takes the place of proposal ${dispute.text.version}. It is the decision when every side has accepted it.`
      : 'It is the decision when every side has accepted it. The other side can also propose something else.',
  };
};

const accepts = ({ dispute, who, names }: ActView): Effect => {
  const party = who?.party ?? '';
  if (completes(dispute, party)) return final('It decides the dispute, and binds every side.');
  const missing = partiesOf(dispute).filter((one) => one !== party && !dispute.text?.accepted.includes(one));
  return {
    says: `It is the decision when ${listed(missing.map(names.party))} accept${missing.length > 1 ? '' : 's'} it too.`,
  };
};

const climbs = ({ dispute }: ActView): Effect => {
  const above = levelAbove(dispute);
  return {
    says:
      above === undefined
        ? 'There is no level above. Without a decision, the dispute goes to the operating board.'
        : `The offices of ${levelName(dispute.ladder, above)} decide from then on.`,
  };
};

const EFFECTS: Record<Act, Effect | ((view: ActView) => Effect)> = {
  answer: { says: 'Your answer is shown beside the claim. You answer once, and it stays on the record.' },
  join: final('From then on, every decision needs your agency too.'),
  withdraw: final('The dispute ends for every side, without a decision.'),
  propose: proposes,
  accept: accepts,
  climb: climbs,
  veto: final(
    'The decision does not bind while your veto lasts. Your reason is due within 48 hours, or the veto lapses.',
  ),
  'veto-reason': final('With your reason, the decision falls. The dispute opens again on the same level.'),
  'veto-answer': { says: 'Everyone who reads the dispute reads it. After it, solutions can be proposed again.' },
  dissent: { says: 'The decision binds your agency all the same. Your words stay beside it for good.' },
};

export const effectOf = (view: ActView): Effect => {
  const effect = EFFECTS[view.act];
  return typeof effect === 'function' ? effect(view) : effect;
};
