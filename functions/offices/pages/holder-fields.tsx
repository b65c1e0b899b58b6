/** The fields of a holder, the same wherever one is named: who, where email arrives, in which role, from when to when. */

import { Field } from '../../shared/pages/form.tsx';
import { Select } from '../../shared/pages/form-choices.tsx';
import { DayField } from '../../shared/pages/form-day.tsx';
import { sayDay } from '../../shared/time-words.ts';
import type { Holder } from '../domain/holder.rules.ts';
import type { Alternate } from '../domain/matter.rules.ts';
import { type FormState, fieldsUnder } from './party-view.ts';

export const CAPACITIES = { incumbent: 'Incumbent', acting: 'Acting', delegated: 'By delegation' } as const;

/** Every field of a holder with its label, in the order of the form. */
export const HOLDER_LABELS = {
  name: 'Name',
  mailbox: 'Work email address',
  capacity: 'Role',
  instrument: 'Appointing order, if acting or delegated',
  from: 'First day, if there is one',
  to: 'Last day, if there is one',
} as const satisfies Record<keyof Holder, string>;

export const endsIn = (domains: readonly string[]): string =>
  `Ends in ${domains.map((domain) => `@${domain}`).join(' or ')}`;

interface HolderFieldsProps {
  form: FormState;
  prefix?: string;
  holder?: Holder | undefined;
  domains: readonly string[];
  /** A delegate's role is not chosen. */
  delegate?: boolean;
}

export const HolderFields = ({ form, prefix = '', holder, domains, delegate = false }: HolderFieldsProps) => {
  const field = fieldsUnder(form, prefix);
  const labels = HOLDER_LABELS;
  return (
    <>
      <Field {...field('name', holder?.name)} label={labels.name} maxlength={120} required autocomplete="off" />
      <Field
        {...field('mailbox', holder?.mailbox)}
        label={labels.mailbox}
        hint={endsIn(domains)}
        inputmode="email"
        maxlength={254}
        required
        autocomplete="off"
      />
      {!delegate && (
        <Select {...field('capacity', holder?.capacity)} label={labels.capacity} of={Object.entries(CAPACITIES)} />
      )}
      <Field
        {...field('instrument', holder?.instrument)}
        label={delegate ? 'Appointing order' : labels.instrument}
        hint="The order or letter, with its number or date"
        maxlength={200}
        required={delegate}
      />
      <DayField {...field('from', holder?.from)} label={labels.from} />
      <DayField {...field('to', holder?.to)} label={labels.to} />
    </>
  );
};

/** Why something changed hands: for the record. */
export const Reason = ({ form, label }: { form: FormState; label: string }) => (
  <Field
    {...fieldsUnder(form, '')('reason')}
    label={label}
    hint="It stays on the record"
    rows={3}
    maxlength={2000}
    required
  />
);

/** Who stands in, in one line. */
export const alternateLine = ({ name, mailbox, from, to }: Alternate): string =>
  `${name}, ${mailbox}, from ${sayDay(from)} to ${sayDay(to)}`;

/** Who holds an office, in one line. */
export const holderLine = ({ name, capacity, instrument, from, to }: Holder): string =>
  [
    name,
    ...(capacity === 'incumbent' ? [] : [CAPACITIES[capacity].toLowerCase()]),
    ...(instrument === undefined ? [] : [instrument]),
    ...(from === undefined ? [] : [`from ${sayDay(from)}`]),
    ...(to === undefined ? [] : [`to ${sayDay(to)}`]),
  ].join(', ');
