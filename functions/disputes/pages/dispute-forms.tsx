/** Exactly the forms that a person can use on a dispute now; what was refused stands in its form again, and so does what was typed. */
import type { ComponentChildren } from 'preact';
import { WhatWasWritten } from '../../shared/pages/written.pages.tsx';
import { writtenIn } from '../../shared/pages/written.ts';
import { isSide, levelName } from '../domain/ladder.rules.ts';
import type { Act } from '../domain/offered.rules.ts';
import type { OfView } from './dispute-act-form.tsx';
import { Dissent, Veto, VetoAnswer, VetoReason } from './dispute-after-forms.tsx';
import { Accept, Climb, Propose } from './dispute-level-forms.tsx';
import { Answer, Join, Withdraw } from './dispute-side-forms.tsx';
import type { DisputeView } from './dispute-view.ts';

const FORMS: Record<Act, (props: OfView) => ComponentChildren> = {
  'veto-reason': VetoReason,
  'veto-answer': VetoAnswer,
  answer: Answer,
  accept: Accept,
  propose: Propose,
  veto: Veto,
  climb: Climb,
  join: Join,
  dissent: Dissent,
  withdraw: Withdraw,
};

/** The form is gone, because things have moved on meanwhile: what stood in it is not. */
const TypedBefore = ({ refused, acts }: DisputeView) =>
  refused && !(acts as readonly string[]).includes(refused.act) ? (
    <WhatWasWritten of={writtenIn(refused.typed)} heading="h3" />
  ) : null;

/** Why a reader finds no form for the level of today: nobody should look for a button that is another office’s. */
const NotYours = ({ dispute, who, acts }: DisputeView) => {
  if (!who) return <p>Offices of the parties act here. You read it without one.</p>;
  if (dispute.status !== 'open' || acts.includes('climb') || !isSide(dispute, who.party)) return null;
  return (
    <p dir="auto">
      {`It is with ${levelName(dispute.ladder, dispute.level)} now. What is decided there is the act of the offices named above.`}
    </p>
  );
};

export const DisputeForms = (view: DisputeView) => (
  <section aria-labelledby="acts">
    <h2 id="acts">What you can do now</h2>
    <TypedBefore {...view} />
    <NotYours {...view} />
    {view.who && view.acts.length === 0 && <p>Nothing is waited for from you.</p>}
    {(Object.keys(FORMS) as Act[])
      .filter((act) => view.acts.includes(act))
      .map((act) => {
        const Form = FORMS[act];
        return <Form key={act} view={view} />;
      })}
  </section>
);
