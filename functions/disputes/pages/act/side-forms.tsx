/** The forms of a side: its answer, a position of its own, and taking the dispute back. */
import { PositionFields, TextBox } from '../dispute-fields.tsx';
import { ActForm, type OfView, partOf, WordsForm } from './act-form.tsx';

export const Answer = ({ view }: OfView) => (
  <ActForm view={view} button="Give this answer">
    <TextBox part={partOf(view)} name="happened" label="What happened, as your agency sees it" required />
    <PositionFields part={partOf(view)} />
  </ActForm>
);

export const Join = ({ view }: OfView) => (
  <ActForm view={view} button="Join this dispute">
    <PositionFields part={partOf(view)} />
  </ActForm>
);

export const Withdraw = ({ view }: OfView) => (
  <WordsForm
    view={view}
    button="Withdraw this dispute"
    look="secondary"
    box={{ name: 'reason', label: 'Why you withdraw it', hint: 'It stays on the record.', required: true, rows: 3 }}
  />
);
