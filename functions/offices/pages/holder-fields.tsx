/** The fields of a holder, the same wherever one is named: who, where mail arrives, in which capacity, from when to when. */

import { Field } from '../../shared/pages/form.tsx';
import { Select } from '../../shared/pages/form-choices.tsx';
import { DayField } from '../../shared/pages/form-day.tsx';
import { sayDay } from '../../shared/time-words.ts';
import type { Holder } from '../domain/holder.rules.ts';
import type { Alternate } from '../domain/matter.rules.ts';
import type { FormState } from './party-view.ts';

export const CAPACITIES = { incumbent: 'Incumbent', acting: 'Acting', delegated: 'By delegation' } as const;

interface HolderFieldsProps {
  form: FormState;
  prefix?: string;
  holder?: Holder | undefined;
  domains: readonly string[];
  /** A delegate's capacity is not chosen. */
  delegate?: boolean;
}

export const HolderFields = ({ form, prefix = '', holder, domains, delegate = false }: HolderFieldsProps) => {
  const field = (name: string, recorded?: string) => ({
    name: `${prefix}${name}`,
    within: form.within,
    value: form.value(`${prefix}${name}`),
    recorded,
    error: form.error(`${prefix}${name}`),
  });
  return (
    <>
      <Field {...field('name', holder?.name)} label="Name" maxlength={120} required autocomplete="off" />
      <Field
        {...field('mailbox', holder?.mailbox)}
        label="Mailbox"
        hint={`Ends in ${domains.map((domain) => `@${domain}`).join(' or ')}`}
        inputmode="email"
        maxlength={254}
        required
        autocomplete="off"
      />
      {!delegate && (
        <Select {...field('capacity', holder?.capacity)} label="Capacity" of={Object.entries(CAPACITIES)} />
      )}
      <Field
        {...field('instrument', holder?.instrument)}
        label={delegate ? 'Instrument of the delegation' : 'Instrument, if acting or delegated'}
        hint="The order or letter, with its number or date"
        maxlength={200}
        required={delegate}
      />
      <DayField {...field('from', holder?.from)} label="First day, if there is one" />
      <DayField {...field('to', holder?.to)} label="Last day, if there is one" />
    </>
  );
};

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
