/** The forms of a side: its answer, a position of its own, and taking the dispute back. */
import { ActForm, type OfView, partOf, WordsForm } from './dispute-act-form.tsx';
import { PositionFields, TextBox } from './dispute-fields.tsx';

export const Answer = ({ view }: OfView) => (
  <ActForm view={view} act="answer" to="answer" heading="Answer the claim" button="Give this answer">
    <TextBox part={partOf(view, 'answer')} name="happened" label="What happened, as your agency sees it" required />
    <PositionFields part={partOf(view, 'answer')} />
  </ActForm>
);

export const Join = ({ view }: OfView) => (
  <ActForm
    view={view}
    act="join"
    to="position"
    heading="Come in with a position of your own"
    button="Join this dispute"
    look="outline"
  >
    <p>From then on, every decision needs your agency too.</p>
    <PositionFields part={partOf(view, 'join')} />
  </ActForm>
);

export const Withdraw = ({ view }: OfView) => (
  <WordsForm
    {...{ view, act: 'withdraw', to: 'withdrawal' }}
    heading="Withdraw it"
    button="Withdraw this dispute"
    look="outline"
    box={{ name: 'reason', label: 'Why you withdraw it', required: true, rows: 3 }}
  />
);
