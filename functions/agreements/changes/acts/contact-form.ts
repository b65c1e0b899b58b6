/** What a liaison typed of a contact, in the form in which an MOU names one, or which office it chose: the same texts, the same findings. */
import type { Refusal } from '../../../shared/kernel.ts';
import { contactWordsSchema } from '../../mou/domain/contact.schema.ts';
import { findings } from '../../mou/domain/findings.rules.ts';
import type { Wanted } from '../domain/notice.rules.ts';

type Form = Readonly<Record<string, string>>;

/** A field that was left empty is a field that is not there. */
const given = (form: Form, name: 'for' | 'address') => (form[name]?.trim() ? { [name]: form[name] } : {});

export function wantedIn(form: Form): { wanted: Wanted; refused?: undefined } | { refused: Refusal[] } {
  if (form._kpi) return { wanted: { kind: 'reporter', kpi: form._kpi, office: form.office ?? '' } };
  const key = form._contact || undefined;
  if (key !== undefined && form._removes === 'yes') return { wanted: { kind: 'contact', key } };
  const input = { title: form.title ?? '', ...given(form, 'for'), ...given(form, 'address') };
  const read = contactWordsSchema.safeParse(input);
  return read.success ? { wanted: { kind: 'contact', key, to: read.data } } : { refused: findings(read.error, input) };
}
