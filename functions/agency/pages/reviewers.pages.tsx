/** Who clears texts for the agency: each kind is answered, and nothing is chosen beforehand. */
import { REVIEWER_KINDS } from '../../offices/domain/reviewer-kinds.ts';
import type { Reviewers } from '../../offices/domain/reviewers.rules.ts';
import type { FormKeys } from '../../shared/http/form-keys.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { Alert } from '../../shared/pages/elements.tsx';
import { Button, Field, FieldsOf, Form } from '../../shared/pages/form.tsx';
import { Choice } from '../../shared/pages/form-choices.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { KINDS, NEEDS } from './people-words.parts.ts';

export interface ReviewersView {
  person: SignedIn;
  form: FormKeys;
  /** Of the register. */
  path: string;
  domains: readonly string[];
  /** Absent until somebody has said. */
  reviewers: Reviewers | undefined;
  refused: readonly Refusal[];
  typed: Readonly<Record<string, string>>;
}

const Kind = ({ view, kind }: { view: ReviewersView; kind: (typeof REVIEWER_KINDS)[number] }) => {
  const { reviewers, refused, typed, domains } = view;
  const one = reviewers?.[kind];
  const need = reviewers && (one ? (one.required ? 'required' : 'advisory') : 'none');
  const field = (of: string, recorded?: string) => {
    const name = `reviewers.${kind}.${of}`;
    return { name, value: typed[name], recorded, error: refused.find((found) => found.field === name) };
  };
  return (
    <fieldset class="usa-fieldset concord-office">
      <legend class="usa-legend">{KINDS[kind]}</legend>
      <FieldsOf name={KINDS[kind]}>
        <Choice
          {...field('need', need)}
          legend={`Does ${KINDS[kind].toLowerCase()} clear the text?`}
          of={Object.entries(NEEDS)}
        />
        <Field {...field('name', one?.name)} label="Name" maxlength={120} autocomplete="off" />
        <Field
          {...field('mailbox', one?.mailbox)}
          label="Work email address"
          hint={`Ends in ${domains.map((domain) => `@${domain}`).join(' or ')}`}
          inputmode="email"
          maxlength={254}
          autocomplete="off"
        />
      </FieldsOf>
    </fieldset>
  );
};

export const reviewersPage = (view: ReviewersView): string => {
  const { person, path, form, refused } = view;
  const [first] = refused;
  const to = `${path}/reviewers`;
  return layout({
    title: 'Who clears texts for your agency',
    person,
    main: (
      <>
        <h1>Who clears a text before we ask your agency head?</h1>
        {first && <Alert refusal={first} />}
        <p>Answer for each. Name and address are needed only where somebody is asked.</p>
        <Form to={to} page={to} keys={form}>
          {REVIEWER_KINDS.map((kind) => (
            <Kind key={kind} view={view} kind={kind} />
          ))}
          <Button>Save who clears texts</Button>
        </Form>
        <p>
          <a href={path}>Back to people and offices</a>
        </p>
      </>
    ),
  });
};
