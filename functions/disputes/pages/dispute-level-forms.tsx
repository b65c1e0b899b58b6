/** The forms of the offices on a level: a text, taking one, and the level above. */

import { isReferee, levelAbove, levelName, officialOf, partiesOf } from '../domain/ladder.rules.ts';
import { asQuery } from './acts-for.tsx';
import { ActForm, type OfView, partOf, WordsForm } from './dispute-act-form.tsx';
import { PromiseRows, TextBox } from './dispute-fields.tsx';
import type { DisputeView } from './dispute-view.ts';

const proposing = ({ dispute }: DisputeView): { heading: string; button: string } => {
  if (officialOf(dispute)) return { heading: 'Decide', button: 'Make this the decision' };
  if (isReferee(dispute, dispute.level))
    return { heading: 'Write down the referee’s ruling', button: 'Record this ruling' };
  return dispute.text
    ? { heading: 'Propose another text', button: 'Propose this text instead' }
    : { heading: 'Propose a text', button: 'Propose this text' };
};

export const Propose = ({ view }: OfView) => {
  const { dispute, names } = view;
  const parties = partiesOf(dispute).map((party) => [party, names.party(party)] as const);
  return (
    <ActForm view={view} act="propose" to="texts" {...proposing(view)} also={{ _seen: String(dispute.versions) }}>
      <TextBox
        part={partOf(view, 'propose')}
        name="text"
        label="What is decided"
        hint="In sentences that both sides can hold each other to."
        required
        rows={8}
      />
      <PromiseRows part={partOf(view, 'propose')} parties={parties} />
    </ActForm>
  );
};

const DISSENT = {
  name: 'dissent',
  label: 'Dissent, if you take it and disagree',
  hint: 'It binds you all the same; your words stand beside it.',
  rows: 3,
};

export const Accept = ({ view }: OfView) => {
  const version = String(view.dispute.text?.version ?? 0);
  const what = `${view.dispute.text?.as === 'ruling' ? 'Confirm' : 'Take'} text ${version}`;
  return (
    <WordsForm
      {...{ view, act: 'accept', to: 'acceptance', also: { _version: version }, box: DISSENT }}
      heading={what}
      button={what}
    />
  );
};

/** A page of its own, because one of its two ways cannot be undone. */
export const Climb = ({ view: { agreement, dispute, acting } }: OfView) => {
  const above = levelAbove(dispute);
  const [heading, link] =
    above === undefined
      ? ['End it without a decision', 'Ask for the end, or end it']
      : [`The next level: ${levelName(dispute.ladder, above)}`, 'Ask for the next level, or move it there'];
  return (
    <section class="concord-act" id="climb">
      <h3 dir="auto">{heading}</h3>
      <p>
        <a
          class="usa-button usa-button--outline"
          href={`/agreements/${agreement.id}/disputes/${dispute.number}/climb${asQuery(acting)}`}
        >
          {link}
        </a>
      </p>
    </section>
  );
};
