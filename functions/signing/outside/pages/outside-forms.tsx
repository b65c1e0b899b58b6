/** The forms of a signature made outside; a file that was refused must be chosen again, everything else stays. */

import type { Refusal } from '../../../shared/kernel.ts';
import { Button, Field, Form } from '../../../shared/pages/form.tsx';
import { Checkbox, Choice } from '../../../shared/pages/form-choices.tsx';
import { DayField } from '../../../shared/pages/form-day.tsx';
import { PdfField } from '../../../shared/pages/form-file.tsx';
import { LONGEST_REASON } from '../../domain/decline.rules.ts';
import { OUTSIDE_WORDS, seatName } from '../../pages/signatories.parts.tsx';
import type { Offer } from '../domain/outside.rules.ts';
import type { OutsideView } from './outside-view.ts';

export const pathOf = ({ agreement, seat }: OutsideView): string =>
  `/agreements/${agreement.id}/parties/${seat}/outside`;

const errorOf = ({ refused }: OutsideView, field: string): Refusal | undefined =>
  refused?.field === field ? refused : undefined;

const Kinds = (view: OutsideView) => (
  <Choice
    name="kind"
    legend="How it was signed"
    of={(['ink', 'piv'] as const).map((kind) => [kind, OUTSIDE_WORDS[kind]] as const)}
    value={view.typed.kind}
    required
    error={errorOf(view, 'kind')}
  />
);

export const OfferForm = (view: OutsideView) => {
  const { form, round, typed, pending } = view;
  const texts = [
    ['name', 'Name of who signed'],
    ['title', 'Title of who signed'],
  ] as const;
  return (
    <>
      <h2>{pending ? 'Hand in another one in its place' : 'Hand it in'}</h2>
      <Form to={pathOf(view)} page={pathOf(view)} keys={form} carries={{ _documentHash: round.documentHash }} files>
        <Kinds {...view} />
        {texts.map(([name, label]) => (
          <Field key={name} name={name} label={label} required value={typed[name]} error={errorOf(view, name)} />
        ))}
        <DayField
          name="signedOn"
          label="Day it was signed"
          required
          value={typed.signedOn}
          error={errorOf(view, 'signedOn')}
        />
        <PdfField
          label="The signed PDF"
          hint="A scan of the paper, or the PDF with the signature of the card"
          error={errorOf(view, 'file')}
        />
        <Button>Hand in this signature</Button>
      </Form>
    </>
  );
};

export const AnswerForms = ({ offer, view }: { offer: Offer; view: OutsideView }) => {
  const sent = { page: pathOf(view), keys: view.form, carries: { _pdfHash: offer.data.pdfHash } };
  const signer = offer.body ? `${offer.body.signer.name}, ${offer.body.signer.title}` : 'the head';
  return (
    <>
      <h2>Your answer</h2>
      <Form to={`${pathOf(view)}/confirmation`} {...sent}>
        <Checkbox
          name="looked"
          label={`I have opened the PDF; it shows this hash and the signature of ${signer}.`}
          required
          error={errorOf(view, 'looked')}
        />
        <p>From then on the signature counts. You cannot undo this.</p>
        <Button>Confirm the signature of {seatName(view.text, view.seat)}</Button>
      </Form>
      <h3>If something is missing or wrong</h3>
      <Form to={`${pathOf(view)}/refusal`} {...sent}>
        <Field
          name="reason"
          label="What is missing or wrong?"
          rows={4}
          maxlength={LONGEST_REASON}
          required
          value={view.typed.reason}
          error={errorOf(view, 'reason')}
        />
        <Button look="secondary">Refuse it, with this reason</Button>
      </Form>
    </>
  );
};
