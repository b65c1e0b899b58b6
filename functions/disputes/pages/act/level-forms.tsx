/** The forms of the offices on a level: a proposal, accepting one, and the level above. */
import { Choice } from '../../../shared/pages/form-choices.tsx';
import { isReferee, isSide, levelAbove, levelName, officialOf, partiesOf } from '../../domain/ladder.rules.ts';
import { ActionRows, TextBox } from '../dispute-fields.tsx';
import { errorOf, typedIn } from '../dispute-view.ts';
import { ActForm, type OfView, partOf, WordsForm } from './act-form.tsx';
import type { ActView } from './act-view.ts';
import { actName } from './act-words.ts';

const proposes = ({ dispute }: ActView): string => {
  if (officialOf(dispute)) return 'Make this the decision';
  if (isReferee(dispute, dispute.level)) return 'Record this ruling';
  return dispute.text ? 'Propose this instead' : 'Propose this';
};

export const Propose = ({ view }: OfView) => {
  const { dispute, names } = view;
  const parties = partiesOf(dispute).map((party) => [party, names.party(party)] as const);
  return (
    <ActForm view={view} button={proposes(view)} also={{ _seen: String(dispute.versions) }}>
      <TextBox
        part={partOf(view)}
        name="text"
        label="What is decided"
        hint="In sentences that both sides can hold each other to."
        required
        rows={8}
      />
      <ActionRows part={partOf(view)} parties={parties} />
    </ActForm>
  );
};

const DISSENT = {
  name: 'dissent',
  label: 'Dissent, if you accept it and disagree',
  hint: 'It binds you all the same; your words stay beside it.',
  rows: 3,
};

export const Accept = ({ view }: OfView) => (
  <WordsForm
    view={view}
    button={actName('accept', view)}
    also={{ _version: String(view.dispute.text?.version ?? 0) }}
    box={DISSENT}
  />
);

const others = (dispute: ActView['dispute']) =>
  partiesOf(dispute).length > 2 ? 'every other agency asks' : 'the other agency asks';

/** What can be chosen: whoever decides alone has nobody to ask, and whoever has asked does not ask twice. */
function choices({ dispute, who }: ActView): [value: string, label: string][] {
  const above = levelAbove(dispute);
  const [moves, now] =
    above === undefined
      ? ['ends', 'End it now without a decision.']
      : ['moves', `Move it now to ${levelName(dispute.ladder, above)}.`];
  const party = who?.party ?? '';
  const asks = isSide(dispute, party) && !dispute.sides[party]?.asksClimb;
  return [
    ...(asks ? [['ask', `Ask. It ${moves} when ${others(dispute)} too.`] as [string, string]] : []),
    ['now', `${now} You cannot undo this.`],
  ];
}

export const Climb = ({ view }: OfView) => {
  const { dispute, who } = view;
  return (
    <ActForm view={view} button="Confirm your choice">
      {dispute.sides[who?.party ?? '']?.asksClimb && (
        <p>Your agency has asked already, and waits for the other side.</p>
      )}
      <Choice
        name="how"
        legend="How it should go on"
        of={choices(view)}
        value={typedIn(view, 'climb', 'how')}
        error={errorOf(view, 'climb', 'how')}
        required
      />
      <TextBox
        part={partOf(view)}
        name="reason"
        label="Reason"
        hint="Required if it should go on now. Both sides read it, and it stays on the record."
        rows={4}
      />
    </ActForm>
  );
};
