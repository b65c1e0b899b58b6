/** What was typed of an office and of reviewers, in the form in which an MOU names them: the same texts, mailboxes and days, the same findings. */
import { findings } from '../../agreements/mou/domain/findings.rules.ts';
import { officeSchema } from '../../agreements/mou/domain/party.schema.ts';
import { REVIEWER_KINDS } from '../../offices/domain/reviewer-kinds.ts';
import type { Reviewers } from '../../offices/domain/reviewers.rules.ts';
import { holderFrom, reviewersFrom } from '../../offices/holder-form.parts.ts';
import { type Refusal, say } from '../../shared/kernel.ts';
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

/** Somebody says of each kind whether it clears texts. */
export function allReviewersFrom(form: Form): Read<Reviewers> {
  const unsaid = REVIEWER_KINDS.filter(
    (kind) => !['required', 'advisory', 'none'].includes(form[`reviewers.${kind}.need`] ?? ''),
  );
  const read = reviewersFrom(form);
  if (unsaid.length === 0) return read;
  const missing = unsaid.map((kind) =>
    say(
      'agency-reviewer-unsaid',
      'It is not said whether somebody clears the text here.',
      'Choose one; “Nobody” is an answer.',
      `reviewers.${kind}.need`,
    ),
  );
  return { findings: [...missing, ...(read.findings ?? [])] };
}
