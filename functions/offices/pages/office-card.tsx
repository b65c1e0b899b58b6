/** One office at a glance: who holds it, as what, by which order, and where email reaches them; with what can be done about it. */
import type { ComponentChildren } from 'preact';
import type { Refusal } from '../../shared/kernel.ts';
import { SummaryList } from '../../shared/pages/elements.tsx';
import { useError } from '../../shared/pages/page-errors.ts';
import { sayDay } from '../../shared/time-words.ts';
import type { Holder } from '../domain/holder.rules.ts';
import { CAPACITIES } from './holder-fields.tsx';

const termOf = ({ from, to }: Holder): string | undefined => {
  const days = [
    ...(from === undefined ? [] : [`from ${sayDay(from)}`]),
    ...(to === undefined ? [] : [`to ${sayDay(to)}`]),
  ];
  return days.length === 0 ? undefined : days.join(' ');
};

export const factsOf = (holder: Holder): [term: string, value: string | undefined][] => [
  ['Holder', holder.name],
  ['Role', CAPACITIES[holder.capacity]],
  ['Appointing order', holder.instrument],
  ['Term', termOf(holder)],
  ['Work email address', holder.mailbox],
];

/** Where several links of a page say the same, each says of which office it is. */
export const OfOffice = ({ title }: { title: string }) => (
  <span class="usa-sr-only">
    : <bdi>{title}</bdi>
  </span>
);

interface CardProps {
  title: string;
  /** Of its heading: where no other one stands above the cards, they follow the page's own. */
  level?: 'h2' | 'h3';
  signs?: boolean;
  facts: readonly (readonly [term: string, value: ComponentChildren])[];
  /** What is wrong with it. */
  wrong?: readonly Refusal[];
  children?: ComponentChildren;
}

export const Card = ({ title, level: Heading = 'h3', signs = false, facts, wrong = [], children }: CardProps) => {
  useError(wrong[0]);
  return (
    <section class={`concord-card${wrong.length > 0 ? ' concord-card-wrong' : ''}`}>
      <Heading dir="auto">{title}</Heading>
      {signs && <p class="concord-small">Signs for your agency</p>}
      {wrong.map(({ wrong: what, remedy }) => (
        <p key={what} class="usa-error-message">
          {what} {remedy}
        </p>
      ))}
      <SummaryList of={facts} />
      {children}
    </section>
  );
};
