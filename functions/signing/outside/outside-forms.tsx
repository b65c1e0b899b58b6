/** The forms of a signature made outside; a file that was refused must be chosen again, everything else stays. */
import { Button, Field, Hidden } from '../../shared/form.tsx';
import { Checkbox } from '../../shared/form-choices.tsx';
import { PdfField } from '../../shared/form-file.tsx';
import type { Refusal } from '../../shared/kernel.ts';
import { LONGEST_REASON } from '../no.rules.ts';
import { nameOf, OUTSIDE_WORDS } from '../signatories.tsx';
import type { OutsideView } from './outside.pages.tsx';
import type { Offer } from './outside.rules.ts';

export const pathOf = ({ agreement, party }: OutsideView): string =>
  `/agreements/${agreement.id}/parties/${party}/outside`;

const errorOf = ({ refused }: OutsideView, field: string): Refusal | undefined =>
  refused?.field === field ? refused : undefined;

const Kinds = (view: OutsideView) => {
  const error = errorOf(view, 'kind');
  return (
    <fieldset class={`usa-fieldset${error ? ' usa-form-group--error' : ''}`}>
      <legend class="usa-legend">How it was signed</legend>
      {error && (
        <p class="usa-error-message">
          {error.wrong} {error.remedy}
        </p>
      )}
      {(['ink', 'piv'] as const).map((kind) => (
        <div class="usa-radio" key={kind}>
          <input
            class="usa-radio__input"
            type="radio"
            id={`kind-${kind}`}
            name="kind"
            value={kind}
            required
            checked={view.typed.kind === kind}
          />
          <label class="usa-radio__label" for={`kind-${kind}`}>
            {OUTSIDE_WORDS[kind]}
          </label>
        </div>
      ))}
    </fieldset>
  );
};

export const OfferForm = (view: OutsideView) => {
  const { form, round, typed, pending } = view;
  const texts = [
    ['name', 'Name of who signed'],
    ['title', 'Title of who signed'],
  ] as const;
  return (
    <>
      <h2>{pending ? 'Hand in another one in its place' : 'Hand it in'}</h2>
      <form method="post" action={pathOf(view)} enctype="multipart/form-data">
        <Hidden of={{ ...form, documentHash: round.documentHash }} />
        <Kinds {...view} />
        {texts.map(([name, label]) => (
          <Field key={name} name={name} label={label} required value={typed[name]} error={errorOf(view, name)} />
        ))}
        <Field
          name="signedOn"
          label="Day it was signed"
          hint="Year, month and day, such as 2026-11-24"
          required
          maxlength={10}
          value={typed.signedOn}
          error={errorOf(view, 'signedOn')}
        />
        <PdfField
          label="The signed PDF"
          hint="A scan of the paper, or the PDF with the signature of the card"
          error={errorOf(view, 'file')}
        />
        <Button>Hand in this signature</Button>
      </form>
    </>
  );
};

export const AnswerForms = ({ offer, view }: { offer: Offer; view: OutsideView }) => {
  const hidden = { ...view.form, pdfHash: offer.data.pdfHash };
  const signer = offer.body ? `${offer.body.signer.name}, ${offer.body.signer.title}` : 'the head';
  return (
    <>
      <h2>Your answer</h2>
      <form method="post" action={`${pathOf(view)}/confirmation`}>
        <Hidden of={hidden} />
        <Checkbox
          name="looked"
          label={`I have opened the PDF; it shows this hash and the signature of ${signer}.`}
          required
          error={errorOf(view, 'looked')}
        />
        <Button>Confirm the signature of {nameOf(view.text, view.party)}</Button>
      </form>
      <h3>If something is missing or wrong</h3>
      <form method="post" action={`${pathOf(view)}/refusal`}>
        <Hidden of={hidden} />
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
      </form>
    </>
  );
};
