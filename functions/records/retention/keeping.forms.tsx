/** The forms of a records officer: each names its law or its reason, keeps what was typed, and says beside the field what is wrong. */

import type { Refusal } from '../../shared/kernel.ts';
import { Button, Field, Form } from '../../shared/pages/form.tsx';
import { Choice, Select } from '../../shared/pages/form-choices.tsx';
import { sayInstant } from '../../shared/time-words.ts';
import { type KeepingView, keepingPath } from './keeping-view.ts';
import { LONGEST_GROUND } from './removal.rules.ts';

interface Said {
  refused?: Refusal | undefined;
  typed?: Readonly<Record<string, string>> | undefined;
}

/** Which form a refusal belongs to: several stand on one page, and each keeps only its own words. */
const own = ({ refused, typed }: Said, form: string): Said => (typed?._of === form ? { refused, typed } : {});

interface GroundProps {
  name: 'authority' | 'reason';
  of: string;
  said: Said;
  label?: string;
  required?: boolean;
}

const LABELS = { authority: 'Law or order (its citation)', reason: 'Reason' } as const;

const Ground = ({ name, of, said: { refused, typed }, label = LABELS[name], required = true }: GroundProps) => (
  <Field
    name={name}
    within={of}
    label={label}
    maxlength={LONGEST_GROUND}
    required={required}
    {...(name === 'reason' && { rows: 4 })}
    value={typed?.[name]}
    error={refused?.field === name ? refused : undefined}
  />
);

export const HoldForm = ({ view, action }: { view: KeepingView; action: string }) => {
  const said = own(view, 'hold');
  return (
    <Form to={action} page={keepingPath(view.agreement.id)} keys={view.form} carries={{ _of: 'hold' }}>
      <h3>Place a hold</h3>
      <Ground name="authority" of="hold" said={said} />
      <Ground name="reason" of="hold" said={said} />
      <Button look="outline">Place a legal hold</Button>
    </Form>
  );
};

export const ReleaseForm = ({ view, id, action }: { view: KeepingView; id: string; action: string }) => (
  <Form to={action} page={keepingPath(view.agreement.id)} keys={view.form} carries={{ _of: id }}>
    <Ground name="reason" of={id} said={own(view, id)} />
    <Button look="outline">Release this hold</Button>
  </Form>
);

export const AskForm = ({ view, action }: { view: KeepingView; action: string }) => {
  const said = own(view, 'ask');
  const zone = view.agreement.zone;
  return (
    <Form to={action} page={keepingPath(view.agreement.id)} keys={view.form} carries={{ _of: 'ask' }}>
      <h3>Ask for a removal</h3>
      <Select
        name="event"
        label="Whose words"
        required
        of={[
          ['', 'Choose an event'],
          ...view.words.map(({ id, at, what }) => [id, `${sayInstant(at, zone)}: ${what}`] as const),
        ]}
        value={said.typed?.event}
        error={said.refused?.field === 'event' ? said.refused : undefined}
      />
      <Ground name="authority" of="ask" said={said} />
      <Ground name="reason" of="ask" said={said} />
      <Button look="outline">Ask for the removal</Button>
    </Form>
  );
};

const DECISIONS = [
  ['approve', 'Approve: remove these words for good. This cannot be undone.'],
  ['refuse', 'Refuse: the words stay.'],
] as const;

/** Decides nothing yet: what was chosen is shown once more, to be checked. */
export const DecisionForm = ({ said, path, keys }: { said: Said; path: string; keys: KeepingView['form'] }) => (
  <Form to={`${path}/check`} page={path} keys={keys}>
    <Choice
      name="decision"
      legend="Your decision"
      of={DECISIONS}
      value={said.typed?.decision}
      error={said.refused?.field === 'decision' ? said.refused : undefined}
      required
    />
    <Ground name="reason" of="decision" said={said} label="Reason, if you refuse" required={false} />
    <Button>Check before you decide</Button>
  </Form>
);
