/** “Who must clear the text?”: nothing is chosen beforehand, and details are asked only of whoever is chosen. */
import { Button, Field, FieldsOf, Form } from '../../shared/pages/form.tsx';
import { Checkbox, Choices, Select } from '../../shared/pages/form-choices.tsx';
import { REVIEWER_KINDS, type ReviewerKind } from '../domain/reviewer-kinds.ts';
import type { Reviewers } from '../domain/reviewers.rules.ts';
import { askedName, NO_ONE } from '../reviewer-fields.ts';
import { endsIn } from './holder-fields.tsx';
import { actPage } from './party-shell.tsx';
import { type FormState, fieldsUnder, formOf, type PartyView } from './party-view.ts';
import { REVIEWERS } from './words.parts.ts';

const NEEDS = [
  ['required', 'Required: we ask your head only after it has cleared'],
  ['advisory', 'Advisory: nobody waits for it'],
] as const;

interface KindProps {
  kind: ReviewerKind;
  form: FormState;
  domains: readonly string[];
  /** Who was named before, whether or not they are asked this time. */
  known: Reviewers[ReviewerKind];
  checked: boolean;
}

const Kind = ({ kind, form, domains, known, checked }: KindProps) => {
  const field = fieldsUnder(form, `reviewers.${kind}.`);
  return (
    <Checkbox name={askedName(kind)} label={REVIEWERS[kind]} checked={checked}>
      <FieldsOf name={REVIEWERS[kind]}>
        <Field {...field('name', known?.name)} label="Name" maxlength={120} autocomplete="off" />
        <Field
          {...field('mailbox', known?.mailbox)}
          label="Work email address"
          hint={endsIn(domains)}
          inputmode="email"
          maxlength={254}
          autocomplete="off"
        />
        <Select
          {...field('need', known?.required === false ? 'advisory' : 'required')}
          label="Who waits for it"
          of={NEEDS}
        />
      </FieldsOf>
    </Checkbox>
  );
};

/** What stands chosen: what was typed, or what was answered before; where neither was, nothing. */
function chosenIn(form: FormState, answered: Reviewers | undefined) {
  if (form.refused) return (name: string) => form.value(name) === 'yes';
  const names = answered && REVIEWER_KINDS.filter((kind) => answered[kind]).map(askedName);
  return (name: string) => names?.includes(name) || (name === NO_ONE && names?.length === 0) || false;
}

export const reviewersPage = (view: PartyView): string => {
  const { register, path, draft, missing, form: keys } = view;
  const confirming = missing.includes('offices');
  const form = formOf(view, 'reviewers');
  const answered = confirming ? draft.reviewers : (register.reviewers ?? {});
  const chosen = chosenIn(form, answered);
  const known: Reviewers = { ...register.reviewers, ...answered };
  const to = `${path}${confirming ? '/draft' : ''}/reviewers`;
  return actPage(view, {
    heading: 'Who must clear the text?',
    children: (
      <>
        {confirming && <p>Step 2 of 3. Nothing is confirmed yet.</p>}
        <Form to={to} page={to} keys={keys}>
          <Choices
            name="reviewers"
            legend="Before we ask your agency head"
            hint="Choose everyone who must, or “No one”. They get a link by email; their answers stay within your agency."
            error={form.error('reviewers')}
          >
            {REVIEWER_KINDS.map((kind) => (
              <Kind
                key={kind}
                kind={kind}
                form={form}
                domains={register.mailDomains}
                known={known[kind]}
                checked={chosen(askedName(kind))}
              />
            ))}
            <Checkbox name={NO_ONE} label="No one" checked={chosen(NO_ONE)} />
          </Choices>
          <Button>{confirming ? 'Continue' : 'Change who must clear the text'}</Button>
        </Form>
      </>
    ),
  });
};
