/** The page on which a dispute is raised: against whom, about which term, what happened, what is needed, and who may read it. */

import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import type { FormKeys } from '../../shared/http/form-keys.ts';
import type { PlainDay } from '../../shared/kernel.ts';
import { Alert, Notice } from '../../shared/pages/elements.tsx';
import { FirstButton } from '../../shared/pages/first-button.tsx';
import { Button, Field, FieldsOf, Form } from '../../shared/pages/form.tsx';
import { Checkbox, Choice, Select } from '../../shared/pages/form-choices.tsx';
import { DayField } from '../../shared/pages/form-day.tsx';
import type { FrameView } from '../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { sayDay } from '../../shared/time-words.ts';
import { termsOf } from '../domain/about.rules.ts';
import { NO_LADDER } from '../domain/raise.rules.ts';
import { type ActingFor, ActsFor, carriedFor } from './acts-for.tsx';
import { again, type FormPart, PositionFields, TextBox } from './dispute-fields.tsx';
import { errorOf, type Refused, typedIn } from './dispute-view.ts';
import { KINDS, type Names, sayAbout } from './dispute-words.ts';

export interface NewDisputeView {
  person: SignedIn;
  frame: FrameView;
  form: FormKeys;
  agreement: Agreement;
  text: SignedMou;
  names: Names;
  /** The reader's own. */
  party: string;
  /** For which party they act, and for which they could. */
  acting: ActingFor | undefined;
  /** Every office of every party, `party/office`. */
  offices: readonly string[];
  inForce: boolean;
  /** The term that the address names, as the form has it. */
  asked: string | undefined;
  /** The overdue action that is raised again. */
  again: { number: number; party: string; index: number; by: PlainDay; address: string } | undefined;
  refused: Refused | undefined;
}

const PART = 'raise';
const partOf = ({ refused }: NewDisputeView): FormPart => ({ refused, act: PART });

/** `decision-right/closures` with its words, in the order of the MOU. */
const termsIn = (text: SignedMou): [string, string][] => [
  ...(Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((kind) =>
    termsOf(kind, text).map(({ key }): [string, string] => [
      `${kind}/${key}`,
      sayAbout({ kind, key }, text).slice(0, 120),
    ]),
  ),
  ['other', KINDS.other],
];

const Again = ({ view: { again: broken, names } }: { view: NewDisputeView }) =>
  broken ? (
    <Notice heading={`Raises action ${broken.index + 1} of dispute ${broken.number} again`}>
      <p dir="auto">
        It was due from {names.party(broken.party)} by {sayDay(broken.by)}. The new dispute keeps the link.
      </p>
    </Notice>
  ) : null;

/** Folded: most complaints are about no office. */
const Complained = ({ view }: { view: NewDisputeView }) => {
  const checked = (name: string) => typedIn(view, PART, `complained.${name}`) === 'yes';
  const wrong = errorOf(view, PART, 'complained');
  return (
    <details open={wrong !== undefined || view.offices.some(checked) || undefined}>
      <summary>Offices that the complaint is about, if any</summary>
      <fieldset class="usa-fieldset concord-fields">
        <legend class="concord-legend">Offices that the complaint is about</legend>
        <p class="usa-hint">They are shown as such where they decide.</p>
        {wrong && <p class="usa-error-message">{wrong.wrong}</p>}
        <FieldsOf name="The complaint is about">
          {view.offices.map((name) => (
            <Checkbox key={name} name={`complained.${name}`} label={view.names.office(name)} checked={checked(name)} />
          ))}
        </FieldsOf>
      </fieldset>
    </details>
  );
};

const Readers = ({ view }: { view: NewDisputeView }) => (
  <>
    <Choice
      name="handling"
      legend="Who may read it"
      of={[
        ['parties', 'Everyone of the parties of this MOU'],
        ['named', 'Named people only, and the offices that have it in hand; others see that it exists'],
      ]}
      value={typedIn(view, PART, 'handling')}
      recorded="parties"
    />
    <Field
      {...again(partOf(view), 'people')}
      label="Email addresses of the people you name"
      hint="Only if named people may read it: each on a line of its own. You are among them yourself."
      rows={3}
      maxlength={6_000}
    />
  </>
);

const RaiseForm = ({ view }: { view: NewDisputeView }) => {
  const { agreement, form, text, names, party, again: broken } = view;
  const part = partOf(view);
  const others = agreement.parties.filter((one) => one !== party).map((one) => [one, names.party(one)] as const);
  const against = typedIn(view, PART, 'against') ?? broken?.party;
  const about = typedIn(view, PART, 'about') ?? view.asked;
  const docket = `/agreements/${agreement.id}/disputes`;
  const follows = broken && { _follows: broken.address };
  const asked = follows ? `?follows=${follows._follows}` : view.asked ? `?about=${view.asked.replace('/', ':')}` : '';
  return (
    <Form to={docket} page={`${docket}/new${asked}`} keys={form} carries={{ ...carriedFor({ party }), ...follows }}>
      <FirstButton />
      <Select {...again(part, 'against')} label="Against which agency" of={others} value={against} />
      <Select
        {...again(part, 'about')}
        label="About which term"
        hint="If it is about a KPI, its figures as they are now become part of the record of the dispute."
        of={[['', 'Choose one'], ...termsIn(text)]}
        value={about}
      />
      <TextBox
        part={part}
        name="happened"
        label="What happened"
        hint="With day and place, so that a stranger could follow."
        required
        rows={8}
      />
      <DayField {...again(part, 'happenedOn')} label="On which day it happened or began" required />
      <PositionFields part={part} />
      <Complained view={view} />
      <Readers view={view} />
      <p>What you write is an official record, and no place for classified information.</p>
      <Button>Raise this dispute</Button>
    </Form>
  );
};

/** Why nothing can be raised, unless that is what was just refused. */
const Closed = ({ inForce, agreement, refused }: NewDisputeView) => {
  if (refused) return null;
  if (!agreement.ladder)
    return (
      <Notice kind="warning" heading={NO_LADDER.wrong}>
        <p>{NO_LADDER.remedy}</p>
      </Notice>
    );
  return inForce ? null : (
    <Notice kind="warning" heading="This MOU is not in force">
      <p>A dispute can be raised under an MOU from its first day to its last.</p>
    </Notice>
  );
};

export const newDisputePage = (view: NewDisputeView): string => {
  const { agreement, person, frame, refused, inForce } = view;
  const first = refused?.findings[0];
  return layout({
    title: `Raise a dispute under ${mouName(agreement.number)}`,
    person,
    frame,
    main: (
      <>
        <h1>Raise a dispute</h1>
        {first && <Alert refusal={first} />}
        <Again view={view} />
        <Closed {...view} />
        {((inForce && agreement.ladder) || refused) && (
          <>
            <p>
              It begins on the first level of the escalation ladder of this MOU. Both sides get an email. If nobody
              decides in time, it moves up a level by itself.
            </p>
            <ActsFor of={view.acting} page={`/agreements/${agreement.id}/disputes/new`} names={view.names} />
            <RaiseForm view={view} />
          </>
        )}
      </>
    ),
  });
};
