/** What was typed of holders, alternates and reviewers, in the form in which an MOU names them: the same texts, mailboxes and days, the same findings. */
import { findings } from '../../agreements/mou/domain/findings.rules.ts';
import { type Holder, holderSchema } from '../../agreements/mou/domain/holder.schema.ts';
import { dayTyped, notADay } from '../../shared/day-typed.ts';
import type { Refusal } from '../../shared/kernel.ts';
import type { Alternate, Reviewer } from '../domain/matter.rules.ts';
import { REVIEWER_KINDS } from '../domain/reviewer-kinds.ts';
import type { Reviewers } from '../domain/reviewers.rules.ts';

type Form = Readonly<Record<string, string>>;
type Read<T> = { value: T; findings?: undefined } | { value?: undefined; findings: Refusal[] };

const under = (prefix: string, found: Refusal[]): Refusal[] =>
  found.map(({ field = '', ...words }) => ({ ...words, field: `${prefix}${field}` }));

/** A field that was left empty is a field that is not there. */
const given = (form: Form, name: string) => {
  const value = form[name]?.trim();
  return value ? { [name.slice(name.lastIndexOf('.') + 1)]: value } : {};
};

const dayGiven = (form: Form, name: string) => given({ [name]: dayTyped(form[name]) }, name);

/** What a day that no field took is told by is how days are typed here, and not how an MOU's file has them. */
const typedDays = (form: Form, found: Refusal[]): Refusal[] =>
  found.map((one) => (one.code === 'not-a-day' && one.field ? notADay(form[one.field] ?? '', one.field) : one));

/** The holder in the fields `${prefix}name`, `${prefix}mailbox` and so on. */
export function holderFrom(form: Form, prefix = ''): Read<Holder> {
  const input = {
    name: form[`${prefix}name`] ?? '',
    mailbox: (form[`${prefix}mailbox`] ?? '').trim(),
    ...given(form, `${prefix}capacity`),
    ...dayGiven(form, `${prefix}from`),
    ...dayGiven(form, `${prefix}to`),
    ...given(form, `${prefix}instrument`),
  };
  const read = holderSchema.safeParse(input);
  return read.success
    ? { value: read.data }
    : { findings: typedDays(form, under(prefix, findings(read.error, input))) };
}

const alternateSchema = holderSchema.pick({ name: true, mailbox: true, from: true, to: true }).required();

/** Who stands in, from a day to a day. */
export function alternateFrom(form: Form): Read<Alternate> {
  const mailbox = (form.mailbox ?? '').trim();
  const input = { name: form.name ?? '', mailbox, from: dayTyped(form.from), to: dayTyped(form.to) };
  const read = alternateSchema.safeParse(input);
  return read.success ? { value: read.data } : { findings: typedDays(form, findings(read.error, input)) };
}

const reviewerSchema = holderSchema.pick({ name: true, mailbox: true });

/** The reviewers whom the form asks for; `none` asks for nobody, whatever else was typed. */
export function reviewersFrom(form: Form): Read<Reviewers> {
  const reviewers: Record<string, Reviewer> = {};
  const found: Refusal[] = [];
  for (const kind of REVIEWER_KINDS) {
    const need = form[`reviewers.${kind}.need`] ?? 'none';
    if (need !== 'required' && need !== 'advisory') continue;
    const input = {
      name: form[`reviewers.${kind}.name`] ?? '',
      mailbox: (form[`reviewers.${kind}.mailbox`] ?? '').trim(),
    };
    const read = reviewerSchema.safeParse(input);
    if (read.success) reviewers[kind] = { ...read.data, required: need === 'required' };
    else found.push(...under(`reviewers.${kind}.`, findings(read.error, input)));
  }
  return found.length > 0 ? { findings: found } : { value: reviewers };
}
