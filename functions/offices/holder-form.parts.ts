/** What was typed of holders, alternates and reviewers, in the form in which an MOU names them: the same texts, mailboxes and days, the same findings. */
import { findings } from '../agreements/mou/domain/findings.rules.ts';
import { type Holder, holderSchema } from '../agreements/mou/domain/holder.schema.ts';
import { dayTyped, notADay } from '../shared/day-typed.ts';
import { type Refusal, say } from '../shared/kernel.ts';
import type { Alternate, Reviewer } from './domain/matter.rules.ts';
import { REVIEWER_KINDS, type ReviewerKind } from './domain/reviewer-kinds.ts';
import type { Reviewers } from './domain/reviewers.rules.ts';
import { askedName, NO_ONE } from './reviewer-fields.ts';

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

const mailboxSchema = holderSchema.pick({ mailbox: true });

/** The one field with which a mailbox is put right. */
export function mailboxFrom(form: Form): Read<string> {
  const input = { mailbox: (form.mailbox ?? '').trim() };
  const read = mailboxSchema.safeParse(input);
  return read.success ? { value: read.data.mailbox } : { findings: findings(read.error, input) };
}

const reviewerSchema = holderSchema.pick({ name: true, mailbox: true });

/** Nobody is asked for by silence: someone is chosen, or “No one” is. */
function unanswered(chosen: readonly ReviewerKind[], none: boolean): Refusal[] {
  if (chosen.length > 0 === none)
    return [
      chosen.length > 0
        ? say(
            'reviewers-contradict',
            'You chose “No one” and someone.',
            'Choose “No one” alone, or those who must clear the text.',
            'reviewers',
          )
        : say(
            'reviewers-unanswered',
            'You have not said who must clear the text.',
            'Choose everyone who must, or “No one”.',
            'reviewers',
          ),
    ];
  return [];
}

/** The reviewers who were chosen; whatever else was typed asks for nobody. */
export function reviewersFrom(form: Form): Read<Reviewers> {
  const chosen = REVIEWER_KINDS.filter((kind) => form[askedName(kind)] === 'yes');
  const found: Refusal[] = unanswered(chosen, form[NO_ONE] === 'yes');
  const reviewers: Record<string, Reviewer> = {};
  for (const kind of chosen) {
    const input = {
      name: form[`reviewers.${kind}.name`] ?? '',
      mailbox: (form[`reviewers.${kind}.mailbox`] ?? '').trim(),
    };
    const read = reviewerSchema.safeParse(input);
    const required = form[`reviewers.${kind}.need`] !== 'advisory';
    if (read.success) reviewers[kind] = { ...read.data, required };
    else found.push(...under(`reviewers.${kind}.`, findings(read.error, input)));
  }
  return found.length > 0 ? { findings: found } : { value: reviewers };
}
