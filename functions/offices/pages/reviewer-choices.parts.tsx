/** Who clears a text: a box for each kind, with its details once it is checked, and one for nobody; nothing is chosen beforehand. */
import { Field, FieldsOf } from '../../shared/pages/form.tsx';
import { Checkbox, Choices, Select } from '../../shared/pages/form-choices.tsx';
import { REVIEWER_KINDS, type ReviewerKind } from '../domain/reviewer-kinds.ts';
import type { Reviewers } from '../domain/reviewers.rules.ts';
import { askedName, NO_ONE } from '../reviewer-fields.ts';
import { endsIn } from './holder-fields.tsx';
import { type FormState, fieldsUnder } from './party-view.ts';
import { REVIEWERS } from './words.parts.ts';

const NEEDS = [
  ['required', 'Required: we ask your head only after it has cleared'],
  ['advisory', 'Advisory: nobody waits for it'],
] as const;

interface ChoicesProps {
  form: FormState;
  domains: readonly string[];
  /** What was answered before; absent where nobody has said. */
  answered: Reviewers | undefined;
  /** Who was named before, whether or not they are asked this time. */
  known: Reviewers;
  legend: string;
  hint: string;
}

const Kind = ({
  kind,
  form,
  domains,
  known,
  checked,
}: Omit<ChoicesProps, 'answered' | 'legend' | 'hint'> & { kind: ReviewerKind; checked: boolean }) => {
  const field = fieldsUnder(form, `reviewers.${kind}.`);
  const one = known[kind];
  return (
    <Checkbox name={askedName(kind)} label={REVIEWERS[kind]} checked={checked}>
      <FieldsOf name={REVIEWERS[kind]}>
        <Field {...field('name', one?.name)} label="Name" maxlength={120} autocomplete="off" />
        <Field
          {...field('mailbox', one?.mailbox)}
          label="Work email address"
          hint={endsIn(domains)}
          inputmode="email"
          maxlength={254}
          autocomplete="off"
        />
        <Select
          {...field('need', one?.required === false ? 'advisory' : 'required')}
          label="Who waits for it"
          of={NEEDS}
        />
      </FieldsOf>
    </Checkbox>
  );
};

/** What is chosen: what was typed, or what was answered before; where neither was, nothing. */
function chosenIn(form: FormState, answered: Reviewers | undefined) {
  if (form.refused) return (name: string) => form.value(name) === 'yes';
  const names = answered && REVIEWER_KINDS.filter((kind) => answered[kind]).map(askedName);
  return (name: string) => names?.includes(name) || (name === NO_ONE && names?.length === 0) || false;
}

export const ReviewerChoices = ({ legend, hint, answered, ...of }: ChoicesProps) => {
  const chosen = chosenIn(of.form, answered);
  return (
    <Choices name="reviewers" legend={legend} hint={hint} error={of.form.error('reviewers')}>
      {REVIEWER_KINDS.map((kind) => (
        <Kind key={kind} kind={kind} {...of} checked={chosen(askedName(kind))} />
      ))}
      <Checkbox name={NO_ONE} label="No one" checked={chosen(NO_ONE)} />
    </Choices>
  );
};
