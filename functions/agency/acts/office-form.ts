/** What was typed of an office, in the form in which an MOU names them: the same texts, mailboxes and days, the same findings. */
export { reviewersFrom } from '../../offices/holder-form.parts.ts';

import { findings } from '../../agreements/mou/domain/findings.rules.ts';
import { officeSchema } from '../../agreements/mou/domain/party.schema.ts';
import { holderFrom } from '../../offices/holder-form.parts.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { keyOf } from '../domain/office-key.ts';
import type { Entering } from '../domain/people.rules.ts';

type Form = Readonly<Record<string, string>>;
type Read<T> = { value: T; findings?: undefined } | { value?: undefined; findings: Refusal[] };

const namedSchema = officeSchema.pick({ key: true, title: true });

/** The office in the form; a new one may be given a short name, or gets one from its title. */
export function officeFrom(form: Form, office?: string): Read<Entering> {
  const { title = '', key: typed = '' } = form;
  const input = { key: office ?? (typed.trim() || keyOf(title)), title };
  const named = namedSchema.safeParse(input);
  const holder = holderFrom(form);
  if (named.success && holder.value)
    return { value: { ...named.data, holder: holder.value, isNew: office === undefined } };
  const own = named.success ? [] : findings(named.error, input);
  // Without a title there is no short name, and one finding says enough.
  const told = own.some(({ field }) => field === 'title') ? own.filter(({ field }) => field === 'title') : own;
  return { findings: [...told, ...(holder.findings ?? [])] };
}
