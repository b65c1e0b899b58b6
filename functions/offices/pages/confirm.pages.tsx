/** The form by which a liaison vouches for a party: offices, holders, authority, mailboxes, and who clears the text. */

import { partyName } from '../../agreements/domain/signed-mou.ts';
import { Button, Field, FieldsOf, Form } from '../../shared/pages/form.tsx';
import { Select } from '../../shared/pages/form-choices.tsx';
import { REVIEWER_KINDS } from '../domain/reviewer-kinds.ts';
import { HolderFields } from './holder-fields.tsx';
import { authorityIn, type FormState, formOf, officesOf, type PartyView } from './party-view.ts';
import { REVIEWERS } from './words.parts.ts';

const NEEDS = [
  ['none', 'Nobody'],
  ['required', 'Required: the head is asked only after it has cleared'],
  ['advisory', 'Advisory: nobody waits for it'],
] as const;

/** Four kinds of reviewers, each none, required or advisory. */
export const ReviewerFields = ({ form, view: { register } }: { form: FormState; view: PartyView }) => (
  <>
    {REVIEWER_KINDS.map((kind) => {
      const reviewer = register.reviewers?.[kind];
      const need = reviewer ? (reviewer.required ? 'required' : 'advisory') : 'none';
      const name = (of: string) => `reviewers.${kind}.${of}`;
      const field = (of: string, recorded = '') => ({
        name: name(of),
        within: form.within,
        value: form.value(name(of)),
        recorded,
        error: form.error(name(of)),
      });
      return (
        <fieldset key={kind} class="usa-fieldset concord-office">
          <legend class="usa-legend">{REVIEWERS[kind]}</legend>
          <FieldsOf name={REVIEWERS[kind]}>
            <Select {...field('need', need)} label="Clears the text" of={NEEDS} />
            <Field {...field('name', reviewer?.name)} label="Name" maxlength={120} autocomplete="off" />
            <Field
              {...field('mailbox', reviewer?.mailbox)}
              label="Mailbox"
              inputmode="email"
              maxlength={254}
              autocomplete="off"
            />
          </FieldsOf>
        </fieldset>
      );
    })}
  </>
);

export const Confirm = ({ view }: { view: PartyView }) => {
  const { agreement, register, text, path, form: keys } = view;
  const form = formOf(view, 'offices');
  return (
    <section aria-labelledby="confirm">
      <h2 id="confirm">Confirm your agency’s offices</h2>
      <p>
        <bdi>{partyName(text, agreement.convener)}</bdi> ({agreement.organization}), which organizes this agreement, has
        named these. Correct what is wrong: mail goes only to mailboxes that you confirm, and nobody else can change
        them.
      </p>
      <Form to={`${path}/offices`} page={path} keys={keys}>
        {officesOf(register).map(([key, { title, holder }]) => (
          <fieldset key={key} class="usa-fieldset concord-office">
            <legend class="usa-legend" dir="auto">
              {title}
              {register.signatories.includes(key) && ' (signs for your agency)'}
            </legend>
            <FieldsOf name={title}>
              <HolderFields form={form} prefix={`offices.${key}.`} holder={holder} domains={register.mailDomains} />
            </FieldsOf>
          </fieldset>
        ))}
        <Field
          name="authority"
          label="Authority to sign"
          hint="The statute or order under which this office signs, as the text names it. If it is wrong, ask the agency that organizes this agreement for a new version"
          rows={3}
          maxlength={2000}
          required
          value={form.value('authority')}
          recorded={authorityIn(text, register.party)}
          error={form.error('authority')}
        />
        <h3>Who clears the text before the head is asked</h3>
        <ReviewerFields form={form} view={view} />
        <Button>Confirm the offices</Button>
      </Form>
    </section>
  );
};
