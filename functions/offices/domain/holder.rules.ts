/** An office is held by one person at a time, from a day to a day, within the party's own mail domains; who stands in for another shows by what order. */
import { type PlainDay, type Refusal, refuse } from '../../shared/kernel.ts';
import { domainOf } from '../../shared/mailbox.ts';
import type { Tenure } from './party.events.ts';

export interface Holder extends Tenure {
  name: string;
  mailbox: string;
  /** The order or letter by which someone acts for the incumbent. */
  instrument?: string | undefined;
}

/** Whether a holder may act on that day: neither before the first day nor after the last. Days are the MOU's, in its zone. */
export function holderInTerm({ from, to }: Tenure, day: PlainDay): { refused?: Refusal } {
  if (from !== undefined && day < from)
    return refuse(
      'term-not-begun',
      `The term of this office’s holder begins on ${from}.`,
      'Wait until that day, or ask your agency’s liaison to correct it.',
    );
  if (to !== undefined && day > to)
    return refuse(
      'term-ended',
      `The term of this office’s holder ended on ${to}.`,
      'Ask your agency’s liaison to name who holds the office now.',
    );
  return {};
}

/** Nobody else's domain: whoever reads another agency's mail could sign for this one. */
export const outsideDomains = (mailbox: string, domains: readonly string[], field: string): Refusal | undefined =>
  domains.includes(domainOf(mailbox))
    ? undefined
    : refuse(
        'mailbox-outside-domains',
        `The email address ${mailbox} is not in an email domain of your agency.`,
        `Use one that ends in ${domains.map((domain) => `@${domain}`).join(' or ')}.`,
        field,
      ).refused;

/** What every holder must meet, each finding at its own field under `prefix`. */
export function holderFindings(holder: Holder, domains: readonly string[], prefix: string): Refusal[] {
  const { capacity, from, to, instrument, mailbox } = holder;
  const outside = outsideDomains(mailbox, domains, `${prefix}mailbox`);
  return [
    ...(outside ? [outside] : []),
    ...(capacity !== 'incumbent' && !instrument
      ? [
          refuse(
            'instrument-missing',
            `The holder is ${capacity}, and no appointing order says so.`,
            'Name the order or letter, with its number or date.',
            `${prefix}instrument`,
          ).refused,
        ]
      : []),
    ...(from !== undefined && to !== undefined && to < from
      ? [
          refuse('days-reversed', 'The last day is before the first.', 'Correct one of the two days.', `${prefix}to`)
            .refused,
        ]
      : []),
  ];
}
